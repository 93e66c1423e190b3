package import AWSResources
import Documents

extension Model {
  /// The value of a property of a resource without a struct.
  ///
  /// - Parameter name: in CloudFormation's spelling; Terraform's follows by rule unless given.
  package func known<Wrapped: Literal>(
    _ name: String, terraform: String? = nil, of raw: RawResource, as type: Wrapped.Type = Wrapped.self
  ) -> Known<Wrapped> {
    guard let node = raw.property(name, terraform), !node.isNull else { return .absent }
    if let text = node["Ref"]?.string {
      return text == "AWS::NoValue" ? .absent : known(Value<Wrapped>.parameter(text))
    }
    if node.string?.contains("${") == true { return .unknown }
    return Wrapped(node: node).map { .value($0) } ?? .unknown
  }

  /// The resource that a property of a resource without a struct refers to, of those that `counts` accepts.
  func reference(
    _ name: String, terraform: String? = nil, of raw: RawResource, where counts: (LogicalID) -> Bool
  ) -> LogicalID? {
    raw.property(name, terraform)?.references(in: raw.dialect, where: counts).first
  }

  /// The resources of these types, which have no struct; types are named as their dialect does.
  package func raw(_ types: String...) -> [(entry: Entry, resource: RawResource)] {
    analysis(RawResources.self).resources(of: types)
  }

  /// The resources of types without a struct, in the graph's order.
  package var rawResources: [(entry: Entry, resource: RawResource)] { analysis(RawResources.self).all }
}

extension RawResource {
  /// The property of a name in CloudFormation's spelling.
  func property(_ name: String, _ terraform: String?) -> Node? { properties[self.name(name, terraform)] }

  /// The name of a property as the resource's dialect spells it.
  func name(_ name: String, _ terraform: String?) -> String {
    dialect == .cloudFormation ? name : terraform ?? Spelling.snakeCase(name)
  }
}

/// The resources of types without a struct.
final class RawResources: Analysis {
  let all: [(entry: Entry, resource: RawResource)]
  private let indicesByType: [String: [Int]]

  init(_ model: Model) {
    var all: [(entry: Entry, resource: RawResource)] = []
    let entries = model.graph.entries
    // By index: an entry is large, and most are not raw.
    for index in entries.indices {
      if case .raw(let raw) = entries[index].content { all.append((entries[index], raw)) }
    }
    self.all = all
    indicesByType = Dictionary(grouping: all.indices) { all[$0].resource.type }
  }

  func resources(of types: [String]) -> [(entry: Entry, resource: RawResource)] {
    types.flatMap { indicesByType[$0] ?? [] }.sorted().map { all[$0] }
  }
}
