public import Documents

/// Visits the fields of a resource in one dialect to write them, to read them or to list their names.
///
/// A resource only lists its fields in `map(_:)`; the mapper decides which of the three it does.
public final class FieldMapper {
  /// The dialect that is written, read or listed.
  public let dialect: Dialect
  // A mapper handles one resource at a time, field by field, so dynamic exclusivity checks are not needed.
  @exclusivity(unchecked) @usableFromInline var operation: Operation
  @usableFromInline let syntax: any ExpressionSyntax
  /// The case of names at the current place.
  @exclusivity(unchecked) var casing: Casing

  /// Writing: the members of the current object.
  @exclusivity(unchecked) var output = Object()
  /// Writing: the companion resources of the current resource.
  var companions: [WrittenCompanion] = []
  /// Reading: the members that no field has read yet.
  var input = Object()
  /// Reading: the number of fields that had a value so far.
  @exclusivity(unchecked) var readCount = 0
  /// Reading: the bodies of the companion resources.
  var companionInputs: [String: [Object]] = [:]
  var companion: String?
  /// Writing: the Terraform name of the current resource: `orders_database`.
  var localName = ""
  var path: [Extra.Step] = []
  var extras: [Extra] = []
  /// Listing: the names found so far, with their paths.
  var names: [FieldName] = []
  var listedPath = ""
  /// Listing: whether the other dialect has the same fields at the current place.
  var counterpart = FieldName.Counterpart.same
  /// Reading: whether every value is a string, as in lists of `Key` and `Value`.
  var decodesStrings = false
  /// Writing: required fields without a value.
  var missing: [String] = []
  /// Writing: fields with a value that the dialect does not support.
  var unsupported: [String] = []
  /// Writing: the version of Terraform's provider that has every field with a value.
  var providerVersion: ProviderVersion?
  /// Listing: the version of Terraform's provider that the fields at the current place need.
  var since: ProviderVersion?
  /// Derived names, by the address of the literal, which is a faster key than its text.
  @exclusivity(unchecked) private var derivedNames = NameTable()

  @usableFromInline enum Operation { case write, read, list }

  /// The case in which a dialect derives names from CloudFormation's names.
  enum Casing: UInt { case asWritten, snakeCase, lowerCamelCase }

  init(_ operation: Operation, _ dialect: Dialect, syntax: any ExpressionSyntax) {
    self.operation = operation
    self.dialect = dialect
    self.syntax = syntax
    casing = dialect == .cloudFormation ? .asWritten : .snakeCase
  }
}

/// The name of a field in Terraform.
public enum TerraformName: ExpressibleByStringLiteral {
  /// The CloudFormation name in snake case: `VpcId` is `vpc_id`.
  case snakeCase
  case named(StaticString)
  /// Terraform has no such argument; a value is reported as unsupported.
  case unsupported
  /// Terraform expresses the same with other arguments or resources; nothing is reported.
  case equivalent

  public init(stringLiteral name: StaticString) { self = .named(name) }
}

// MARK: - Values

