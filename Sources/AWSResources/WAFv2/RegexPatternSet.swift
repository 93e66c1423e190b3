public import ResourceGraph

extension WAFv2 {
  /// A regex pattern set: regular expressions that rules can match.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-regexpatternset.html
  public struct RegexPatternSet: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::RegexPatternSet",
      terraform: "aws_wafv2_regex_pattern_set",
      referenceAttribute: "Arn",
      attributes: ["Arn": "arn", "Id": "id"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var description: Value<String>?
    /// Cannot be changed.
    public var scope: Value<Scope>?
    public var regularExpressions: List<Value<String>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Description", &description)
      fields.required("Scope", &scope)
      mapExpressions(fields)
      fields.tags(&tags)
    }

    /// CloudFormation lists the expressions, Terraform has a block for each.
    private mutating func mapExpressions(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        return fields.required("RegularExpressionList", &regularExpressions)
      }
      if regularExpressions?.isWrittenOut == false {
        return fields.cloudFormationOnly("RegularExpressionList", &regularExpressions)
      }
      var blocks = regularExpressions?.items.map { Pattern($0) } ?? []
      fields.groups("RegularExpression", &blocks)
      if !blocks.isEmpty { regularExpressions = List(blocks.compactMap(\.text)) }
    }

    private struct Pattern: FieldGroup {
      var text: Value<String>?

      init() {}

      init(_ text: Value<String>) { self.text = text }

      mutating func map(_ fields: FieldMapper) { fields.required("RegexString", &text) }
    }
  }
}
