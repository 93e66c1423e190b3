import Documents
import ResourceGraph

/// Writes the resources of a graph with their companion resources.
struct TerraformResourceWriter {
  private let graph: ResourceGraph
  private let syntax: TerraformSyntax
  private let fields: FieldMapper
  private(set) var sections = TerraformResourceSections()
  private(set) var ephemeralSections = TerraformResourceSections()
  private(set) var moves: [(file: String, block: Node)] = []
  /// What outlives the configuration.
  private(set) var retained: [RetainedResources.Resource] = []
  /// The addresses of the further resources of the entry that is written.
  private var parts: [String] = []
  /// The addresses of the companions of each resource that has any.
  private(set) var companionAddresses: [LogicalID: [String]] = [:]
  /// The resources that wait for others, which can have companions.
  private var waiting: [(place: TerraformResourceSections.Place, owners: [LogicalID])] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The version of the provider that has every argument, if it is above the lowest.
  private(set) var providerVersion: ProviderVersion?
  /// The file of the entry that is written, and its construct.
  private var file: (name: String, construct: String?) = (TerraformFiles.name(ofConstruct: nil), nil)

  init(_ graph: ResourceGraph, _ syntax: TerraformSyntax) {
    self.graph = graph
    self.syntax = syntax
    fields = .writer(.terraform, syntax: syntax)
  }

  mutating func write(_ entry: Entry) {
    guard let address = syntax.addresses.text(entry.id) else { return }
    let type = entry.typeName(in: .terraform)
    let name = String(Substring(address.utf8.dropFirst(type.utf8.count + 1)))
    if entry.construct != file.construct {
      file = (TerraformFiles.name(ofConstruct: entry.construct), entry.construct)
    }
    var attributes = entry.attributes
    var body: Node
    parts = []
    switch entry.content {
    case .raw(let raw):
      guard let raw = raw.form(in: .terraform) else {
        let message = "'\(entry.id)' is a raw CloudFormation resource and is omitted from Terraform"
        diagnostics.append(.note(message, at: entry.location))
        return
      }
      body = Node(.object(raw.properties))
    case .typed(let resource):
      let written = fields.write(withoutDefaultTags(resource), named: name)
      if let version = written.providerVersion { providerVersion = max(providerVersion ?? version, version) }
      if !graph.isRead {
        for field in written.missing {
          diagnostics.append(.error("\(type) '\(entry.id)' needs a value for \(field)", at: entry.location))
        }
      }
      diagnostics += ConversionNotes.about(written.unsupported, of: entry, in: .terraform)
      if let secret = resource.secretInState, !graph.isRead, !graph.encryptsTerraformState {
        let message =
          "Terraform's state contains \(secret) of '\(entry.id)' in plain text; give the stack an encrypted "
          + "'terraformBackend'"
        diagnostics.append(Diagnostic(.warning, message, at: entry.location))
      }
      body = Node(.object(written.body))
      write(written.companions, of: entry, Swift.type(of: resource).resourceType, name, &attributes)
    }
    apply(entry, companion: nil, to: &body)
    if entry.hasMeta { body.appendMembers(meta(of: entry, attributes, isSkipped: body["skip_destroy"] == true)) }
    let place = sections.append(type, name, body, to: file.name)
    let owners = entry.dependsOn + entry.needsComplete
    if !owners.isEmpty { waiting.append((place, owners)) }
    writeAdditionalResources(of: entry, type, name, attributes)
    if entry.isRetained { retained.append(.init(address: address, parts: parts)) }
    if let previous = entry.previousID {
      let from = TerraformAddresses.address(previous, type: type)
      moves.append((file.name, ["from": Node(.string(from)), "to": Node(.string(address))]))
    }
    if graph.origin == .cloudFormation {
      diagnostics += ConversionNotes.about(entry, in: .terraform, untranslated: syntax.takeUntranslated())
    }
  }

  /// The provider adds the tags of the stack. A resource that repeats one of them would differ for ever in some versions.
  private func withoutDefaultTags(_ resource: any Resource) -> any Resource {
    guard !graph.defaultTags.isEmpty, var tags = resource.tagsIfAny else { return resource }
    tags.entries.removeAll(where: graph.defaultTags.contains)
    var copy = resource
    copy.tagsIfAny = tags
    return copy
  }

  /// The further resources of an entry that is one resource in CloudFormation: `orders_policy2`.
  private mutating func writeAdditionalResources(of entry: Entry, _ type: String, _ name: String, _ attributes: Object)
  {
    for (index, additional) in (entry.resource?.additionalTerraformResources ?? []).enumerated() {
      var body = Node(.object(fields.write(additional).body))
      apply(entry, companion: nil, to: &body)
      if entry.hasMeta { body.appendMembers(meta(of: entry, attributes)) }
      sections.append(type, "\(name)\(index + 2)", body, to: file.name)
      parts.append("\(type).\(name)\(index + 2)")
    }
  }

  /// Writes the companions of an entry: those with fields, and those that were read without fields.
  private mutating func write(
    _ written: [WrittenCompanion], of entry: Entry, _ type: ResourceType, _ name: String, _ attributes: inout Object
  ) {
    for companion in type.companions where !written.isEmpty || !attributes.isEmpty || !entry.extras.isEmpty {
      let parts = written.filter { $0.type.type == companion.type }
      if companion.isRepeated {
        for (index, part) in parts.enumerated() {
          let suffix = part.suffix.isEmpty ? String(index + 1) : Spelling.snakeCase(part.suffix)
          write(
            companion, part.body, of: entry, "\(name)_\(suffix)", attributes.remove("\(companion.type)[\(index)]"),
            at: index)
        }
        continue
      }
      let remembered = attributes.remove(companion.type)
      let hasExtras = entry.extras.contains { $0.dialect == .terraform && $0.companion == companion.type }
      guard let body = parts.first?.body ?? (remembered != nil || hasExtras ? [:] : nil) else { continue }
      if companion.isEphemeral {
        var node = Node(.object(Object(body.members + (remembered?.object?.members ?? []))))
        apply(entry, companion: companion.type, to: &node)
        ephemeralSections.append(companion.type, name, node, to: file.name)
      } else {
        write(companion, body, of: entry, name, remembered)
      }
    }
  }