extension FieldMapper {
  /// A value, a reference or a list of them.
  @inlinable
  public func field<F: Field>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?) {
    guard operation == .write else { return visit(name, terraform, &value) }
    // Most fields have no value; then no name is looked up.
    guard let value else { return }
    guard let key = key(name, terraform) else { return reportUnsupported(name, terraform) }
    append(key, value.write(syntax)) { F.kind }
  }

  /// A field with a value of its own in Terraform, if there is one.
  ///
  /// - Parameter terraformValue: the value that Terraform is written with instead; reading sets `value` only.
  public func field<F: Field>(
    _ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?, terraformValue: F?
  ) {
    guard operation == .write, dialect == .terraform, let terraformValue else {
      return field(name, terraform: terraform, &value)
    }
    var written: F? = terraformValue
    field(name, terraform: terraform, &written)
  }

  /// A required field; a resource without a value is reported.
  @inlinable
  public func required<F: Field>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?) {
    guard operation == .write else { return visit(name, terraform, isRequired: true, &value) }
    guard let key = key(name, terraform) else { return }
    if let value { append(key, value.write(syntax)) { F.kind } } else { reportMissing(key) }
  }

  @usableFromInline
  func append(_ key: String, _ node: Node, _ kind: () -> FieldKind) {
    output.append(key, isJSONText ? JSONText.bare(node, kind) : node)
  }

  @usableFromInline
  func reportMissing(_ key: String) { missing.append(key) }

  @usableFromInline
  func reportUnsupported(_ name: StaticString, _ terraform: TerraformName) {
    if case .unsupported = terraform { unsupported.append("\(name)") }
  }

  /// Reads or lists a field.
  @usableFromInline
  func visit<F: Field>(_ name: StaticString, _ terraform: TerraformName, isRequired: Bool = false, _ value: inout F?) {
    guard let key = key(name, terraform) else { return }
    if operation == .list { return list(key, F.kind, isRequired: isRequired, counterpart(terraform)) }
    guard let member = take(key) else { return }
    let node = decodesStrings ? F.kind.decoded(member.value) : member.value
    guard let read = F.read(node, syntax) else { return preserve(member) }
    value = read
    if read.write(syntax) != node { preserveSyntax(of: key, node, for: &value) }
  }

  /// An integer that CloudFormation writes as a string and Terraform as a number: `"512"` and `512`.
  public func integerAsString(_ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout Value<Int>?) {
    guard dialect == .cloudFormation else { return field(name, terraform: terraform, &value) }
    if operation == .list, let key = key(name, terraform) {
      return list(key, .integerString, counterpart(terraform))
    }
    var text: Value<String>?
    if case .literal(let number)? = value { text = .literal(String(number)) }
    if case .expression(let expression)? = value { text = .expression(expression) }
    field(name, terraform: terraform, &text)
    guard operation == .read else { return }
    switch text {
    case .literal(let digits)?:
      if let number = Int(digits), String(number) == digits {
        value = .literal(number)
      } else {
        value = .expression(.text(digits))
      }
    case .expression(let expression)?: value = .expression(expression)
    case nil: value = nil
    }
  }

}

// MARK: - Fields of one dialect

extension FieldMapper {
  /// A field that Terraform does not support; a value is reported when Terraform is written.
  public func cloudFormationOnly<F: Field>(_ name: StaticString, _ value: inout F?) {
    field(name, terraform: .unsupported, &value)
  }

  /// Fields that Terraform does not support; values are reported when Terraform is written.
  public func cloudFormationOnly(_ body: (FieldMapper) -> Void) { exclusive(to: .cloudFormation, body) }

  /// A field that CloudFormation does not support; a value is reported when CloudFormation is written.
  public func terraformOnly<F: Field>(_ name: StaticString, _ value: inout F?) {
    guard dialect == .terraform else {
      if operation == .write, value != nil { unsupported.append("\(name)") }
      return
    }
    listing(.unsupported) { field(name, terraform: .named(name), &value) }
  }

  /// Fields that CloudFormation does not support; values are reported when CloudFormation is written.
  public func terraformOnly(_ body: (FieldMapper) -> Void) { exclusive(to: .terraform, body) }

  private func exclusive(to dialect: Dialect, _ body: (FieldMapper) -> Void) {
    if dialect == self.dialect { return listing(.unsupported) { body(self) } }
    guard operation == .write else { return }
    let other = FieldMapper(.write, dialect, syntax: syntax)
    body(other)
    unsupported += other.output.members.map(\.key)
  }

  /// Fields of one dialect whose meaning the other dialect expresses with other fields or resources; nothing is reported.
  public func equivalent(in dialect: Dialect, _ body: (FieldMapper) -> Void) {
    if dialect == self.dialect { listing(.equivalent) { body(self) } }
  }

  private func listing(_ counterpart: FieldName.Counterpart, _ body: () -> Void) {
    let outer = self.counterpart
    self.counterpart = counterpart
    body()
    self.counterpart = outer
  }
}

// MARK: - Groups

