import Documents
import ResourceGraph

/// The values that stacks give to others by name: exports of CloudFormation, and entries of Parameter Store.
struct SharedValues {
  /// What a value is found by.
  enum Key: Hashable {
    case export(NamePattern)
    case stored(NamePattern)

    /// Whether the whole name is known.
    var isKnown: Bool {
      switch self {
      case .export(let name), .stored(let name): name.isKnown
      }
    }

    func matches(_ other: Key) -> Bool {
      switch (self, other) {
      case (.export(let name), .export(let other)), (.stored(let name), .stored(let other)): name.matches(other)
      default: false
      }
    }
  }

  /// A value, with the graph that it belongs to.
  struct Offer {
    var owner: Int
    var value: Value<String>
  }

  /// The values whose names are known, and those of which only a part is.
  private var offers: [Key: [Offer]] = [:]
  private var open: [(key: Key, offer: Offer)] = []
  private let graphs: [ResourceGraph]

  init(_ graphs: [ResourceGraph]) {
    self.graphs = graphs
    for (index, graph) in graphs.enumerated() {
      for (key, value) in Self.offers(of: graph) {
        let offer = Offer(owner: index, value: value)
        if key.isKnown { offers[key, default: []].append(offer) } else { open.append((key, offer)) }
      }
    }
  }

  /// The only value that another graph of the same engine offers under a name.
  func offer(_ key: Key, to reader: Int) -> Offer? {
    var found = open.filter { key.matches($0.key) }.map(\.offer)
    if key.isKnown {
      found += offers[key] ?? []
    } else {
      for (name, offers) in offers where key.matches(name) { found += offers }
    }
    found = found.filter { isReachable($0.owner, from: reader) }
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
    func group(of index: Int) -> Int { groups[index] == index ? index : group(of: groups[index]) }
    for (index, graph) in graphs.enumerated() {
      for key in needs(of: graph) {
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
    for output in graph.outputs {
      guard let name = output.attributes["Export"]?["Name"] else { continue }
      offers.append((.export(NamePattern(name, in: graph)), output.value))
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
      offers.append((.stored(NamePattern(name, in: graph)), value))
    }
    return offers
  }
}

// MARK: - What a graph needs

extension SharedValues {
  private static func needs(of graph: ResourceGraph) -> [Key] {
    var needs: Set<Key> = []
    for parameter in graph.parameters {
      if let key = key(of: parameter) { needs.insert(key) }
    }
    if graph.origin == .terraform {
      for member in graph.sections["data"]?["aws_ssm_parameter"]?.object ?? [:] {
        if let name = member.value["name"]?.string { needs.insert(.stored(NamePattern(text: name))) }
      }
    } else {
      for entry in graph.entries {
        if let source = entry.source { collectImports(source, in: graph, &needs) }
      }
      for output in graph.outputs {
        if case .expression(let value) = output.value { collectImports(value, in: graph, &needs) }
      }
    }
    return needs.sorted { "\($0)" < "\($1)" }
  }

  /// The entry of Parameter Store that a parameter has the value of.
  static func key(of parameter: Parameter) -> Key? {
    guard parameter.isStored, let path = parameter.defaultValue?.string else { return nil }
    return .stored(NamePattern(text: path))
  }

  private static func collectImports(_ node: Node, in graph: ResourceGraph, _ needs: inout Set<Key>) {
    switch node.content {
    case .array(let items): for item in items { collectImports(item, in: graph, &needs) }
    case .object(let object):
      for member in object.members {
        if member.key == "Fn::ImportValue" { needs.insert(.export(NamePattern(member.value, in: graph))) }
        collectImports(member.value, in: graph, &needs)
      }
    default: break
    }
  }

  private static func collectImports(_ expression: Expression, in graph: ResourceGraph, _ needs: inout Set<Key>) {
    switch expression {
    case .verbatim(let node, _): collectImports(node, in: graph, &needs)
    case .join(let parts): for part in parts { collectImports(part, in: graph, &needs) }
    default: break
    }
  }
}
