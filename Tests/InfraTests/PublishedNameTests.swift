import AWSResources
import Configuration
import Documents
import ResourceGraph
import Templates
import Testing

@testable import Constructs
@testable import InfraLanguage

/// Types, properties and attributes that nobody publishes, where a team writes names that no Swift type checks.
@Suite struct PublishedNameTests {
  /// A message with the end that all of them have.
  private static func said(_ message: String) -> String {
    "\(message) with 'because:' why it exists, if it is newer than this version of infra"
  }

  private func errors(@StackBuilder _ elements: () -> [any StackElement]) -> [Diagnostic] {
    Stack("shop", region: .euWest1, elements).errors
  }

  // MARK: - Types

  @Test(arguments: [
    ("AWS::S3::Buckett", "AWS publishes no type 'AWS::S3::Buckett'; did you mean 'AWS::S3::Bucket'? Say"),
    ("Aws::Budgets::Budget", "AWS publishes no type 'Aws::Budgets::Budget'; did you mean 'AWS::Budgets::Budget'? Say"),
    ("AWS::S3", "AWS publishes no type 'AWS::S3'; say"),
    ("Custom::", "'Custom::' has not the form of a type, 'AWS::S3::Bucket'; say"),
    (
      "aws_budgets_buget",
      "Terraform's AWS provider has no type 'aws_budgets_buget'; did you mean 'aws_budgets_budget'? Say"
    ),
    ("Bucket", "'Bucket' has not the form of a type, 'AWS::S3::Bucket' or 'aws_s3_bucket'; say"),
  ])
  func `a raw type that nobody publishes is an error at its line`(_ type: String, _ message: String) {
    let found = errors { Raw("Made", type, [:]) }
    #expect(found.map(\.message) == [Self.said(message)])
    #expect(found.first?.location?.file.contains("PublishedNameTests.swift") == true)
  }

  @Test(arguments: [
    "AWS::Budgets::Budget", "AWS::CloudFormation::CustomResource", "AWS::Route53RecoveryControl::Cluster",
    "Custom::Certificate_of-shop", "Alexa::ASK::Skill", "MongoDB::Atlas::Cluster", "Org::Service::Type::MODULE",
    "aws_budgets_budget", "aws_alb", "awscc_budgets_budget", "random_password", "google_storage_bucket",
  ])
  func `types of AWS and of others stay possible`(_ type: String) {
    #expect(errors { Raw("Made", type, ["Anything": "at all"]) } == [])
  }

  @Test func `a type that is newer than the schemas needs a reason`() {
    let type = "AWS::S3::Lake"
    #expect(errors { Raw("Made", type, [:], because: "published after this version") } == [])
    #expect(errors { Raw("Made", type, [:], because: " ") }.count == 1)
  }

