/// An AWS service writes to a bucket on behalf of a construct.
struct BucketUse: Relation {
  indirect enum Purpose: Hashable, Sendable {
    /// The server access logs of a bucket.
    case serverAccessLogs(of: Bucket, prefix: String)
    /// The access logs of a load balancer.
    case loadBalancerLogs(prefix: String?)
  }

  let user: any Construct
  let bucket: Bucket
  let purpose: Purpose

  var source: any Construct { user }
  var destination: any Construct { bucket }
  var location: SourceLocation { user.identity.location }

  func contribute(to contributions: inout Contributions) {
    contributions.admit(statement(in: contributions.naming), to: bucket)
  }

  private func statement(in naming: Naming) -> IAM.Statement {
    let sid = LogicalID(naming: user.name, "Logs").name
    switch purpose {
    case .serverAccessLogs(let source, let prefix):
      return IAM.Statement(
        .allow, sid, principal: IAM.Principal("Service", ["logging.s3.amazonaws.com"]), actions: ["s3:PutObject"],
        resources: ["\(bucket.arn)/\(text: prefix)*"],
        conditions: [IAM.Condition("ArnLike", "aws:SourceArn", source.plainARN(in: naming)), .sourceAccount])
    case .loadBalancerLogs(let prefix):
      // The path contains the account id, so that load balancers of other accounts cannot write to the bucket.
      let folder = prefix.map { "\($0)/AWSLogs" } ?? "AWSLogs"
      return IAM.Statement(
        .allow, sid, principal: IAM.Principal("Service", ["logdelivery.elasticloadbalancing.amazonaws.com"]),
        actions: ["s3:PutObject"], resources: ["\(bucket.arn)/\(text: folder)/\(.accountID)/*"])
    }
  }
}
