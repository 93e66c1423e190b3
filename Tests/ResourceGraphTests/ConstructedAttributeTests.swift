import AWSResources
import Documents
import ResourceGraph
import Testing

/// Attributes that follow from a resource's physical name, account and region.
struct `A constructed attribute` {
  private func text(_ resource: any Resource, _ attribute: String) -> String? {
    guard let value = resource.constructedAttribute(attribute) else { return nil }
    return value.expression.parts.map { part in
      switch part {
      case .text(let text): text
      case .pseudo(.partition): "aws"
      case .pseudo(.region): "eu-west-1"
      case .pseudo(.accountID): "123456789012"
      case .pseudo(.urlSuffix): "amazonaws.com"
      default: "?"
      }
    }.joined()
  }

  @Test func `of a bucket follows from its name`() {
    let bucket = S3.Bucket { $0.name = "shop-receipts" }
    #expect(text(bucket, "Ref") == "shop-receipts")
    #expect(text(bucket, "Arn") == "arn:aws:s3:::shop-receipts")
    #expect(text(bucket, "DomainName") == "shop-receipts.s3.amazonaws.com")
    #expect(text(bucket, "RegionalDomainName") == "shop-receipts.s3.eu-west-1.amazonaws.com")
    #expect(text(bucket, "WebsiteURL") == nil)
  }

  @Test func `needs a physical name`() {
    #expect(S3.Bucket().constructedAttribute("Arn") == nil)
    #expect(ECS.Service().constructedAttribute("Name") == nil)
  }

  @Test func `may contain the account, the region and the partition`() {
    let bucket = S3.Bucket { $0.name = "shop-\(.accountID)-\(.region)" }
    #expect(text(bucket, "Arn") == "arn:aws:s3:::shop-123456789012-eu-west-1")
  }

  @Test func `does not refer to its stack`() {
    #expect(S3.Bucket { $0.name = .parameter("Name") }.constructedAttribute("Ref") == nil)
    let other: Value<String> = Reference<S3.Bucket>("Other").value
    #expect(S3.Bucket { $0.name = "copy-of-\(other)" }.constructedAttribute("Ref") == nil)
    #expect(S3.Bucket { $0.name = .expression(.verbatim("", resolved: nil)) }.constructedAttribute("Ref") == nil)
  }

  @Test func `does not keep the spelling that the name was read in`() {
    let resolved = Expression.join([.text("shop-"), .pseudo(.region)])
    let name = Expression.verbatim(["Fn::Sub": "shop-${AWS::Region}"], resolved: resolved)
    let bucket = S3.Bucket { $0.name = .expression(name) }
    #expect(bucket.constructedAttribute("Ref") == "shop-\(.region)")
  }

  @Test func `of messaging resources`() {
    let queue = SQS.Queue { $0.name = "shop-orders.fifo" }
    #expect(text(queue, "Ref") == "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-orders.fifo")
    #expect(text(queue, "QueueUrl") == text(queue, "Ref"))
    #expect(text(queue, "Arn") == "arn:aws:sqs:eu-west-1:123456789012:shop-orders.fifo")
    #expect(text(queue, "QueueName") == "shop-orders.fifo")
    let topic = SNS.Topic { $0.name = "shop-events" }
    #expect(text(topic, "Ref") == "arn:aws:sns:eu-west-1:123456789012:shop-events")
    #expect(text(topic, "TopicName") == "shop-events")
  }

  @Test func `of containers and functions`() {
    let repository = ECR.Repository { $0.name = "shop/api" }
    #expect(text(repository, "Arn") == "arn:aws:ecr:eu-west-1:123456789012:repository/shop/api")
    #expect(text(repository, "RepositoryUri") == "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api")
    let cluster = ECS.Cluster { $0.name = "shop" }
    #expect(text(cluster, "Ref") == "shop")
    #expect(text(cluster, "Arn") == "arn:aws:ecs:eu-west-1:123456789012:cluster/shop")
    let function = Lambda.Function { $0.name = "thumbnails" }
    #expect(text(function, "Arn") == "arn:aws:lambda:eu-west-1:123456789012:function:thumbnails")
    let alias = Lambda.Alias {
      $0.name = "live"
      $0.function = .existing("thumbnails")
    }
    #expect(text(alias, "Ref") == "arn:aws:lambda:eu-west-1:123456789012:function:thumbnails:live")
  }

