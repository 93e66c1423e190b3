import Documents

/// A command line that the tool does not understand.
struct UsageError: Error, Equatable {
  var message: String

  init(_ message: String) {
    self.message = message
  }

  static func unknownCommand(_ name: String, known: [String]) -> UsageError {
    UsageError("unknown command '\(name)'\(suggestion(name, known))")
  }

  static func unknownOption(_ name: String, known: [String]) -> UsageError {
    UsageError("unknown option '\(name)'\(suggestion(name, known))")
  }

  static func missingValue(_ option: ArgumentDescription) -> UsageError {
    UsageError("option '--\(option.name)' needs a value: \(option.spelling)")
  }

  static func unfit<Value: ArgumentValue>(_ text: String, option: String, _ type: Value.Type) -> UsageError {
    let meant = Suggestion.nearest(to: text, among: Value.choices).map { "did you mean '\($0)'? " } ?? ""
    return UsageError("'\(text)' is no value for '--\(option)'; \(meant)it takes \(Value.expectation)")
  }

  /// `; did you mean 'X'?`, or nothing when no known name is close.
  static func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
    Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
  }
}
