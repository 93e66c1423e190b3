import ResourceGraph

/// Conversions between names of the graph and names of a configuration.
enum TerraformSpelling {
  /// The graph name for a configuration name: `OrdersVpc` for `orders_vpc`; unchanged if it would not convert back.
  static func graphName(of name: String) -> String {
    let pascal = Spelling.pascalCase(name)
    return !pascal.isEmpty && Spelling.snakeCase(pascal) == name ? pascal : name
  }

  /// The configuration name for a result of `graphName`.
  static func argument(of graphName: String) -> String {
    let snake = Spelling.snakeCase(graphName)
    return Spelling.pascalCase(snake) == graphName ? snake : graphName
  }

  /// Whether the name is a valid identifier in a configuration.
  static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
    return name.utf8.allSatisfy {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
