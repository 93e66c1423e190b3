public import ResourceGraph

extension EC2 {
  /// The routes of the subnets that are associated with it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-routetable.html
  public struct RouteTable: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::RouteTable",
      terraform: "aws_route_table",
      attributes: ["Ref": "id", "RouteTableId": "id"]
    )

    public var vpc: Reference<VPC>?
    /// Routes inside the table. Terraform's alone: CloudFormation has `Route` resources, which Terraform knows too.
    public var inlineRoutes: [InlineRoute] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.only(in: .terraform) { $0.groups("Route", &inlineRoutes) }
      fields.tags(&tags)
    }
  }
}

extension EC2.RouteTable {
  /// A route that stands inside its table.
  public struct InlineRoute: FieldGroup {
    public var destinationCIDRBlock: Value<String>?
    public var destinationIPv6CIDRBlock: Value<String>?
    public var destinationPrefixList: Value<String>?
    public var gateway: Reference<EC2.InternetGateway>?
    public var natGateway: Reference<EC2.NATGateway>?
    public var egressOnlyInternetGateway: Value<String>?
    public var vpcEndpoint: Reference<EC2.VPCEndpoint>?
    public var vpcPeeringConnection: Value<String>?
    public var transitGateway: Value<String>?
    public var networkInterface: Value<String>?
    public var carrierGateway: Value<String>?
    public var localGateway: Value<String>?
    public var coreNetwork: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformOrNull("cidr_block", &destinationCIDRBlock)
      fields.terraformOrNull("ipv6_cidr_block", &destinationIPv6CIDRBlock)
      fields.terraformOrNull("destination_prefix_list_id", &destinationPrefixList)
      fields.terraformOrNull("gateway_id", &gateway)
      fields.terraformOrNull("nat_gateway_id", &natGateway)
      fields.terraformOrNull("egress_only_gateway_id", &egressOnlyInternetGateway)
      fields.terraformOrNull("vpc_endpoint_id", &vpcEndpoint)
      fields.terraformOrNull("vpc_peering_connection_id", &vpcPeeringConnection)
      fields.terraformOrNull("transit_gateway_id", &transitGateway)
      fields.terraformOrNull("network_interface_id", &networkInterface)
      fields.terraformOrNull("carrier_gateway_id", &carrierGateway)
      fields.terraformOrNull("local_gateway_id", &localGateway)
      fields.terraformOrNull("core_network_arn", &coreNetwork)
    }
  }
}
