public import ResourceGraph

extension DocDB {
  /// A cluster parameter group of DocumentDB.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbclusterparametergroup.html
  public struct DBClusterParameterGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DocDB::DBClusterParameterGroup",
      terraform: "aws_docdb_cluster_parameter_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    /// `docdb5.0`.
    public var family: Value<String>?
    public var description: Value<String>?
    public var parameters: [RDS.DBParameterGroup.Parameter] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.required("Family", &family)
      fields.required("Description", &description)
      RDS.DBParameterGroup.Parameter.map(&parameters, fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }
  }
}
