extension YAML {
  /// Writes a node in block style; only short forms may contain flow sequences.
  struct Writer: ~Copyable {
    private static let step = 2
    /// The limit of an implicit key: readers require its ':' within 1024 characters.
    private static let longestKey = 1000

    private(set) var output = Output()
    private let forms: ShortForms
    private let comments: [[String]: String]
    /// The path of the current member, tracked only if there are comments.
    private var path: [String] = []
    /// Whether the writer is in an array, whose elements have no path.
    private var isInArray = false

    init(_ style: Style) {
      forms = ShortForms(style.tags)
      comments = style.comments
    }

    mutating func document(_ node: Node) {
      if let comment = comments[[]] { output.appendComment(comment, indentation: 0) }
      switch node.content {
      case _ where forms[node] != nil: shortForm(of: node, indentation: Self.step)
      case .object(let object) where !object.isEmpty: mapping(object, indentation: 0)
      case .array(let elements) where !elements.isEmpty: sequence(elements, indentation: 0)
      default: scalar(node.content, indentation: Self.step)
      }
    }

    /// Writes the value after the ':' of a member, or after the '-' of an element.
    private mutating func value(_ node: Node, indentation: Int, isElement: Bool) {
      let inner = indentation + Self.step
      if forms[node] != nil {
        output.append(UInt8(ascii: " "))
        shortForm(of: node, indentation: inner)
        return
      }
      switch node.content {
      case .object(let object) where !object.isEmpty:
        startCollection(isElement: isElement)
        mapping(object, indentation: inner, isOnLine: isElement)
      case .array(let elements) where !elements.isEmpty:
        startCollection(isElement: isElement)
        sequence(elements, indentation: inner, isOnLine: isElement)
      default:
        output.append(UInt8(ascii: " "))
        scalar(node.content, indentation: inner)
      }
    }

    /// Starts a collection: its first entry is after the '-' of an element, or below the key of a member.
    private mutating func startCollection(isElement: Bool) {
      if isElement {
        output.append(UInt8(ascii: " "))
      } else {
        output.newline()
      }
    }

    private mutating func mapping(_ object: Object, indentation: Int, isOnLine: Bool = false) {
      for (place, member) in object.members.enumerated() {
        if !comments.isEmpty, !isInArray {
          path.append(member.key)
          if let comment = comments[path] { output.appendComment(comment, indentation: indentation) }
        }
        if place > 0 || !isOnLine { output.append(spaces: indentation) }
        key(member.key, indentation: indentation)
        value(member.value, indentation: indentation, isElement: false)
        if !comments.isEmpty, !isInArray { path.removeLast() }
      }
    }

    private mutating func sequence(_ elements: [Node], indentation: Int, isOnLine: Bool = false) {
      let wasInArray = isInArray
      isInArray = true
      for (place, element) in elements.enumerated() {
        if place > 0 || !isOnLine { output.append(spaces: indentation) }
        output.append(UInt8(ascii: "-"))
        value(element, indentation: indentation, isElement: true)
      }
      isInArray = wasInArray
    }

    private mutating func key(_ key: String, indentation: Int) {
      let start = output.column
      output.appendYAML(key)
      if output.column - start > Self.longestKey {
        output.removeToColumn(start)
        output.append("? ")
        output.appendYAML(key)
        output.newline()
        output.append(spaces: indentation)
      }
      output.append(UInt8(ascii: ":"))
    }

    /// Writes a scalar or an empty collection, and a newline.
    private mutating func scalar(_ content: Node.Content, indentation: Int) {
      switch content {
      case .string(let text):
        if case .literal = Quoting(of: text) {
          output.appendLiteral(text, indentation: indentation)
          return
        }
        output.appendYAML(text)
      case .array: output.append("[]")
      case .object: output.append("{}")
      case .null, .bool, .integer, .number: output.appendJSONScalar(content)
      }
      output.newline()
    }

    /// Writes a node in its short form: `!GetAtt A.B`; a simple list is a flow sequence, another follows below the tag.
    private mutating func shortForm(of node: Node, indentation: Int) {
      guard let form = forms[node] else { return }
      output.append(text: form.tag)
      switch form.value {
      case .text(let text):
        output.append(UInt8(ascii: " "))
        scalar(.string(text), indentation: indentation)
      case .list(let elements):
        if output.appendFlow(elements, forms: forms) {
          output.newline()
        } else {
          output.newline()
          sequence(elements, indentation: indentation)
        }
      }
    }
  }
}
