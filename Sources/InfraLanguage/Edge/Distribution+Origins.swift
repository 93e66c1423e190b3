import Documents
import ResourceGraph

extension Distribution {
  private static let tls: List<Value<String>> = ["TLSv1.2"]

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
        vpcOrigin(of: balancer, host, origin.originID, physicalName, &lowering)
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

  private func application(_ host: Value<String>, path: String?, _ originID: String) -> CloudFront.Origin {
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
    ) { $0.createsBeforeDestroying = true }
  }

  // MARK: Load balancers

  private func vpcOrigin(
    of balancer: LoadBalancer, _ host: String, _ originID: String, _ physicalName: String,
    _ lowering: inout Lowering
  ) -> CloudFront.Origin {
    let name = "\(physicalName)-\(balancer.endpointName)"
    Names.check(physical: name, of: "VPC origin", longest: 64, in: &lowering)
    let target = lowering.add(
      LogicalID(naming: self.name, "To", balancer.endpointName),
      CloudFront.VPCOrigin {
        $0.name = .literal(name)
        $0.endpoint = balancer.arn
        $0.httpPort = 80
        $0.httpsPort = 443
        $0.protocolPolicy = .literal(.httpsOnly)
        $0.sslProtocols = Self.tls
      }
    ) {
      $0.createsBeforeDestroying = true
      // CloudFront changes nothing of an origin that a distribution uses, for CloudFormation not even its tags.
      // https://github.com/aws/aws-cdk/issues/35765
      $0.removeTags()
      // A VPC takes part only with an internet gateway, which an internal load balancer does not wait for.
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
      if let network = balancer.placement?.network, network.existing == nil {
        $0.dependsOn = [network.id("InternetGatewayAttachment")]
      }
    }
    return .init {
      $0.id = .literal(originID)
      $0.domainName = .literal(host)
      $0.vpc = .init { $0.vpcOrigin = target }
    }
  }

}

/// A load balancer admits CloudFront, in its own stack: that of the distribution can be in another region.
struct BalancerOrigin: Relation {
  let distribution: Distribution
  let balancer: LoadBalancer
  /// The prefix list of CloudFront in the load balancer's region; `nil` for the known one.
  let prefixList: String?

  var source: any Construct { distribution }
  var destination: any Construct { balancer }
  var dependent: any Construct { balancer }
  // The rule names no distribution.
  var dependencies: [any Construct] { [balancer] }
  var location: SourceLocation { distribution.identity.location }

  func lower(into lowering: inout Lowering) {
    let region = lowering.graph.region ?? ""
    guard let list = prefixList ?? OriginFacingPrefixList.id(in: region) else {
      return lowering.report(
        "the id of the prefix list 'com.amazonaws.global.cloudfront.origin-facing' in \(region) is not known; give it as "
          + "'prefixList:' of the origin (aws ec2 describe-managed-prefix-lists)")
    }
    // AWS refuses a second rule for the same list and port, whatever its description says.
    let id = LogicalID(naming: balancer.name, "From", "CloudFront")
    guard lowering.graph[id] == nil else { return }
    lowering.add(
      id,
      EC2.SecurityGroupIngress {
        $0.securityGroup = balancer.securityGroup
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.sourcePrefixList = .literal(list)
        $0.description = "From CloudFront"
      })
  }
}

extension LoadBalancer {
  /// What tells the load balancer from others in the name of a VPC origin, which is unique in the account: another endpoint
  /// needs another origin, which exists before the distribution changes to it.
  fileprivate var endpointName: String {
    guard let existing, let id = loadBalancer.id,
      let stated = existing.attributes.first(where: { $0.reference.id == id && $0.reference.attribute == "Ref" })
    else { return name }
    return "\(name)-\(StableHash(of: stated.value.word).word)"
  }
}

/// The prefix lists that AWS keeps with the addresses from which CloudFront reaches origins.
///
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html
enum OriginFacingPrefixList {
  private static let ids = [
    "ap-northeast-1": "pl-58a04531", "ap-southeast-1": "pl-31a34658", "ap-southeast-2": "pl-b8a742d1",
    "eu-central-1": "pl-a3a144ca", "eu-west-1": "pl-4fa04526", "eu-west-2": "pl-93a247fa", "us-east-1": "pl-3b927c52",
    "us-east-2": "pl-b6a144df", "us-west-1": "pl-4ea04527", "us-west-2": "pl-82a045eb",
  ]

  static func id(in region: String) -> String? { ids[region] }
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
