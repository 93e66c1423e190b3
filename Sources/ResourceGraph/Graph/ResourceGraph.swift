public import Documents

/// The resources of one stack, in order, with the parameters and outputs around them.
///
/// Constructs lower into it, both dialects write from it and are read into it, and rules read it alone.
public struct ResourceGraph: Sendable {
  /// The stack's name.
  public var name: String
  public var summary: String?
  /// What the stack is called where it is deployed, which the environment is a part of: `production-shop`.
  public var deployedName: String
  /// The environment that the stack is made for, where it is made from a description.
  public var environment: String?
  /// The account that the stack may be deployed to, where that is fixed: twelve digits.
  public var account: String?
  /// The region that the stack is deployed to, where that is fixed: `eu-west-1`.
  public var region: String?
  /// The tags of all resources of the stack; Terraform's provider adds them.
  public var defaultTags: [NamedValues.Entry] = []
  /// Where Terraform keeps the stack's state; in a local file unless set.
  public var terraformBackend: Object.Member?
  /// The versions of Terraform's provider that the configuration that the graph was read from allows.
  package var providerVersions: ProviderVersionConstraint?
  /// The dialect that the graph was read from, if it was.
  public var origin: Dialect?
  /// The folder of the Terraform configuration that the graph was read from, empty for the one in which the tool runs; `nil`
  /// for other graphs. The resources of the modules that it calls are in other folders.
  package var configurationFolder: String?
  /// Whether the graph was read from a file, and not made from a description.
  public var isRead: Bool { origin != nil }
  /// Whether the graph was read from Terraform's files.
  package var isTerraform: Bool { origin == .terraform }
  /// What is assumed of a template that can come out in several ways.
  public var scenario: Scenario?
  public private(set) var entries: [Entry] = []
  public var parameters: [Parameter] = []
  public var outputs: [Output] = []
  /// The values from outside the stack that it refers to: of other stacks, and of what exists already.
  public private(set) var imports: [ImportedValue] = []
  /// The resources outside the app that the stack may refer to.
  public var existing: [ExistingResource] = []
  /// What whoever deploys the stack has to know.
  public var notes: [Diagnostic] = []
  /// The paths that are intended to be closed, or open.
  package var intents: [PathIntent] = []
  /// What alone lets requests from the internet in, where that is stated.
  package var ingress: Stated<Ingress>?
  /// What CloudFormation refuses of the template that the graph was read from.
  public var mistakes: [TemplateMistake] = []
  /// Holds the attributes that something refers to against what is known of their types.
  package var attributeCheck: AttributeCheck?
  /// The stacks of the same app that are deployed before this one.
  public var prerequisites: [String] = []
  /// What a template says beside its resources: `Mappings`, `Conditions`, `Transform`, `locals`, `data`.
  public var sections: Object = [:]

  private var indices: [LogicalID: Int] = [:]
  private var indicesByType: [ObjectIdentifier: [Int]] = [:]

  /// Why a resource has no attribute of a name, which is CloudFormation's, in a dialect.
  package typealias AttributeCheck = @Sendable (_ attribute: String, Entry, Dialect) -> String?

  public init(_ name: String, summary: String? = nil) {
    self.name = name
    self.summary = summary
    deployedName = name
  }

  /// An empty graph with all that stands around the resources of another.
  init(copyingAllButEntriesOf other: ResourceGraph) {
    self = other
    entries = []
    indices = [:]
    indicesByType = [:]
  }

  /// Adds a value from outside the stack, unless the graph has it.
  public mutating func add(_ value: ImportedValue) {
    if importedValue(value.id, value.attribute) == nil { imports.append(value) }
  }

  public mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
    indices.reserveCapacity(count)
  }

  /// Adds a resource; two under one id are an error that shows both places.
  public mutating func insert(_ entry: consuming Entry) throws(Diagnostic) {
    if let known = indices[entry.id] {
      let other = entries[known].location.map { " at \($0)" } ?? ""
      throw .error(
        "resource '\(entry.id)' is already defined\(other); give one of the two another name", at: entry.location)
    }
    indices[entry.id] = entries.count
    if case .typed(let resource) = entry.content {
      indicesByType[ObjectIdentifier(type(of: resource)), default: []].append(entries.count)
    }
    entries.append(entry)
  }

  public subscript(id: LogicalID) -> Entry? {
    get { indices[id].map { entries[$0] } }
  }

  /// Whether a dialect has the resource of an id, or nothing is known of that id.
  package func has(_ id: LogicalID, in dialect: Dialect) -> Bool { self[id]?.isWritten(in: dialect) ?? true }

  /// Changes an entry in place; its id and type stay.
  public mutating func update(_ id: LogicalID, _ change: (inout Entry) -> Void) {
    guard let index = indices[id] else { return }
    change(&entries[index])
  }
}

/// A resource of a known type, with its entry.
///
/// A class, because rules hand it on everywhere, and each copy of a struct would copy every property.
@dynamicMemberLookup
public final class Located<R> {
  public let entry: Entry
  public let resource: R

