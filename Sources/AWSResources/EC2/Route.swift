public import ResourceGraph

extension EC2 {
  /// A route of a route table, with one destination and one target.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-route.html
  public struct Route: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::Route",
      terraform: "aws_route",
      attributes: ["Ref": "id", "CidrBlock": "destination_cidr_block"]
    )

    public var routeTable: Reference<RouteTable>?

    /// The IPv4 destination: `0.0.0.0/0` is the default route.
    public var destinationCIDRBlock: Value<String>?
    /// The IPv6 destination: `::/0` is the default route.
    public var destinationIPv6CIDRBlock: Value<String>?
    public var destinationPrefixList: Value<String>?

    /// An internet gateway, or the id of a VPN gateway.
    public var gateway: Reference<InternetGateway>?
    public var natGateway: Reference<NATGateway>?
    public var egressOnlyInternetGateway: Value<String>?
    /// A Gateway Load Balancer endpoint.
    public var vpcEndpoint: Reference<VPCEndpoint>?
    public var vpcPeeringConnection: Value<String>?
    public var transitGateway: Value<String>?
    /// A NAT instance. CloudFormation only: in Terraform the target is the instance's network interface.
    public var instance: Value<String>?
    public var networkInterface: Value<String>?
    public var carrierGateway: Value<String>?
    public var localGateway: Value<String>?
    /// The ARN of a Cloud WAN core network.
    public var coreNetwork: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RouteTableId", &routeTable)
      fields.field("DestinationCidrBlock", &destinationCIDRBlock)
      fields.field("DestinationIpv6CidrBlock", &destinationIPv6CIDRBlock)
      fields.field("DestinationPrefixListId", &destinationPrefixList)
      fields.field("GatewayId", &gateway)
      fields.field("NatGatewayId", &natGateway)
      fields.field("EgressOnlyInternetGatewayId", terraform: "egress_only_gateway_id", &egressOnlyInternetGateway)
      fields.field("VpcEndpointId", &vpcEndpoint)
      fields.field("VpcPeeringConnectionId", &vpcPeeringConnection)
      fields.field("TransitGatewayId", &transitGateway)
      fields.cloudFormationOnly("InstanceId", &instance)
      fields.field("NetworkInterfaceId", &networkInterface)
      fields.field("CarrierGatewayId", &carrierGateway)
      fields.field("LocalGatewayId", &localGateway)
      fields.field("CoreNetworkArn", &coreNetwork)
    }
  }
}
