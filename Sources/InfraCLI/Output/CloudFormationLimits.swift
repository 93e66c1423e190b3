import Documents
import ResourceGraph

/// What CloudFormation accepts of a template, by AWS's documented quotas.
enum CloudFormationLimits {
  /// A longer template must lie in an S3 bucket.
  static let directBytes = 51_200
  static let bytes = 1_000_000
  static let resources = 500

  /// The errors that AWS would answer with.
  static func check(_ template: Template, of stack: String, _ files: [OutputFile]) -> [Diagnostic] {
    var errors: [Diagnostic] = []
    let advice = "cut the stack in two, or write --format terraform alone"
    if template.resourceCount > resources {
      errors.append(
        .error(
          "stack '\(stack)' has \(template.resourceCount) resources and CloudFormation takes \(resources); \(advice)"))
    }
    for file in files where file.bytes.count > bytes {
      errors.append(
        .error(
          "'\(file.path)' has \(file.bytes.count) bytes and CloudFormation takes \(bytes); \(advice)"))
    }
    return errors
  }
}
