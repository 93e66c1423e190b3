public import ResourceGraph

/// The subnets in which a service places its nodes.
public protocol SubnetGroup: Resource {
  var description: Value<String>? { get set }
  var subnets: List<Reference<EC2.Subnet>>? { get set }
}

/// A subnet group of RDS or of a service with the same API.
public protocol DatabaseSubnetGroup: SubnetGroup, TaggedResource, PrefixedResource {}

extension DatabaseSubnetGroup {
  public mutating func map(_ fields: FieldMapper) {
    fields.field("DBSubnetGroupName", terraform: "name", &name)
    fields.namePrefix(&namePrefix)
    fields.required("DBSubnetGroupDescription", terraform: "description", &description)
    fields.required("SubnetIds", &subnets)
    fields.tags(&tags)
  }

  public func constructedAttribute(_ attribute: String) -> Value<String>? {
    attribute == "Ref" ? name?.constructible?.lowercased : nil
  }
}

extension RDS {
  /// A DB subnet group: subnets in at least two Availability Zones.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbsubnetgroup.html
  public struct DBSubnetGroup: TaggedResource, DatabaseSubnetGroup {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBSubnetGroup",
      terraform: "aws_db_subnet_group",
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
