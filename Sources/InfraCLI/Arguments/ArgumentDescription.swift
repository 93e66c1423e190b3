/// What one argument is called and what it does.
struct ArgumentDescription {
  enum Kind: Equatable {
    case option(isRepeated: Bool)
    case flag
    case positional(isRequired: Bool, isRepeated: Bool)
  }

  var kind: Kind
  /// The option's name without dashes; of a positional, its placeholder.
  var name: String
  var placeholder: String
  var choices: [String]
  var help: String

  /// Whether the argument is named: `--name`.
  var isNamed: Bool {
    if case .positional = kind { false } else { true }
  }

  /// How the argument is typed: `--stack NAME`.
  var spelling: String {
    switch kind {
    case .option: "--\(name) \(placeholder)"
    case .flag: "--\(name)"
    case .positional: placeholder
    }
  }

  /// How the argument stands in the usage line: `[--stack NAME]…`.
  var usage: String {
    switch kind {
    case .option(let isRepeated): "[\(spelling)]\(isRepeated ? "…" : "")"
    case .flag: "[\(spelling)]"
    case .positional(true, let isRepeated): "\(placeholder)\(isRepeated ? "…" : "")"
    case .positional(false, let isRepeated): "[\(placeholder)\(isRepeated ? "…" : "")]"
    }
  }
}

/// Collects the descriptions of a command's arguments.
struct DescribingMapper: ArgumentMapper {
  private(set) var descriptions: [ArgumentDescription] = []

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ value: inout Value?, _ help: String
  ) {
    describe(.option(isRepeated: false), name, placeholder, Value.choices, help)
  }

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ values: inout [Value], _ help: String
  ) {
    describe(.option(isRepeated: true), name, placeholder, Value.choices, help)
  }

  mutating func flag(_ name: String, _ value: inout Bool, _ help: String) {
    describe(.flag, name, "", [], help)
  }

  mutating func positional(_ placeholder: String, _ value: inout String?, isRequired: Bool, _ help: String) {
    describe(.positional(isRequired: isRequired, isRepeated: false), placeholder, placeholder, [], help)
  }

  mutating func positionals(_ placeholder: String, _ values: inout [String], _ help: String) {
    describe(.positional(isRequired: false, isRepeated: true), placeholder, placeholder, [], help)
  }

  private mutating func describe(
    _ kind: ArgumentDescription.Kind, _ name: String, _ placeholder: String, _ choices: [String], _ help: String
  ) {
    descriptions.append(
      ArgumentDescription(kind: kind, name: name, placeholder: placeholder, choices: choices, help: help))
  }
}
