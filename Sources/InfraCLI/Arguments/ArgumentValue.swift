/// What an option's text can be turned into.
protocol ArgumentValue: Sendable {
  /// The texts that are allowed, when they can be listed.
  static var choices: [String] { get }
  /// What the option takes, for the message about a text that does not fit: `key=value`.
  static var expectation: String { get }

  init?(argument: String)

  /// The text that leads back to this value.
  var argument: String { get }
}

extension ArgumentValue {
  static var choices: [String] { [] }
}

extension String: ArgumentValue {
  static var expectation: String { "a text" }

  init?(argument: String) { self = argument }

  var argument: String { self }
}

extension ArgumentValue where Self: RawRepresentable<String> & CaseIterable {
  static var choices: [String] { allCases.map(\.rawValue) }
  static var expectation: String { "one of \(choices.joined(separator: ", "))" }

  init?(argument: String) { self.init(rawValue: argument) }

  var argument: String { rawValue }
}
