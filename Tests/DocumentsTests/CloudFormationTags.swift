import Documents

extension YAML.Tags {
  /// CloudFormation's short forms, and those of its language extensions and of the `rain` tool.
  static let cloudFormation: YAML.Tags = {
    var forms: [String: Form] = [
      "!Ref": Form(key: "Ref"),
      "!Condition": Form(key: "Condition"),
      "!GetAtt": Form(key: "Fn::GetAtt", splitsAtFirstDot: true),
    ]
    let functions = [
      "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "ForEach",
      "GetAZs", "GetStackOutput", "If", "Implies", "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select",
      "Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll",
    ]
    for function in functions { forms["!" + function] = Form(key: "Fn::" + function) }
    for directive in ["Embed", "Include", "S3", "Env", "S3Http", "Module"] {
      forms["!Rain::" + directive] = Form(key: "Rain::" + directive)
    }
    return YAML.Tags(forms: forms)
  }()
}
