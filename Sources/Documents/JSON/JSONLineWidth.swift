/// The width of a node on one line; `nil` if the node is too long or too deep for one line.
///
/// Escape sequences count as one character.
enum LineWidth {
  static let limit = 100

  /// A scalar, or a call: `{ "Ref": "MainVpc" }`.
  private static func value(_ node: Node) -> Int? {
    switch node.content {
    case .null, .bool: return 5
    case .integer(let number): return 0..<10 ~= number ? 1 : 8
    case .number(let spelling): return spelling.utf8.count
    case .string(let text): return text.utf8.count + 2
    case .array: return nil
    case .object(let object):
      guard let only = object.members.first else { return 2 }
      return object.count == 1 ? call(only) : nil
    }
  }

  /// An object with one member: `{ "Fn::GetAtt": ["ApiTaskRole", "Arn"] }`.
  static func call(_ member: Object.Member) -> Int? {
    let width: Int?
    if case .array(let elements) = member.value.content { width = array(elements) } else { width = value(member.value) }
    return width.flatMap { bounded($0 + member.key.utf8.count + 8) }
  }

  /// An object of scalars and calls.
  static func record(_ members: [Object.Member]) -> Int? {
    var width = 4
    for member in members {
      guard let value = value(member.value) else { return nil }
      width += member.key.utf8.count + value + 6
      if width > limit { return nil }
    }
    return width
  }

  /// A list of scalars and calls.
  static func array(_ elements: [Node]) -> Int? {
    var width = 2
    for element in elements {
      guard let value = value(element) else { return nil }
      width += value + 2
      if width > limit { return nil }
    }
    return width
  }

  private static func bounded(_ width: Int) -> Int? { width > limit ? nil : width }
}
