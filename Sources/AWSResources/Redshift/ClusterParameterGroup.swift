public import ResourceGraph

extension Redshift {
  /// A parameter group of Redshift.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-clusterparametergroup.html
  public struct ClusterParameterGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Redshift::ClusterParameterGroup",
      terraform: "aws_redshift_parameter_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// `redshift-2.0`, whose groups require TLS, or `redshift-1.0`.
    public var family: Value<String>?
    public var description: Value<String>?
    public var parameters: [Parameter] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "ParameterGroupName", terraform: "name", &name)
      fields.required("ParameterGroupFamily", terraform: "family", &family)
      fields.required("Description", &description)
      fields.groups("Parameters", terraform: "parameter", &parameters)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }

    /// A parameter of the cluster, such as `require_ssl`.
    public struct Parameter: FieldGroup {
      public var name: Value<String>?
      public var value: Value<String>?

      public init() {}

      public init(_ name: Value<String>, _ value: Value<String>) {
        self.name = name
        self.value = value
      }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ParameterName", terraform: "name", &name)
        fields.required("ParameterValue", terraform: "value", &value)
      }
    }
  }
}