// As for fields, the generic entry points check for a value first, because most groups have none.
extension FieldMapper {
  /// An object; a block in Terraform.
  @inlinable
  public func group<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ group: inout G?) {
    if operation == .write, group == nil { return }
    mapGroup(named: name, terraform, &group)
  }

  @usableFromInline
  func mapGroup<G: FieldGroup>(named name: StaticString, _ terraform: TerraformName, _ group: inout G?) {
    guard let key = key(name, terraform) else { return reportUnsupported(name, terraform) }
    mapGroup(key, counterpart: counterpart(terraform), &group)
  }

  /// A required object.
  public func required<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ group: inout G?) {
    guard let key = key(name, terraform) else { return }
    if operation == .write, group == nil { return reportMissing(key) }
    mapGroup(key, counterpart: counterpart(terraform), &group)
  }

  /// A list of objects; repeated blocks in Terraform.
  @inlinable
  public func groups<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ groups: inout [G]) {
    if operation == .write, groups.isEmpty { return }
    mapGroups(named: name, terraform, &groups)
  }

  @usableFromInline
  func mapGroups<G: FieldGroup>(named name: StaticString, _ terraform: TerraformName, _ groups: inout [G]) {
    guard let key = key(name, terraform) else { return reportUnsupported(name, terraform) }
    mapGroups(key, counterpart: counterpart(terraform), &groups)
  }

  /// A required list of objects, with at least one.
  public func required<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ groups: inout [G])
  {
    guard let key = key(name, terraform) else { return }
    if operation == .write, groups.isEmpty { return reportMissing(key) }
    mapGroups(key, counterpart: counterpart(terraform), &groups)
  }

  /// Fields of the same struct that are nested in an object in CloudFormation only.
  public func cloudFormationObject(_ name: StaticString, _ body: (FieldMapper) -> Void) {
    dialect == .cloudFormation ? nest("\(name)", body) : body(self)
  }

  /// Fields of the same struct that are nested in a block in Terraform only.
  public func terraformBlock(_ name: StaticString, _ body: (FieldMapper) -> Void) {
    dialect == .terraform ? nest("\(name)", body) : body(self)
  }

  /// Fields of the same struct that are nested in an object in both dialects.
  public func object(_ name: StaticString, terraform: TerraformName = .snakeCase, _ body: (FieldMapper) -> Void) {
    guard let key = key(name, terraform) else { return }
    nest(key, counterpart: counterpart(terraform), body)
  }

  /// An object that is a JSON string in Terraform, with CloudFormation's names: a policy document.
  @inlinable
  public func document<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ group: inout G?) {
    if operation == .write, group == nil { return }
    mapDocument(named: name, terraform, &group)
  }

  @usableFromInline
  func mapDocument<G: FieldGroup>(named name: StaticString, _ terraform: TerraformName, _ group: inout G?) {
    guard let key = key(name, terraform) else { return reportUnsupported(name, terraform) }
    guard dialect == .terraform else { return mapGroup(key, counterpart: counterpart(terraform), &group) }
    mapJSONText(key, casing: .asWritten) { fields in fields.mapGroup("", &group) }
  }

  /// A required document.
  public func requiredDocument<G: FieldGroup>(
    _ name: StaticString, terraform: TerraformName = .snakeCase, _ group: inout G?
  ) {
    if operation == .write, group == nil, let key = key(name, terraform) { return reportMissing(key) }
    document(name, terraform: terraform, &group)
  }

  /// A list of objects that is a JSON string in Terraform, with names in lower camel case: container definitions.
  @inlinable
  public func documents<G: FieldGroup>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ groups: inout [G])
  {
    if operation == .write, groups.isEmpty { return }
    mapDocuments(named: name, terraform, &groups)
  }

  @usableFromInline
  func mapDocuments<G: FieldGroup>(named name: StaticString, _ terraform: TerraformName, _ groups: inout [G]) {
    guard let key = key(name, terraform) else { return reportUnsupported(name, terraform) }
    guard dialect == .terraform else { return mapGroups(key, counterpart: counterpart(terraform), &groups) }
    mapJSONText(key, casing: .lowerCamelCase) { fields in fields.mapGroups("", &groups) }
  }

  /// A required list of documents, with at least one.
  public func requiredDocuments<G: FieldGroup>(
    _ name: StaticString, terraform: TerraformName = .snakeCase, _ groups: inout [G]
  ) {
    if operation == .write, groups.isEmpty, let key = key(name, terraform) { return reportMissing(key) }
    documents(name, terraform: terraform, &groups)
  }

  /// Fields that are a list of `Key` and `Value` strings in CloudFormation, and separate arguments in Terraform.
  ///
  /// Names in the body are the keys of that list: `routing.http.drop_invalid_header_fields.enabled`.
  public func keyValueList(_ name: StaticString, _ body: (FieldMapper) -> Void) {
    guard dialect == .cloudFormation else { return body(self) }
    mapKeyValueList("\(name)", body)
  }

  /// Fields of the resource in CloudFormation that are a companion resource in Terraform.
  public func companion(_ type: StaticString, owner: ResourceType, _ body: (FieldMapper) -> Void) {
    guard dialect == .terraform else { return body(self) }
    let name = "\(type)"
    guard let companion = owner.companions.first(where: { $0.type == name }) else { return }
    mapCompanion(companion, body)
  }

  /// A list of objects in CloudFormation, each of which is a companion resource in Terraform: the targets of an event rule.
  public func companions<G: CompanionGroup>(
    _ type: StaticString, owner: ResourceType, _ name: StaticString, _ groups: inout [G]
  ) {
    guard dialect == .terraform else { return self.groups(name, &groups) }
    let name = "\(type)"
    guard let companion = owner.companions.first(where: { $0.type == name }) else { return }
    mapCompanions(companion, &groups)
  }

  /// The resource's tags: a list of `Key` and `Value` in CloudFormation, a map in Terraform.
  public func tags(_ tags: inout Tags, _ name: StaticString = "Tags", cloudFormation shape: Tags.Shape = .list) {
    guard let key = key(name, .named("tags")) else { return }
    switch operation {
    case .write:
      guard !tags.entries.isEmpty else { return }
      let isList = dialect == .cloudFormation && shape == .list
      output.append(key, isList ? tags.list(syntax) : NamedValues(tags.entries).write(syntax))
    case .read:
      guard let member = take(key) else { return }
      let isList = dialect == .cloudFormation && shape == .list
      if let read = isList ? Tags(list: member.value, syntax) : Tags(map: member.value, syntax) {
        tags = read
      } else {
        preserve(member)
      }
    case .list: isMapOfTags(shape) ? list(key, .namedValues) : list("\(key)[]", .tags)
    }
  }

  /// Tags of a resource that CloudFormation cannot tag. They are not reported as unsupported, because the tags of a stack
  /// apply to all of its resources.
  public func terraformTags(_ tags: inout Tags) {
    if dialect == .terraform { listing(.unsupported) { self.tags(&tags) } }
  }

  private func isMapOfTags(_ shape: Tags.Shape) -> Bool { dialect == .terraform || shape == .map }
}

