import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Actions of AWS that a workload is allowed without a grant.
@Suite struct PermissionTests {
  private let network = Network("main")
  private let cluster = Cluster("shop")
  private var api: FargateService {
    FargateService(
      "api", on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080, containerHealthCheck: .command("/bin/check"))
  }
  private let identity: Value<String> = "arn:\(.partition):ses:\(.region):\(.accountID):identity/example.com"

  @Test func `a permission is a policy of the role of a service, a task or a function`() throws {
    let task = FargateTask(
      "report", on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/report:1"),
      size: .quarterVCPU(.gb1))
    let function = Function(
      "mail",
      code: .zip(
        bucket: .existing("builds", bucketName: "builds"), key: "1.zip", runtime: .nodeJS22, handler: "index.handler"))
    let graph = try Stack("shop", region: .euWest1) {
      api.isAllowed("ses:SendEmail", "ses:SendRawEmail", on: identity)
      task.isAllowed("ses:SendEmail", on: identity)
      function.isAllowed(
        "ses:SendEmail", on: identity, where: [IAM.Condition("StringEquals", "ses:FromAddress", "shop@example.com")])
    }.graph()
    for (id, role) in [
      ("ApiSesSendEmailPolicy", "ApiTaskRole"), ("ReportSesSendEmailPolicy", "ReportTaskRole"),
      ("MailSesSendEmailPolicy", "MailFunctionRole"),
    ] as [(LogicalID, LogicalID)] {
      let policy = try #require(graph.resource(id, as: IAM.RolePolicy.self))
      #expect(policy.role?.id == role)
      #expect(policy.name == "ses-send-email")
      #expect(policy.document?.statements.first?.resources?.values == [identity])
    }
    let statement = graph.resource("ApiSesSendEmailPolicy", as: IAM.RolePolicy.self)?.document?.statements.first
    #expect(statement?.actions?.values == ["ses:SendEmail", "ses:SendRawEmail"])
    #expect(statement?.conditions == nil)
    #expect(graph["ApiService"]?.dependsOn.contains("ApiSesSendEmailPolicy") == true)
    #expect(graph["MailFunction"]?.dependsOn.contains("MailSesSendEmailPolicy") == true)
    #expect(CloudFormation.write(graph).diagnostics == [])
    #expect(Terraform.write(graph).diagnostics == [])
  }

  @Test func `a role that exists already gets a policy with the stack's name`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Role.existing("pipeline", roleName: "acme-pipeline").isAllowed("ses:SendEmail", on: identity)
    }.graph()
    let policy = try #require(graph.resource("PipelineSesSendEmailPolicy", as: IAM.RolePolicy.self))
    #expect(policy.name == "shop-ses-send-email")
    #expect(CloudFormation.write(graph).diagnostics == [])
  }

  @Test func `wildcards are found at the line of the permission, and allowed there alone`() throws {
    let wide = api.isAllowed("bedrock:*", on: "*")
    let report = Validator().check(try Stack("shop", region: .euWest1) { wide }.graph())
    #expect(
      Set(report.findings.map(\.rule)) == ["policy-has-no-service-wildcard", "policy-names-its-resources"])
    #expect(report.findings.allSatisfy { $0.location == wide.location })

    let allowed =
      wide
      .allowing(.policyHasNoServiceWildcard, because: "a trial of all models")
      .allowing(.policyNamesItsResources, because: "a trial of all models")
    let other = Validator().check(
      try Stack("shop", region: .euWest1) {
        allowed
        api.isAllowed("polly:SynthesizeSpeech", "polly:*", on: "arn:aws:polly:eu-west-1:111122223333:lexicon/shop")
      }.graph())
    #expect(other.findings.map(\.rule) == ["policy-has-no-service-wildcard"])
    #expect(other.findings.map(\.subject) == ["ApiPollySynthesizeSpeechPolicy"])
  }

  @Test func `what is no action, and the same action twice, are errors at their lines`() {
    let first = api.isAllowed("SendEmail", on: identity)
    #expect(
      Stack("shop", region: .euWest1) { first }.errors == [
        .error(
          "'SendEmail' is not an action; use the service and the action, such as 'ses:SendEmail'", at: first.location)
      ])
    let one = api.isAllowed("ses:SendEmail", on: identity)
    let two = api.isAllowed("ses:SendEmail", on: "arn:aws:ses:eu-west-1:111122223333:identity/example.org")
    let found = Stack("shop", region: .euWest1) {
      one
      two
    }.errors
    #expect(found.map(\.location) == [two.location])
    #expect(
      found.map(\.message) == [
        "service 'api' is allowed 'ses:SendEmail' at \(one.location) too; state it once, with all resources"
      ])
  }
}
