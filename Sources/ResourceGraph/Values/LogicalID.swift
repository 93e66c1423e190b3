/// The name of a resource inside its stack: a CloudFormation logical id in PascalCase, `OrdersDatabase`.
///
/// Resources read from Terraform files whose names do not fit keep their address, `aws_vpc.main`, as their id.
public struct LogicalID: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let name: String

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
  /// The id that a construct's part gets: the words of the construct's name, then those of its role.
  ///
  /// This is the one place that makes logical ids: `LogicalID(naming: "orders", "Database")` is `OrdersDatabase`.
  /// Words are capitalised alone (`Vpc`, not `VPC`), so that Terraform's `orders_vpc` leads back to the same id.
  public init(naming name: String, _ roles: String...) {
    self.init(Spelling.pascalCase(name, roles))
  }
}
