import AWSResources
import Documents
import ResourceGraph

extension Distribution {
  /// An internet-facing load balancer, which knows CloudFront by a secret in a header.
  func publicOrigin(
    of balancer: LoadBalancer, _ host: String, _ originID: String, _ secret: OriginSecret, _ lowering: inout Lowering
  ) -> CloudFront.Origin {
    var origin = application(.literal(host), path: nil, originID)
    origin.customHeaders = [
      .init {
        $0.name = .literal(OriginSecret.headerName)
        $0.value = secret.currentValue(for: balancer, in: &lowering)
      }
    ]
    return origin
  }

  func vpcOrigin(
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
    guard let list = prefixList ?? CloudFront.OriginFacingPrefixList.id(in: region) else {
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
