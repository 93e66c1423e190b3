import Documents
import ResourceGraph

/// The values that stacks give to others by name: exports and outputs of CloudFormation, entries of Parameter Store, and outputs
/// that are read from the state of a configuration.
struct SharedValues {
  /// What a value is found by.
  enum Key: Hashable, Comparable {
    case export(NamePattern)
    case stored(NamePattern)
    /// An output, by where the state is and the name.
    case output(state: String, String)
    /// An output, by the name of its stack.
    case stackOutput(StackOutput)

    static func < (left: Key, right: Key) -> Bool {
      (left.kind, left.name.text) < (right.kind, right.name.text)
    }

    fileprivate var kind: Kind {
      switch self {
      case .export: .export
      case .stored: .stored
      case .output: .output
      case .stackOutput: .stackOutput
      }
    }

    fileprivate var name: NamePattern {
      switch self {
      case .export(let name), .stored(let name): name
      case .output(let state, let name): NamePattern(text: "\(state) \(name)")
      case .stackOutput(let output): output.key
      }
    }

    /// Where the value is, if that is not where it is read.
    fileprivate var place: (region: String?, account: String?) {
      guard case .stackOutput(let output) = self else { return (nil, nil) }
      return (output.region, output.account)
    }
  }

  fileprivate enum Kind: Comparable { case export, stored, output, stackOutput }

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
  private var places: [Place] = []

  /// Where a part is deployed, and by which engine.
  private struct Place {
    var origin: Dialect?
    var region: String?
    var account: String?
  }

  init(_ parts: [Nesting.Part]) {
    for part in parts { add(part) }
    sort()
  }

  /// Adds what a further part offers.
  mutating func append(_ part: Nesting.Part) {
    add(part)
    sort()
  }

  private mutating func add(_ part: Nesting.Part) {
    for (key, value) in Self.offers(of: part) {
      let offer = Offer(owner: places.count, value: value)
      offers[key.kind, default: Offers()].append(offer, key.name)
    }
    places.append(Place(origin: part.graph.origin, region: part.graph.region, account: part.graph.account))
  }

  /// Makes what was added found.
  private mutating func sort() {
    for kind in Array(offers.keys) { offers[kind]?.names.sort() }
  }

  /// The only value that another part of the same engine offers under a name.
  func offer(_ key: Key, to reader: Int) -> Offer? {
    guard let all = offers[key.kind] else { return nil }
    var found: [Offer] = []
    all.names.visit(matching: key.name) { number in
      let offer = all.offers[number]
      if isReachable(offer.owner, from: reader, at: key.place) { found.append(offer) }
      return found.count < 2
    }
    return found.count == 1 ? found[0] : nil
  }

  /// - Parameter place: where the owner is, if the reader says so.
  private func isReachable(_ owner: Int, from reader: Int, at place: (region: String?, account: String?)) -> Bool {
    let (owner, reader) = (places[owner], places[reader])
    func isSame(_ first: String?, _ second: String?) -> Bool { first == nil || second == nil || first == second }
    return owner.origin == reader.origin && isSame(owner.region, place.region ?? reader.region)
      && isSame(owner.account, place.account ?? reader.account)
  }

  /// The stacks, which are lists of their parts, in groups of those that give each other values or lead to each other
  /// by domain names.
  static func groups(of stacks: [[Nesting.Part]]) -> [[Int]] {
    let parts = stacks.flatMap(\.self)
    let owners = stacks.enumerated().flatMap { index, parts in parts.map { _ in index } }
    let shared = SharedValues(parts)
    var groups = Array(stacks.indices)
    func group(of index: Int) -> Int {
      var index = index
      while groups[index] != index {
        groups[index] = groups[groups[index]]
        index = groups[index]
      }
      return index
    }
    func join(_ one: Int, _ other: Int) {
      let (first, second) = (group(of: one), group(of: other))
      groups[max(first, second)] = min(first, second)
    }
    for (index, part) in parts.enumerated() {
      for key in SharedNeeds(part.graph).keys {
        if let offer = shared.offer(key, to: index) { join(owners[index], owners[offer.owner]) }
      }
    }
    for (reader, owner) in SharedDomains(of: stacks).pairs { join(reader, owner) }
    let members = Dictionary(grouping: stacks.indices, by: group)
    return stacks.indices.compactMap { members[$0] }
  }
}

// MARK: - What a part offers

extension SharedValues {
  private static func offers(of part: Nesting.Part) -> [(Key, Value<String>)] {
    let graph = part.graph
    var offers: [(Key, Value<String>)] = []
    // What a stack nests has a name that CloudFormation makes.
    if graph.origin == .cloudFormation, part.parent == nil, let stack = StackOutput.stackName(of: part.path) {
      offers += graph.outputs.map { (.stackOutput(StackOutput(stack: stack, name: $0.name)), $0.value) }
    }
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
