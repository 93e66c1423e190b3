public import Documents

/// The CloudFormation dialect: templates as JSON or YAML.
public enum CloudFormation {
  /// The short forms of YAML templates: `!Ref`, `!GetAtt A.B`, `!Sub`.
  public static let tags = YAML.Tags(forms: tagForms)

  private static var tagForms: [String: YAML.Tags.Form] {
    var forms: [String: YAML.Tags.Form] = [
      "!Ref": .init(key: "Ref", splitsAtFirstDot: false),
      "!Condition": .init(key: "Condition", splitsAtFirstDot: false),
    ]
    for name in functions {
      forms["!\(name)"] = .init(key: "Fn::\(name)", splitsAtFirstDot: name == "GetAtt")
    }
    for name in directives { forms["!\(name)"] = .init(key: name, splitsAtFirstDot: false) }
    return forms
  }

  /// Every function that a template can call, without `Fn::`.
  private static let functions = [
    "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "ForEach",
    "GetAZs", "GetAtt", "GetStackOutput", "If", "Implies", "ImportValue", "Join", "Length", "Not", "Or", "RefAll",
    "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll",
  ]

  /// Directives that the AWS tool Rain replaces before deployment, so that its templates can be read.
  private static let directives = [
    "Rain::Embed", "Rain::Env", "Rain::Include", "Rain::Module", "Rain::S3", "Rain::S3Http",
  ]
}
