public import Documents

/// A value that is known only when the engine runs, or only in part.
public indirect enum Expression: Hashable, Sendable {
  /// A known text, as a part of a join.
  case text(String)
  /// An attribute of another resource, in CloudFormation's name: `Ref`, `Arn`, `Endpoint.Address`.
  case attribute(LogicalID, String)
  /// A parameter of the stack, by its CloudFormation name.
  case parameter(String)
  /// The parts one after the other.
  case join([Expression])
  /// The n-th component of an ARN, counted from 0.
  case component(Int, of: Expression)
  case pseudo(PseudoValue)
  /// The name of the n-th Availability Zone of the region, counted from 0.
  case availabilityZone(Int)
  /// A template's own syntax, with the expression that it resolves to; `nil` is *unknown*.
  ///
  /// It is written back verbatim to the dialect that it was read from.
  case verbatim(Node, resolved: Expression?)
}

/// A value that the engine knows about the deployment itself.
public enum PseudoValue: String, Hashable, Sendable, CaseIterable {
  case region = "AWS::Region"
  case accountID = "AWS::AccountId"
  case partition = "AWS::Partition"
  case urlSuffix = "AWS::URLSuffix"
}

extension Expression {
  /// The expression without verbatim syntax; `nil` if it is unknown.
  public var resolved: Expression? {
    if case .verbatim(_, let resolved) = self { return resolved?.resolved }
    return self
  }

  /// The resource and attribute that the expression stands for, if it is nothing else.
  public var target: (id: LogicalID, attribute: String)? {
    if case .attribute(let id, let attribute)? = resolved { return (id, attribute) }
    return nil
  }

  /// The expression's parts: those of a join, else itself.
  public var parts: [Expression] {
    switch resolved {
    case .join(let parts)?: parts
    case let expression?: [expression]
    case nil: []
    }
  }

  /// The text that the expression comes to, if no part of it has to wait for the engine.
  public var literalText: String? {
    switch resolved {
    case .text(let text)?: return text
    case .join(let parts)?:
      var result = ""
      for part in parts {
        guard let text = part.literalText else { return nil }
        result += text
      }
      return result
    default: return nil
    }
  }

  /// Every resource that the expression refers to, in order.
  public var referencedIDs: [LogicalID] {
    switch self {
    case .attribute(let id, _): [id]
    case .join(let parts): parts.flatMap(\.referencedIDs)
    case .component(_, let arn): arn.referencedIDs
    case .verbatim(_, let resolved?): resolved.referencedIDs
    default: []
    }
  }

  /// The parts joined, with neighbouring texts merged and joins inside joins opened.
  public static func joined(_ parts: [Expression]) -> Expression {
    var flat: [Expression] = []
    func append(_ part: Expression) {
      switch part {
      case .join(let inner): inner.forEach(append)
      case .text(let text):
        if text.isEmpty { return }
        if case .text(let previous)? = flat.last {
          flat[flat.count - 1] = .text(previous + text)
        } else {
          flat.append(part)
        }
      default: flat.append(part)
      }
    }
    parts.forEach(append)
    if flat.isEmpty { return .text("") }
    return flat.count == 1 ? flat[0] : .join(flat)
  }
}
