import Documents
import ResourceGraph

/// What the evaluators of a template have in common: those of its modules call each other.
final class TerraformEvaluation {
  /// How deeply values may refer to each other, since each level is a call.
  private static let depthLimit = 100

  /// How many expressions were left as they are, since they are not known.
  var openCount = 0
  /// What could not be worked out and is left as it is, or was refused.
  private(set) var diagnostics: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  /// How many more nodes the template may make.
  private var remainingNodes = LoopExpansion.limit
  private var templates: [String: [TerraformExpression.TemplatePart]?] = [:]
  /// What is being worked out, so that a circle is left open.
  private var entered: Set<String> = []

  func report(_ diagnostic: Diagnostic) {
    if known.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  /// Whether the template makes more than is evaluated.
  var isExhausted: Bool { remainingNodes < 0 }

  /// Takes nodes from what the template may make.
  func spend(_ nodes: Int) -> Bool {
    if !isExhausted { remainingNodes -= nodes }
    return !isExhausted
  }

  /// What the body returns, unless it is being worked out already.
  func enter<Result>(_ name: String, _ body: () -> Result?) -> Result? {
    guard entered.count < Self.depthLimit, entered.insert(name).inserted else { return nil }
    defer { entered.remove(name) }
    return body()
  }

  /// The parts of a template, read once.
  func parsed(_ text: String) -> [TerraformExpression.TemplatePart]? {
    if let known = templates[text] { return known }
    let parts = TerraformExpressionParser.template(text)
    templates[text] = .some(parts)
    return parts
  }
}
