public import ResourceGraph

extension Neptune {
  /// A cluster parameter group of Neptune.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbclusterparametergroup.html
  public struct DBClusterParameterGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Neptune::DBClusterParameterGroup",
      terraform: "aws_neptune_cluster_parameter_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    /// `neptune1.4`.
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
