import Documents
public import ResourceGraph

extension CloudFormation {
  /// Writes a graph as a template.
  public static func write(_ graph: ResourceGraph) -> Emission {
    var writer = CloudFormationWriter(graph)
    return writer.write()
  }
}

private struct CloudFormationWriter {
  let graph: ResourceGraph
  let names: CloudFormationNames
  let syntax: CloudFormationSyntax
  let fields: FieldMapper
  var diagnostics: [Diagnostic] = []
  var origins: [Emission.Origin] = []

  init(_ graph: ResourceGraph) {
    self.graph = graph
    names = CloudFormationNames(of: graph)
    var fallbackTypes: [LogicalID: ResourceType] = [:]
    for entry in graph.entries {
      guard case .typed(let resource) = entry.content else { continue }
      let type = type(of: resource).resourceType
      if !type.terraformOnlyAttributes.isEmpty { fallbackTypes[entry.id] = type }
    }
    syntax = CloudFormationSyntax(
      names: names, fallbackTypes: fallbackTypes, imports: graph.imports, keepsVerbatim: graph.origin != .terraform)
    fields = .writer(.cloudFormation, syntax: syntax)
  }

  mutating func write() -> Emission {
    var sections = graph.origin == .cloudFormation ? graph.sections : [:]
    var document = Object()
    let version = sections.remove("AWSTemplateFormatVersion")
    if let version {
      document.append("AWSTemplateFormatVersion", version)
    } else if graph.origin != .cloudFormation {
      document.append("AWSTemplateFormatVersion", "2010-09-09")
    }
    if let summary = graph.summary { document.append("Description", Node(.string(summary))) }
    let loops = sections.remove("Resources")?.object ?? [:]
    let loopedOutputs = sections.remove("Outputs")?.object ?? [:]
    document.members += sections.members

    var resources = Object()
    resources.members.reserveCapacity(graph.entries.count)
    let entries = graph.entries
    for index in entries.indices {
      guard let node = node(entries[index]) else { continue }
      let name = names.resource(entries[index].id)
      resources.append(name, node)
      noteOrigin(of: entries[index], name)
      syntax.log.endEntry(at: index)
    }
    let count = resources.members.count
    resources.members += loops.members
    let outputs = graph.outputs.map { Object.Member(key: names.output($0.name), value: node($0)) }
    var parameters = graph.parameters.map { Object.Member(key: names.parameter($0.name), value: node($0)) }
    parameters += graph.imports.filter(syntax.imports.reads).compactMap(parameter)
    if !parameters.isEmpty { document.append("Parameters", Node(.object(Object(parameters)))) }
    document.append("Resources", Node(.object(resources)))
    if !outputs.isEmpty || !loopedOutputs.isEmpty {
      document.append("Outputs", Node(.object(Object(outputs + loopedOutputs.members))))
    }
    if !graph.isRead { diagnostics += graph.notes + syntax.log.mistakes(in: graph, as: .cloudFormation) }
    return Emission(
      document: Node(.object(document)), diagnostics: diagnostics, resourceCount: count, origins: origins)
  }

  /// Records the origin of a resource, unless the previous one has the same source line.
  private mutating func noteOrigin(of entry: Entry, _ name: String) {
    guard !graph.isRead, let location = entry.location else { return }
    if let last = origins.last?.location, last.position.line == location.position.line, last.file == location.file {
      return
    }
    origins.append(.init(path: ["Resources", name], location: location))
  }

