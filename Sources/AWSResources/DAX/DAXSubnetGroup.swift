public import ResourceGraph

extension DAX {
  /// A subnet group of DAX.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dax-subnetgroup.html
  public struct SubnetGroup: Resource, AWSResources.SubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DAX::SubnetGroup",
      terraform: "aws_dax_subnet_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    public var description: Value<String>?
    public var subnets: List<Reference<EC2.Subnet>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "SubnetGroupName", terraform: "name", &name)
      fields.field("Description", &description)
      fields.required("SubnetIds", &subnets)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
