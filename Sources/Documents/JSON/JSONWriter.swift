extension JSON {
  /// Writes a node indented, with short values on one line.
  struct Writer: ~Copyable {
    private(set) var output = Output()

    mutating func document(_ node: Node) {
      value(node, indentation: 0)
      output.newline()
    }

    private mutating func value(_ node: Node, indentation: Int) {
      switch node.content {
      case .array(let elements): array(elements, indentation: indentation)
      case .object(let object): self.object(object.members, indentation: indentation)
      case .null, .bool, .integer, .number, .string: output.appendJSONScalar(node.content)
      }
    }

    private mutating func array(_ elements: [Node], indentation: Int) {
      if lineArray(elements) { return }
      output.append(UInt8(ascii: "["))
      for place in elements.indices {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        startLine(indentation + 2)
        item(elements[place], indentation: indentation + 2)
      }
      startLine(indentation)
      output.append(UInt8(ascii: "]"))
    }

    /// Writes a list item; a short record such as `{ "Key": "Owner", "Value": "payments" }` is on one line.
    private mutating func item(_ element: Node, indentation: Int) {
      if case .object(let object) = element.content, 2...3 ~= object.count,
        let width = LineWidth.record(object.members), output.column + width <= LineWidth.limit
      {
        line(object.members)
      } else {
        value(element, indentation: indentation)
      }
    }

    private mutating func lineArray(_ elements: [Node]) -> Bool {
      guard let width = LineWidth.array(elements), output.column + width <= LineWidth.limit else { return false }
      line(elements)
      return true
    }

    private mutating func object(_ members: [Object.Member], indentation: Int) {
      if members.isEmpty {
        output.append("{}")
        return
      }
      if members.count == 1, let width = LineWidth.call(members[0]), output.column + width <= LineWidth.limit {
        line(members)
        return
      }
      output.append(UInt8(ascii: "{"))
      for place in members.indices {
        if place > 0 { output.append(UInt8(ascii: ",")) }
        startLine(indentation + 2)
        output.appendJSON(members[place].key)
        output.append(": ")
        value(members[place].value, indentation: indentation + 2)
      }
      startLine(indentation)
      output.append(UInt8(ascii: "}"))
    }

    private mutating func line(_ node: Node) {
      switch node.content {
      case .array(let elements): line(elements)
      case .object(let object): line(object.members)
      case .null, .bool, .integer, .number, .string: output.appendJSONScalar(node.content)
      }
    }

    private mutating func line(_ members: [Object.Member]) {
      guard !members.isEmpty else { return output.append("{}") }
      output.append("{ ")
      for place in members.indices {
        if place > 0 { output.append(", ") }
        output.appendJSON(members[place].key)
        output.append(": ")
        line(members[place].value)
      }
      output.append(" }")
    }

    private mutating func line(_ elements: [Node]) {
      output.append(UInt8(ascii: "["))
      for place in elements.indices {
        if place > 0 { output.append(", ") }
        line(elements[place])
      }
      output.append(UInt8(ascii: "]"))
    }

    private mutating func startLine(_ indentation: Int) {
      output.newline()
      output.append(spaces: indentation)
    }
  }
}
