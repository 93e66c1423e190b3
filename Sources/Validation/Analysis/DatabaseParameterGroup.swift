import AWSResources

/// A parameter group of a database instance or a cluster.
struct DatabaseParameterGroup {
  let entry: Entry
  let family: Value<String>?
  private let parameters: [RDS.DBParameterGroup.Parameter]

  fileprivate init(_ entry: Entry, _ family: Value<String>?, _ parameters: [RDS.DBParameterGroup.Parameter]) {
    self.entry = entry
    self.family = family
    self.parameters = parameters
  }

  func value(of name: String, in model: Model) -> Value<String>? {
    parameters.first { model.literal($0.name) == name }?.value
  }

  /// What a parameter is set to; unknown where the template may set it in a part that is not known.
  func setting(_ name: String, in model: Model) -> Known<String> {
    let known = model.known(value(of: name, in: model))
    return known.isAbsent && entry.isUnresolved(at: ["Parameters"]) ? .unknown : known
  }

  /// Whether a database names no parameter group, or the default one, which cannot be changed.
  static func isDefault(_ reference: Expression?) -> Bool {
    guard let reference, !reference.isNoValue else { return true }
    return reference.literalText?.hasPrefix("default.") ?? false
  }
}

extension Model {
  /// The parameter group of an instance, if it is in the graph.
  func parameterGroup(_ reference: Reference<RDS.DBParameterGroup>?) -> DatabaseParameterGroup? {
    graph.resource(reference).map { DatabaseParameterGroup($0.entry, $0.family, $0.parameters) }
  }

  /// The parameter group of a cluster, if it is in the graph.
  func parameterGroup(_ reference: Reference<RDS.DBClusterParameterGroup>?) -> DatabaseParameterGroup? {
    graph.resource(reference).map { DatabaseParameterGroup($0.entry, $0.family, $0.parameters) }
  }
}
