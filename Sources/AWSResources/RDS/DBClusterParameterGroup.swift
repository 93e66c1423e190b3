public import ResourceGraph

extension RDS {
  /// A cluster parameter group: settings of a database engine for all instances of a cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbclusterparametergroup.html
  public struct DBClusterParameterGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBClusterParameterGroup",
      terraform: "aws_rds_cluster_parameter_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    /// `aurora-postgresql17`, `aurora-mysql8.0`.
    public var family: Value<String>?
    public var description: Value<String>?
    /// A map in CloudFormation, where names must be literals; blocks in Terraform.
    public var parameters: [DBParameterGroup.Parameter] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBClusterParameterGroupName", terraform: "name", &name)
      fields.namePrefix(&namePrefix)
      fields.required("Family", &family)
      fields.required("Description", &description)
      DBParameterGroup.Parameter.map(&parameters, fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
