public import ResourceGraph

extension RDS {
  /// A parameter group: settings of a database engine.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbparametergroup.html
  public struct DBParameterGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBParameterGroup",
      terraform: "aws_db_parameter_group",
      attributes: ["Ref": "name"]
    )

    /// In lower case.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    /// `postgres17`, `mysql8.4`.
    public var family: Value<String>?
    public var description: Value<String>?
    /// A map in CloudFormation, where names must be literals; blocks in Terraform.
    public var parameters: [Parameter] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBParameterGroupName", terraform: "name", &name)
      fields.namePrefix(&namePrefix)
      fields.required("Family", &family)
      fields.required("Description", &description)
      Parameter.map(&parameters, fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }

    /// A parameter of the engine.
    public struct Parameter: FieldGroup, Equatable {
      public var name: Value<String>?
      public var value: Value<String>?
      /// Terraform only; the default is `immediate`, which AWS rejects for static parameters.
      public var applyMethod: Value<ApplyMethod>?

      public enum ApplyMethod: String, Literal, CaseIterable {
        case immediate
        case pendingReboot = "pending-reboot"
      }

      public init() {}

      public init(_ name: Value<String>, _ value: Value<String>, _ applyMethod: ApplyMethod? = nil) {
        self.name = name
        self.value = value
        self.applyMethod = applyMethod.map { .literal($0) }
      }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Name", &name)
        fields.required("Value", &value)
        fields.equivalent(in: .terraform) { $0.field("ApplyMethod", &applyMethod) }
      }

      /// The parameters of a group: a map in CloudFormation, blocks in Terraform.
      static func map(_ parameters: inout [Parameter], _ fields: FieldMapper) {
        guard fields.dialect == .cloudFormation else {
          return fields.groups("Parameters", terraform: "parameter", &parameters)
        }
        let entries = parameters.compactMap { parameter -> NamedValues.Entry? in
          guard let name = parameter.name?.literal, let value = parameter.value else { return nil }
          return .init(name: name, value: value)
        }
        var values = entries.isEmpty ? nil : NamedValues(entries)
        fields.field("Parameters", &values)
        parameters = values?.entries.map { Parameter(.literal($0.name), $0.value) } ?? []
      }
    }
  }
}
