import Documents

/// The argument of `Fn::Sub`: a text with names in it, and the values that stand beside it.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html>
struct Substitution {
  enum Part {
    case text(String)
    /// What stands between `${` and `}`: `Environment`, `Orders.Arn`, `AWS::Region`.
    case name(String)
  }

  let parts: [Part]
  let values: Object

  /// `nil` if the argument is neither a text nor a text with an object of values.
  init?(_ argument: Node) {
    let text: String
    switch argument.content {
    case .string(let plain):
      text = plain
      values = [:]
    case .array(let items) where items.count == 2:
      guard let plain = items[0].string, let map = items[1].object else { return nil }
      text = plain
      values = map
    default: return nil
    }
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.place(of: "${"),
      let close = rest.utf8[open.upperBound...].firstIndex(of: UInt8(ascii: "}"))
    {
      parts.append(.text(String(rest[..<open.lowerBound])))
      let name = rest[open.upperBound..<close]
      // `${!x}` is the text `${x}`.
      parts.append(name.hasPrefix("!") ? .text("${\(name.dropFirst())}") : .name(String(name.trimmingSpaces())))
      rest = rest[rest.utf8.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.parts = parts
  }
}
