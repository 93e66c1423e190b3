/// Visits the arguments of a command: one list of calls describes them, reads them and writes them back.
protocol ArgumentMapper {
  /// An option with one value: `--out DIR`.
  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ value: inout Value?, _ help: String)

  /// An option that may be given several times: `--stack NAME`.
  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ values: inout [Value], _ help: String)

  /// An option without a value: `--strict`.
  mutating func flag(_ name: String, _ value: inout Bool, _ help: String)

  /// A value without a name, which must be there when `isRequired`.
  mutating func positional(_ placeholder: String, _ value: inout String?, isRequired: Bool, _ help: String)

  /// All values without a name.
  mutating func positionals(_ placeholder: String, _ values: inout [String], _ help: String)
}

/// A group of arguments that several commands share, or all those of one command.
protocol ArgumentGroup {
  /// Visits every argument, in the order of the help text.
  mutating func map(_ arguments: inout some ArgumentMapper)
}

extension ArgumentGroup {
  /// The arguments as they would be typed.
  var arguments: [String] {
    var copy = self
    var mapper = WritingMapper()
    copy.map(&mapper)
    return mapper.arguments
  }
}
