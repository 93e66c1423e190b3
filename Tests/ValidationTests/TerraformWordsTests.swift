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
    // a header, and a policy of CloudFront
    "Host", "AllViewerExceptHostHeader",
  ]
  /// Rules that say by themselves what to do in each dialect, or name an attribute.
  private static let exempt: Set<String> = ["stateful-resource-survives-deletion", "secrets-come-from-a-secret-store"]

  @Test(arguments: RuleRegistry.all.map { $0.description.id }.filter { !exempt.contains($0) })
  func `a failing example in Terraform's form is told in Terraform's words`(_ id: String) throws {
    let rule = try #require(RuleRegistry.all.first { $0.description.id == id })
    for example in rule.description.fails {
      let written = JSON.write(Terraform.write(example.graph).document)
      let document = try TemplateFile.document(written, file: "a.tf.json")
      let graph = try #require(try TemplateFile.scenarios(document, file: "a.tf.json", catalog: .aws).first)
      let given = Set(example.graph.parameters.map(\.name) + example.graph.outputs.map(\.name))
      for finding in Validator([rule]).check(graph).findings {
        let text = "\(finding.message) \(finding.remedy ?? "")"
        for name in Self.names(in: text) where graph[LogicalID(name)] == nil && !given.contains(name) {
          #expect(Self.shared.contains(name), "\(text)")
        }
      }
    }
  }

  @Test(arguments: [
    ("database-has-a-standby", "set 'multi_az' to true"),
    ("bucket-blocks-public-access", "'ignore_public_acls' and 'restrict_public_buckets' to true"),
    ("bucket-keeps-versions", "set 'status' of 'versioning_configuration' to 'Enabled'"),
    ("table-can-be-restored", "set 'point_in_time_recovery.enabled' to true"),
    ("container-root-is-read-only", "set 'readonlyRootFilesystem' to true"),
  ])
  func `arguments, blocks and values are told apart`(_ id: String, _ end: String) throws {
    let rule = try #require(RuleRegistry.all.first { $0.description.id == id })
    let messages = try rule.description.fails.flatMap { example in
      let written = JSON.write(Terraform.write(example.graph).document)
      let document = try TemplateFile.document(written, file: "a.tf.json")
      let graph = try #require(try TemplateFile.scenarios(document, file: "a.tf.json", catalog: .aws).first)
      return Validator([rule]).check(graph).findings.map(\.message)
    }
    #expect(messages.contains { $0.hasSuffix(end) }, "\(messages)")
  }

  @Test func `an apostrophe is no quote`() throws {
    var graph = ResourceGraph("a")
    graph.origin = .terraform
    graph.add("Reports", S3.Bucket())
    let rule = try #require(RuleRegistry.all.first { $0.description.id == "bucket-blocks-public-access" })
    let message = try #require(Validator([rule]).check(graph).findings.first?.message)
    #expect(message.contains("S3's default") && message.contains("'block_public_acls'"), "\(message)")
  }

  /// What stands in quotes and is written as CloudFormation's properties are.
  private static func names(in text: String) -> [String] {
    text.matches(of: /'([A-Z][A-Za-z.]*)'/).map { String($0.1) }.filter { $0.contains(where: \.isLowercase) }
  }
}
