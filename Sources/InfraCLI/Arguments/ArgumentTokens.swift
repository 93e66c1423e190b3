/// The arguments of a command line, told apart but not yet converted.
struct ArgumentTokens {
  /// The values of each option by its name, in order; a flag has an empty one for each time it stands there.
  private(set) var options: [String: [String]] = [:]
  private(set) var positionals: [String] = []
  /// Whether `--help` or `-h` was among them.
  private(set) var asksForHelp = false

  /// Tells options, their values and positional values apart; `--` makes everything after it positional.
  init(_ arguments: some Collection<String>, _ descriptions: [ArgumentDescription]) throws(UsageError) {
    let named = descriptions.filter(\.isNamed)
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        positionals += rest
        break
      }
      if argument == "--help" || argument == "-h" {
        asksForHelp = true
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        positionals.append(argument)
        continue
      }
      let (name, inline) = Self.split(argument)
      guard let description = named.first(where: { "--\($0.name)" == name }) else {
        throw .unknownOption(name, known: named.map { "--\($0.name)" } + ["--help"])
      }
      if case .flag = description.kind {
        guard inline == nil else { throw UsageError("option '\(name)' takes no value") }
        options[description.name, default: []].append("")
      } else {
        guard let value = inline ?? Self.value(&rest) else { throw .missingValue(description) }
        options[description.name, default: []].append(value)
      }
    }
    try checkPositionals(descriptions)
  }

  private func checkPositionals(_ descriptions: [ArgumentDescription]) throws(UsageError) {
    var allowed = 0
    for description in descriptions {
      guard case .positional(let isRequired, let isRepeated) = description.kind else { continue }
      if isRepeated { return }
      allowed += 1
      if isRequired, positionals.count < allowed { throw UsageError("\(description.placeholder) is missing") }
    }
    if positionals.count > allowed {
      throw UsageError("unexpected argument '\(positionals[allowed])'")
    }
  }

  /// `--name=value` in its two parts.
  private static func split(_ argument: String) -> (name: String, value: String?) {
    guard let equals = argument.firstIndex(of: "=") else { return (argument, nil) }
    return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
  }

  /// The next argument, unless it is an option.
  private static func value(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !next.hasPrefix("--") else { return nil }
    return rest.popFirst()
  }
}
