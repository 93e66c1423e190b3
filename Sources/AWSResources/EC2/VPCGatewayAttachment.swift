public import ResourceGraph

extension EC2 {
  /// The attachment of an internet gateway, or in CloudFormation a VPN gateway, to a VPC.
  ///
  /// Routes to the gateway must depend on it.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcgatewayattachment.html
  public struct VPCGatewayAttachment: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::VPCGatewayAttachment",
      terraform: "aws_internet_gateway_attachment",
      attributes: ["Ref": "id"]
    )

    public var vpc: Reference<VPC>?
    public var internetGateway: Reference<InternetGateway>?
    /// A VPN gateway, instead of an internet gateway; Terraform has a separate resource.
    public var vpnGateway: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      if fields.dialect == .terraform || vpnGateway == nil {
        fields.required("InternetGatewayId", &internetGateway)
      } else {
        fields.field("InternetGatewayId", &internetGateway)
      }
      fields.cloudFormationOnly("VpnGatewayId", &vpnGateway)
    }
  }
}
