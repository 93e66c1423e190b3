import Documents
import ResourceGraph

/// An output of a stack, by the name of the stack: `Fn::GetStackOutput`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html>
struct StackOutput: Hashable {
  let stack: NamePattern
  let name: String
  /// Where the stack is; `nil` for where the output is read, and for what only the deployment knows.
  let region: String?
  let account: String?

  /// What it is found by; a stack's name has no space.
  var key: NamePattern { NamePattern(text: "\(stack.text) \(name)") }

  /// An output that a stack offers.
  init(stack: String, name: String) {
    self.stack = NamePattern(text: stack)
    self.name = name
    region = nil
    account = nil
  }

  /// - Parameter call: the argument of the function; `nil` where it does not tell one stack from another.
  init?(_ call: Node, _ reader: NameReader) {
    guard let stack = call["StackName"].map(reader.name), stack.isKnown || stack.text.utf8.count > 3,
      let output = call["OutputName"].map(reader.name), output.isKnown
    else { return nil }
    self.stack = stack
    name = output.text
    func known(_ argument: String) -> String? {
      call[argument].map(reader.name).flatMap { $0.isKnown ? $0.text : nil }
    }
    region = known("Region")
    // `arn:aws:iam::111122223333:role/read-outputs`
    account = known("RoleArn").map { $0.split(separator: ":", omittingEmptySubsequences: false) }.flatMap {
      $0.count == 6 ? String($0[4]) : nil
    }
  }

  /// The name of the stack that a file is deployed as, as far as its path says it: `orders.template.json` and
  /// `production-orders/template.yaml` are called as CDK and `infra synth` name them. `nil` for a file that is called a
  /// template, and no more.
  static func stackName(of path: String) -> String? {
    let name = TemplateFile.stackName(of: path)
    guard name == "template" else { return name }
    return path.split(separator: "/").dropLast().last.map(String.init).flatMap { $0.hasPrefix(".") ? nil : $0 }
  }
}
