import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// What a plan says of values that its configuration does not set, and of those that are known after apply.
@Suite struct PlannedValueTests {
  /// A resource of a plan: its values, what is known after apply, and the expressions of the configuration.
  private struct Planned {
    var address: String
    var values: Node = [:]
    var unknown: Node = [:]
    var expressions: Node = [:]
  }

  private func report(_ resources: [Planned], variables: Node = [:], _ rules: any Rule.Type...) throws -> Report {
    func named(_ resource: Planned, _ members: [(String, Node)]) -> Node {
      let steps = resource.address.split(separator: ".").suffix(2).map(String.init)
      let head: [(String, Node)] = [
        ("address", .string(resource.address)), ("mode", "managed"), ("type", .string(steps[0])),
        ("name", .string(steps[1])),
      ]
      return .object(head + members)
    }
    let plan: Node = [
      "format_version": "1.2",
      "planned_values": ["root_module": ["resources": .array(resources.map { named($0, [("values", $0.values)]) })]],
      "resource_changes": .array(
        resources.map { named($0, [("change", ["actions": ["create"], "after_unknown": $0.unknown])]) }),
      "configuration": [
        "root_module": [
          "variables": variables,
          "resources": .array(resources.map { named($0, [("expressions", $0.expressions)]) }),
        ]
      ],
    ]
    let graph = try Terraform.evaluate(plan: plan, file: "plan.json", catalog: .aws)
    return Validator(rules).check(graph)
  }

  @Test func `what the provider fills in is not refused`() throws {
    let secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop"
    let function = Planned(address: "aws_lambda_function.f", values: ["reserved_concurrent_executions": -1])
    let proxy = Planned(
      address: "aws_db_proxy.p",
      values: ["auth": [["auth_scheme": "", "iam_auth": "", "secret_arn": .string(secret)]]],
      expressions: ["auth": [["secret_arn": ["constant_value": .string(secret)]]]])
    #expect(try report([function, proxy], ValueIsAcceptedByAWS.self).findings.isEmpty)
  }

  @Test func `a value that the configuration sets is refused`() throws {
    let function = Planned(
      address: "aws_lambda_function.f", values: ["reserved_concurrent_executions": -2, "timeout": 0],
      expressions: ["reserved_concurrent_executions": ["constant_value": -2], "timeout": ["constant_value": 0]])
    let refused = try report([function], ValueIsAcceptedByAWS.self).findings.map(\.message)
    #expect(
      refused == [
        "reserved_concurrent_executions of 'F' is '-2'; use at least 0", "timeout of 'F' is '0'; use 1 to 900",
      ])
  }

  @Test func `a redrive policy that is known after apply names its queue`() throws {
    let failed = Planned(address: "aws_sqs_queue.rejected", values: ["sqs_managed_sse_enabled": true])
    let queue = Planned(
      address: "aws_sqs_queue.jobs", values: ["sqs_managed_sse_enabled": true],
      unknown: ["redrive_policy": true],
      expressions: ["redrive_policy": ["references": ["aws_sqs_queue.rejected.arn", "aws_sqs_queue.rejected"]]])
    let report = try report([failed, queue], QueueIsProtected.self)
    #expect(report.all.isEmpty)
  }

  @Test func `a write-only password is what the configuration says it is`() throws {
    func database(_ name: String, _ password: Node) -> Planned {
      Planned(
        address: "aws_db_instance.\(name)", values: ["password_wo": .null, "password_wo_version": 1],
        expressions: ["password_wo": password, "password_wo_version": ["constant_value": 1]])
    }
    let report = try report(
      [
        database("literal", ["constant_value": "maple-syrup-5"]),
        database("given", ["references": ["var.password"]]),
        database("ephemeral", ["references": ["ephemeral.aws_secretsmanager_secret_version.p.secret_string"]]),
      ], variables: ["password": ["sensitive": true]], MasterPasswordIsNotLiteral.self,
      DatabaseCredentialsAreManaged.self)
    #expect(
      report.findings.map { "\($0.rule) \($0.subject)" } == [
        "database-credentials-are-managed Literal", "master-password-is-not-literal Literal",
        "database-credentials-are-managed Given",
      ])
    #expect(report.unknowns.map { "\($0.rule) \($0.subject)" } == ["database-credentials-are-managed Ephemeral"])
  }

  @Test func `a resource of a named provider is in the region of that provider`() throws {
    func report(_ region: Node) throws -> Report {
      let document: Node = [
        "provider": ["aws": [["region": "eu-west-1"], ["alias": "edge", "region": region]]],
        "variable": ["region": ["default": "us-east-1"]],
        "resource": [
          "aws_acm_certificate": ["c": ["provider": "aws.edge", "domain_name": "www.example.com"]],
          "aws_cloudfront_distribution": [
            "d": [
              "aliases": ["www.example.com"],
              "viewer_certificate": [["acm_certificate_arn": "${aws_acm_certificate.c.arn}"]],
            ]
          ],
        ],
      ]
      let graphs = try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws)
      return Validator([CertificateFitsItsConsumer.self]).check(scenarios: graphs)
    }
    #expect(try report("us-east-1").all.isEmpty)
    #expect(
      try report("eu-central-1").findings.map(\.message) == [
        "distribution 'D' has a certificate of eu-central-1; use one of us-east-1"
      ])
    #expect(try report("${var.region}").unknowns.count == 1)
  }

  @Test func `the names of passwords are told from others`() {
    for name in ["DB_PASS", "smtpPass", "MYSQL_ROOT_PASS", "DBPASS"] { #expect(SecretText.isSecret(name: name)) }
    for name in ["PASS", "FIRST_PASS", "BOARDING_PASS", "BYPASS", "DB_PASS_FILE", "COMPASS", "PASS_THROUGH"] {
      #expect(!SecretText.isSecret(name: name))
    }
  }

  @Test func `a secret in variables that are known after apply is told`() throws {
    let queue = Planned(address: "aws_sqs_queue.jobs")
    func function(_ references: Node) -> Planned {
      Planned(
        address: "aws_lambda_function.f", values: ["environment": [[:]]],
        unknown: ["environment": [["variables": true]]],
        expressions: ["environment": [["variables": ["references": references]]]])
    }
    let variables: Node = ["password": ["sensitive": true], "stage": [:]]
    let secret = try report(
      [queue, function(["var.password", "aws_sqs_queue.jobs.url", "aws_sqs_queue.jobs"])], variables: variables,
      EnvironmentHoldsNoSecrets.self)
    #expect(
      secret.findings.map(\.message) == [
        """
        the environment variables of function 'F' contain the hidden parameter 'Password'; store it in Secrets Manager \
        and pass its ARN
        """
      ])
    let open = try report(
      [queue, function(["var.stage", "aws_sqs_queue.jobs.url", "aws_sqs_queue.jobs"])], variables: variables,
      EnvironmentHoldsNoSecrets.self)
    #expect(open.findings.isEmpty)
    #expect(open.unknowns.map(\.subject) == ["F"])
  }
}
