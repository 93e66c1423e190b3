extension JSON {
  /// Writes a node without white space.
  struct CompactWriter: ~Copyable {
    private(set) var output = Output()

    mutating func value(_ node: Node) {
      switch node.content {
      case .array(let elements):
        output.append(UInt8(ascii: "["))
        for (place, element) in elements.enumerated() {
          if place > 0 { output.append(UInt8(ascii: ",")) }
          value(element)
        }
        output.append(UInt8(ascii: "]"))
      case .object(let object):
        output.append(UInt8(ascii: "{"))
        for (place, member) in object.members.enumerated() {
          if place > 0 { output.append(UInt8(ascii: ",")) }
          output.appendJSON(member.key)
          output.append(UInt8(ascii: ":"))
          value(member.value)
        }
        output.append(UInt8(ascii: "}"))
      case .null, .bool, .integer, .number, .string:
        output.appendJSONScalar(node.content)
      }
    }
  }
}