  @Test func `of identity includes the path`() {
    #expect(text(IAM.Role { $0.name = "api" }, "Arn") == "arn:aws:iam::123456789012:role/api")
    let role = IAM.Role {
      $0.name = "api"
      $0.path = "/shop/"
    }
    #expect(text(role, "Arn") == "arn:aws:iam::123456789012:role/shop/api")
    #expect(text(IAM.ManagedPolicy { $0.name = "read" }, "Ref") == "arn:aws:iam::123456789012:policy/read")
  }

  @Test func `of a parameter has one slash before the name`() {
    let nested = SSM.Parameter { $0.name = "/shop/page-size" }
    #expect(text(nested, "Arn") == "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/page-size")
    let flat = SSM.Parameter { $0.name = "page-size" }
    #expect(text(flat, "Arn") == "arn:aws:ssm:eu-west-1:123456789012:parameter/page-size")
  }

  @Test func `of an event rule contains the bus`() {
    let rule = Events.Rule { $0.name = "nightly" }
    #expect(text(rule, "Ref") == "nightly")
    #expect(text(rule, "Arn") == "arn:aws:events:eu-west-1:123456789012:rule/nightly")
    let onBus = Events.Rule {
      $0.name = "paid"
      $0.bus = "orders"
    }
    #expect(text(onBus, "Ref") == nil)
    #expect(text(onBus, "Arn") == "arn:aws:events:eu-west-1:123456789012:rule/orders/paid")
    let onReferredBus = Events.Rule {
      $0.name = "paid"
      $0.bus = Reference<Events.EventBus>("Bus").value
    }
    #expect(text(onReferredBus, "Arn") == nil)
    let schedule = Scheduler.Schedule { $0.name = "nightly" }
    #expect(text(schedule, "Arn") == "arn:aws:scheduler:eu-west-1:123456789012:schedule/default/nightly")
  }

  @Test func `of a database is in lower case`() {
    let instance = RDS.DBInstance { $0.identifier = "Shop-Orders" }
    #expect(text(instance, "Ref") == "shop-orders")
    #expect(text(instance, "DBInstanceArn") == "arn:aws:rds:eu-west-1:123456789012:db:shop-orders")
    let user = ElastiCache.User { $0.userID = "shop-api" }
    #expect(text(user, "Arn") == "arn:aws:elasticache:eu-west-1:123456789012:user:shop-api")
  }

  @Test func `of other services`() {
    #expect(
      text(DynamoDB.Table { $0.name = "carts" }, "Arn") == "arn:aws:dynamodb:eu-west-1:123456789012:table/carts")
    #expect(
      text(CloudWatch.Alarm { $0.name = "cpu" }, "Arn") == "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cpu")
    #expect(
      text(OpenSearch.Domain { $0.name = "search" }, "Arn") == "arn:aws:es:eu-west-1:123456789012:domain/search")
    #expect(
      text(Backup.BackupVault { $0.name = "main" }, "BackupVaultArn")
        == "arn:aws:backup:eu-west-1:123456789012:backup-vault:main")
    let logGroup = Logs.LogGroup { $0.name = "/shop/api" }
    #expect(text(logGroup, "Ref") == "/shop/api")
    #expect(text(logGroup, "Arn") == nil)
  }

  /// A misspelled attribute would never be asked for.
  @Test(arguments: ResourceCatalog.aws.types.map { $0.resourceType.cloudFormation })
  func `has a value for attributes of the type only`(_ name: String) throws {
    let type = try #require(ResourceCatalog.aws.types.first { $0.resourceType.cloudFormation == name })
    #expect(type.init().constructedAttribute("Unknown") == nil)
    for attribute in type.resourceType.attributes {
      #expect(type.init().constructedAttribute(attribute.key) == nil)
    }
  }
}
