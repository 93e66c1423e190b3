import Documents
import ResourceGraph

/// The values that stacks give to others by name: exports of CloudFormation, entries of Parameter Store, and outputs that are
/// read from the state of a configuration.
struct SharedValues {
  /// What a value is found by.
  enum Key: Hashable, Comparable {
    case export(NamePattern)
    case stored(NamePattern)
    /// An output, by where the state is and the name.
    case output(state: String, String)

    static func < (left: Key, right: Key) -> Bool {
      (left.kind, left.name.text) < (right.kind, right.name.text)
    }

    fileprivate var kind: Kind {
      switch self {
      case .export: .export
      case .stored: .stored
      case .output: .output
      }
    }

    fileprivate var name: NamePattern {
      switch self {
      case .export(let name), .stored(let name): name
      case .output(let state, let name): NamePattern(text: "\(state) \(name)")
      }
    }
  }

  fileprivate enum Kind: Comparable { case export, stored, output }

  /// A value, with the graph that it belongs to.
  struct Offer {
    var owner: Int
    var value: Value<String>
  }

  /// The offers of a kind, with their names under the same numbers.
  private struct Offers {
    var names = NameIndex()
    var offers: [Offer] = []

    mutating func append(_ offer: Offer, _ name: NamePattern) {
      names.append(name)
      offers.append(offer)
    }
  }

  private var offers: [Kind: Offers] = [:]
  private var graphs: [Place] = []

  /// Where a graph is deployed, and by which engine.
  private struct Place {
    var origin: Dialect?
    var region: String?
  }

  init(_ graphs: [ResourceGraph]) {
    for graph in graphs { add(graph) }
    sort()
  }

  /// Adds what a further graph offers.
  mutating func append(_ graph: ResourceGraph) {
    add(graph)
    sort()
  }

  private mutating func add(_ graph: ResourceGraph) {
    for (key, value) in Self.offers(of: graph) {
      let offer = Offer(owner: graphs.count, value: value)
      offers[key.kind, default: Offers()].append(offer, key.name)
    }
    graphs.append(Place(origin: graph.origin, region: graph.region))
  }

  /// Makes what was added found.
  private mutating func sort() {
    for kind in Array(offers.keys) { offers[kind]?.names.sort() }
  }

  /// The only value that another graph of the same engine offers under a name.
  func offer(_ key: Key, to reader: Int) -> Offer? {
    guard let all = offers[key.kind] else { return nil }
    var found: [Offer] = []
    all.names.visit(matching: key.name) { number in
      let offer = all.offers[number]
      if isReachable(offer.owner, from: reader) { found.append(offer) }
      return found.count < 2
    }
    return found.count == 1 ? found[0] : nil
  }

  private func isReachable(_ owner: Int, from reader: Int) -> Bool {
    let (owner, reader) = (graphs[owner], graphs[reader])
    guard owner.origin == reader.origin else { return false }
    return owner.region == nil || reader.region == nil || owner.region == reader.region
  }

  /// The graphs, which are lists of the parts of one stack, in groups of those that give each other values.
  static func groups(of stacks: [[ResourceGraph]]) -> [[Int]] {
    let graphs = stacks.flatMap(\.self)
    let owners = stacks.enumerated().flatMap { index, graphs in graphs.map { _ in index } }
    let shared = SharedValues(graphs)
    var groups = Array(stacks.indices)
    func group(of index: Int) -> Int {
      var index = index
      while groups[index] != index {
        groups[index] = groups[groups[index]]
        index = groups[index]
      }
      return index
    }
    for (index, graph) in graphs.enumerated() {
      for key in SharedNeeds(graph).keys {
        guard let offer = shared.offer(key, to: index) else { continue }
        let (first, second) = (group(of: owners[index]), group(of: owners[offer.owner]))
        groups[max(first, second)] = min(first, second)
      }
    }
    let members = Dictionary(grouping: stacks.indices, by: group)
    return stacks.indices.compactMap { members[$0] }
  }
}

// MARK: - What a graph offers

extension SharedValues {
  private static func offers(of graph: ResourceGraph) -> [(Key, Value<String>)] {
    var offers: [(Key, Value<String>)] = []
    let reader = NameReader(graph)
    for output in graph.outputs {
      guard let name = output.attributes["Export"]?["Name"] else { continue }
      offers.append((.export(reader.name(name)), output.value))
    }
    if let state = TerraformState(of: graph)?.place {
      offers += graph.outputs.map { (.output(state: state, $0.name), $0.value) }
    }
    let dialect = graph.origin ?? .cloudFormation
    let type = dialect == .cloudFormation ? "AWS::SSM::Parameter" : "aws_ssm_parameter"
    for entry in graph.entries where entry.typeName(in: dialect) == type {
      let syntax = NumberedSyntax()
      guard let resource = entry.resource else { continue }
      let body = FieldMapper.writer(.cloudFormation, syntax: syntax).write(resource).body
      guard let name = body["Name"].flatMap({ Value<String>.read($0, syntax) }),
        let value = body["Value"].flatMap({ Value<String>.read($0, syntax) })
      else { continue }
      offers.append((.stored(reader.name(name)), value))
    }
    return offers
  }
}
