import Documents
import Templates

/// The commands that deploy a stack, ready to be pasted.
enum Deployment {
  /// - Parameter account: the account that the command refuses to leave, where that is fixed.
  static func cloudFormation(
    _ template: Emission, _ file: OutputFile, _ path: String, of stack: RenderedStack, account: String?
  ) -> String {
    var words = ["aws", "cloudformation", "deploy", "--template-file", quoted(path)]
    words += ["--stack-name", quoted(stack.deployedName)]
    if let region = stack.region { words += ["--region", quoted(region)] }
    if file.bytes.count > CloudFormation.Limits.directByteCount { words += ["--s3-bucket", "BUCKET"] }
    let capabilities = CloudFormation.capabilities(of: template.document)
    if !capabilities.isEmpty { words += ["--capabilities"] + capabilities }
    let parameters = CloudFormation.requiredParameters(of: template.document)
    if !parameters.isEmpty { words += ["--parameter-overrides"] + parameters.map { "\($0)=…" } }
    // CloudFormation passes them on to resources whose tags the template does not state.
    if !stack.tags.isEmpty { words += ["--tags"] + stack.tags.map { quoted("\($0.key)=\($0.value.string ?? "")") } }
    return guarded(words.joined(separator: " "), by: account)
  }

  static func terraform(_ configuration: Emission, folder: String) -> String {
    let start = "terraform -chdir=\(quoted(folder))"
    let variables = Terraform.requiredVariables(of: configuration.document).map { " -var \($0)=…" }
    return "\(start) init && \(start) apply\(variables.joined())"
  }

  /// A command that runs only with the credentials of an account; Terraform has `allowed_account_ids` for that.
  private static func guarded(_ command: String, by account: String?) -> String {
    guard let account else { return command }
    return #"[ "$(aws sts get-caller-identity --query Account --output text)" = \#(quoted(account)) ] && \#(command)"#
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
