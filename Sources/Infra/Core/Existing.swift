/// A value of something that exists already: written out, given by whoever deploys, or read from Parameter Store.
public struct ExistingValue: Hashable, Sendable, ExpressibleByStringLiteral {
  enum Source: Hashable, Sendable {
    case value(Value<String>)
    case parameterStore(String)
  }

  let source: Source

  /// The value itself: an id, a name, an ARN.
  public init(_ text: String) { source = .value(.literal(text)) }

  public init(stringLiteral text: String) { self.init(text) }

  /// What a parameter of the stack holds.
  public static func parameter(_ name: String) -> ExistingValue { ExistingValue(.value(.parameter(name))) }

  /// What a parameter of Systems Manager's Parameter Store holds when the stack is deployed: `/shared/vpc-id`.
  ///
  /// It must be of type `String`; a secret does not belong there.
  public static func parameterStore(_ path: String) -> ExistingValue { ExistingValue(.parameterStore(path)) }

  /// What an expression comes to.
  static func derived(_ value: Value<String>) -> ExistingValue { ExistingValue(.value(value)) }

  private init(_ source: Source) { self.source = source }
}

/// What is known of something that exists already, and that a stack uses without making it.
///
/// Its resources are referred to as if the stack had them; each attribute that is used has to be known.
public struct Existing: Hashable, Sendable {
  struct Attribute: Hashable, Sendable {
    let reference: AttributeReference
    let value: ExistingValue
    /// The type of a CloudFormation parameter that takes it.
    let type: String
  }

  private(set) var attributes: [Attribute] = []
  /// The name in AWS, where it is known.
  private(set) var physicalName: String?

  public init(physicalName: String? = nil) {
    self.physicalName = physicalName
  }

  /// States the attributes of one of the resources, in CloudFormation's names; `nil` is not known.
  public mutating func add<R: Resource>(
    _ reference: Reference<R>, _ values: KeyValuePairs<String, ExistingValue?>
  ) {
    guard let id = reference.id else { return }
    for (attribute, value) in values {
      guard let value else { continue }
      attributes.append(
        Attribute(
          reference: AttributeReference(id, attribute), value: value,
          type: R.resourceType.parameterType(of: attribute)))
    }
  }
}

extension Lowering {
  /// Makes what is known of an existing construct available to the stack's resources.
  mutating func refer(to existing: Existing, as construct: any Construct) {
    for statement in contribution(to: construct).policyStatements {
      noteMissing(statement, in: construct)
    }
    for attribute in existing.attributes {
      let (id, name) = (attribute.reference.id, attribute.reference.attribute)
      switch attribute.value.source {
      case .value(let value):
        importValue(ImportedValue(id, name, ofStack: nil, .constructed(value.expression)))
      case .parameterStore(let path):
        importValue(ImportedValue(id, name, ofStack: nil, .parameter(path: path, type: attribute.type)))
      }
    }
  }

  /// The policy of something that exists already is somebody else's: only a note can say what it has to admit.
  private mutating func noteMissing(_ statement: IAM.Statement, in construct: any Construct) {
    let services = statement.principal?.groups.flatMap(\.members.values).compactMap(\.literal) ?? []
    let actions = statement.actions?.values.compactMap(\.literal) ?? []
    note(
      "\(construct.description) exists already and keeps its policy, which has to allow \(actions.joined(separator: ", "))"
        + " to \(services.joined(separator: ", ")); add that where the policy is kept")
  }
}
