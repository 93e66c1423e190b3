import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// Verifies that findings about Terraform's files name arguments as Terraform does.
struct TerraformWordsTests {
  /// Words of policies, and values, which are the same in Terraform's files.
  private static let shared: Set<String> = [
    "Action", "Condition", "NotAction", "NotPrincipal", "NotResource", "Principal", "Resource", "Statement",
    "AdministratorAccess", "IAMFullAccess", "PowerUserAccess", "Enabled",
    // of a build's variable, and an action of a pipeline, whose types have no structs; a secret parameter
    "Type", "Approval", "Token",
  ]
  /// Rules that say by themselves what to do in each dialect, or name an attribute.
  private static let exempt: Set<String> = ["stateful-resource-survives-deletion", "secrets-come-from-a-secret-store"]

  @Test(arguments: RuleRegistry.all.map { $0.description.id }.filter { !exempt.contains($0) })
  func `a failing example in Terraform's form is told in Terraform's words`(_ id: String) throws {
    let rule = try #require(RuleRegistry.all.first { $0.description.id == id })
    for example in rule.description.fails {
      let written = JSON.write(Terraform.write(example.graph).document)
      guard let document = try? TemplateFile.document(written, file: "a.tf.json"),
        let graph = try? TemplateFile.scenarios(document, file: "a.tf.json", catalog: .aws).first
      else { continue }
      for finding in Validator([rule]).check(graph).findings {
        let given = Set(example.graph.parameters.map(\.name) + example.graph.outputs.map(\.name))
        for name in Self.names(in: finding.message + " " + (finding.remedy ?? ""))
        where graph[LogicalID(name)] == nil && !given.contains(name) {
          #expect(Self.shared.contains(name), "\(finding.message); \(finding.remedy ?? "")")
        }
      }
    }
  }

  /// What stands in quotes and is written as CloudFormation's properties are.
  private static func names(in text: String) -> [String] {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).map { String(parts[$0]) }.filter { part in
      part.first?.isUppercase == true && part.allSatisfy { $0.isLetter || $0 == "." }
        && part.contains(where: \.isLowercase)
    }
  }
}
