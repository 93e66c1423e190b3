import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import Constructs
@testable import InfraLanguage

/// What can be adjusted past its parameters: constructs, relations, routes, listed resources.
@Suite struct AdjustmentTests {
  private let network = Network("main")
  private let receipts = Bucket("receipts")

  private func graph(@StackBuilder _ elements: () -> [any StackElement]) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1, tags: ["CostCenter": "100"], elements).graph()
  }

  private func errors(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    do {
      _ = try graph(elements)
      return []
    } catch {
      return (error as? Diagnostics)?.sorted.map(\.message) ?? ["\(error)"]
    }
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("main"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
  }

  // MARK: - Tags

  @Test func `the tags of a construct are on its resources and replace those of the stack`() throws {
    let graph = try graph {
      Queue("orders").tagged(["CostCenter": "200", "Data": "internal"]).tagged(["Data": "public"])
      Queue("plain")
    }
    let orders = try #require(graph.resource("OrdersQueue", as: SQS.Queue.self)?.tags)
    #expect(orders["CostCenter"] == "200" && orders["Data"] == "public" && orders["Stack"] == "shop")
    let plain = try #require(graph.resource("PlainQueue", as: SQS.Queue.self)?.tags)
    #expect(plain["CostCenter"] == "100" && plain["Data"] == nil)
  }

  @Test func `every resource that can be tagged has the tags of the stack`() throws {
    for stack in Constructs.all {
      let graph = try stack.graph()
      let untagged = graph.entries.filter { entry in
        // The tags of a VPC origin cannot be changed while a distribution uses it, so it has none.
        guard !(entry.resource is CloudFront.VPCOrigin), let tags = entry.resource?.tagsIfAny else { return false }
        return tags["Stack"] == nil || tags["Environment"] == nil
      }
      #expect(untagged.map(\.id) == [], "\(stack.name)")
    }
  }

  @Test func `a listed resource has its own tags, those of its adjustments and those of the stack`() throws {
    let graph = try graph {
      Listed("Audit", Logs.LogGroup { $0.tags = ["Team": "audit", "Data": "internal"] })
        .tagged(["Data": "public", "Kept": "yes"])
      Listed("Alias", KMS.Alias { $0.name = "alias/audit" })
    }
    let tags = try #require(graph.resource("Audit", as: Logs.LogGroup.self)?.tags)
    #expect(tags.entries.map(\.name) == ["Team", "Data", "Kept", "Stack", "Environment", "CostCenter"])
    #expect(tags["Data"] == "internal")
    #expect(graph["Alias"] != nil)
  }

  @Test func `the tags of a route are on its target group`() throws {
    let graph = try graph {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {
        Route("/api/*", to: service("api")).tagged(["Data": "public"])
      }
    }
    let groups = graph.all(ElasticLoadBalancing.TargetGroup.self)
    #expect(groups.map(\.resource.tags["Data"]) == ["public"])
    #expect(graph.all(ElasticLoadBalancing.LoadBalancer.self).allSatisfy { $0.resource.tags["Data"] == nil })
  }

  // MARK: - Exceptions to rules

  @Test func `the exception of a grant is on what the grant contributes to`() throws {
    let graph = try graph {
      receipts.grants(.read, to: service("api")).allowing(.roleCannotEscalate, because: "reads every object")
    }
    #expect(graph["ApiTaskPolicy"]?.allowances.map(\.rule) == ["role-cannot-escalate"])
    #expect(graph["ReceiptsBucket"]?.allowances == [])
  }

  @Test func `the exception of a connection is on its own rules, once`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let line = #line + 2
    let graph = try graph {
      service("api").connects(to: orders).allowing(.taskGroupAdmitsOnlyItsCallers, because: "a test")
    }
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter { $0.id.name.contains("Orders") }
    #expect(!rules.isEmpty)
    for rule in rules {
      #expect(rule.entry.allowances.map(\.reason) == ["a test"])
      #expect(rule.entry.allowances.first?.location?.position.line == UInt32(line))
    }
    #expect(graph["ApiTaskDefinition"]?.allowances.count == 1)
    #expect(graph["OrdersDatabase"]?.allowances == [])
  }

  @Test func `an exception with an end is written with it, and read again`() throws {
    let graph = try graph {
      Listed("Audit", Logs.LogGroup()).allowing(
        .logGroupHasRetention, because: "until the audit", until: "2027-01-31")
    }
    let template = CloudFormation.write(graph).document
    #expect(
      template["Resources"]?["Audit"]?["Metadata"]?["infra"]?["allow"]?["log-group-has-retention"]
        == ["because": "until the audit", "until": "2027-01-31"])
    let back = try TemplateFile.read(JSON.write(template), file: "a.json", catalog: .aws)
    #expect(back["Audit"]?.allowances.first?.until == "2027-01-31")
    func isCovered(_ today: String) -> Bool {
      Validator(today: Day(today)).check(back).allowed.contains { $0.rule == "log-group-has-retention" }
    }
    #expect(isCovered("2027-01-31") && !isCovered("2027-02-01"))
  }

  @Test func `the exception of a listed resource is on it alone`() throws {
    let graph = try graph {
      Listed("Audit", Logs.LogGroup()).allowing(.logGroupHasRetention, because: "kept for ever")
      Listed("Other", Logs.LogGroup())
    }
    #expect(graph["Audit"]?.allowances.map(\.rule) == ["log-group-has-retention"])
    #expect(graph["Other"]?.allowances == [])
  }

  // MARK: - Overrides

  @Test func `an override of a relation changes the relation's resources`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try graph {
      service("api").connects(to: orders).override("AWS::EC2::SecurityGroupIngress", "Description", "from the api")
    }
    let overridden = graph.entries.filter { !$0.overrides.isEmpty }
    #expect(overridden.count == 1 && overridden.first?.resource is EC2.SecurityGroupIngress)
  }

  @Test func `an override of a listed resource changes it`() throws {
    let graph = try graph {
      Listed("Audit", Logs.LogGroup()).override("aws_cloudwatch_log_group", "log_group_class", "INFREQUENT_ACCESS")
    }
    #expect(graph["Audit"]?.overrides.map(\.dialect) == [.terraform])
  }

  @Test func `an override of a type that a relation or a listed resource does not create is an error`() {
    #expect(
      errors { receipts.grants(.read, to: service("api")).override("AWS::S3::Bucket", "BucketName", "x") } == [
        "the relation with bucket 'receipts' creates no resource of type 'AWS::S3::Bucket'; name a type that it creates"
      ])
    #expect(
      errors { Listed("Audit", Logs.LogGroup()).override("AWS::S3::Bucket", "BucketName", "x") } == [
        "'Audit' creates no resource of type 'AWS::S3::Bucket'; name a type that it creates"
      ])
  }

  @Test func `an override names one of several resources of a type, and removes a property`() throws {
    let graph = try graph {
      Network("main")
        .override("AWS::EC2::Subnet", "MapPublicIpOnLaunch", true, of: "MainPrivateSubnet1")
        .removing("aws_subnet", "availability_zone", of: "MainPrivateSubnet1")
    }
    let overridden = graph.entries.filter { !$0.overrides.isEmpty }
    #expect(overridden.map(\.id) == ["MainPrivateSubnet1"])
    #expect(overridden.first?.overrides.map { $0.value == nil } == [false, true])
    #expect(
      errors { Network("main").removing("AWS::EC2::Subnet", "CidrBlock", of: "MainPrivateSubnet9") } == [
        "network 'main' creates no resource 'MainPrivateSubnet9' of type 'AWS::EC2::Subnet'; name one that it creates"
      ])
  }

  // MARK: - Rules

  @Test func `rules see what an override sets, in either dialect, once`() throws {
    let overrides: [(type: String, path: String, value: JSONDocument, rule: String)] = [
      ("AWS::RDS::DBInstance", "PubliclyAccessible", true, "database-is-not-public"),
      ("aws_db_instance", "publicly_accessible", true, "database-is-not-public"),
      ("AWS::RDS::DBInstance", "StorageEncrypted", false, "database-is-encrypted"),
      ("aws_db_instance", "storage_encrypted", false, "database-is-encrypted"),
    ]
    for (type, path, value, rule) in overrides {
      let graph = try graph {
        PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium)).override(type, path, value)
      }
      let findings = Validator().checkWritten(graph).findings.filter { $0.rule == rule }
      #expect(findings.map(\.subject) == ["OrdersDatabase"], "\(type) \(path)")
    }
  }

  @Test func `rules see a container that an override makes privileged, in either dialect`() throws {
    for (type, path) in [
      ("AWS::ECS::TaskDefinition", "ContainerDefinitions[0].Privileged"),
      ("aws_ecs_task_definition", "container_definitions[0].privileged"),
    ] {
      let graph = try graph { service("api").override(type, path, true) }
      let findings = Validator().checkWritten(graph).findings.filter { $0.rule == "container-is-not-privileged" }
      #expect(findings.map(\.subject) == ["ApiTaskDefinition"], "\(type)")
    }
  }

  @Test func `an exception that one dialect's override needs is not reported as unneeded`() throws {
    let graph = try graph {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
        .override("AWS::RDS::DBInstance", "PubliclyAccessible", true)
        .allowing(.databaseIsNotPublic, because: "a test")
    }
    let report = Validator().checkWritten(graph)
    #expect(report.findings.map(\.message) == [])
    #expect(report.allowed.map(\.rule) == ["database-is-not-public"])
  }

  @Test func `rules see raw resources of known types`() throws {
    let rule = Raw(
      "Open", "AWS::EC2::SecurityGroupIngress",
      [
        "GroupId": PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium)).connectionGroup.value
          .document,
        "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0",
      ], using: [PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))])
    let findings = Validator().checkWritten(try graph { rule }).findings
    #expect(findings.map(\.rule).contains("ssh-and-rdp-are-not-open"))
  }
}
