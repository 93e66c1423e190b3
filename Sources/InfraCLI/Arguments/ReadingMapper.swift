import Documents

/// Sets a command's arguments from the tokens of a command line.
struct ReadingMapper: ArgumentMapper {
  private let tokens: ArgumentTokens
  private var nextPositional = 0
  /// The first text that did not fit.
  private(set) var error: UsageError?

  init(_ tokens: ArgumentTokens) {
    self.tokens = tokens
  }

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ value: inout Value?, _ help: String
  ) {
    let texts = tokens.options[name] ?? []
    if texts.count > 1 { fail(UsageError("option '--\(name)' is given \(texts.count) times; it takes one value")) }
    if let text = texts.last { value = convert(text, name) }
  }

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ values: inout [Value], _ help: String
  ) {
    values = (tokens.options[name] ?? []).compactMap { convert($0, name) }
  }

  mutating func flag(_ name: String, _ value: inout Bool, _ help: String) {
    value = tokens.options[name] != nil
  }

  mutating func positional(_ placeholder: String, _ value: inout String?, isRequired: Bool, _ help: String) {
    guard tokens.positionals.indices.contains(nextPositional) else { return }
    value = tokens.positionals[nextPositional]
    nextPositional += 1
  }

  mutating func positionals(_ placeholder: String, _ values: inout [String], _ help: String) {
    values = Array(tokens.positionals.dropFirst(nextPositional))
    nextPositional = tokens.positionals.count
  }

  private mutating func convert<Value: ArgumentValue>(_ text: String, _ name: String) -> Value? {
    let value = Value(argument: text)
    if value == nil { fail(.unfit(text, option: name, Value.self)) }
    return value
  }

  private mutating func fail(_ error: UsageError) {
    if self.error == nil { self.error = error }
  }
}
