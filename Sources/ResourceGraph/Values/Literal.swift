public import Documents

/// A type whose values are plain scalars in a template.
public protocol Literal: Sendable {
  /// Reads a scalar; `nil` if it is not a value of this type.
  init?(node: Node)
  /// The scalar as it is written in templates.
  var node: Node { get }
  /// The kind of value.
  static var kind: FieldKind { get }
}

extension String: Literal {
  public static var kind: FieldKind { .string }

  public init?(node: Node) {
    switch node.content {
    case .string(let text), .number(let text): self = text
    case .integer(let number): self = String(number)
    case .bool(let flag): self = flag ? "true" : "false"
    default: return nil
    }
  }

  @inlinable public var node: Node { Node(.string(self)) }
}

extension Int: Literal {
  public static var kind: FieldKind { .integer }

  public init?(node: Node) {
    switch node.content {
    case .integer(let number): self = number
    case .string(let text), .number(let text):
      guard let number = Int(text) else { return nil }
      self = number
    default: return nil
    }
  }

  @inlinable public var node: Node { Node(.integer(self)) }
}

extension Bool: Literal {
  public static var kind: FieldKind { .boolean }

  public init?(node: Node) {
    switch node.content {
    case .bool(let flag): self = flag
    case .string("true"), .string("True"), .string("TRUE"): self = true
    case .string("false"), .string("False"), .string("FALSE"): self = false
    default: return nil
    }
  }

  @inlinable public var node: Node { Node(.bool(self)) }
}

extension Double: Literal {
  public static var kind: FieldKind { .number }

  public init?(node: Node) {
    switch node.content {
    case .integer(let number): self = Double(number)
    case .string(let text), .number(let text):
      guard let number = Double(text) else { return nil }
      self = number
    default: return nil
    }
  }

  public var node: Node {
    if let integer = Int(exactly: self) { return Node(.integer(integer)) }
    // JSON has no such numbers; what is refused has to be readable.
    return Node(isFinite ? .number(description) : .string(description))
  }
}

extension RawRepresentable where RawValue == String, Self: Literal {
  public static var kind: FieldKind { .string }

  public init?(node: Node) {
    guard case .string(let text) = node.content else { return nil }
    self.init(rawValue: text)
  }

  @inlinable public var node: Node { Node(.string(rawValue)) }
}

extension RawRepresentable where RawValue == String, Self: Literal & CaseIterable {
  public static var kind: FieldKind { .choice(allCases.map { $0.rawValue }) }
}
