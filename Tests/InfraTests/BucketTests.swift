import Documents
import ResourceGraph
import Testing

@testable import InfraLanguage

@Suite struct BucketTests {
  private let network = Network("main", zones: 2, endpoints: .ecr + [.logs])

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  private func graph(@StackBuilder _ elements: () -> [any StackElement]) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1, elements).graph()
  }

  private func messages(@StackBuilder _ elements: () -> [any StackElement]) -> [Diagnostic] {
    let stack = Stack("shop", region: .euWest1, elements)
    return #expect(throws: Diagnostics.self) { try stack.graph() }?.all ?? []
  }

  private func statements(_ id: LogicalID, _ graph: ResourceGraph) -> [IAM.Statement] {
    graph.resource(id, as: IAM.RolePolicy.self)?.document?.statements ?? []
  }

  // MARK: By default

  @Test func `a bucket is private, encrypted, versioned, and kept when the stack goes`() throws {
    let graph = try graph { Bucket("documents") }
    let bucket = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self))
    let block = try #require(bucket.publicAccessBlock)
    #expect(block.blocksPublicACLs == true && block.blocksPublicPolicy == true)
    #expect(block.ignoresPublicACLs == true && block.restrictsPublicBuckets == true)
    #expect(bucket.ownershipRules.map(\.ownership) == [.literal(.bucketOwnerEnforced)])
    #expect(bucket.versioning == .literal(.enabled))
    #expect(bucket.encryptionRules.map(\.algorithm) == [.literal(.aes256)])
    #expect(bucket.accessControl == nil && bucket.website == nil)
    #expect(bucket.lifecycleRules.map(\.incompleteUploadExpiration) == [7])
    let entry = try #require(graph["DocumentsBucket"])
    #expect(entry.deletionPolicy == .retainExceptOnCreate && entry.updateReplacePolicy == .retain)
  }

  @Test func `the policy refuses whoever comes without TLS, and admits nobody`() throws {
    let graph = try graph { Bucket("documents") }
    let policy = try #require(graph.resource("DocumentsBucketPolicy", as: S3.BucketPolicy.self))
    let statement = try #require(policy.document?.statements.first)
    #expect(policy.document?.statements.count == 1)
    #expect(statement.effect == .literal(.deny) && statement.principal == .everybody)
    #expect(statement.actions?.values == ["s3:*"])
    #expect(statement.conditions == [IAM.Condition("Bool", "aws:SecureTransport", "false")])
  }

  @Test func `the name has the account and the region in it, or is the one that is given`() throws {
    let graph = try graph {
      Bucket("documents")
      Bucket("web", physicalName: "www-example-com")
    }
    #expect(
      graph.resource("DocumentsBucket", as: S3.Bucket.self)?.name == "shop-documents-\(.accountID)-\(.region)")
    #expect(graph.resource("WebBucket", as: S3.Bucket.self)?.name == "www-example-com")
  }

  @Test func `a key encrypts the objects, and S3 asks for it seldom`() throws {
    let graph = try graph { Bucket("documents", key: EncryptionKey("documents")) }
    let rule = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.encryptionRules.first)
    #expect(rule.algorithm == .literal(.kms) && rule.hasBucketKey == true)
    #expect(rule.kmsKey?.id == "DocumentsKey")
  }

  @Test func `a bucket without versions says why`() throws {
    let graph = try graph { Bucket("cache", versioning: .off(because: "it can be filled again")) }
    #expect(graph.resource("CacheBucket", as: S3.Bucket.self)?.versioning == nil)
    #expect(graph["CacheBucket"]?.allowances.map(\.rule) == ["bucket-keeps-versions"])
    #expect(graph["CacheBucket"]?.allowances.map(\.reason) == ["it can be filled again"])
  }

  // MARK: Access

  @Test func `grants name the objects by their prefix, and the key's actions with them`() throws {
    let documents = Bucket("documents", key: EncryptionKey("documents"))
    let graph = try graph {
      documents.grants(
        .read(prefix: "contracts/"), .read(prefix: "invoices/"), .list(prefix: "contracts/"), to: service("api"))
    }
    let statements = statements("ApiTaskPolicy", graph)
    #expect(statements.map { $0.actions?.values } == [["s3:GetObject"], ["s3:ListBucket"], ["kms:Decrypt"]])
    #expect(
      statements[0].resources?.values == ["\(documents.arn)/contracts/*", "\(documents.arn)/invoices/*"])
    #expect(statements[1].resources?.values == [documents.arn])
    #expect(statements[1].conditions == [IAM.Condition("StringLike", "s3:prefix", "contracts/*")])
    #expect(statements[2].resources?.values == [.expression(.attribute("DocumentsKey", "Arn"))])
    // The key serves the objects of the bucket, and nothing else that is under it.
    #expect(
      statements[2].conditions == [
        IAM.Condition("StringEquals", "kms:ViaService", "\(text: "s3").\(.region).amazonaws.com")
      ])
  }

  @Test func `a grant without a prefix takes in those with one`() throws {
    let documents = Bucket("documents")
    let graph = try graph {
      documents.grants(.write(prefix: "incoming/"), .write, .delete, .list, to: service("api"))
    }
    let statements = statements("ApiTaskPolicy", graph)
    #expect(
      statements.map { $0.actions?.values }
        == [["s3:PutObject", "s3:AbortMultipartUpload"], ["s3:DeleteObject"], ["s3:ListBucket"]])
    #expect(
      statements.map { $0.resources?.values } == [["\(documents.arn)/*"], ["\(documents.arn)/*"], [documents.arn]])
    #expect(statements.allSatisfy { $0.conditions == nil })
  }

  // MARK: Logs

  @Test func `access logs open the bucket that gets them to S3's log delivery, for that bucket alone`() throws {
    let logs = Bucket("logs")
    let graph = try graph { Bucket("documents", accessLogs: .bucket(logs)) }
    let logging = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.logging)
    #expect(logging.bucket?.id == "LogsBucket" && logging.prefix == "documents/")
    #expect(graph["DocumentsBucket"]?.dependsOn == ["LogsBucketPolicy"])
    let policy = try #require(graph.resource("LogsBucketPolicy", as: S3.BucketPolicy.self))
    let statement = try #require(policy.document?.statements.last)
    #expect(statement.principal == IAM.Principal("Service", ["logging.s3.amazonaws.com"]))
    #expect(statement.resources?.values == ["\(logs.arn)/documents/*"])
    #expect(
      statement.conditions == [
        IAM.Condition("ArnLike", "aws:SourceArn", "arn:\(.partition):s3:::shop-documents-\(.accountID)-\(.region)"),
        .sourceAccount,
      ])
  }

  @Test func `a load balancer writes its logs to a bucket, under the account's own folder`() throws {
    let logs = Bucket("logs")
    let graph = try graph {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"),
        accessLogs: .bucket(logs, prefix: "public")
      ) { Route("/*", to: service("api")) }
    }
    let balancer = try #require(
      graph.resource("PublicLoadBalancer", as: ElasticLoadBalancing.LoadBalancer.self))
    #expect(balancer.writesAccessLogs == true && balancer.accessLogPrefix == "public")
    #expect(balancer.accessLogBucket == logs.bucket.value)
    #expect(graph["PublicLoadBalancer"]?.dependsOn.contains("LogsBucketPolicy") == true)
    let policy = try #require(graph.resource("LogsBucketPolicy", as: S3.BucketPolicy.self))
    let statement = try #require(policy.document?.statements.last)
    #expect(statement.principal == IAM.Principal("Service", ["logdelivery.elasticloadbalancing.amazonaws.com"]))
    #expect(statement.actions?.values == ["s3:PutObject"])
    #expect(statement.resources?.values == ["\(logs.arn)/public/AWSLogs/\(.accountID)/*"])
  }

  @Test func `logs do not go into a bucket with a key`() {
    let logs = Bucket("logs", key: EncryptionKey("logs"))
    #expect(
      messages { Bucket("documents", accessLogs: .bucket(logs)) }.map(\.message) == [
        "bucket 'logs' receives the access logs of bucket 'documents' but is encrypted with key 'logs', which log "
          + "delivery cannot use; remove the key"
      ])
  }

  // MARK: Events

  @Test func `a topic that gets events lets S3 publish and use its key, for that bucket alone`() throws {
    let documents = Bucket("documents", sendsEventsToEventBridge: true)
    let uploads = Topic("uploads")
    let graph = try graph {
      documents.notifies(uploads, of: .objectCreated(prefix: "incoming/", suffix: ".pdf"), .objectRemoved())
    }
    let bucket = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self))
    let notifications = try #require(bucket.notifications)
    #expect(notifications.usesEventBridge == true)
    #expect(notifications.topics.map(\.events) == [["s3:ObjectCreated:*"], ["s3:ObjectRemoved:*"]])
    #expect(notifications.topics.map(\.filter) == [.init(prefix: "incoming/", suffix: ".pdf"), nil])
    // S3 tries at once whether it may publish; the policy therefore names the bucket without a reference.
    #expect(graph["DocumentsBucket"]?.dependsOn == ["UploadsTopicPolicy"])
    let policy = try #require(graph.resource("UploadsTopicPolicy", as: SNS.TopicPolicy.self))
    let statements = try #require(policy.document?.statements)
    let delivery = try #require(statements.last)
    #expect(delivery.principal == IAM.Principal("Service", ["s3.amazonaws.com"]))
    #expect(
      delivery.conditions?.first?.values.values == ["arn:\(.partition):s3:::shop-documents-\(.accountID)-\(.region)"])
    #expect(delivery.conditions?.last == .sourceAccount)
    #expect(statements.count == 2)
    let key = try #require(graph.resource("UploadsTopicKey", as: KMS.Key.self))
    #expect(key.policy?.statements.contains(.keyUse(by: "s3.amazonaws.com")) == true)
  }

  @Test func `a topic without a bucket does not let S3 in`() throws {
    let graph = try graph { Topic("uploads") }
    let policy = try #require(graph.resource("UploadsTopicPolicy", as: SNS.TopicPolicy.self))
    let principals = policy.document?.statements.map(\.principal)
    #expect(principals?.contains(IAM.Principal("Service", ["s3.amazonaws.com"])) == false)
    let key = try #require(graph.resource("UploadsTopicKey", as: KMS.Key.self))
    #expect(key.policy?.statements.contains(.keyUse(by: "s3.amazonaws.com")) == false)
  }

  @Test func `a queue and a function of the stack let the bucket in before it is made`() throws {
    let documents = Bucket("documents")
    let graph = try graph {
      documents.notifies(Queue("jobs"), of: .objectCreated(prefix: "jobs/"))
      documents.notifies(
        Function(
          "thumbnails",
          code: .zip(
            bucket: .existing("builds", bucketName: "builds"), key: "t.zip", runtime: .nodeJS22,
            handler: "index.handler")),
        of: .objectCreated(prefix: "images/"))
    }
    let arn: Value<String> = "arn:\(.partition):s3:::shop-documents-\(.accountID)-\(.region)"
    let policy = try #require(graph.resource("JobsQueuePolicy", as: SQS.QueuePolicy.self)?.document?.statements.last)
    #expect(policy.actions?.values == ["sqs:SendMessage"])
    #expect(policy.conditions == [IAM.Condition("ArnEquals", "aws:SourceArn", arn), .sourceAccount])
    let permission = try #require(graph.all(Lambda.Permission.self).first)
    #expect(permission.principal == "s3.amazonaws.com" && permission.sourceARN == arn)
    #expect(graph["DocumentsBucket"]?.dependsOn == ["JobsQueuePolicy", permission.id])
  }

  @Test func `a bucket does not wait for the policy of a queue that exists already`() throws {
    let jobs = Queue.existing("jobs", queueName: "acme-jobs")
    let graph = try graph { Bucket("documents").notifies(jobs, of: .objectCreated(prefix: "a/")) }
    let notifications = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.notifications)
    #expect(notifications.queues.map(\.queue) == [jobs.arn])
    #expect(graph["DocumentsBucket"]?.dependsOn == [])
  }

  @Test func `an event that would go to two destinations is refused at its line`() {
    let documents = Bucket("documents")
    let line = #line + 3
    let found = messages {
      documents.notifies(Queue("first"), of: .objectCreated(prefix: "in/"))
      documents.notifies(Queue("second"), of: .named("s3:ObjectCreated:Put", prefix: "in/pdf/"))
    }
    #expect(found.count == 1)
    #expect(
      found.first?.message.hasPrefix("bucket 'documents' sends 's3:ObjectCreated:Put' of 'in/pdf/*' twice") == true)
    #expect(found.first?.location.map { Int($0.position.line) } == line)
  }

  // MARK: Lifecycle

  @Test func `a lifecycle counts in days`() throws {
    let rule = LifecycleRule(
      "archive", prefix: "contracts/", tags: ["kind": "final"],
      transitions: [.to(.standardInfrequentAccess, after: .days(30)), .to(.glacierDeepArchive, after: .days(365))],
      expiration: .days(3650), noncurrentExpiration: .days(90), keptVersions: 3)
    let graph = try graph { Bucket("documents", lifecycle: [rule]) }
    let lowered = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.lifecycleRules.first)
    #expect(lowered.prefix == "contracts/" && lowered.objectTags["kind"] == "final")
    #expect(
      lowered.transitions.map(\.storageClass) == [
        .literal(.standardInfrequentAccess), .literal(.glacierDeepArchive),
      ])
    #expect(lowered.transitions.map(\.age) == [30, 365])
    #expect(lowered.expiration == 3650)
    #expect(lowered.noncurrentExpiration?.age == 90 && lowered.noncurrentExpiration?.keptVersions == 3)
  }

  @Test(
    arguments: [
      (
        [.to(.glacierInstantRetrieval, after: .days(60)), .to(.standardInfrequentAccess, after: .days(120))],
        "moves objects back from .glacierInstantRetrieval to .standardInfrequentAccess; use a colder storage class"
      ),
      (
        [.to(.oneZoneInfrequentAccess, after: .days(60)), .to(.glacierInstantRetrieval, after: .days(120))],
        "moves objects back from .oneZoneInfrequentAccess to .glacierInstantRetrieval; use a colder storage class"
      ),
      (
        [.to(.standardInfrequentAccess, after: .days(7))],
        "moves objects to .standardInfrequentAccess after 7 days; use 30 days or more"
      ),
      (
        [.to(.intelligentTiering, after: .days(60)), .to(.glacierDeepArchive, after: .days(60))],
        "moves objects to .glacierDeepArchive after 60 days, but to .intelligentTiering after 60; use increasing ages"
      ),
      (
        [.to(.standardInfrequentAccess, after: .days(30)), .to(.glacierDeepArchive, after: .days(45))],
        "moves objects on from .standardInfrequentAccess after 15 days; S3 stores them there for at least 30 days"
      ),
      (
        [.to(.glacierDeepArchive, after: .days(400))],
        "deletes objects after 365 days and moves them after 400; use a later expiration"
      ),
      (
        [.to(.glacierDeepArchive, after: .hours(36))],
        "has a transition or expiration of objects after 36 hours; use whole days, at least 1"
      ),
    ] as [([LifecycleRule.Transition], String)])
  func `a lifecycle that S3 refuses is an error at the rule's line`(
    transitions: [LifecycleRule.Transition], message: String
  ) {
    let line = #line + 1
    let rule = LifecycleRule("archive", transitions: transitions, expiration: .days(365))
    let found = messages { Bucket("documents", lifecycle: [rule]) }
    #expect(found.map(\.message) == ["lifecycle rule 'archive' of bucket 'documents' " + message])
    #expect(found.first?.location.map { Int($0.position.line) } == line)
  }

  @Test func `rules have names of their own and something to do`() {
    let found = messages {
      Bucket(
        "documents",
        lifecycle: [
          LifecycleRule("old", expiration: .days(1)), LifecycleRule("old"), LifecycleRule("kept", keptVersions: 3),
        ])
    }
    #expect(found.count == 4)
    #expect(found.contains { $0.message.hasSuffix("has two lifecycle rules named 'old'; rename one") })
    #expect(found.contains { $0.message.hasSuffix("has no effect; add transitions or an expiration") })
    #expect(found.contains { $0.message.hasSuffix("but none expires; set 'noncurrentExpiration'") })
  }

  // MARK: Names

  @Test(arguments: [
    ("Documents", "contains 'D'"), ("my_docs", "contains '_'"), ("ab", "has 2 characters"),
    ("-docs", "begins or ends with a hyphen"), ("xn--docs", "begins with 'xn--'"),
    ("docs-s3alias", "ends in '-s3alias'"), (String(repeating: "a", count: 64), "has 64 characters"),
    ("docs.example.com", "contains '.'"),
  ])
  func `a name that S3 refuses is an error at the bucket's line`(name: String, problem: String) {
    let line = #line + 1
    let found = messages { Bucket("documents", physicalName: name) }
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("bucket name '\(name)' \(problem)") == true)
    #expect(found.first?.location.map { Int($0.position.line) } == line)
  }

  @Test func `a name that is too long with the account and the region behind it is an error`() {
    let name = "a-very-long-name-for-a-bucket-indeed"
    #expect(
      messages { Bucket(name) }.map(\.message) == [
        "bucket name 'shop-\(name)' has 64 characters with the account id and the region at its end, S3 allows 63; "
          + "shorten it, or set 'physicalName'"
      ])
  }

  // MARK: Metrics

  @Test func `errors are counted where somebody pays for it`() throws {
    let documents = Bucket("documents", hasRequestMetrics: true)
    let graph = try graph { Alarm.high(documents.clientErrors, above: 100, notify: Topic("operations")) }
    let metrics = try #require(graph.resource("DocumentsBucket", as: S3.Bucket.self)?.metrics)
    let alarm = try #require(graph.all(CloudWatch.Alarm.self).first)
    #expect(metrics.map(\.id) == [alarm.dimensions?["FilterId"]])
    #expect(alarm.namespace == "AWS/S3" && alarm.metricName == "4xxErrors")
  }

  @Test(arguments: [
    ("/photos/", "and keys do not usually begin with '/'; use 'photos/'"),
    ("photos/*", "which is the start of keys, without wildcards; use 'photos/'"),
    ("*", "which is the start of keys, without wildcards; leave 'prefix:' out for all objects"),
    ("photos/?/raw", "which is the start of keys, without wildcards; use 'photos/'"),
  ])
  func `a prefix is the start of keys as they are`(_ prefix: String, _ problem: String) {
    let photos = Bucket("photos")
    let network = Network("main", zones: 2)
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
    let messages = Stack("shop", region: .euWest1) { photos.grants(.read(prefix: prefix), to: api) }.errors.map(
      \.message)
    #expect(messages == ["bucket 'photos' is granted '.read' with the prefix '\(prefix)', \(problem)"])
    let fine = Stack("shop", region: .euWest1) { photos.grants(.read(prefix: "photos/2026"), .list, to: api) }
    #expect(fine.errors.isEmpty)
    let empty = Stack("shop", region: .euWest1) { photos.grants(.write(prefix: ""), to: api) }.errors.map(\.message)
    #expect(empty == ["bucket 'photos' is granted '.write' with an empty prefix; leave 'prefix:' out for all objects"])
  }

  @Test func `events, lifecycle rules and replications have such prefixes, too`() {
    let photos = Bucket(
      "photos", lifecycle: [LifecycleRule("expire", prefix: "/tmp/", expiration: .days(1))],
      replication: [BucketReplication(to: .existing("copies", bucketName: "copies"), prefix: "raw/*")])
    let messages = Stack("shop", region: .euWest1) {
      photos.notifies(Queue("uploads"), of: .objectCreated(prefix: "/photos/"))
    }.errors.map(\.message)
    #expect(
      messages.sorted() == [
        "bucket 'photos' sends events 's3:ObjectCreated:*' with the prefix '/photos/', and keys do not usually begin with '/'; use "
          + "'photos/'",
        "lifecycle rule 'expire' of bucket 'photos' has the prefix '/tmp/', and keys do not usually begin with '/'; use 'tmp/'",
        "the replication of bucket 'photos' to 'copies' has the prefix 'raw/*', which is the start of keys, without "
          + "wildcards; use 'raw/'",
      ])
  }
}
