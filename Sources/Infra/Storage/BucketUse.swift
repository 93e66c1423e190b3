/// An AWS service writes to a bucket in the name of a construct.
struct BucketUse: Relation {
  enum Purpose: Hashable, Sendable {
    /// S3's record of the requests to a bucket.
    case serverAccessLogs(of: Bucket, prefix: String)
    /// Elastic Load Balancing's record of the requests to a load balancer.
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
      // The account is a part of the path, so that no other account's load balancers write here.
      let folder = prefix.map { "\($0)/AWSLogs" } ?? "AWSLogs"
      return IAM.Statement(
        .allow, sid, principal: IAM.Principal("Service", ["logdelivery.elasticloadbalancing.amazonaws.com"]),
        actions: ["s3:PutObject"], resources: ["\(bucket.arn)/\(text: folder)/\(.accountID)/*"])
    }
  }
}
