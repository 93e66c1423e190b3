public import ResourceGraph

extension EC2 {
  /// A route table: the routes of the subnets associated with it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-routetable.html
  public struct RouteTable: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::RouteTable",
      terraform: "aws_route_table",
      attributes: ["Ref": "id", "RouteTableId": "id"]
    )

    public var vpc: Reference<VPC>?
    /// Inline routes. Terraform only: CloudFormation uses `Route` resources, which Terraform supports too.
    public var inlineRoutes: [InlineRoute] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.terraformOnly { $0.groups("Route", &inlineRoutes) }
      fields.tags(&tags)
    }
  }
}

extension EC2.RouteTable {
  /// An inline route of a route table.
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
      fields.terraformOnlyNullable("cidr_block", &destinationCIDRBlock)
      fields.terraformOnlyNullable("ipv6_cidr_block", &destinationIPv6CIDRBlock)
      fields.terraformOnlyNullable("destination_prefix_list_id", &destinationPrefixList)
      fields.terraformOnlyNullable("gateway_id", &gateway)
      fields.terraformOnlyNullable("nat_gateway_id", &natGateway)
      fields.terraformOnlyNullable("egress_only_gateway_id", &egressOnlyInternetGateway)
      fields.terraformOnlyNullable("vpc_endpoint_id", &vpcEndpoint)
      fields.terraformOnlyNullable("vpc_peering_connection_id", &vpcPeeringConnection)
      fields.terraformOnlyNullable("transit_gateway_id", &transitGateway)
      fields.terraformOnlyNullable("network_interface_id", &networkInterface)
      fields.terraformOnlyNullable("carrier_gateway_id", &carrierGateway)
      fields.terraformOnlyNullable("local_gateway_id", &localGateway)
      fields.terraformOnlyNullable("core_network_arn", &coreNetwork)
    }
  }
}