  init(entry: Entry, resource: R) {
    self.entry = entry
    self.resource = resource
  }

  public var id: LogicalID { entry.id }

  public subscript<Property>(dynamicMember path: KeyPath<R, Property>) -> Property { resource[keyPath: path] }
}

extension Located where R: Resource {
  public var reference: Reference<R> { Reference(entry.id) }
}

extension Located: Sendable where R: Sendable {}

extension ResourceGraph {
  /// Every resource of a type, in order.
  @inlinable
  public func all<R: Resource>(_ type: R.Type) -> [Located<R>] {
    // Most types are absent from most graphs: that answer costs the least.
    let indices = indices(of: type)
    return indices.isEmpty ? [] : located(at: indices)
  }

  /// Every resource of types that have a protocol in common, type by type, in order.
  package func all<P>(of types: [any Resource.Type], as common: P.Type = P.self) -> [Located<P>] {
    var found: [Located<P>] = []
    for type in types {
      for index in indices(of: type) {
        guard let resource = entries[index].resource as? P else { continue }
        found.append(Located(entry: entries[index], resource: resource))
      }
    }
    return found
  }

  /// The entries with resources of the types, in order.
  package func entries(of types: [any Resource.Type]) -> [Entry] {
    types.flatMap { indices(of: $0) }.sorted().map { entries[$0] }
  }

  /// Where in the order the resources of a type are.
  @usableFromInline
  func indices(of type: any Resource.Type) -> [Int] { indicesByType[ObjectIdentifier(type)] ?? [] }

  @usableFromInline
  func located<R: Resource>(at indices: [Int]) -> [Located<R>] {
    var found: [Located<R>] = []
    found.reserveCapacity(indices.count)
    for index in indices {
      if let resource: Located<R> = located(entries[index]) { found.append(resource) }
    }
    return found
  }

  /// The resource of that id, if its type has the protocol.
  package func resource<P>(_ id: LogicalID?, conformingTo common: P.Type = P.self) -> Located<P>? {
    guard let id, let entry = self[id], let resource = entry.resource as? P else { return nil }
    return Located(entry: entry, resource: resource)
  }

  /// The resource that a reference leads to.
  public func resource<R: Resource>(_ reference: Reference<R>?) -> Located<R>? {
    reference?.id.flatMap { resource($0, as: R.self) }
  }

  public func resource<R: Resource>(_ id: LogicalID, as type: R.Type) -> Located<R>? {
    self[id].flatMap(located)
  }

  private func located<R: Resource>(_ entry: Entry) -> Located<R>? {
    guard case .typed(let resource) = entry.content, let typed = resource as? R else { return nil }
    return Located(entry: entry, resource: typed)
  }
}

/// A value that whoever deploys the stack gives.
public struct Parameter: Hashable, Sendable {
  /// CloudFormation's name in PascalCase; Terraform's is its snake case.
  public var name: String
  /// CloudFormation's type: `String`, `Number`, `AWS::EC2::VPC::Id`.
  public var type: String
  public var summary: String?
  public var defaultValue: Node?
  /// Hidden from consoles and logs: `NoEcho`, `sensitive`.
  public var isSecret: Bool
  /// What else the template says of it.
  public var attributes: Object
  public var location: SourceLocation?

  public init(
    _ name: String, type: String = "String", summary: String? = nil, defaultValue: Node? = nil, isSecret: Bool = false
  ) {
    self.name = name
    self.type = type
    self.summary = summary
    self.defaultValue = defaultValue
    self.isSecret = isSecret
    attributes = [:]
  }
}

extension Parameter {
  /// Whether CloudFormation looks the value up in Parameter Store, under the name that the parameter has as its value.
  package var isStored: Bool { Self.isStored(type) }

  /// Whether CloudFormation looks up the values of a type; that of `AWS::SSM::Parameter::Name` is the name itself.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html>
  package static func isStored(_ type: String) -> Bool { type.hasPrefix("AWS::SSM::Parameter::Value<") }
}

/// A value that the stack shows after it is deployed.
///
/// ```swift
/// Output("ApiUrl", "https://\(balancer.dnsName)", summary: "Where the API is")
/// ```
public struct Output: Hashable, Sendable {
  /// CloudFormation's name in PascalCase; Terraform's is its snake case.
  public var name: String
  public var value: Value<String>
  public var summary: String?
  public var attributes: Object
  public var location: SourceLocation?

  /// - Parameters:
  ///   - name: the name in PascalCase, letters and digits; a stack has one output of a name.
  ///   - value: what is shown: an identifier, an endpoint, an ARN. Secrets have no such value.
  ///   - summary: the description of the output.
  public init(
    _ name: String, _ value: Value<String>, summary: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, value, summary: summary, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An output that somebody else's text or a construct has, and not a line of the team's Swift code.
  package init(_ name: String, _ value: Value<String>, summary: String? = nil, at location: SourceLocation?) {
    self.name = name
    self.value = value
    self.summary = summary
    self.location = location
    attributes = [:]
  }
}