// MARK: - Keys

extension FieldMapper {
  /// Whether the mapper is inside a JSON string of a Terraform argument.
  var isJSONText: Bool { dialect == .terraform && casing != .snakeCase }

  /// Whether Terraform has the same field.
  private func counterpart(_ terraform: TerraformName) -> FieldName.Counterpart {
    guard dialect == .cloudFormation else { return .same }
    switch terraform {
    case .unsupported: return .unsupported
    case .equivalent: return .equivalent
    case .snakeCase, .named: return .same
    }
  }

  /// The name of a field at the current place; `nil` if the dialect does not have the field.
  @usableFromInline
  func key(_ name: StaticString, _ terraform: TerraformName) -> String? {
    switch casing {
    case .asWritten: return text(name) { $0 }
    case .lowerCamelCase: return text(name, Spelling.lowerCamelCase)
    case .snakeCase:
      switch terraform {
      case .snakeCase: return text(name, Spelling.snakeCase)
      case .named(let name): return text(name) { $0 }
      case .unsupported, .equivalent: return nil
      }
    }
  }

  private func text(_ name: StaticString, _ derive: (String) -> String) -> String {
    guard name.hasPointerRepresentation else { return derive("\(name)") }
    // The same literal has another case inside a JSON string.
    let address = UInt(bitPattern: name.utf8Start) << 2 | casing.rawValue
    return derivedNames.name(address) { derive("\(name)") }
  }
}
