import AWSResources
public import ResourceGraph

/// A value of a resource that exists already: a literal, a stack parameter, or a parameter in Parameter Store.
public struct ExistingValue: Hashable, Sendable, ExpressibleByStringLiteral {
  enum Source: Hashable, Sendable {
    case value(Value<String>)
    case parameterStore(String)
  }

  let source: Source

  /// The value itself: an id, a name, an ARN.
  public init(_ text: String) { source = .value(.literal(text)) }

  public init(stringLiteral text: String) { self.init(text) }

  /// The value of a parameter of the stack.
  public static func parameter(_ name: String) -> ExistingValue { ExistingValue(.value(.parameter(name))) }

  /// The value of a parameter in Systems Manager Parameter Store at deployment: `/shared/vpc-id`.
  ///
  /// Its type must be `String`; secrets are not supported.
  public static func parameterStore(_ path: String) -> ExistingValue { ExistingValue(.parameterStore(path)) }

  /// The literal; `nil` for a parameter.
  var literal: String? {
    if case .value(let value) = source { return value.literal }
    return nil
  }

  /// The parameters of the stack that it consists of.
  var parameterNames: [String] {
    if case .value(let value) = source { return value.expression.parameterReferences }
    return []
  }

  /// What tells it from other values: the literal, the path, or the name of the parameter.
  var word: String {
    switch source {
    case .parameterStore(let path): path
    case .value(let value): value.literal ?? value.expression.parameterReferences.joined(separator: " ")
    }
  }

  /// A value that follows from other values: the ARN of a resource with a known name.
  ///
  /// - Parameter value: the expression.
  public static func derived(_ value: Value<String>) -> ExistingValue { ExistingValue(.value(value)) }

  private init(_ source: Source) { self.source = source }
}

/// The known attributes of a construct that exists already, which a stack uses but does not create.
///
/// References to its resources are the same as to those of the stack; every attribute that is used must be stated.
public struct Existing: Hashable, Sendable {
  struct Attribute: Hashable, Sendable {
    let reference: AttributeReference
    let value: ExistingValue
    /// The type of a CloudFormation parameter that takes it.
    let type: String
  }

  /// One of the resources, and the parameters that state its attributes.
  private struct Part: Hashable, Sendable {
    let id: LogicalID
    let type: String
    let referenceName: String
    var parameters: [String: String]
  }

  private struct Known: Hashable, Sendable {
    var attributes: [Attribute] = []
    var parts: [Part] = []
    var physicalName: String?
    var region: Region?
  }

  @Shared private var known: Known

  public init(physicalName: String? = nil) {
    known = Known(physicalName: physicalName)
  }

  var attributes: [Attribute] { known.attributes }
  /// The name in AWS, if it is known.
  var physicalName: String? { known.physicalName }
  /// Its region, if it is another one than the stack's.
  var region: Region? {
    get { known.region }
    set { known.region = newValue }
  }

  /// States attributes of one of its resources by their CloudFormation names; `nil` is unknown.
  ///
  /// - Parameters:
  ///   - reference: the resource.
  ///   - values: the known attributes.
  ///   - parameters: the parameters that state attributes which can be unknown, for errors about such an attribute.
  public mutating func add<R: Resource>(
    _ reference: Reference<R>, _ values: KeyValuePairs<String, ExistingValue?>,
    parameters: KeyValuePairs<String, String> = [:]
  ) {
    guard let id = reference.id else { return }
    known.parts.append(
      Part(
        id: id, type: R.resourceType.cloudFormation, referenceName: R.resourceType.plainName(of: "Ref"),
        parameters: Dictionary(parameters.map { ($0.key, $0.value) }) { first, _ in first }))
    for (attribute, value) in values {
      guard let value else { continue }
      known.attributes.append(
        Attribute(
          reference: AttributeReference(id, attribute), value: value,
          type: R.resourceType.parameterType(of: attribute)))
    }
  }
}

extension Existing {
  /// A resource without a type in this package, by its ARN.
  init(_ id: LogicalID, arn: ExistingValue) {
    self.init()
    add(id, "Arn", arn)
  }

  /// A resource without a type in this package, by its name.
  ///
  /// - Parameter arn: the ARN that follows from the name.
  init(_ id: LogicalID, name: ExistingValue, arn: (Value<String>) -> Value<String>) {
    self.init()
    add(id, "Name", name)
    add(id, "Arn", .derived(arn(.expression(.attribute(id, "Name")))))
  }

