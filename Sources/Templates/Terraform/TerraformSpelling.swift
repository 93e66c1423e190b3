import ResourceGraph

/// How names of the graph and names of a configuration lead to each other.
enum TerraformSpelling {
  /// The graph's name for a name of a configuration: `orders_vpc` is `OrdersVpc`; a name that would not lead back stays.
  static func graphName(of name: String) -> String {
    let pascal = Spelling.pascalCase(name)
    return !pascal.isEmpty && Spelling.snakeCase(pascal) == name ? pascal : name
  }

  /// The configuration's name for a name that `graphName` gave.
  static func argument(of graphName: String) -> String {
    let snake = Spelling.snakeCase(graphName)
    return Spelling.pascalCase(snake) == graphName ? snake : graphName
  }

  /// Whether the name can stand in a configuration.
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
