/// The log delivery of CloudWatch Logs writes the logs of a construct to a bucket.
///
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
struct VendedLogs: Relation {
  private static let service = "delivery.logs.amazonaws.com"

  let user: any Construct
  let bucket: Bucket
  var prefix: String?

  var source: any Construct { user }
  var destination: any Construct { bucket }
  var location: SourceLocation { user.identity.location }

  var relations: [any Relation] {
    guard let key = bucket.encryptionKey else { return [] }
    return [KeyUse(user: user, key: key, statements: [.keyUse(by: Self.service)])]
  }

  func contribute(to contributions: inout Contributions) {
    let folder = prefix.map { "\($0)/AWSLogs" } ?? "AWSLogs"
    let source = IAM.Condition("ArnLike", "aws:SourceArn", "arn:\(.partition):logs:\(.region):\(.accountID):*")
    contributions.admit(
      IAM.Statement(
        .allow, "\(sid)Write", principal: principal, actions: ["s3:PutObject"],
        resources: ["\(bucket.arn)/\(text: folder)/\(.accountID)/*"],
        conditions: [
          IAM.Condition("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control"), .sourceAccount, source,
        ]),
      to: bucket)
    contributions.admit(
      IAM.Statement(
        .allow, "\(sid)Check", principal: principal, actions: ["s3:GetBucketAcl"], resources: [bucket.arn],
        conditions: [.sourceAccount, source]),
      to: bucket)
  }

  private var sid: String { LogicalID(naming: user.name, "Logs").name }
  private var principal: IAM.Principal { IAM.Principal("Service", [.literal(Self.service)]) }
}
