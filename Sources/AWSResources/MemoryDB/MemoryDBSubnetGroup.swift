public import ResourceGraph

extension MemoryDB {
  /// A subnet group of MemoryDB.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-memorydb-subnetgroup.html
  public struct SubnetGroup: TaggedResource, AWSResources.SubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MemoryDB::SubnetGroup",
      terraform: "aws_memorydb_subnet_group",
      attributes: ["Ref": "name", "ARN": "arn"]
    )

    /// In lower case.
    public var name: Value<String>?
    public var description: Value<String>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("SubnetGroupName", &name)
      case .terraform: fields.field("Name", &name)
      }
      fields.field("Description", &description)
      fields.required("SubnetIds", &subnets)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
