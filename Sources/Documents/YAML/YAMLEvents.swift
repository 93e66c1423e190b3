import CYAML

extension YAML {
  /// A parsing event of libyaml.
  struct Event {
    enum Kind {
      case streamStart
      case streamEnd
      case documentStart
      case documentEnd
      case alias(String)
      case scalar(Scalar)
      case sequenceStart(Properties)
      case sequenceEnd
      case mappingStart(Properties)
      case mappingEnd
    }

    /// The properties of a node: anchor and tag.
    struct Properties {
      var anchor: String?
      var tag: String?
    }

    struct Scalar {
      var text: String
      var isPlain: Bool
      var properties: Properties
    }

    var kind: Kind
    var position: Position
  }

  /// The parsing events of a text; a class, because libyaml's parser must be deleted exactly once.
  final class Events {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isInitialized: Bool

    /// Creates the events of bytes, which must outlive the instance.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      parser = .allocate(capacity: 1)
      parser.initialize(to: yaml_parser_t())
      isInitialized = yaml_parser_initialize(parser) == 1
      if isInitialized {
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      }
    }

    deinit {
      if isInitialized { yaml_parser_delete(parser) }
      parser.deallocate()
    }

    func next() throws(DocumentError) -> Event {
      guard isInitialized else { throw .outOfMemory }
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw DocumentError(parser.pointee, of: bytes) }
      defer { yaml_event_delete(&event) }
      return Event(kind: Event.Kind(event), position: Position(event.start_mark))
    }
  }
}

extension YAML.Event.Kind {
  /// libyaml validates UTF-8; its strings end at the first zero byte.
  fileprivate init(_ event: yaml_event_t) {
    switch event.type {
    case YAML_STREAM_START_EVENT: self = .streamStart
    case YAML_DOCUMENT_START_EVENT: self = .documentStart
    case YAML_DOCUMENT_END_EVENT: self = .documentEnd
    case YAML_ALIAS_EVENT: self = .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      self = .scalar(
        YAML.Event.Scalar(
          text: String(decoding: bytes, as: UTF8.self),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
          properties: YAML.Event.Properties(anchor: text(scalar.anchor), tag: text(scalar.tag))))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      self = .sequenceStart(YAML.Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_SEQUENCE_END_EVENT: self = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      self = .mappingStart(YAML.Event.Properties(anchor: text(start.anchor), tag: text(start.tag)))
    case YAML_MAPPING_END_EVENT: self = .mappingEnd
    // After the end of the stream, libyaml reports no further events.
    default: self = .streamEnd
    }
  }
}

private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
  pointer.map { String(cString: $0) }
}

extension Position {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
  }
}

extension DocumentError {
  fileprivate static var outOfMemory: DocumentError {
    DocumentError("there is not enough memory to read the document", at: Position(line: 1, column: 1))
  }

  /// The error of libyaml, with its message unless a clearer one is known.
  fileprivate init(_ parser: yaml_parser_t, of bytes: UnsafeBufferPointer<UInt8>) {
    guard let problem = parser.problem.map({ String(cString: $0) }), parser.error != YAML_MEMORY_ERROR else {
      self = .outOfMemory
      return
    }
    if parser.error == YAML_READER_ERROR {
      let place = Position(ofByte: parser.problem_offset, in: bytes)
      let remedy =
        problem.contains("control characters")
        ? "remove it, or write it as an escape in double quotes" : "save the document in UTF-8"
      self.init("\(problem); \(remedy)", at: place)
      return
    }
    let mark = parser.problem_mark
    // The index of libyaml's mark counts characters after the byte-order mark, which equals bytes for ASCII.
    if mark.index < bytes.count, bytes[mark.index] == UInt8(ascii: "\t") {
      self.init("the indentation contains a tab; indent with spaces", at: Position(mark))
      return
    }
    let context = parser.context.map { " " + String(cString: $0) } ?? ""
    let start = parser.context == nil || parser.context_mark.line == mark.line ? "" : Self.start(parser.context_mark)
    self.init("\(problem)\(context)\(start); \(Self.remedy(for: problem))", at: Position(mark))
  }

  private static func start(_ mark: yaml_mark_t) -> String {
    " that starts on line \(Position(mark).line)"
  }

  private static func remedy(for problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      "quote strings that contain ': ', and align the keys of a mapping"
    case "did not find expected key", "could not find expected ':'":
      "check the indentation, and that each key is followed by ': '"
    case "found character that cannot start any token":
      "quote strings that start with this character"
    case "found undefined tag handle":
      "write the tag with one '!'"
    case let text where text.contains("quoted scalar"), let text where text.contains("end of stream"):
      "close the open quote or bracket"
    default: "check the indentation and the brackets at this position"
    }
  }
}

extension Position {
  /// The position of a byte, because libyaml's reader errors have no line.
  fileprivate init(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var (line, column) = (1, 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }
}
