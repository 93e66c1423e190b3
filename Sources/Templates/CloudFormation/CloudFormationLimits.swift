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

    /// What AWS would refuse because there is too much of it, at the line of the construct that contributes most.
    package static func check(_ template: Emission, of stack: ResourceGraph) -> [Diagnostic] {
      let counts = [
        (template.resourceCount, resourceCount, "resources"),
        (template.document["Parameters"]?.object?.count ?? 0, parameterCount, "parameters"),
        (template.document["Outputs"]?.object?.count ?? 0, outputCount, "outputs"),
      ]
      return counts.filter { $0.0 > $0.1 }.map { count, limit, noun in
        let largest = largestConstructs(of: stack)
        return .error(
          "stack '\(stack.name)' has \(count) \(noun), CloudFormation accepts \(limit); \(advice(largest))",
          at: largest.first?.location)
      }
    }

    /// What AWS would refuse because a template's file is too large.
    package static func check(byteCount count: Int, of path: String, _ stack: ResourceGraph) -> [Diagnostic] {
      guard count > byteCount else { return [] }
      let largest = largestConstructs(of: stack)
      return [
        .error(
          "'\(path)' has \(count) bytes, CloudFormation accepts \(byteCount); \(advice(largest))",
          at: largest.first?.location)
      ]
    }

    private struct Share {
      let construct: String
      let location: SourceLocation?
      var count: Int
    }

    /// The constructs with the most resources, the largest first.
    private static func largestConstructs(of stack: ResourceGraph) -> [Share] {
      var shares: [Share] = []
      var places: [String: Int] = [:]
      for entry in stack.entries {
        guard let construct = entry.construct else { continue }
        if let place = places[construct] {
          shares[place].count += 1
        } else {
          places[construct] = shares.count
          shares.append(Share(construct: construct, location: entry.location, count: 1))
        }
      }
      return Array(
        shares.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
          .prefix(3).map(\.element))
    }

    private static func advice(_ largest: [Share]) -> String {
      guard !largest.isEmpty else { return "divide the stack, or write --format terraform alone" }
      let names = largest.map { "\($0.construct) with \($0.count)" }.joined(separator: ", ")
      return "the largest constructs are \(names): list some in another stack, this one then refers to them there"
    }
  }
}
