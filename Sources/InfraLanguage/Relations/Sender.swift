/// A construct on whose behalf an AWS service sends, publishes or invokes; the policy of the other end names it.
struct Sender {
  let construct: any Construct
  /// `s3.amazonaws.com`.
  let service: String
  private let origin: Origin

  static let eventBridge = "events.amazonaws.com"

  private indirect enum Origin {
    case arn(Value<String>)
    case bucket(Bucket)
  }

  init(_ construct: any Construct, _ arn: Value<String>, by service: String) {
    self.construct = construct
    self.service = service
    origin = .arn(arn)
  }

  /// A bucket depends on the permissions to send, so they cannot refer to it.
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

  /// Allows the service an action on behalf of the construct, and of no other.
  func statement(_ action: String, on resource: Value<String>, in naming: Naming) -> IAM.Statement {
    var conditions = [IAM.Condition("ArnEquals", "aws:SourceArn", arn(in: naming))]
    // The ARN of a bucket does not contain its account.
    if case .bucket = origin { conditions.append(.sourceAccount) }
    return IAM.Statement(
      .allow, LogicalID(naming: "From", name).name, principal: IAM.Principal("Service", [.literal(service)]),
      actions: [action], resources: [resource], conditions: conditions)
  }
}
