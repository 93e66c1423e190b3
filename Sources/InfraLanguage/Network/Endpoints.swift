/// The AWS services that have a VPC endpoint in a network.
public struct Endpoints: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// A service with an endpoint: an interface endpoint in each private subnet, or a gateway endpoint for S3 and DynamoDB.
  public struct Service: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The part of the service's name after the region: `ecr.api`.
    let name: String

    public init(stringLiteral name: String) { self.name = name }

    /// The name with hyphens in place of dots: `ecr-api`.
    var hyphenatedName: String { name.split(separator: ".").joined(separator: "-") }

    /// Whether the endpoint is a gateway endpoint, which is free of charge.
    var isGateway: Bool { self == .s3 || self == .dynamoDB }

    /// Amazon S3, through a gateway endpoint.
    public static let s3: Service = "s3"
    /// DynamoDB, through a gateway endpoint.
    public static let dynamoDB: Service = "dynamodb"
    /// The API of ECR.
    public static let ecrAPI: Service = "ecr.api"
    /// The Docker registry of ECR.
    public static let ecrRegistry: Service = "ecr.dkr"
    /// CloudWatch Logs.
    public static let logs: Service = "logs"
    /// CloudWatch metrics.
    public static let monitoring: Service = "monitoring"
    /// Secrets Manager.
    public static let secretsManager: Service = "secretsmanager"
    /// Systems Manager, with Parameter Store.
    public static let systemsManager: Service = "ssm"
    /// Session Manager and ECS Exec.
    public static let systemsManagerMessages: Service = "ssmmessages"
    /// KMS.
    public static let kms: Service = "kms"
    /// The API of MSK; connections to brokers require no endpoint.
    public static let kafka: Service = "kafka"
    /// STS.
    public static let sts: Service = "sts"
    /// SQS.
    public static let sqs: Service = "sqs"
    /// SNS.
    public static let sns: Service = "sns"
    /// EventBridge.
    public static let eventBridge: Service = "events"
    /// Step Functions.
    public static let stepFunctions: Service = "states"
    /// X-Ray.
    public static let xray: Service = "xray"
  }

  let services: [Service]

  public init(arrayLiteral services: Service...) { self.init(services) }

  init(_ services: [Service]) {
    self.services = services.unique
  }

  /// No endpoint.
  public static let none: Endpoints = []
  /// The endpoints that pulling an image from ECR requires: those of ECR, and that of S3, which stores the layers.
  public static let ecr: Endpoints = [.ecrAPI, .ecrRegistry, .s3]

  /// The services of both.
  public static func + (left: Endpoints, right: Endpoints) -> Endpoints {
    Endpoints(left.services + right.services)
  }

  var gateways: [Service] { services.filter(\.isGateway) }
  var interfaces: [Service] { services.filter { !$0.isGateway } }
}