  private mutating func add(_ id: LogicalID, _ attribute: String, _ value: ExistingValue) {
    known.attributes.append(Attribute(reference: AttributeReference(id, attribute), value: value, type: "String"))
  }

  /// The resources, for errors about attributes that are not known.
  func resources(of construct: any Construct) -> [ExistingResource] {
    known.parts.map {
      ExistingResource(
        $0.id, type: $0.type, of: construct.description, at: construct.identity.location,
        referenceName: $0.referenceName, parameters: $0.parameters)
    }
  }

  /// The errors about references to attributes that are not known.
  ///
  /// - Parameter place: what needs the attributes.
  func mistakes(
    in references: [AttributeReference], to construct: any Construct, at place: SourceLocation
  ) -> [Diagnostic] {
    let missing = references.filter { reference in !attributes.contains { $0.reference == reference } }
    guard !missing.isEmpty else { return [] }
    let resources = resources(of: construct)
    return missing.compactMap { reference in
      resources.first { $0.id == reference.id }?.mistake(missing: reference.attribute, at: place)
    }
  }

  /// Whether an attribute of a resource is known.
  func states<R: Resource>(_ reference: Reference<R>) -> Bool {
    attributes.contains { $0.reference.id == reference.id }
  }
}

extension Lowering {
  /// Imports the known attributes of an existing construct.
  mutating func refer(to existing: Existing, as construct: any Construct) {
    for statement in contribution(to: construct).policyStatements {
      noteMissing(statement, in: construct)
    }
    if let workload = construct as? any Workload { extend(workload) }
    let resources = existing.resources(of: construct)
    addExisting(resources)
    for attribute in existing.attributes {
      check(attribute, of: resources.first { $0.id == attribute.reference.id }, construct)
      refer(to: attribute.value, as: attribute.reference, type: attribute.type)
    }
  }

  /// Reports a literal that AWS does not accept as an attribute of an existing resource.
  private mutating func check(
    _ attribute: Existing.Attribute, of resource: ExistingResource?, _ construct: any Construct
  ) {
    guard let text = attribute.value.literal, let region = graph.region else { return }
    let name = attribute.reference.attribute
    let known = ExistingAttribute(name, of: resource?.type ?? "")
    guard let accepted = known.problem(with: text, in: construct.existing?.region?.rawValue ?? region) else { return }
    report(
      "\(construct.description) has '\(text)' as \(resource?.name(of: name) ?? name); use \(accepted)")
  }

  /// Adds the statements of relations to the role of a workload that exists already.
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
      "\(workload.description) exists already and its environment is not changed; add the variables "
        + "\(names.joined(separator: ", ")) where it is defined")
  }

  /// Imports one value of an existing resource.
  mutating func refer(to value: ExistingValue, as reference: AttributeReference, type: String = "String") {
    let (id, name) = (reference.id, reference.attribute)
    switch value.source {
    case .value(let value): importValue(ImportedValue(id, name, ofStack: nil, .constructed(value.expression)))
    case .parameterStore(let path):
      if !ValueForm.parameterName.accepts(path) {
        report("'\(path)' cannot be the name of a parameter in Parameter Store; use \(ValueForm.parameterName.words)")
      }
      importValue(ImportedValue(id, name, ofStack: nil, .parameter(path: path, type: type)))
    }
  }

  /// One value of an existing resource, for a resource of the current construct.
  mutating func value(of value: ExistingValue, as reference: AttributeReference) -> Value<String> {
    if case .value(let known) = value.source { return known }
    refer(to: value, as: reference)
    return .expression(.attribute(reference.id, reference.attribute))
  }

  /// Notes a statement that the policy of an existing resource must contain: the stack does not manage that policy.
  private mutating func noteMissing(_ statement: IAM.Statement, in construct: any Construct) {
    let services = statement.principal?.groups.flatMap(\.members.values).compactMap(\.literal) ?? []
    let actions = statement.actions?.values.compactMap(\.literal) ?? []
    note(
      "\(construct.description) exists already and its policy is not changed; add a statement there that allows "
        + "\(actions.joined(separator: ", ")) to \(services.joined(separator: ", "))")
  }
}
