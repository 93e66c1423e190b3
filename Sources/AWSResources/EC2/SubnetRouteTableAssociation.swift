public import ResourceGraph

extension EC2 {
  /// Associates a subnet with a route table; a subnet without an association has the main route table of the VPC.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html
  public struct SubnetRouteTableAssociation: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SubnetRouteTableAssociation",
      terraform: "aws_route_table_association",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var routeTable: Reference<RouteTable>?
    public var subnet: Reference<Subnet>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RouteTableId", &routeTable)
      fields.required("SubnetId", &subnet)
    }
  }
}