  /// - Parameter remembered: the parts of the companion, as read, that would be written differently.
  private mutating func write(
    _ companion: ResourceType.Companion, _ body: Object, of entry: Entry, _ name: String, _ remembered: Node?,
    at index: Int? = nil
  ) {
    var rest = remembered?.object ?? [:]
    let name = rest.remove("name")?.string ?? name
    var members = Object()
    members.append(
      companion.owner,
      rest.remove(companion.owner) ?? Node(.string(syntax.addresses.interpolation(entry.id, companion.ownerAttribute))))
    members.members += body.members + rest.members
    var node = Node(.object(members))
    apply(entry, companion: companion.type, at: index, to: &node)
    let place = sections.append(companion.type, name, node, to: file.name)
    // A configuration that was read orders its resources itself.
    if !companion.predecessors.isEmpty, graph.origin != .terraform {
      let isFirst = { (address: String) in companion.predecessors.contains { address.hasPrefix("\($0).") } }
      sections.add(dependencies: parts.filter(isFirst), at: place)
    }
    parts.append("\(companion.type).\(name)")
    if !companion.actsLater { companionAddresses[entry.id, default: []].append("\(companion.type).\(name)") }
  }

  /// Lets resources wait for the companions of those that must be complete, now that all are known.
  mutating func writeDependenciesOnCompanions() {
    guard !graph.isRead else { return }
    for (place, owners) in waiting {
      let addresses = owners.unique.flatMap { companionAddresses[$0] ?? [] }
      if !addresses.isEmpty { sections.add(dependencies: addresses, at: place) }
    }
  }

  /// - Parameter index: the position among the companions of the type, if an owner can have several.
  private func apply(_ entry: Entry, companion: String?, at index: Int? = nil, to body: inout Node) {
    if companion == nil { body.apply(entry.overrides, in: .terraform, syntax) }
    guard !entry.extras.isEmpty else { return }
    var extras = entry.extras.filter { $0.dialect == .terraform && $0.companion == companion }
    if let index {
      extras = extras.filter { $0.path.first == .index(index) }
      for position in extras.indices { extras[position].path.removeFirst() }
    }
    body.apply(extras)
  }

  /// The meta-arguments of a resource.
  ///
  /// - Parameter isSkipped: whether the resource has an argument by which Terraform retains it.
  private func meta(of entry: Entry, _ attributes: Object, isSkipped: Bool = false) -> Object {
    var meta = Object(attributes.members.filter { !Dialect.isCloudFormationAttribute($0.key) })
    if meta["depends_on"] == nil {
      let dependencies = entry.dependsOn.filter { graph.has($0, in: .terraform) }
        .compactMap { syntax.addresses.text($0).map { Node(.string($0)) } }
      if !dependencies.isEmpty { meta.append("depends_on", Node(.array(dependencies))) }
    }
    var lifecycle = meta["lifecycle"]?.object ?? [:]
    if entry.createsBeforeDestroying { lifecycle["create_before_destroy"] = true }
    if entry.isRetained, !isSkipped { lifecycle["prevent_destroy"] = true }
    if !entry.ignoredChanges.isEmpty {
      lifecycle["ignore_changes"] = Node(.array(entry.ignoredChanges.map { Node(.string($0)) }))
    }
    let triggers = entry.replacedWith.compactMap { syntax.addresses.traversal($0.id, $0.attribute) }
    if !triggers.isEmpty { lifecycle["replace_triggered_by"] = Node(.array(triggers.map { Node(.string($0)) })) }
    if !lifecycle.isEmpty { meta["lifecycle"] = Node(.object(lifecycle)) }
    if meta["//"] == nil, let reasons = Allowances.node(entry.allowances, in: .terraform) { meta.append("//", reasons) }
    return meta
  }
}

extension ResourceGraph {
  /// Whether the stack's backend encrypts the state; a backend that is a service does.
  fileprivate var encryptsTerraformState: Bool {
    guard let backend = terraformBackend else { return false }
    return backend.key == "s3" ? backend.value["encrypt"] == true : backend.key != "local"
  }
}

extension Dialect {
  /// Whether a resource attribute belongs to CloudFormation, whose names start with a capital.
  static func isCloudFormationAttribute(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
  }
}

extension Entry {
  /// Whether the entry has meta-arguments.
  fileprivate var hasMeta: Bool {
    isRetained || createsBeforeDestroying || !attributes.isEmpty || !dependsOn.isEmpty || !ignoredChanges.isEmpty
      || !replacedWith.isEmpty || !allowances.isEmpty || region != nil
  }

  /// Whether the resource outlives its stack.
  fileprivate var isRetained: Bool { deletionPolicy == .retain || deletionPolicy == .retainExceptOnCreate }
}

extension Node {
  fileprivate mutating func appendMembers(_ members: Object) {
    guard !members.isEmpty, case .object(var object) = content else { return }
    content = .null  // the object is changed in place
    object.members += members.members
    content = .object(object)
  }
}
