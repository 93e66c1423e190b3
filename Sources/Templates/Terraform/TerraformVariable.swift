import Documents
import ResourceGraph

extension Parameter {
  /// The variable type: `Number` is a number, lists are lists of strings, all others are strings.
  var terraformType: String {
    if type == "Number" { return "number" }
    return isList ? "list(string)" : "string"
  }

  var isList: Bool { ParameterType.isList(type) }

  /// The parameter type for a variable's type; `nil` for types that CloudFormation does not support.
  static func cloudFormationType(terraform type: String) -> String? {
    switch type {
    case "string": "String"
    case "number": "Number"
    case "list(string)": "CommaDelimitedList"
    default: nil
    }
  }

  /// The default value in Terraform, where lists and numbers are not strings.
  var terraformDefault: Node? {
    guard let defaultValue, case .string(let text) = defaultValue.content else { return defaultValue }
    if isList {
      let items = text.split(separator: ",").map { Node(.string(String($0.trimmingSpaces()))) }
      return Node(.array(items), at: defaultValue.position)
    }
    guard type == "Number" else { return defaultValue }
    if let number = Int(text), String(number) == text { return Node(.integer(number)) }
    return Double(text) == nil ? defaultValue : Node(.number(text))
  }

  /// The default value in CloudFormation.
  var cloudFormationDefault: Node? {
    guard let items = defaultValue?.array else { return defaultValue }
    return Node(.string(items.compactMap { String(node: $0) }.joined(separator: ",")))
  }
}
