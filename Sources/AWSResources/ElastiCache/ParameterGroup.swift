public import ResourceGraph

extension ElastiCache {
  /// A parameter group: settings of a cache engine.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-parametergroup.html
  public struct ParameterGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElastiCache::ParameterGroup",
      terraform: "aws_elasticache_parameter_group",
      attributes: ["Ref": "name", "CacheParameterGroupName": "name"]
    )

    /// In lower case. Terraform only: CloudFormation generates the name.
    public var name: Value<String>?
    /// `valkey8`, `redis7`, `memcached1.6`.
    public var family: Value<String>?
    public var description: Value<String>?
    /// A map in CloudFormation, where names must be literals; blocks in Terraform.
    public var parameters: [Parameter] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.equivalent(in: .terraform) { $0.required("Name", &name) }
      fields.required("CacheParameterGroupFamily", terraform: "family", &family)
      fields.required("Description", &description)
      mapParameters(fields)
      fields.tags(&tags)
    }

    private mutating func mapParameters(_ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else {
        return fields.groups("Properties", terraform: "parameter", &parameters)
      }
      let entries = parameters.compactMap { parameter -> NamedValues.Entry? in
        guard let name = parameter.name?.literal, let value = parameter.value else { return nil }
        return .init(name: name, value: value)
      }
      var values = entries.isEmpty ? nil : NamedValues(entries)
      fields.field("Properties", &values)
      parameters = values?.entries.map { Parameter(.literal($0.name), $0.value) } ?? []
    }

    /// A parameter of the engine.
    public struct Parameter: FieldGroup, Equatable {
      public var name: Value<String>?
      public var value: Value<String>?

      public init() {}

      public init(_ name: Value<String>, _ value: Value<String>) {
        self.name = name
        self.value = value
      }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Name", &name)
        fields.required("Value", &value)
      }
    }
  }
}
