import Documents

/// A property's value: a literal, or an expression that the engine resolves.
///
/// The members require `Wrapped: Literal` instead of the type, as in `Reference`, `List` and `Located`, because Swift
/// looks up the conformances of a type's requirements at run time, once for each specialization that is used.
public enum Value<Wrapped> {
  case literal(Wrapped)
  case expression(Expression)
}

extension Value: Equatable where Wrapped: Equatable {}
extension Value: Hashable where Wrapped: Hashable {}
extension Value: Sendable where Wrapped: Sendable {}

/// A string value of a property.
public typealias Text = Value<String>

extension Value where Wrapped: Literal {
  /// The literal value, if it is known.
  public var literal: Wrapped? {
    switch self {
    case .literal(let literal): return literal
    case .expression(let expression):
      guard let text = expression.literalText else { return nil }
      return Wrapped(node: Node(.string(text)))
    }
  }

  /// The value as an expression; a literal becomes its text.
  public var expression: Expression {
    switch self {
    case .literal(let literal): .text(String(node: literal.node) ?? "")
    case .expression(let expression): expression
    }
  }

  /// The same value with another type.
  public func typed<Other: Literal>(as type: Other.Type = Other.self) -> Value<Other> {
    if case .literal(let literal) = self, let other = Other(node: literal.node) { return .literal(other) }
    return .expression(expression)
  }

  /// The value of a stack parameter.
  public static func parameter(_ name: String) -> Value { .expression(.parameter(name)) }
}

extension Value<String> {
  /// The region of the stack: `eu-west-1`.
  public static var region: Value { .expression(.pseudo(.region)) }
  /// The id of the account: `123456789012`.
  public static var accountID: Value { .expression(.pseudo(.accountID)) }
  /// The partition of the region: `aws`, `aws-cn`.
  public static var partition: Value { .expression(.pseudo(.partition)) }
  /// The domain of AWS endpoints in the partition: `amazonaws.com`.
  public static var urlSuffix: Value { .expression(.pseudo(.urlSuffix)) }

  /// The name of the n-th Availability Zone of the stack's region, counted from 0.
  public static func availabilityZone(_ index: Int) -> Value { .expression(.availabilityZone(index)) }

  /// The n-th component of the value, which is an ARN, counted from 0.
  public func arnComponent(_ index: Int) -> Value { .expression(.component(index, of: expression)) }

  /// The concatenation of the values.
  public static func joined(_ parts: [Value<String>]) -> Value {
    let expression = Expression.joined(parts.map(\.expression))
    if case .text(let text) = expression { return .literal(text) }
    return .expression(expression)
  }
}

extension Value: ExpressibleByUnicodeScalarLiteral where Wrapped == String {}
extension Value: ExpressibleByExtendedGraphemeClusterLiteral where Wrapped == String {}
extension Value: ExpressibleByStringLiteral where Wrapped == String {
  public init(stringLiteral text: String) { self = .literal(text) }
}

/// `"arn:\(.partition):logs:…"`: interpolated values are joined into one value.
extension Value: ExpressibleByStringInterpolation where Wrapped == String {
  /// Collects the parts of an interpolated value.
  public struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Expression] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ text: String) { parts.append(.text(text)) }
    public mutating func appendInterpolation(_ value: Value<String>) { parts.append(value.expression) }
    public mutating func appendInterpolation<R: Resource>(_ reference: Reference<R>) {
      parts.append(reference.expression)
    }
    public mutating func appendInterpolation(text: String) { parts.append(.text(text)) }
  }

  public init(stringInterpolation: StringInterpolation) {
    let expression = Expression.joined(stringInterpolation.parts)
    if case .text(let text) = expression { self = .literal(text) } else { self = .expression(expression) }
  }
}

extension Value: ExpressibleByIntegerLiteral where Wrapped == Int {
  public init(integerLiteral number: Int) { self = .literal(number) }
}

extension Value: ExpressibleByBooleanLiteral where Wrapped == Bool {
  public init(booleanLiteral flag: Bool) { self = .literal(flag) }
}
