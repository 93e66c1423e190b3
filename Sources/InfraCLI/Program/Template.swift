import Documents
import ResourceGraph

/// A stack in one dialect.
struct Template: Sendable {
  var document: Node
  /// Errors where the dialect cannot have the stack, notes where it says something else.
  var diagnostics: [Diagnostic]
  var resourceCount: Int
  /// What YAML says above the members at these paths: where a resource comes from.
  var comments: @Sendable () -> [[String]: String] = { [:] }
}

/// A resource type as `infra resources` shows it.
struct ResourceSummary: Sendable {
  var cloudFormation: String
  var terraform: String
  var cloudFormationFields: [FieldName] = []
  var terraformFields: [FieldName] = []
  /// What other resources can ask for, in both dialects' names.
  var attributes: [(cloudFormation: String, terraform: String)] = []
}
