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
    let question = question(text, Value.choices).map { "\($0) " } ?? ""
    return UsageError("'\(text)' is no value for '--\(option)'; \(question)it takes \(Value.expectation)")
  }

  /// `; did you mean 'X'?`, or nothing when no known name is close or begins with the name.
  static func suggestion(_ name: String, _ known: some Sequence<String>) -> String {
    question(name, known).map { "; \($0)" } ?? ""
  }

  private static func question(_ name: String, _ known: some Sequence<String>) -> String? {
    let meant = Suggestion.meant(by: name, among: known).map { "'\($0)'" }
    guard let last = meant.last else { return nil }
    let others = meant.dropLast().joined(separator: ", ")
    return "did you mean \(others.isEmpty ? last : "\(others) or \(last)")?"
  }
}
