package import AWSResources
import Documents

extension Model {
  /// What is known of a property of a resource without a struct.
  ///
  /// - Parameter name: in CloudFormation's spelling; Terraform's follows by rule unless given.
  package func known<Wrapped: Literal>(
    _ name: String, terraform: String? = nil, of raw: RawResource, as type: Wrapped.Type = Wrapped.self
  ) -> Known<Wrapped> {
    let key = raw.dialect == .cloudFormation ? name : terraform ?? Spelling.snakeCase(name)
    guard let node = raw.properties[key], !node.isNull else { return .absent }
    if let text = node["Ref"]?.string {
      return text == "AWS::NoValue" ? .absent : known(Value<Wrapped>.parameter(text))
    }
    if node.string?.contains("${") == true { return .unknown }
    return Wrapped(node: node).map { .value($0) } ?? .unknown
  }

  /// The resources of types without a struct, by their names in both dialects.
  package func raw(_ types: String...) -> [(entry: Entry, resource: RawResource)] {
    types.flatMap { rawPlaces[$0] ?? [] }.sorted().map { rawResources[$0] }
  }
}

extension ResourceGraph {
  var rawResources: [(entry: Entry, resource: RawResource)] {
    var all: [(entry: Entry, resource: RawResource)] = []
    // By index: an entry is large, and most are not raw.
    for index in entries.indices {
      if case .raw(let raw) = entries[index].content { all.append((entries[index], raw)) }
    }
    return all
  }
}
