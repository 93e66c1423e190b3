import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

@Suite struct KafkaClusterTests {
  private let network = Network("main")

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  private func graph(@StackBuilder _ elements: () -> [any StackElement]) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1, elements).graph()
  }

  private func errors(@StackBuilder _ elements: () -> [any StackElement]) -> [String] {
    do {
      _ = try graph(elements)
      return []
    } catch {
      return (error as? Diagnostics)?.sorted.map(\.description) ?? ["\(error)"]
    }
  }

  // MARK: By default

  @Test func `it talks TLS alone, to clients that sign in, in no public subnet`() throws {
    let graph = try graph { KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large)) }
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.name == "shop-events" && cluster.kafkaVersion == "3.9.x.kraft" && cluster.brokerCount == 3)
    #expect(cluster.clientEncryption == .literal(.tls) && cluster.isEncryptedInCluster == true)
    #expect(cluster.clientAuthentication?.allowsIAM == true)
    #expect(cluster.clientAuthentication?.allowsUnauthenticated == false)
    #expect(cluster.brokers?.publicAccess == "DISABLED")
    #expect(
      cluster.brokers?.subnets == [.to("MainIsolatedSubnet1"), .to("MainIsolatedSubnet2"), .to("MainIsolatedSubnet3")])
    #expect(cluster.monitoring == .literal(.perBroker))
    #expect(cluster.kmsKey == nil)
    // Nobody gets in unless somebody connects.
    let ingress = graph.all(EC2.SecurityGroupIngress.self)
    #expect(!ingress.contains { $0.securityGroup?.id == "EventsKafkaSecurityGroup" })
  }

  @Test func `it outlives its stack, and its logs are kept`() throws {
    let graph = try graph { KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large)) }
    let entry = try #require(graph["EventsKafka"])
    #expect(entry.deletionPolicy == .retainExceptOnCreate && entry.updateReplacePolicy == .retain)
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.cloudWatchLogs?.isEnabled == true && cluster.cloudWatchLogs?.logGroup?.id == "EventsKafkaLogGroup")
    #expect(graph.resource("EventsKafkaLogGroup", as: Logs.LogGroup.self)?.retention == 90)
  }

  @Test func `settings are a text in one order, and follow the zones`() throws {
    let settings = KafkaSettings(partitions: 12, retention: .days(1), others: ["compression.type": "producer"])
    let two = Network("small", cidr: "10.1.0.0/16", zones: 2)
    let graph = try graph {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), settings: settings)
      KafkaCluster("small", in: two.isolatedSubnets, size: .m7g(.large))
    }
    let events = try #require(graph.resource("EventsKafkaSettings", as: MSK.Configuration.self))
    #expect(
      events.serverProperties == """
        auto.create.topics.enable=false
        compression.type=producer
        default.replication.factor=3
        log.retention.ms=86400000
        min.insync.replicas=2
        num.partitions=12

        """)
    let small = graph.resource("SmallKafkaSettings", as: MSK.Configuration.self)?.serverProperties?.literal
    #expect(small?.contains("default.replication.factor=2\n") == true)
    #expect(small?.contains("min.insync.replicas=1\n") == true)
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.configuration?.id == "EventsKafkaSettings")
    #expect(
      cluster.configurationRevision == .expression(.attribute("EventsKafkaSettings", "LatestRevision.Revision")))
  }

  @Test func `disks grow up to the most, and Terraform leaves them as they are`() throws {
    let graph = try graph {
      KafkaCluster(
        "events", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(200, growingTo: 2000))
      KafkaCluster("fixed", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(200))
    }
    let target = try #require(graph.resource("EventsKafkaStorage", as: ApplicationAutoScaling.ScalableTarget.self))
    #expect(target.scalableDimension == "kafka:broker-storage:VolumeSize")
    #expect(target.resourceID == .expression(.attribute("EventsKafka", "Ref")) && target.maxCapacity == 2000)
    let policy = graph.resource("EventsKafkaStorageGrowth", as: ApplicationAutoScaling.ScalingPolicy.self)
    #expect(policy?.targetTracking?.isScaleInDisabled == true)
    #expect(graph["EventsKafka"]?.ignoredChanges.first?.hasSuffix("volume_size") == true)
    #expect(graph["FixedKafka"]?.ignoredChanges == [] && graph["FixedKafkaStorage"] == nil)
  }

  @Test func `of four zones it takes three`() throws {
    let graph = try graph {
      KafkaCluster(
        "events",
        in: Network("wide", cidr: "10.1.0.0/16", zoneIDs: ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"])
          .isolatedSubnets,
        size: .m5(.large), brokers: 6)
    }
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.brokers?.subnets?.items.count == 3 && cluster.brokerCount == 6)
  }

  @Test func `it stays in the zones that are stated when its network gets another one`() throws {
    let graph = try graph {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), zones: 2)
      ServerlessKafkaCluster("clicks", in: network.isolatedSubnets, zones: 2)
    }
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.brokers?.subnets?.items.count == 2 && cluster.brokerCount == 2)
    let serverless = try #require(graph.resource("ClicksKafka", as: MSK.ServerlessCluster.self))
    #expect(serverless.vpcs.first?.subnets?.items.count == 2)
  }

  @Test(arguments: [1, 4, -1])
  func `zones that MSK does not support are refused`(zones: Int) {
    let messages = errors {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), brokers: 12, zones: zones)
    }
    let message = "error: kafka cluster 'events' has \(zones) zones; use 2 to 3, the zones of its subnets"
    #expect(messages.contains { $0.hasSuffix(message) })
  }

  @Test func `a key of the team's own encrypts the disks`() throws {
    let graph = try graph {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), key: EncryptionKey("data"))
    }
    #expect(graph.resource("EventsKafka", as: MSK.Cluster.self)?.kmsKey?.id == "DataKey")
    #expect(graph["DataKey"] != nil)
  }

  @Test func `logs go to a bucket, or nowhere with a reason`() throws {
    let logs = Bucket("logs")
    let graph = try graph {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), logs: .bucket(logs, prefix: "kafka"))
      KafkaCluster("silent", in: network.isolatedSubnets, size: .m7g(.large), logs: .none(because: "a test"))
    }
    let events = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(
      events.s3Logs?.bucket == logs.bucket.value && events.s3Logs?.prefix == "kafka" && events.cloudWatchLogs == nil)
    #expect(graph["EventsKafka"]?.dependsOn == [logs.policyID])
    let statements = try #require(graph.all(S3.BucketPolicy.self).first?.document?.statements.suffix(2))
    #expect(statements.map { $0.actions?.values } == [["s3:PutObject"], ["s3:GetBucketAcl"]])
    #expect(statements.allSatisfy { $0.principal == IAM.Principal("Service", ["delivery.logs.amazonaws.com"]) })
    #expect(graph["SilentKafka"]?.allowances.map(\.rule) == ["kafka-brokers-log"])
  }

  // MARK: Connections

  @Test func `a producer may write its topics, and a consumer read them in its group`() throws {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let graph = try graph {
      service("api").connects(to: events, as: .producer(topics: ["orders", "returns"]))
      service("billing").connects(to: events, as: .consumer(topics: ["orders"], group: "billing"))
    }
    #expect(
      try statements(of: "ApiTaskPolicy", in: graph) == [
        "kafka:GetBootstrapBrokers on ${EventsKafka}",
        "kafka-cluster:Connect kafka-cluster:WriteDataIdempotently on ${EventsKafka}",
        "kafka-cluster:DescribeTopic kafka-cluster:WriteData on "
          + "topic/shop-events/*/orders topic/shop-events/*/returns",
      ])
    #expect(
      try statements(of: "BillingTaskPolicy", in: graph) == [
        "kafka:GetBootstrapBrokers on ${EventsKafka}",
        "kafka-cluster:Connect on ${EventsKafka}",
        "kafka-cluster:DescribeTopic kafka-cluster:ReadData on topic/shop-events/*/orders",
        "kafka-cluster:DescribeGroup kafka-cluster:AlterGroup on group/shop-events/*/billing",
      ])
  }

  /// A statement in a line, its ARNs from the resource's kind on.
  private func statements(of policy: LogicalID, in graph: ResourceGraph) throws -> [String] {
    let policy = try #require(graph.resource(policy, as: IAM.RolePolicy.self))
    return (policy.document?.statements ?? []).map { statement in
      let resources = (statement.resources?.values ?? []).map { value in
        if let id = value.expression.target?.id { return "${\(id)}" }
        guard case .text(let text)? = value.expression.parts.last else { return "?" }
        return String(text.drop { $0 == ":" })
      }
      let actions = (statement.actions?.values ?? []).compactMap(\.literal)
      return "\(actions.joined(separator: " ")) on \(resources.joined(separator: " "))"
    }
  }

  @Test(arguments: [
    (KafkaAuthentication.iam, 9098),
    (.mutualTLS([.existing(certificateAuthorityARN: "arn:aws:acm-pca:x")]), 9094),
    (.scram(KafkaUser(Self.existingSecret(named: "AmazonMSK_shop-AbCdEf"))), 9096),
  ])
  func `a connection opens the port of the way that clients sign in`(way: KafkaAuthentication, port: Int) throws {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), authentication: way)
    let graph = try graph { service("api").connects(to: events, as: .producer(topics: ["orders"])) }
    let ingress = graph.all(EC2.SecurityGroupIngress.self).filter { $0.securityGroup?.id == "EventsKafkaSecurityGroup" }
    #expect(ingress.map { $0.fromPort?.literal } == [port] && ingress.map { $0.toPort?.literal } == [port])
    #expect(ingress.first?.sourceSecurityGroup?.id == "ApiServiceSecurityGroup")
    let cluster = try #require(graph.resource("EventsKafka", as: MSK.Cluster.self))
    #expect(cluster.clientAuthentication?.allowsUnauthenticated == false)
    // Administrators sign in with IAM in any cluster.
    #expect(cluster.clientAuthentication?.allowsIAM == true)
    let settings = try #require(graph.resource("EventsKafkaSettings", as: MSK.Configuration.self)?.serverProperties)
    #expect((settings.literal ?? "").contains("allow.everyone.if.no.acl.found=false") == (way != .iam))
    #expect(
      graph.notes.map(\.message).contains(
        "Kafka clients with a password or a certificate may do nothing without access control lists; create them with "
          + "kafka-acls as an administrator, who signs in with IAM") == (way != .iam))
  }

  @Test func `an administrator of users with passwords signs in with IAM, and creates their access control lists`()
    throws
  {
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large),
      authentication: .scram(KafkaUser(Self.existingSecret(named: "AmazonMSK_shop-AbCdEf"))))
    let graph = try graph { service("admin").connects(to: events, as: .administrator(topics: ["orders"])) }
    #expect(graph["EventsFromAdmin9098"] != nil)
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(container.secrets.isEmpty)
    #expect(
      try statements(of: "AdminTaskPolicy", in: graph).contains(
        "kafka-cluster:Connect kafka-cluster:DescribeCluster kafka-cluster:AlterCluster on ${EventsKafka}"))
  }

  @Test func `a workload is not both the administrator and another client of users with passwords`() {
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large),
      authentication: .scram(KafkaUser(Self.existingSecret(named: "AmazonMSK_shop-AbCdEf"))))
    let messages = errors {
      service("api").connects(
        to: events, as: .administrator(topics: ["orders"]), .producer(topics: ["orders"]))
    }
    #expect(messages.count == 1 && messages.first?.contains("connect another workload as the administrator") == true)
  }

  @Test func `topics that no client may create are a finding, where the clients sign in with IAM`() throws {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let graph = try graph {
      service("api").connects(to: events, as: .producer(topics: ["orders", "letters"]))
      service("setup").connects(to: events, as: .administrator(topics: ["orders"]))
    }
    let findings = Validator().check(graph).findings.filter { $0.rule == "kafka-topics-have-a-creator" }
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("topic 'letters' of Kafka cluster 'EventsKafka'") == true)
    #expect(!graph.notes.contains { $0.message.contains("no client may create") })
  }

  @Test func `topics that no client may create are noted, where the clients have passwords`() throws {
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large),
      authentication: .scram(KafkaUser(Self.existingSecret(named: "AmazonMSK_shop-AbCdEf"))))
    let graph = try graph {
      service("api").connects(to: events, as: .producer(topics: ["orders", "letters"]))
      service("setup").connects(to: events, as: .administrator(topics: ["orders"]))
    }
    let notes = graph.notes.map(\.message)
    #expect(
      notes.contains(
        "no client may create the topic 'letters' of kafka cluster 'events'; connect one 'as: .administrator(topics:)', or "
          + "create it by hand"))
    #expect(notes.count { $0.hasPrefix("Kafka clients with IAM") } == 1)
  }

  @Test func `multi-VPC connectivity is for the way that clients sign in`() throws {
    let graph = try graph {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), isReachableFromOtherVPCs: true)
    }
    let connectivity = graph.resource("EventsKafka", as: MSK.Cluster.self)?.brokers?.vpcConnectivity
    #expect(connectivity?.allowsIAM == true && connectivity?.allowsSCRAM == nil)
    #expect(graph.notes.contains { $0.message.contains("deploy it without 'isReachableFromOtherVPCs'") })
  }

  @Test func `the code learns where the brokers are, and what it is there for`() throws {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let graph = try graph {
      service("api").connects(
        to: events, as: .consumer(topics: ["orders"], group: "api"), .producer(topics: ["invoices", "letters"]))
    }
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    let values = container.environment.map { $0.name?.literal }
    #expect(
      values == [
        "EVENTS_CLUSTER_ARN", "EVENTS_PRODUCER_TOPICS", "EVENTS_CONSUMER_TOPICS", "EVENTS_CONSUMER_GROUP",
      ])
    #expect(container.environment[0].value == .expression(.attribute("EventsKafka", "Ref")))
    #expect(container.environment[1].value == "invoices,letters")
  }

  private static let keyARN = "arn:aws:kms:eu-west-1:111122223333:key/1"

  private static func existingSecret(named name: String) -> Secret {
    .existing(
      "login", secretARN: ExistingValue("arn:aws:secretsmanager:eu-west-1:111122223333:secret:\(name)"),
      key: .existing("kafka", keyARN: ExistingValue(keyARN)))
  }

  @Test func `a user's password comes from its secret, which the execution role may decrypt`() throws {
    let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:AmazonMSK_shop-AbCdEf"
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large),
      authentication: .scram(KafkaUser(Self.existingSecret(named: "AmazonMSK_shop-AbCdEf"))))
    let graph = try graph { service("api").connects(to: events, as: .producer(topics: ["orders"])) }
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(container.secrets.map(\.name) == ["EVENTS_USERNAME", "EVENTS_PASSWORD"])
    let template = CloudFormation.write(graph).document["Resources"]
    #expect(JSON.writeCompact(try #require(template?["ApiTaskDefinition"])).contains("\(arn):password::"))
    let policy = JSON.writeCompact(try #require(template?["ApiExecutionPolicy"]))
    #expect(policy.contains("kms:Decrypt") && policy.contains(Self.keyARN))
    #expect(template?["EventsKafkaUser"]?["Properties"]?["SecretArnList"] == [.string(arn)])
    let terraform = Terraform.write(graph).document["resource"]?["aws_msk_scram_secret_association"]
    #expect(terraform?["events_kafka_user"]?["secret_arn_list"] == [.string(arn)])
    #expect(terraform?["events_kafka_user"]?["depends_on"] == nil)
    // What a user may do is for Kafka's own access lists.
    #expect(try statements(of: "ApiTaskPolicy", in: graph) == ["kafka:GetBootstrapBrokers on ${EventsKafka}"])
  }

  @Test func `a user's secret can be one of the stack`() throws {
    let secret = Secret("login", physicalName: "AmazonMSK_shop", username: "shop", key: EncryptionKey("kafka"))
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large), authentication: .scram(KafkaUser(secret)))
    let graph = try graph { service("api").connects(to: events, as: .producer(topics: ["orders"])) }
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics.filter { $0.severity == .error } == [])
    #expect(
      emission.document["Resources"]?["EventsKafkaUser"]?["Properties"]?["SecretArnList"] == [["Ref": "LoginSecret"]])
    let terraform = Terraform.write(graph)
    #expect(terraform.diagnostics.filter { $0.severity == .error } == [])
    let association = terraform.document["resource"]?["aws_msk_scram_secret_association"]?["events_kafka_user"]
    #expect(association?["secret_arn_list"] == ["${aws_secretsmanager_secret.login_secret.arn}"])
    #expect(association?["depends_on"] == ["aws_secretsmanager_secret_version.login_secret"])
  }

  @Test func `certificate authorities are found by their ARNs, or where these are stored`() throws {
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large),
      authentication: .mutualTLS([
        .existing(certificateAuthorityARN: "arn:aws:acm-pca:x"),
        .existing(certificateAuthorityARN: .parameterStore("/shared/authority")),
      ]))
    let graph = try graph { events }
    let emission = CloudFormation.write(graph)
    let authentication = emission.document["Resources"]?["EventsKafka"]?["Properties"]?["ClientAuthentication"]
    #expect(
      authentication?["Tls"]?["CertificateAuthorityArnList"] == [
        "arn:aws:acm-pca:x", ["Ref": "EventsCertificateAuthority2SharedAuthority"],
      ])
    let terraform = JSON.writeCompact(Terraform.write(graph).document)
    #expect(terraform.contains(#""name":"/shared/authority""#))
  }

  @Test func `a serverless cluster is connected to in the same way`() throws {
    let clicks = ServerlessKafkaCluster("clicks", in: network.isolatedSubnets)
    let graph = try graph { service("api").connects(to: clicks, as: .administrator(topics: ["clicks"])) }
    let cluster = try #require(graph.resource("ClicksKafka", as: MSK.ServerlessCluster.self))
    #expect(cluster.allowsIAM == true && cluster.vpcs.first?.securityGroups == [.to("ClicksKafkaSecurityGroup")])
    #expect(graph["ClicksFromApi9098"] != nil)
    #expect(try statements(of: "ApiTaskPolicy", in: graph).last?.hasSuffix("on topic/shop-clicks/*/clicks") == true)
  }

  @Test func `a metric goes by the name that AWS knows the cluster by`() throws {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let graph = try graph {
      Alarm(
        "lag", when: events.sumOffsetLag(topic: "orders", consumerGroup: "billing"), is: .above(1000),
        notify: Topic("operations"))
    }
    let alarm = try #require(graph.all(CloudWatch.Alarm.self).first)
    #expect(alarm.dimensions?["Cluster Name"] == "shop-events")
    #expect(alarm.dimensions?["Consumer Group"] == "billing" && alarm.dimensions?["Topic"] == "orders")
  }

  // MARK: Mistakes

  @Test(arguments: [
    (4, "has 4 brokers in 3 zones; use the same number in each zone: 3 or 6"),
    (2, "has 2 brokers in 3 zones; use the same number in each zone: 3"),
  ])
  func `brokers that do not divide by the zones are refused`(brokers: Int, message: String) {
    let line = #line + 2
    let messages = errors {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), brokers: brokers)
    }
    #expect(
      messages == ["InfraTests/KafkaClusterTests.swift:\(line):19: error: kafka cluster 'events' \(message)"])
  }

  @Test(arguments: [
    (KafkaStorage.gigabytes(0), "has 0 GB of storage per broker; use 1 to 16384"),
    (.gigabytes(200, growingTo: 100), "cannot expand from 200 to 100 GB"),
    (.gigabytes(200, growingTo: 20_000), "cannot expand from 200 to 20000 GB"),
  ])
  func `storage that MSK does not have is refused`(storage: KafkaStorage, message: String) {
    let messages = errors {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), storage: storage)
    }
    #expect(messages.count == 1 && messages.first?.contains(message) == true)
  }

  @Test(arguments: [
    (KafkaSettings(partitions: 0), "has 0 partitions per topic"),
    (KafkaSettings(retention: .zero), "use 1 second or more"),
    (KafkaSettings(replicas: 4), "has 4 replicas on 3 brokers; use 1 to 3"),
    (KafkaSettings(replicas: 2, replicasInSync: 3), "requires 3 of 2 replicas in sync; use 1 to 2"),
    (KafkaSettings(others: ["num.partitions": "3"]), "sets 'num.partitions' in 'others:'"),
    (KafkaSettings(others: ["compression.type": "a\nb=c"]), "the setting 'compression.type', which is not valid"),
  ])
  func `settings that no broker takes are refused`(settings: KafkaSettings, message: String) {
    let messages = errors {
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), settings: settings)
    }
    #expect(messages.count == 1 && messages.first?.contains(message) == true, "\(messages)")
  }

  @Test(arguments: ["", "..", "my topic", "orders*", "größe", String(repeating: "x", count: 250)])
  func `a topic that Kafka rejects is refused at the connection`(topic: String) {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let line = #line + 2
    let messages = errors {
      service("api").connects(to: events, as: .producer(topics: [topic]))
    }
    #expect(messages.count == 1)
    #expect(messages.first?.contains("KafkaClusterTests.swift:\(line):") == true)
    #expect(messages.first?.contains("'\(topic)' is not a valid name of a Kafka topic") == true)
  }

  @Test func `a connection without a topic and a group without a name are refused`() {
    let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
    let messages = errors {
      service("api").connects(to: events, as: .producer(topics: []))
      service("billing").connects(to: events, as: .consumer(topics: ["orders"], group: ""))
    }
    #expect(messages.count == 2)
    #expect(messages.first?.contains("has a role without topics") == true)
    #expect(messages.last?.contains("'' is not a valid name of a consumer group") == true)
  }

  @Test func `names, sizes and secrets that MSK does not take are refused`() {
    let long = String(repeating: "x", count: 62)
    let user = KafkaUser(Self.existingSecret(named: "kafka-AbCdEf"))
    let ownUser = KafkaUser(Secret("own"))
    let messages = errors {
      KafkaCluster(long, in: network.isolatedSubnets, size: .m7g(.large))
      KafkaCluster("express", in: network.isolatedSubnets, size: .named("express.m7g.large"))
      KafkaCluster("users", in: network.isolatedSubnets, size: .m7g(.large), authentication: .scram(user))
      KafkaCluster("members", in: network.isolatedSubnets, size: .m7g(.large), authentication: .scram(ownUser))
      KafkaCluster("open", in: network.isolatedSubnets, size: .m7g(.large), authentication: .mutualTLS([]))
    }
    #expect(messages.count == 7)
    for part in [
      "AWS allows 64", "Express brokers", "has no certificate authority",
      "secret 'login', which is 'kafka-AbCdEf' in AWS; use one whose name begins with 'AmazonMSK_'",
      "kafka cluster 'members' cannot use secret 'own'; give it a 'physicalName:' that begins with 'AmazonMSK_'",
      "secret 'own', which has no user name; give it a 'username:'",
      "secret 'own', which the key that AWS manages encrypts; give it a 'key:'",
    ] {
      #expect(messages.contains { $0.contains(part) }, "\(part)")
    }
  }
}
