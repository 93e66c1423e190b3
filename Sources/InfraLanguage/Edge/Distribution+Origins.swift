import AWSResources
import Documents
import ResourceGraph

extension Distribution {
  static let tls: List<Value<String>> = ["TLSv1.2"]

  /// The origins of the distribution, each of them once.
  func lowerOrigins(named physicalName: String, into lowering: inout Lowering) -> [CloudFront.Origin] {
    let accessControl = lowerAccessControl(named: physicalName, into: &lowering)
    var known: Set<String> = []
    return origins.filter { known.insert($0.originID).inserted }.map { origin in
      switch origin.kind {
      case .site(let bucket, _), .bucket(let bucket):
        .init {
          $0.id = .literal(origin.originID)
          $0.domainName = bucket.regionalDomainName
          $0.accessControl = accessControl
          $0.s3 = .init()
        }
      case .balancer(let balancer, let host, _):
        if let secret = balancer.originSecret {
          publicOrigin(of: balancer, host, origin.originID, secret, &lowering)
        } else {
          vpcOrigin(of: balancer, host, origin.originID, physicalName, &lowering)
        }
      case .httpAPI(let api): application(api, origin.originID, &lowering)
      case .restAPI(let api): application(api, origin.originID, &lowering)
      case .host(let host, let path): application(.literal(host), path: path, origin.originID)
      }
    }
  }

  private func application(_ api: some GatewayAPI, _ originID: String, _ lowering: inout Lowering) -> CloudFront.Origin
  {
    application(
      api.host(in: lowering.region(of: api)), path: api.domain == nil ? api.stageInPaths.map { "/\($0)" } : nil,
      originID)
  }

  func application(_ host: Value<String>, path: String?, _ originID: String) -> CloudFront.Origin {
    .init {
      $0.id = .literal(originID)
      $0.domainName = host
      $0.path = path.map { .literal($0) }
      $0.custom = .init {
        $0.protocolPolicy = .literal(.httpsOnly)
        $0.httpPort = 80
        $0.httpsPort = 443
        $0.sslProtocols = Self.tls
      }
    }
  }

  private func lowerAccessControl(
    named physicalName: String, into lowering: inout Lowering
  ) -> Reference<CloudFront.OriginAccessControl>? {
    guard origins.contains(where: { $0.bucket != nil }) else { return nil }
    return lowering.add(
      id("OriginAccessControl"),
      CloudFront.OriginAccessControl {
        $0.name = .literal(physicalName)
        $0.description = .literal("Lets distribution \(name) read its buckets")
        $0.originKind = .literal(.s3)
        $0.signingBehavior = .literal(.always)
        $0.signingProtocol = .literal(.sigV4)
      }
    )
  }
}

/// A distribution reads the objects of a bucket.
struct BucketDistribution: Relation {
  let distribution: Distribution
  let bucket: Bucket

  var source: any Construct { distribution }
  var destination: any Construct { bucket }
  var location: SourceLocation { distribution.identity.location }

  func contribute(to contributions: inout Contributions) {
    admit("Reads", "s3:GetObject", on: "\(bucket.arn)/*", &contributions)
    // Without it, S3 answers 403 where an object is missing. The root of a distribution would be the list of all objects, if a
    // function did not ask for a page in its place, so only sites have it.
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    let origins = distribution.origins.filter { $0.bucket?.identity.key == bucket.identity.key }
    guard origins.allSatisfy({ $0.siteKind != nil }) else { return }
    admit("FindsMissing", "s3:ListBucket", on: bucket.arn, &contributions)
  }

  private func admit(
    _ role: String, _ action: String, on resource: Value<String>, _ contributions: inout Contributions
  ) {
    contributions.admit(
      IAM.Statement(
        .allow, LogicalID(naming: distribution.name, role).name,
        principal: IAM.Principal("Service", ["cloudfront.amazonaws.com"]), actions: [action], resources: [resource],
        conditions: [IAM.Condition("StringEquals", "aws:SourceArn", distribution.arn)]),
      to: bucket)
  }
}
