public import ResourceGraph

/// What a team changed past the parameters: properties, exceptions to rules, tags, a previous name.
public struct Adjustments: Hashable, Sendable {
  struct Override: Hashable, Sendable {
    var type: String
    var id: LogicalID?
    var path: String
    var value: JSONDocument?
    /// Why the property exists although no published schema that is known here has it.
    var reason: String?
    var location: SourceLocation

    var isExplained: Bool { reason?.contains { !$0.isWhitespace } ?? false }
  }

  private struct Parts: Hashable, Sendable {
    var overrides: [Override] = []
    var allowances: [Allowance] = []
    var tags: [Tag] = []
    var previousName: String?
    var typeReason: String?
  }

  @Shared private var parts: Parts

  private static let none = Adjustments(parts: Parts())

  private init(parts: Parts) { self.parts = parts }

  public init() { self = .none }

  var overrides: [Override] {
    get { parts.overrides }
    set { parts.overrides = newValue }
  }
  var allowances: [Allowance] {
    get { parts.allowances }
    set { parts.allowances = newValue }
  }
  var tags: [Tag] {
    get { parts.tags }
    set { parts.tags = newValue }
  }
  var previousName: String? {
    get { parts.previousName }
    set { parts.previousName = newValue }
  }
  /// Why a raw resource's type exists although no published schema that is known here has it.
  var typeReason: String? {
    get { parts.typeReason }
    set { parts.typeReason = newValue }
  }

  var isEmpty: Bool { self == .none }

  /// Where the first of them was written, if that is known.
  var location: SourceLocation? { overrides.first?.location ?? allowances.first?.location }
}

/// A part of a stack that a team can adjust past its parameters: a construct, a relation, a route, a listed resource.
///
/// An adjustment holds for the resources that the part creates.
public protocol Adjustable: Sendable {
  /// What a team changed past the parameters.
  var adjustments: Adjustments { get set }
}

extension Adjustable {
  /// Sets a property for which there is no parameter, in one dialect.
  ///
  /// - Parameters:
  ///   - type: the resource type in the dialect, which determines the dialect too: `AWS::EC2::Subnet`, `aws_subnet`.
  ///     The property is set on all created resources of that type.
  ///   - path: names in that dialect's spelling, `LoadBalancerAttributes[0].Value`; a dot inside a name is `\.`.
  ///   - value: a literal, a list, an object, or the `document` of a value: `bucket.arn.document`.
  ///   - id: the logical id of the resource, where the element creates several of the type: `MainPrivateSubnet1`.
  ///   - reason: why the property exists although the published schemas did not have it when this version was made; a note at
  ///     synth shows it.
  public func override(
    _ type: String, _ path: String, _ value: JSONDocument, of id: LogicalID? = nil, because reason: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return adjusted {
      $0.overrides.append(.init(type: type, id: id, path: path, value: value, reason: reason, location: location))
    }
  }

  /// Removes a property from what is written, in one dialect.
  ///
  /// - Parameters:
  ///   - type: the resource type in the dialect, which determines the dialect too: `AWS::EC2::Subnet`, `aws_subnet`.
  ///   - path: names in that dialect's spelling, `LoadBalancerAttributes[0].Value`; a dot inside a name is `\.`.
  ///   - id: the logical id of the resource, where the element creates several of the type: `MainPrivateSubnet1`.
  ///   - reason: why the property exists although the published schemas did not have it when this version was made; a note at
  ///     synth shows it.
  public func removing(
    _ type: String, _ path: String, of id: LogicalID? = nil, because reason: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return adjusted {
      $0.overrides.append(.init(type: type, id: id, path: path, value: nil, reason: reason, location: location))
    }
  }

  /// Allows an exception to a rule; every report shows it with the reason.
  ///
  /// The exception of a relation holds for the resources to which it contributes too: that of a grant for the policy of
  /// the workload's role.
  ///
  /// - Parameters:
  ///   - rule: the rule by its id: `.keyAlarmsExist` for `key-alarms-exist`.
  ///   - reason: why the exception is acceptable.
  ///   - until: the last day on which it holds, in ISO 8601: `2027-01-31`. Afterwards `infra validate` reports what it
  ///     covered again.
  public func allowing(
    _ rule: RuleID, because reason: String, until: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Self {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    return adjusted { $0.allowances.append(Allowance(rule, because: reason, until: until, at: location)) }
  }

  /// Adds tags to all resources that can have them; a tag of the stack with the same key is replaced.
  ///
  /// - Parameter tags: up to 128 characters for a key, 256 for a value
  ///   (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html).
  public func tagged(_ tags: KeyValuePairs<String, String>) -> Self {
    adjusted { adjustments in
      for tag in tags {
        adjustments.tags.removeAll { $0.key == tag.key }
        adjustments.tags.append(Tag(tag.key, tag.value))
      }
    }
  }

  private func adjusted(_ change: (inout Adjustments) -> Void) -> Self {
    var copy = self
    change(&copy.adjustments)
    return copy
  }
}

extension Construct {
  /// Keeps the construct's resources when its name changes: Terraform moves them instead of replacing them.
  ///
  /// CloudFormation has no counterpart: there, a resource with a new name is a new resource.
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
  func allowance(_ rule: RuleID, at location: SourceLocation) -> [Allowance] {
    if case .off(let reason) = self { return [Allowance(rule, because: reason, at: location)] }
    return []
  }
}

extension Allowance {
  init(_ rule: RuleID, because reason: String, until: String? = nil, at location: SourceLocation) {
    self.init(rule.text, because: reason, until: until, at: location)
  }
}
