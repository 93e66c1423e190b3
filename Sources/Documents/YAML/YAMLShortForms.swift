extension YAML {
  /// The short forms of objects: the tags of a style by key.
  struct ShortForms {
    /// A tag and its value.
    struct Form {
      enum Value {
        case text(String)
        case list([Node])
      }

      var tag: String
      var value: Value
    }

    private var tags: [String: (tag: String, splitsAtFirstDot: Bool)] = [:]

    init(_ tags: Tags) {
      // In alphabetical order, so that the choice between two tags of one key is stable.
      for (tag, form) in tags.forms.sorted(by: { $0.key < $1.key }) where Self.isTag(tag) {
        if self.tags[form.key] == nil { self.tags[form.key] = (tag, form.splitsAtFirstDot) }
      }
    }

    /// The short form of a node, if it can be read back as the same node.
    ///
    /// Mappings and values with a short form keep the long form, because a YAML node has one tag only.
    subscript(node: Node) -> Form? {
      guard !tags.isEmpty, case .object(let object) = node.content, object.members.count == 1,
        let member = object.members.first, let (tag, splitsAtFirstDot) = tags[member.key]
      else { return nil }
      switch member.value.content {
      case .string(let text):
        if splitsAtFirstDot, text.utf8.contains(UInt8(ascii: ".")) { return nil }
        return Form(tag: tag, value: .text(text))
      case .array(let elements):
        if splitsAtFirstDot, elements.count == 2, let first = elements[0].string, let second = elements[1].string,
          !first.utf8.contains(UInt8(ascii: "."))
        {
          return Form(tag: tag, value: .text(first + "." + second))
        }
        return Form(tag: tag, value: .list(elements))
      case .null, .bool, .integer, .number, .object:
        return nil
      }
    }

    /// Whether a tag can be written unchanged: '!' and a word.
    private static func isTag(_ tag: String) -> Bool {
      guard tag.utf8.first == UInt8(ascii: "!"), tag.utf8.count > 1 else { return false }
      return tag.utf8.dropFirst().allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
          UInt8(ascii: ":"):
          true
        default: false
        }
      }
    }
  }
}

extension Output {
  /// The maximum column of a flow sequence.
  private static let width = 100

  /// Appends a flow sequence, or nothing if the list is not simple and short enough.
  mutating func appendFlow(_ elements: [Node], forms: YAML.ShortForms) -> Bool {
    guard elements.count < Self.width / 2 else { return false }
    let start = column
    append(" [")
    for (place, element) in elements.enumerated() {
      if place > 0 { append(", ") }
      guard appendFlowElement(element, forms: forms), column < Self.width else {
        removeToColumn(start)
        return false
      }
    }
    append(UInt8(ascii: "]"))
    if column > Self.width {
      removeToColumn(start)
      return false
    }
    return true
  }

  /// Appends a scalar, or the short form of one.
  private mutating func appendFlowElement(_ element: Node, forms: YAML.ShortForms) -> Bool {
    if element.isScalar {
      // A text that is too long does not need to be copied.
      if let text = element.string, text.utf8.count > Self.width { return false }
      appendYAMLScalar(element.content, inFlow: true)
      return true
    }
    guard let form = forms[element], case .text(let text) = form.value, text.utf8.count <= Self.width else {
      return false
    }
    append(text: form.tag)
    append(UInt8(ascii: " "))
    appendYAML(text, inFlow: true)
    return true
  }
}
