public import ResourceGraph

extension Neptune {
  /// A subnet group of Neptune: subnets in at least two Availability Zones.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbsubnetgroup.html
  public struct DBSubnetGroup: TaggedResource, DatabaseSubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Neptune::DBSubnetGroup",
      terraform: "aws_neptune_subnet_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var description: Value<String>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var tags: Tags = [:]

    public init() {}
  }
}
