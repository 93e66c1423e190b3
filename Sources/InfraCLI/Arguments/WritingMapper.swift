/// Writes a command's arguments as they would be typed, to hand them on to another program.
struct WritingMapper: ArgumentMapper {
  private(set) var arguments: [String] = []

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ value: inout Value?, _ help: String
  ) {
    if let value { arguments.append("--\(name)=\(value.argument)") }
  }

  mutating func option<Value: ArgumentValue>(
    _ name: String, _ placeholder: String, _ values: inout [Value], _ help: String
  ) {
    arguments += values.map { "--\(name)=\($0.argument)" }
  }

  mutating func flag(_ name: String, _ value: inout Bool, _ help: String) {
    if value { arguments.append("--\(name)") }
  }

  mutating func positional(_ placeholder: String, _ value: inout String?, isRequired: Bool, _ help: String) {
    if let value { arguments.append(value) }
  }

  mutating func positionals(_ placeholder: String, _ values: inout [String], _ help: String) {
    arguments += values
  }
}
