import Configuration
import Documents
import ResourceGraph
import Templates

/// What is known about the deployment of template files.
struct TemplateOptions: ArgumentGroup {
  var parameterFiles: [String] = []
  var variables: [String] = []
  var region: String?
  var account: String?
  var checksAllScenarios = false

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option("parameters", "FILE", &parameterFiles, "values of a template's parameters; may be repeated")
    arguments.option("var", "NAME=VALUE", &variables, "the value of a parameter or variable; may be repeated")
    arguments.option("region", "NAME", &region, "the region that templates are deployed to")
    arguments.option("account", "ID", &account, "the account that templates are deployed to")
    arguments.flag("all-scenarios", &checksAllScenarios, "let what only other parameters bring about fail the run too")
  }

  /// Reads the files with parameters; of two values of one parameter, the last one holds, and `--var` before files.
  func inputs(_ files: Files) throws -> TemplateInputs {
    if let mistake = region.flatMap({ Region(rawValue: $0).mistake }) { throw CommandError(mistake.message) }
    if let account, account.wholeMatch(of: /[0-9]{12}/) == nil {
      throw CommandError("the account is '\(account)'; expected the 12 digits of an account's id")
    }
    var inputs = TemplateInputs(region: region, account: account)
    for file in parameterFiles {
      let document = try TemplateFile.document(files.read(file), file: file)
      for (name, value) in try ParametersFile.values(document, file: file) { inputs.parameters[name] = value }
    }
    for variable in variables {
      guard let equals = variable.firstIndex(of: "="), equals > variable.startIndex else {
        throw UsageError("'--var' is a name and a value: '--var=NAME=VALUE', not '\(variable)'")
      }
      inputs.parameters[String(variable[..<equals])] = Self.value(variable[variable.index(after: equals)...])
    }
    return inputs
  }

  /// A list or map is written as JSON; everything else is a text, which a template may take for a number.
  private static func value(_ text: Substring) -> Node {
    if text.hasPrefix("[") || text.hasPrefix("{"), let value = try? JSON.read(Array(text.utf8)) { return value }
    return Terraform.literal(String(text))
  }
}

/// The files in which people keep the values of a template's parameters: a list of `ParameterKey` and `ParameterValue`
/// (AWS CLI), an object with `Parameters` (CodePipeline), or names and values (`terraform.tfvars.json`).
enum ParametersFile {
  static func values(_ document: Node, file: String) throws(Diagnostics) -> [(name: String, value: Node)] {
    var values: [(name: String, value: Node)] = []
    var errors: [Diagnostic] = []
    // Terraform's variables can be maps.
    let acceptsObjects = document.object != nil && document["Parameters"] == nil
    func add(_ name: String, _ value: Node?, _ place: Node) {
      let isText = value.map { String(node: $0) != nil } ?? false
      let isList = value?.array?.allSatisfy { String(node: $0) != nil } ?? false
      if let value, isText || isList || (acceptsObjects && !value.isNull) {
        values.append((name, value))
      } else {
        let location = SourceLocation(file: file, position: place.position)
        errors.append(
          .error("the value of parameter '\(name)' must be a text, a number or a list of them", at: location))
      }
    }
    if let items = document.array {
      for item in items {
        guard let name = item["ParameterKey"]?.string else {
          let location = SourceLocation(file: file, position: item.position)
          errors.append(.error("an item needs 'ParameterKey' and 'ParameterValue'", at: location))
          continue
        }
        if item["UsePreviousValue"]?.bool != true { add(name, item["ParameterValue"], item) }
      }
    } else if let object = (document["Parameters"] ?? document).object {
      for member in object { add(member.key, member.value, member.value) }
    } else {
      let location = SourceLocation(file: file, position: document.position)
      errors.append(.error("parameters are a list of 'ParameterKey' and 'ParameterValue', or an object", at: location))
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return values
  }
}
