import Documents
package import ResourceGraph

extension CloudFormation {
  /// What CloudFormation accepts of a template, by AWS's documented quotas.
  package enum Limits {
    /// The size of a template that a call to AWS can carry; a larger one must lie in an S3 bucket.
    package static let directByteCount = 51_200
    package static let byteCount = 1_000_000
    package static let resourceCount = 500
    package static let parameterCount = 200
    package static let outputCount = 200

    private static let advice = "cut the stack in two, or write --format terraform alone"

    /// What AWS would refuse because there is too much of it.
    package static func check(_ template: Emission, of stack: String) -> [Diagnostic] {
      let counts = [
        (template.resourceCount, resourceCount, "resources"),
        (template.document["Parameters"]?.object?.count ?? 0, parameterCount, "parameters"),
        (template.document["Outputs"]?.object?.count ?? 0, outputCount, "outputs"),
      ]
      return counts.filter { $0.0 > $0.1 }.map { count, limit, noun in
        .error("stack '\(stack)' has \(count) \(noun) and CloudFormation takes \(limit); \(advice)")
      }
    }

    /// What AWS would refuse because a template's file is too large.
    package static func check(byteCount count: Int, of path: String) -> [Diagnostic] {
      count <= byteCount
        ? [] : [.error("'\(path)' has \(count) bytes and CloudFormation takes \(byteCount); \(advice)")]
    }
  }
}