  @Test func `a property of a raw resource of a mapped type is held against its schema`() {
    let found = errors {
      Raw("Jobs", "AWS::SQS::Queue", ["QueueNam": "jobs"])
      Raw("Rules", "aws_s3_bucket", ["server_side_encryption_configuration": ["rules": []]])
    }
    #expect(
      found.map(\.message) == [
        Self.said("'AWS::SQS::Queue' has no property 'QueueNam'; did you mean 'QueueName'? Say"),
        Self.said(
          "'server_side_encryption_configuration' of 'aws_s3_bucket' has no property 'rules'; did you mean 'rule'? Say"),
      ])
  }

  // MARK: - Properties

  @Test func `a misspelt property of an override is an error at the line of the override`() {
    let line = #line
    let found = errors {
      Network("main")
        .override("AWS::EC2::VPC", "EnableDnsHostname", true)
        .override("aws_vpc", "enable_dns_hostname", true)
        .removing("AWS::EC2::Subnet", "Tags[0].Kay", of: "MainPrivateSubnet1")
    }
    #expect(
      found.map(\.message) == [
        Self.said("'AWS::EC2::VPC' has no property 'EnableDnsHostname'; did you mean 'EnableDnsHostnames'? Say"),
        Self.said("'aws_vpc' has no property 'enable_dns_hostname'; did you mean 'enable_dns_hostnames'? Say"),
        Self.said("'Tags' of 'AWS::EC2::Subnet' has no property 'Kay'; did you mean 'Key'? Say"),
      ])
    let lines = found.compactMap { $0.location.map { Int($0.position.line) } }
    #expect(lines == [line + 3, line + 4, line + 5])
  }

  @Test func `the keys in the value of an override are properties too`() {
    let found = errors {
      Bucket("documents").override(
        "AWS::S3::Bucket", "LifecycleConfiguration", ["Rules": [["Id": "all", "Stats": "Enabled"]]])
    }
    #expect(
      found.map(\.message) == [
        Self.said(
          "'LifecycleConfiguration.Rules' of 'AWS::S3::Bucket' has no property 'Stats'; did you mean 'Status'? Say")
      ])
  }

  @Test func `properties without a schema, Terraform's own arguments and explained ones are accepted`() {
    let found = errors {
      Queue("jobs")
        .override("AWS::SQS::Queue", "RedriveAllowPolicy.anything", "byQueue")
        .override("AWS::SQS::Queue", "Tags", [["Key": "team", "Value": ["Fn::Sub": "${AWS::Region}"]]])
        .override("aws_sqs_queue", "lifecycle.ignore_changes", ["tags"])
        .override("aws_sqs_queue", "tags.team", "shop")
        .override("aws_sqs_queue", "newest_argument", true, because: "provider 6.70")
        .removing("aws_sqs_queue", "newest_argument", because: "provider 6.70")
    }
    #expect(found == [])
  }

  // MARK: - Attributes

  /// What each dialect says when it is written.
  private func written(@StackBuilder _ elements: () -> [any StackElement]) throws -> [[String]] {
    let graph = try Stack("shop", region: .euWest1, elements).graph()
    return [CloudFormation.write(graph), Terraform.write(graph)].map { emission in
      emission.diagnostics.filter { $0.severity == .error }.map { "\($0.location?.position.line ?? 0): \($0.message)" }
    }
  }

  @Test func `an attribute that no dialect has is an error in both, at the line of what refers to it`() throws {
    let jobs = Listed("Jobs", SQS.Queue())
    let line = #line
    let found = try written {
      jobs
      Listed("Note", SNS.Topic { $0.displayName = jobs.reference.attribute("QueueNam") })
      Output("Jobs", jobs.reference.attribute("Nonsense"))
    }
    let messages = [
      "\(line + 3): 'Note' refers to 'Jobs': 'AWS::SQS::Queue' has no attribute 'QueueNam'; did you mean 'QueueName'?",
      "\(line + 4): output 'Jobs' refers to 'Jobs': 'AWS::SQS::Queue' has no attribute 'Nonsense'",
    ]
    #expect(found == [messages, messages])
  }

  @Test func `an unknown attribute of another stack is an error at the line of what refers to it`() {
    let main = Network("main")
    let line = #line
    let system = System(
      [
        Stack("network", region: .euWest1) { main },
        Stack("shop", region: .euWest1) {
          Topic("orders")
          Output("Range", main.vpc.attribute("CidrBlok"))
        },
      ], in: Environment())
    #expect(
      system.diagnostics.map { "\($0.location?.position.line ?? 0): \($0.message)" } == [
        "\(line + 6): 'MainVpc' of stack 'network': 'AWS::EC2::VPC' has no attribute 'CidrBlok'; did you mean "
          + "'CidrBlock'?"
      ])
  }

  @Test func `an attribute of one dialect is an error in the other`() throws {
    let network = Listed("Main", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
    let found = try written {
      network
      Output("Ranges", network.reference.attribute("CidrBlockAssociations"))
      Output("Table", network.reference.attribute("MainRouteTableId"))
    }.map { $0.map { String($0.drop { $0 != " " }.dropFirst()) } }
    #expect(
      found == [
        ["output 'Table' refers to 'Main': 'AWS::EC2::VPC' has no attribute 'MainRouteTableId'"],
        [
          "output 'Ranges' refers to 'Main': 'aws_vpc' has no attribute 'cidr_block_associations', which the reference to "
            + "'CidrBlockAssociations' becomes in Terraform"
        ],
      ])
  }

  @Test func `no attribute of the examples is unknown`() throws {
    for stack in Constructs.all {
      let graph = try stack.graph()
      let found = CloudFormation.write(graph).diagnostics + Terraform.write(graph).diagnostics
      #expect(found.filter { $0.severity == .error && $0.message.contains("no attribute") } == [], "\(stack.name)")
    }
  }

  // MARK: - Zones

  @Test(arguments: [-1, 6, Int.max, .min])
  func `a zone that no region has is an error`(_ index: Int) throws {
    let found = try written {
      Listed(
        "Subnet",
        EC2.Subnet {
          $0.vpc = .existing("vpc-0a100000")
          $0.cidrBlock = "10.0.0.0/24"
          $0.availabilityZone = .availabilityZone(index)
        })
    }.map { $0.map { String($0.drop { $0 != " " }.dropFirst()) } }
    let message = "'Subnet' is in the Availability Zone of the index \(index); use 0 to 5"
    #expect(found == [[message], [message]])
  }
}