  private mutating func node(_ entry: Entry) -> Node? {
    var properties: Node
    switch entry.content {
    case .raw(let raw):
      guard let form = raw.form(in: .cloudFormation) else {
        let message = "'\(entry.id)' is a raw Terraform resource and is omitted from CloudFormation"
        if !raw.hasEquivalent { diagnostics.append(.note(message, at: entry.location)) }
        return .none
      }
      properties = Node(.object(form.properties))
    case .typed(let resource):
      let written = fields.write(resource)
      if !graph.isRead {
        for name in written.missing {
          diagnostics.append(
            .error("\(entry.typeName(in: .cloudFormation)) '\(entry.id)' needs a value for \(name)", at: entry.location)
          )
        }
      }
      diagnostics += ConversionNotes.about(written.unsupported, of: entry, in: .cloudFormation)
      properties = Node(.object(written.body))
    }
    for note in syntax.takeFallbackNotes() {
      let message = "the CloudFormation output cannot read \(note), in '\(entry.id)'"
      diagnostics.append(.note(message, at: entry.location))
    }
    if !entry.extras.isEmpty { properties.apply(entry.extras.filter { $0.dialect == .cloudFormation }) }
    properties.apply(entry.overrides, in: .cloudFormation, syntax)
    if graph.origin == .terraform {
      diagnostics += ConversionNotes.about(entry, in: .cloudFormation, untranslated: syntax.takeUntranslated())
    }
    return node(entry, properties)
  }

  /// A resource with its properties and resource attributes.
  private func node(_ entry: Entry, _ properties: Node) -> Node {
    var attributes = entry.attributes
    var resource = Object()
    resource.append("Type", Node(.string(entry.typeName(in: .cloudFormation))))
    func attribute(_ name: String, _ value: @autoclosure () -> Node?) {
      if let node = attributes.remove(name) ?? value() { resource.append(name, node) }
    }
    attribute("DependsOn", dependencies(of: entry))
    attribute("DeletionPolicy", entry.deletionPolicy.map { Node(.string($0.rawValue)) })
    attribute("UpdateReplacePolicy", entry.updateReplacePolicy.map { Node(.string($0.rawValue)) })
    if let metadata = metadata(of: entry) {
      attributes.remove("Metadata")
      resource.append("Metadata", metadata)
    }
    if properties.object?.isEmpty == false { attribute("Properties", properties) }
    for member in attributes where Dialect.isCloudFormationAttribute(member.key) { resource.members.append(member) }
    return Node(.object(resource))
  }

  /// The metadata of a resource: its own, which contains the allowances where the template was read, and the allowances.
  private func metadata(of entry: Entry) -> Node? {
    let own = entry.attributes["Metadata"]
    let reasons = Allowances.node(entry.allowances, in: .cloudFormation)
    guard !graph.isRead, let reasons, var members = own?.object else { return own ?? reasons }
    members.members += reasons.object?.members ?? []
    return Node(.object(members))
  }

  private func dependencies(of entry: Entry) -> Node? {
    let ids = entry.dependsOn.filter { graph.has($0, in: .cloudFormation) }
      .map { Node(.string(names.resource($0))) }
    return ids.count > 1 ? Node(.array(ids)) : ids.first
  }

  private func node(_ parameter: Parameter) -> Node {
    var attributes = parameter.attributes.cloudFormationMembers
    var object = Object()
    object.append("Type", Node(.string(parameter.type)))
    if let summary = parameter.summary { object.append("Description", Node(.string(summary))) }
    if let value = parameter.cloudFormationDefault { object.append("Default", value) }
    if let spelled = attributes.remove("NoEcho") {
      object.append("NoEcho", spelled)
    } else if parameter.isSecret {
      object.append("NoEcho", true)
    }
    object.members += attributes.members
    return Node(.object(object))
  }

  /// The parameter that reads a value of another stack from Parameter Store when the stack is deployed.
  private func parameter(_ value: ImportedValue) -> Object.Member? {
    guard case .parameter(let path, let type) = value.source else { return nil }
    return .init(
      key: value.name,
      value: [
        "Type": .string("AWS::SSM::Parameter::Value<\(type)>"),
        "Description": .string(
          value.stack.map { "\(value.id), of stack \($0)" } ?? "\(value.id), which exists already"),
        "Default": .string(path),
      ])
  }

  private func node(_ output: Output) -> Node {
    var attributes = output.attributes.cloudFormationMembers
    var object = Object()
    if let summary = output.summary { object.append("Description", Node(.string(summary))) }
    object.append("Value", attributes.remove("Value") ?? output.value.node(syntax))
    object.members += attributes.members
    return Node(.object(object))
  }
}

extension Object {
  /// The members that belong to CloudFormation.
  fileprivate var cloudFormationMembers: Object {
    Object(members.filter { Dialect.isCloudFormationAttribute($0.key) })
  }
}
