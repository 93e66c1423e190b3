import Documents

/// A property as the published schema of a type has it.
final class PublishedProperty {
  let name: StaticText
  /// The form of its value, where there is only one.
  let form: PropertyForm?
  /// Whether every resource of the type has to have it.
  let isRequired: Bool
  /// The text of the properties of the object that is its value or an item of it; empty for other values.
  let inner: StaticText
  /// The properties of that object, which are read when they are first asked for.
  private(set) lazy var properties = Self.list(inner)

  /// - Parameter text: the name with its marks: `!Name$`, `Rules+`.
  private init(_ text: StaticText, inner: StaticText?) {
    isRequired = text[0] == UInt8(ascii: "!")
    let start = isRequired ? 1 : 0
    let end = text.indices.dropFirst(start).first { PropertyForm.isMark(text[$0]) } ?? text.count
    name = text[start..<end]
    form = PropertyForm(text[end..<text.count], hasProperties: inner != nil)
    self.inner = inner ?? StaticText()
  }

  /// The properties of `!Name$,Rules+{Id$,Status$}`.
  static func list(_ text: StaticText) -> [PublishedProperty] {
    var found: [PublishedProperty] = []
    var start = 0
    var open: Int?
    var depth = 0
    func add(upTo end: Int) {
      let inner = open.map { text[$0 + 1..<end - 1] }
      let name = text[start..<(open ?? end)]
      if !name.isEmpty { found.append(PublishedProperty(name, inner: inner)) }
    }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "{"):
        if depth == 0 { open = index }
        depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ",") where depth == 0:
        add(upTo: index)
        start = index + 1
        open = nil
      default: break
      }
    }
    add(upTo: text.count)
    return found
  }
}

/// The form of a value.
indirect enum PropertyForm: Equatable {
  case boolean, number, string, object
  /// A list of that form; `nil` for a list of which no more is known.
  case list(of: PropertyForm?)

  /// The marks are the only bytes in a text of names that belong to no name.
  static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#")...UInt8(ascii: "+"), UInt8(ascii: "?"): true
    default: false
    }
  }

  /// - Parameter marks: what stands behind the name of a property; nothing for an object with properties, and for a value
  ///   of any form.
  init?(_ marks: StaticText, hasProperties: Bool) {
    guard !marks.isEmpty else {
      guard hasProperties else { return nil }
      self = .object
      return
    }
    switch marks[0] {
    case UInt8(ascii: "?"): self = .boolean
    case UInt8(ascii: "#"): self = .number
    case UInt8(ascii: "$"): self = .string
    case UInt8(ascii: "%"): self = .object
    case UInt8(ascii: "+"): self = .list(of: PropertyForm(marks[1..<marks.count], hasProperties: hasProperties))
    default: return nil
    }
  }

  /// `a list`
  var words: String {
    switch self {
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .object: "an object"
    case .list: "a list"
    }
  }

  /// Whether CloudFormation reads a value in this form: scalars are converted into each other where that is possible.
  func accepts(_ node: Node) -> Bool {
    switch (self, node.content) {
    case (_, .null): true
    case (.list, .array), (.object, .object): true
    case (.list, _), (.object, _), (_, .array), (_, .object): false
    case (_, .string(let text)) where text.place(of: "{{resolve:") != nil: true
    case (.boolean, .string(let text)): ["true", "false"].contains(text.lowercased())
    case (.boolean, .bool): true
    case (.boolean, _): false
    case (.number, .string(let text)): Double(text) != nil
    case (.number, .bool): false
    case (.number, _), (.string, _): true
    }
  }
}
