import Documents

/// The commands that deploy a template, ready to be pasted.
enum Deployment {
  static func cloudFormation(_ template: Template, _ file: OutputFile, _ path: String, region: String?) -> String {
    var words = ["aws", "cloudformation", "deploy", "--template-file", quoted(path), "--stack-name", file.stack]
    if let region { words += ["--region", region] }
    if file.bytes.count > CloudFormationLimits.directBytes { words += ["--s3-bucket", "BUCKET"] }
    let capabilities = capabilities(template.document)
    if !capabilities.isEmpty { words += ["--capabilities"] + capabilities }
    let parameters = unset("Parameters", default: "Default", template.document)
    if !parameters.isEmpty { words += ["--parameter-overrides"] + parameters.map { "\($0)=…" } }
    return words.joined(separator: " ")
  }

  static func terraform(_ template: Template, folder: String) -> String {
    let start = "terraform -chdir=\(quoted(folder))"
    let variables = unset("variable", default: "default", template.document).map { " -var \($0)=…" }
    return "\(start) init && \(start) apply\(variables.joined())"
  }

  /// What a stack must be allowed to do explicitly.
  private static func capabilities(_ document: Node) -> [String] {
    var makesIdentities = false
    var namesIdentities = false
    for member in document["Resources"]?.object ?? [:] {
      guard let type = member.value["Type"]?.string, let names = identityNames[type] else { continue }
      makesIdentities = true
      if names.contains(where: { member.value["Properties"]?[$0] != nil }) { namesIdentities = true }
    }
    let identity = namesIdentities ? ["CAPABILITY_NAMED_IAM"] : makesIdentities ? ["CAPABILITY_IAM"] : []
    return document["Transform"] == nil ? identity : identity + ["CAPABILITY_AUTO_EXPAND"]
  }

  /// The types that AWS asks a capability for, with the properties that name them.
  private static let identityNames: [String: [String]] = [
    "AWS::IAM::AccessKey": [],
    "AWS::IAM::Group": ["GroupName"],
    "AWS::IAM::InstanceProfile": ["InstanceProfileName"],
    "AWS::IAM::ManagedPolicy": ["ManagedPolicyName"],
    "AWS::IAM::Policy": [],
    "AWS::IAM::Role": ["RoleName"],
    "AWS::IAM::User": ["UserName"],
    "AWS::IAM::UserToGroupAddition": [],
  ]

  /// The parameters that whoever deploys must give.
  private static func unset(_ section: String, default key: String, _ document: Node) -> [String] {
    (document[section]?.object ?? [:]).filter { $0.value[key] == nil }.map(\.key)
  }

  /// A word as shells take it for one.
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || "/._-+=:,@%".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
