public import ResourceGraph

/// What a team changed past a construct's parameters: properties set by path, rules broken with a reason, a former name.
public struct Adjustments: Hashable, Sendable {
  struct Override: Hashable, Sendable {
    var type: String
    var path: String
    var value: JSONDocument
    var location: SourceLocation
  }

  var overrides: [Override] = []
  var allowances: [Allowance] = []
  var previousName: String?

  public init() {}
}

extension Construct {
  /// Sets a property that the construct has no parameter for, in one dialect.
  ///
  /// - Parameters:
  ///   - type: the resource as the dialect calls it, which says the dialect too: `AWS::EC2::Subnet`, `aws_subnet`.
  ///     Every resource of that type that the construct makes is changed.
  ///   - value: a literal, a list, an object, or the `document` of a value: `bucket.arn.document`.
  ///   - path: names in that dialect's spelling, `LoadBalancerAttributes[0].Value`; a dot inside a name is `\.`.
  public func override(
    _ type: String, _ path: String, _ value: JSONDocument,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    var copy = self
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    copy.adjustments.overrides.append(.init(type: type, path: path, value: value, location: location))
    return copy
  }

  /// Lets the construct break a rule; every report shows the reason.
  ///
  /// - Parameter rule: the rule's id, as findings show it: `key-alarms-exist`.
  public func allowing(
    _ rule: String, because reason: String,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    var copy = self
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    copy.adjustments.allowances.append(Allowance(rule, because: reason, at: location))
    return copy
  }

  /// Keeps the construct's resources when its name changes: Terraform moves them instead of replacing them.
  ///
  /// CloudFormation knows no such thing: there a new name is a new resource.
  public func renamed(from previousName: String) -> Self {
    var copy = self
    copy.adjustments.previousName = previousName
    return copy
  }
}

/// A secure default: on, unless somebody says why not.
public enum Safeguard: Hashable, Sendable {
  case on
  /// Reports show the reason.
  case off(because: String)

  var isOn: Bool { self == .on }

  /// The allowance for the rule that the lifted default would break.
  func allowance(_ rule: String, at location: SourceLocation) -> [Allowance] {
    if case .off(let reason) = self { return [Allowance(rule, because: reason, at: location)] }
    return []
  }
}
