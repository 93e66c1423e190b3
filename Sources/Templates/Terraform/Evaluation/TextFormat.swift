import Documents
import ResourceGraph

/// The text of `format`, in which references stay.
///
/// <https://developer.hashicorp.com/terraform/language/functions/format>
enum TextFormat {
  /// `nil` if a value is not known where its text is needed, or for verbs beside `%s`, `%d`, `%v`, `%q` and `%%`.
  static func formatted(_ values: [Node], _ evaluator: TerraformEvaluator) -> Node? {
    guard let pattern = values.first.flatMap(evaluator.text) else { return nil }
    var rest = values.dropFirst()
    var result = ""
    var literal = ""
    func appendLiteral() {
      result += TerraformSyntax.escaped(Node(.string(literal))).string ?? ""
      literal = ""
    }
    var characters = Array(pattern)[...]
    while let character = characters.popFirst() {
      guard character == "%" else {
        literal.append(character)
        continue
      }
      var width = ""
      while let digit = characters.first, digit.isASCII, digit.isNumber {
        width.append(digit)
        characters.removeFirst()
      }
      guard let verb = characters.popFirst() else { return nil }
      if verb == "%" {
        literal.append("%")
        continue
      }
      guard let value = rest.popFirst(), let text = text(value, verb, width, evaluator) else { return nil }
      appendLiteral()
      result += text
    }
    appendLiteral()
    return evaluator.made(result)
  }

  private static func text(
    _ value: Node, _ verb: Character, _ width: String, _ evaluator: TerraformEvaluator
  ) -> String? {
    switch verb {
    case "s" where width.isEmpty, "v" where width.isEmpty: return evaluator.spelled(value)
    case "q" where width.isEmpty:
      return evaluator.spelled(value).map { JSON.writeCompact(Node(.string($0))) }
    case "d":
      guard let number = evaluator.integer(value), width.count < 3, let size = width.isEmpty ? 0 : Int(width) else {
        return nil
      }
      let digits = String(number)
      return String(repeating: width.hasPrefix("0") ? "0" : " ", count: max(0, size - digits.count)) + digits
    default: return nil
    }
  }
}
