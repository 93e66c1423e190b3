public import ResourceGraph

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

  /// The text where it is written out.
  var literal: String? {
    if case .value(let value) = source { return value.literal }
    return nil
  }

  /// A value that follows from others: the ARN of a resource whose name is known.
  ///
  /// - Parameter value: the expression.
  public static func derived(_ value: Value<String>) -> ExistingValue { ExistingValue(.value(value)) }

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

extension Existing {
  /// Something that has no resource type here, by its ARN.
  init(_ id: LogicalID, arn: ExistingValue) {
    self.init()
    add(id, "Arn", arn)
  }

  /// Something that has no resource type here, by its name.
  ///
  /// - Parameter arn: the ARN that follows from the name.
  init(_ id: LogicalID, name: ExistingValue, arn: (Value<String>) -> Value<String>) {
    self.init()
    add(id, "Name", name)
    add(id, "Arn", .derived(arn(.expression(.attribute(id, "Name")))))
  }

  private mutating func add(_ id: LogicalID, _ attribute: String, _ value: ExistingValue) {
    attributes.append(Attribute(reference: AttributeReference(id, attribute), value: value, type: "String"))
  }

  /// Whether an attribute of a resource is known.
  func states<R: Resource>(_ reference: Reference<R>) -> Bool {
    attributes.contains { $0.reference.id == reference.id }
  }
}

extension Lowering {
  /// Makes what is known of an existing construct available to the stack's resources.
  mutating func refer(to existing: Existing, as construct: any Construct) {
    for statement in contribution(to: construct).policyStatements {
      noteMissing(statement, in: construct)
    }
    if let workload = construct as? any Workload { extend(workload) }
    for attribute in existing.attributes {
      refer(to: attribute.value, as: attribute.reference, type: attribute.type)
    }
  }

  /// Adds what relations grant to the role of a workload that exists already.
  private mutating func extend(_ workload: any Workload) {
    let contribution = contribution(to: workload)
    let statements = contribution.startStatements + contribution.statements
    if workload.existing?.states(workload.role) == true {
      // Roles are shared, so the policy has the name of the stack.
      addPolicy(workload.id("Policy"), naming.deployedName, of: workload.role, statements)
    } else if !statements.isEmpty {
      let actions = statements.flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }.unique
      report(
        "\(workload.description) exists already and its role is not known, so \(actions.joined(separator: ", ")) cannot be "
          + "granted; give its 'roleName:'")
    }
    let names = contribution.injections.flatMap { $0.environment.map(\.name) + $0.secrets.map(\.name) }
    guard !names.isEmpty else { return }
    note(
      "\(workload.description) exists already and keeps its environment, which has to have "
        + "\(names.joined(separator: ", ")); add that where it is kept")
  }

  /// Makes one value of something that exists already available to the stack's resources.
  mutating func refer(to value: ExistingValue, as reference: AttributeReference, type: String = "String") {
    let (id, name) = (reference.id, reference.attribute)
    switch value.source {
    case .value(let value): importValue(ImportedValue(id, name, ofStack: nil, .constructed(value.expression)))
    case .parameterStore(let path):
      importValue(ImportedValue(id, name, ofStack: nil, .parameter(path: path, type: type)))
    }
  }

  /// One value of something that exists already, for a resource of the construct at hand.
  mutating func value(of value: ExistingValue, as reference: AttributeReference) -> Value<String> {
    if case .value(let known) = value.source { return known }
    refer(to: value, as: reference)
    return .expression(.attribute(reference.id, reference.attribute))
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
