public import Documents
public import ResourceGraph

extension CloudFormation {
  /// Reads a template; resources of types that the catalog does not contain are preserved unchanged.
  ///
  /// - Throws: all structural errors of the template, each with its position.
  public static func read(_ document: Node, file: String, catalog: ResourceCatalog) throws(Diagnostics) -> ResourceGraph
  {
    var reader = CloudFormationReader(file: file, catalog: catalog)
    return try reader.read(document)
  }
}

/// Reads what a template comes to. A reader of several scenarios of one template reads what they have in common once.
struct CloudFormationReader {
  private let file: String
  private let catalog: ResourceCatalog
  private var errors: [Diagnostic] = []
  /// The resources that were read last, by their logical ids.
  private var known: [String: Entry] = [:]

  init(file: String, catalog: ResourceCatalog) {
    self.file = file
    self.catalog = catalog
  }

  private func location(_ node: Node) -> SourceLocation { SourceLocation(file: file, position: node.position) }

  /// - Throws: all structural errors of the template, each with its position.
  mutating func read(_ document: Node) throws(Diagnostics) -> ResourceGraph {
    errors = []
    guard case .object(var sections) = document.content else {
      throw Diagnostics([.error("the document is not an object with 'Resources'", at: location(document))])
    }
    var graph = ResourceGraph(TemplateFile.stackName(of: file))
    graph.origin = .cloudFormation
    if let summary = sections["Description"]?.string {
      graph.summary = summary
      sections.remove("Description")
    }
    graph.parameters = readParameters(sections.remove("Parameters"))
    let syntax = CloudFormationSyntax(parameters: Set(graph.parameters.map(\.name)))
    readResources(sections.remove("Resources"), of: document, into: &graph, syntax, &sections)
    readOutputs(sections.remove("Outputs"), into: &graph, syntax, &sections)
    graph.sections = sections
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return graph
  }

  private mutating func readParameters(_ section: Node?) -> [Parameter] {
    guard let section else { return [] }
    guard let members = section.object?.members else {
      errors.append(.error("'Parameters' must be an object", at: location(section)))
      return []
    }
    return members.compactMap { member in
      guard var attributes = member.value.object, let type = attributes.remove("Type")?.string else {
        errors.append(.error("parameter '\(member.key)' needs a 'Type'", at: location(member.value)))
        return nil
      }
      var parameter = Parameter(member.key, type: type)
      if let summary = attributes["Description"]?.string {
        parameter.summary = summary
        attributes.remove("Description")
      }
      parameter.defaultValue = attributes.remove("Default")
      parameter.isSecret = attributes["NoEcho"].flatMap { Bool(node: $0) } ?? false
      if attributes["NoEcho"] == true { attributes.remove("NoEcho") }
      parameter.attributes = attributes
      parameter.location = location(member.value)
      return parameter
    }
  }

  private mutating func readResources(
    _ section: Node?, of document: Node, into graph: inout ResourceGraph, _ syntax: CloudFormationSyntax,
    _ sections: inout Object
  ) {
    guard let members = section?.object?.members else {
      let message = "a template needs 'Resources', an object of resources by their logical ids"
      errors.append(.error(message, at: location(section ?? document)))
      return
    }
    var loops = Object()
    var found: [Object.Member] = []
    for member in members {
      // Loops, included files and types that are objects are expanded before deployment, so they are preserved unchanged.
      if member.key.hasPrefix("Fn::") || member.value["Type"]?.object != nil
        || (member.value["Type"] == nil && member.value["Fn::Transform"] != nil)
      {
        loops.append(member.key, member.value)
        continue
      }
      guard member.value["Type"]?.string != nil else {
        errors.append(.error("resource '\(member.key)' needs a 'Type'", at: location(member.value)))
        continue
      }
      found.append(member)
    }
    for entry in entries(of: found, syntax.parameters) {
      do { try graph.insert(entry) } catch { errors.append(error) }
    }
    if !loops.isEmpty { sections.append("Resources", Node(.object(loops))) }
  }

