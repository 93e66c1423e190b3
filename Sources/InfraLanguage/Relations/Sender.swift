/// A construct in whose name a service of AWS sends, publishes or calls, as the policies of the other end say.
struct Sender {
  let construct: any Construct
  /// `s3.amazonaws.com`.
  let service: String
  private let origin: Origin

  static let eventBridge = "events.amazonaws.com"

  private enum Origin {
    case arn(Value<String>)
    case bucket(Bucket)
  }

  init(_ construct: any Construct, _ arn: Value<String>, by service: String) {
    self.construct = construct
    self.service = service
    origin = .arn(arn)
  }

  /// A bucket waits for the permissions to send, so that they cannot refer to it.
  init(_ bucket: Bucket) {
    construct = bucket
    service = "s3.amazonaws.com"
    origin = .bucket(bucket)
  }

  var name: String { construct.name }

  func arn(in naming: Naming) -> Value<String> {
    switch origin {
    case .arn(let arn): arn
    case .bucket(let bucket): bucket.plainARN(in: naming)
    }
  }

  /// Lets the service do something in the construct's name, and in no other.
  func statement(_ action: String, on resource: Value<String>, in naming: Naming) -> IAM.Statement {
    var conditions = [IAM.Condition("ArnEquals", "aws:SourceArn", arn(in: naming))]
    // The ARN of a bucket does not say whose it is.
    if case .bucket = origin { conditions.append(.sourceAccount) }
    return IAM.Statement(
      .allow, LogicalID(naming: "From", name).name, principal: IAM.Principal("Service", [.literal(service)]),
      actions: [action], resources: [resource], conditions: conditions)
  }
}
