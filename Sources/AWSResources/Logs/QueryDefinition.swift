public import ResourceGraph

extension Logs {
  /// A saved query of Logs Insights.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-querydefinition.html
  public struct QueryDefinition: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::QueryDefinition",
      terraform: "aws_cloudwatch_query_definition",
      attributes: ["Ref": "query_definition_id", "QueryDefinitionId": "query_definition_id"]
    )

    public enum Language: String, Literal, CaseIterable {
      case logsInsights = "CWLI"
      case openSearchSQL = "SQL"
      case openSearchPPL = "PPL"
    }

    /// Slashes separate folders: `shop/errors`.
    public var name: Value<String>?
    public var query: Value<String>?
    public var logGroups: List<Reference<LogGroup>>?
    /// CloudFormation only; the default is `CWLI`.
    public var language: Value<Language>?
    /// CloudFormation only.
    public var parameters: [Parameter] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("QueryString", &query)
      fields.field("LogGroupNames", &logGroups)
      fields.cloudFormationOnly("QueryLanguage", &language)
      fields.groups("Parameters", terraform: .unsupported, &parameters)
    }

    /// A parameter of the query.
    public struct Parameter: FieldGroup {
      public var name: Value<String>?
      public var description: Value<String>?
      public var defaultValue: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Name", &name)
        fields.field("Description", &description)
        fields.field("DefaultValue", &defaultValue)
      }
    }
  }
}
