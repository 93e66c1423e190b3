import Documents
import ResourceGraph

extension Parameter {
  /// `Number` is a number, lists are lists of texts, everything else a text.
  var terraformType: String {
    if type == "Number" { return "number" }
    return isList ? "list(string)" : "string"
  }

  var isList: Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }

  /// The parameter type that a variable's type leads to; `nil` for types that CloudFormation does not have.
  static func cloudFormationType(terraform type: String) -> String? {
    switch type {
    case "string": "String"
    case "number": "Number"
    case "list(string)": "CommaDelimitedList"
    default: nil
    }
  }

  /// The default as a variable has it: a list or number that CloudFormation writes as a text is one here.
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

  /// The default as a template's parameter has it.
  var cloudFormationDefault: Node? {
    guard let items = defaultValue?.array else { return defaultValue }
    return Node(.string(items.compactMap { String(node: $0) }.joined(separator: ",")))
  }
}
