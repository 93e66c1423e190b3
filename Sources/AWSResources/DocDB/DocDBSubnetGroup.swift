public import ResourceGraph

extension DocDB {
  /// A subnet group of DocumentDB: subnets in at least two Availability Zones.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbsubnetgroup.html
  public struct DBSubnetGroup: TaggedResource, DatabaseSubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DocDB::DBSubnetGroup",
      terraform: "aws_docdb_subnet_group",
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