  private mutating func entries(of members: [Object.Member], _ parameters: Set<String>) -> [Entry] {
    // The parameters of a template have the same names in all scenarios, so that the same text has the same meaning.
    let earlier = members.map { member in
      known[member.key].flatMap { $0.source?.isIdentical(to: member.value) ?? false ? $0 : nil }
    }
    let new = zip(members, earlier).compactMap { $1 == nil ? $0 : nil }
    let reader = EntryReader(file: file, catalog: catalog, parameters: parameters)
    let read = new.parts(of: 50).concurrentMap { reader.entries(of: $0) }.flatMap(\.self)
    for (member, entry) in zip(new, read) { known[member.key] = entry }
    var next = read.makeIterator()
    return earlier.compactMap { $0 ?? next.next() }
  }

  private mutating func readOutputs(
    _ section: Node?, into graph: inout ResourceGraph, _ syntax: CloudFormationSyntax, _ sections: inout Object
  ) {
    guard let section else { return }
    guard let members = section.object?.members else {
      errors.append(.error("'Outputs' must be an object", at: location(section)))
      return
    }
    var loops = Object()
    for member in members {
      guard !member.key.hasPrefix("Fn::"), var attributes = member.value.object else {
        loops.append(member.key, member.value)
        continue
      }
      let value = attributes["Value"].flatMap { Value<String>.read($0, syntax) }
      if let value, value.node(syntax) == attributes["Value"] { attributes.remove("Value") }
      var output = Output(member.key, value ?? .expression(.verbatim("", resolved: nil)), at: location(member.value))
      if let summary = attributes["Description"]?.string {
        output.summary = summary
        attributes.remove("Description")
      }
      output.attributes = attributes
      graph.outputs.append(output)
    }
    if !loops.isEmpty { sections.append("Outputs", Node(.object(loops))) }
  }
}

/// Reads resources, each by itself.
private struct EntryReader: Sendable {
  let file: String
  let catalog: ResourceCatalog
  let parameters: Set<String>

  func entries(of members: ArraySlice<Object.Member>) -> [Entry] {
    let fields = FieldMapper.reader(.cloudFormation, syntax: CloudFormationSyntax(parameters: parameters))
    return members.compactMap { member in
      guard let object = member.value.object, let type = object["Type"]?.string else { return nil }
      return entry(LogicalID(member.key), type, object, member.value, fields)
    }
  }

  private func entry(
    _ id: LogicalID, _ type: String, _ object: Object, _ source: Node, _ fields: FieldMapper
  ) -> Entry {
    let location = SourceLocation(file: file, position: source.position)
    var attributes = object
    attributes.remove("Type")
    var entry: Entry
    let properties = attributes["Properties"]?.object
    let hasNone = attributes["Properties"]?.isNull ?? true
    if let known = catalog.type(named: type, in: .cloudFormation, with: properties ?? [:]), properties != nil || hasNone
    {
      let (resource, extras) = fields.read(known, from: properties ?? [:])
      entry = Entry(id, resource, at: location)
      entry.extras = extras
    } else {
      entry = Entry(id, RawResource(.cloudFormation, type: type, properties: properties ?? [:]), at: location)
    }
    if let properties, !properties.isEmpty { attributes.remove("Properties") }

    switch attributes["DependsOn"]?.content {
    case .string(let name)?:
      entry.dependsOn = [LogicalID(name)]
      attributes.remove("DependsOn")
    case .array(let names)?:
      entry.dependsOn = names.compactMap { $0.string.map { LogicalID($0) } }
      if names.count > 1, entry.dependsOn.count == names.count { attributes.remove("DependsOn") }
    default: break
    }
    entry.deletionPolicy = attributes["DeletionPolicy"]?.string.flatMap { DeletionPolicy(rawValue: $0) }
    if entry.deletionPolicy != nil { attributes.remove("DeletionPolicy") }
    entry.updateReplacePolicy = attributes["UpdateReplacePolicy"]?.string.flatMap { DeletionPolicy(rawValue: $0) }
    if entry.updateReplacePolicy != nil { attributes.remove("UpdateReplacePolicy") }
    entry.allowances = Allowances.read(attributes["Metadata"], file: file)
    entry.attributes = attributes
    entry.source = source
    entry.reading = Entry.Reading()
    return entry
  }
}
