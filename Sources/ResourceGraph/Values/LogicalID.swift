/// The logical id of a resource within its stack, in PascalCase: `OrdersDatabase`.
///
/// A resource read from Terraform whose name cannot be converted has its address, `aws_vpc.main`, as its id.
public struct LogicalID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The id as text.
  public let name: String

  /// Creates an id from its text.
  public init(_ name: String) {
    self.name = name
  }

  public init(stringLiteral name: String) {
    self.name = name
  }

  public var description: String { name }

  public static func < (left: LogicalID, right: LogicalID) -> Bool { left.name < right.name }
}

extension LogicalID {
  /// The id of a resource of a construct: the words of the construct's name, then those of the resource's role.
  ///
  /// All logical ids are created here: `LogicalID(naming: "orders", "Database")` is `OrdersDatabase`.
  /// Only the first letter of a word is a capital (`Vpc`, not `VPC`), so that `orders_vpc` converts back to the same id.
  public init(naming name: String, _ roles: String...) {
    self.init(Spelling.pascalCase(name, roles))
  }
}
