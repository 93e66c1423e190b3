public import ResourceGraph

extension EC2 {
  /// A VPC endpoint: private access to a service, by routes (gateway) or by network interfaces (interface).
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcendpoint.html
  public struct VPCEndpoint: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::VPCEndpoint",
      terraform: "aws_vpc_endpoint",
      attributes: ["Ref": "id", "Id": "id", "NetworkInterfaceIds": "network_interface_ids"]
    )

    /// The type of a VPC endpoint.
    public enum Kind: String, Literal, CaseIterable {
      case gateway = "Gateway"
      case gatewayLoadBalancer = "GatewayLoadBalancer"
      case interface = "Interface"
      case resource = "Resource"
      case serviceNetwork = "ServiceNetwork"
    }

    public var vpc: Reference<VPC>?
    /// `com.amazonaws.eu-central-1.s3`
    public var serviceName: Value<String>?
    /// The default is `Gateway`.
    public var kind: Value<Kind>?
    /// The endpoint policy; the default allows full access.
    public var policy: IAM.PolicyDocument?
    /// The route tables that receive a route to a gateway endpoint.
    public var routeTables: List<Reference<RouteTable>>?
    /// The subnets of an interface endpoint's network interfaces, one for each zone.
    public var subnets: List<Reference<Subnet>>?
    public var securityGroups: List<Reference<SecurityGroup>>?
    /// Whether private DNS is enabled: the public name of the service resolves to the endpoint within the VPC.
    public var isPrivateDNSEnabled: Value<Bool>?
    /// `ipv4`, `ipv6` or `dualstack`.
    public var ipAddressType: Value<String>?
    public var dnsOptions: DNSOptions?
    public var serviceRegion: Value<String>?
    /// The ARN of a VPC Lattice service network.
    public var serviceNetwork: Value<String>?
    /// The ARN of a VPC Lattice resource configuration.
    public var resourceConfiguration: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.field("ServiceName", &serviceName)
      fields.field("VpcEndpointType", &kind)
      fields.document("PolicyDocument", terraform: "policy", &policy)
      fields.field("RouteTableIds", &routeTables)
      fields.field("SubnetIds", &subnets)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("PrivateDnsEnabled", &isPrivateDNSEnabled)
      fields.field("IpAddressType", &ipAddressType)
      fields.group("DnsOptions", &dnsOptions)
      fields.field("ServiceRegion", &serviceRegion)
      fields.field("ServiceNetworkArn", &serviceNetwork)
      fields.field("ResourceConfigurationArn", &resourceConfiguration)
      fields.tags(&tags)
    }
  }
}

extension EC2.VPCEndpoint {
  /// The DNS options of an endpoint.
  public struct DNSOptions: FieldGroup {
    /// `ipv4`, `ipv6`, `dualstack` or `service-defined`.
    public var recordIPType: Value<String>?
    /// For S3, whether private DNS answers only requests through an inbound resolver endpoint.
    public var isForInboundResolverOnly: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DnsRecordIpType", &recordIPType)
      switch fields.dialect {
      case .cloudFormation: mapResolvers(fields)
      case .terraform: fields.field("PrivateDnsOnlyForInboundResolverEndpoint", &isForInboundResolverOnly)
      }
    }

    /// CloudFormation writes a string, Terraform a Boolean.
    private enum Resolvers: String, Literal, CaseIterable {
      case onlyInbound = "OnlyInboundResolver"
      case all = "AllResolvers"
    }

    private mutating func mapResolvers(_ fields: FieldMapper) {
      var word: Value<Resolvers>? = isForInboundResolverOnly.map { flag in
        flag.literal.map { .literal($0 ? .onlyInbound : .all) } ?? .expression(flag.expression)
      }
      fields.field("PrivateDnsOnlyForInboundResolverEndpoint", &word)
      isForInboundResolverOnly = word.map { word in
        word.literal.map { .literal($0 == .onlyInbound) } ?? .expression(word.expression)
      }
    }
  }
}
