/// AWS services that a network reaches without leaving it.
public struct Endpoints: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// One endpoint: a network interface in each private subnet, or a route for S3 and DynamoDB.
  public struct Service: Hashable, Sendable, ExpressibleByStringLiteral {
    /// What follows the region in the service's name: `ecr.api`.
    let name: String

    public init(stringLiteral name: String) { self.name = name }

    /// The name where dots cannot stand: `ecr-api`.
    var hyphenatedName: String { name.split(separator: ".").joined(separator: "-") }

    /// Whether the endpoint is an entry of the route tables, and free.
    var isGateway: Bool { self == .s3 || self == .dynamoDB }

    public static let s3: Service = "s3"
    public static let dynamoDB: Service = "dynamodb"
    public static let ecrAPI: Service = "ecr.api"
    public static let ecrRegistry: Service = "ecr.dkr"
    public static let logs: Service = "logs"
    public static let monitoring: Service = "monitoring"
    public static let secretsManager: Service = "secretsmanager"
    public static let systemsManager: Service = "ssm"
    public static let systemsManagerMessages: Service = "ssmmessages"
    public static let kms: Service = "kms"
    /// MSK itself, which tells where brokers are; the brokers stand in the network anyway.
    public static let kafka: Service = "kafka"
    public static let sts: Service = "sts"
    public static let sqs: Service = "sqs"
    public static let sns: Service = "sns"
    public static let eventBridge: Service = "events"
    public static let stepFunctions: Service = "states"
    public static let xray: Service = "xray"
  }

  let services: [Service]

  public init(arrayLiteral services: Service...) { self.init(services) }

  init(_ services: [Service]) {
    self.services = services.unique
  }

  public static let none: Endpoints = []
  /// What pulling an image from ECR needs: its two interfaces, and S3, where the layers lie.
  public static let ecr: Endpoints = [.ecrAPI, .ecrRegistry, .s3]

  public static func + (left: Endpoints, right: Endpoints) -> Endpoints {
    Endpoints(left.services + right.services)
  }

  var gateways: [Service] { services.filter(\.isGateway) }
  var interfaces: [Service] { services.filter { !$0.isGateway } }
}
