public import Documents
public import ResourceGraph

extension Terraform {
  /// Reads a configuration in JSON syntax (`*.tf.json`); types that the catalog does not contain are preserved unchanged.
  ///
  /// - Throws: all structural errors of the configuration, each with its position.
  public static func read(
    configuration document: Node, file: String, catalog: ResourceCatalog
  ) throws(Diagnostics) -> ResourceGraph {
    try read(configuration: [(file, document)], named: TemplateFile.stackName(of: file), catalog: catalog)
  }

  /// Reads the files of a folder, which Terraform reads as one configuration.
  ///
  /// - Parameters:
  ///   - files: the documents of the files with their paths.
  ///   - name: the name of the stack.
  /// - Throws: all structural errors of the configuration, each with its position.
  public static func read(
    configuration files: [(path: String, document: Node)], named name: String, catalog: ResourceCatalog
  ) throws(Diagnostics) -> ResourceGraph {
    var reader = TerraformConfigurationReader(catalog: catalog)
    return try reader.read(files, named: name)
  }
}

struct TerraformConfigurationReader {
  let catalog: ResourceCatalog
  /// What is known about the deployment, where the configuration is to be evaluated and not read as it stands.
  let inputs: TemplateInputs?
  let modules: any TerraformModuleSource
  var errors: [Diagnostic] = []
  /// The path of the file that is read.
  private var file = ""
  /// The modules that are read, by their folders.
  private var moduleBodies: [String: TerraformBody] = [:]

  init(
    catalog: ResourceCatalog, inputs: TemplateInputs? = nil, modules: any TerraformModuleSource = NoTerraformModules()
  ) {
    self.catalog = catalog
    self.inputs = inputs
    self.modules = modules
  }

  private func location(_ node: Node) -> SourceLocation { SourceLocation(file: file, position: node.position) }

  mutating func read(_ files: [(path: String, document: Node)], named name: String) throws(Diagnostics) -> ResourceGraph
  {
    var graph = ResourceGraph(name)
    graph.origin = .terraform
    let folder = TemplatePath.folder(of: files.first?.path ?? "")
    graph.configurationFolder = folder
    var sections = Object()
    let body = body(of: files, given: inputs?.parameters ?? [:]) {
      graph.parameters.append($0)
    } others: {
      sections.merge($0)
    }
    var (blocks, outputs) = (body.resources, body.outputs)
    var lookups: [String: Object] = [:]
    graph.region = inputs?.region ?? region(sections["provider"])
    if var inputs {
      inputs.region = graph.region
      graph.account = inputs.account
      readModules(of: body, in: folder, [], &graph.notes)
      guard errors.isEmpty else { throw Diagnostics(errors) }
      let program = TerraformProgram(body, inputs)
      let evaluator = TerraformEvaluator(program)
      blocks = SecurityGroupRules.divided(program.resources(evaluator))
      for source in program.dataSources(SharedNeeds.sourceTypes, evaluator) {
        lookups[source.type, default: [:]].append(source.address, Node(.object(source.arguments)))
      }
      outputs = outputs.map { ($0.file, .init(key: $0.member.key, value: evaluator.evaluate($0.member.value))) }
      if evaluator.isExhausted { errors.append(.tooManyValues(at: files.first?.path)) }
      graph.notes += evaluator.evaluation.diagnostics
    }
    let resources = TerraformResourceReader(
      blocks, ephemeral: body.ephemeral, catalog: catalog, regions: namedRegions(sections["provider"]),
      isWrittenBack: inputs == nil)
    sections["ephemeral"] = resources.unattached(sections["ephemeral"])
    resources.insertEntries(into: &graph, &errors)
    graph.outputs = outputs.map { output($0.member, resources.syntax) }
    readMoves(&sections, resources, into: &graph)
    graph.providerVersions = ProviderVersionConstraint(settings: sections["terraform"])
    graph.terraformBackend = sections["terraform"]?.blockMembers.flatMap { Object($0)["backend"]?.blockMembers?.first }
    // Their names in the files are those of no module, and their arguments are not evaluated.
    for (type, sources) in lookups { sections["data"]?[type] = Node(.object(sources)) }
    graph.sections = sections
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return graph
  }

  // MARK: Blocks

  /// What the files of a folder declare.
  ///
  /// - Parameters:
  ///   - given: the values of variables.
  ///   - parameters: takes the variables.
  ///   - others: takes the sections that are kept as they are.
  private mutating func body(
    of files: [(path: String, document: Node)], given: [String: Node], parameters: (Parameter) -> Void = { _ in },
    others: (Object.Member) -> Void = { _ in }
  ) -> TerraformBody {
    let body = TerraformBody()
    for (path, document) in files {
      file = path
      for var read in bodies(of: document) {
        body.resources += blocks(read.remove("resource"), "resource")
        body.ephemeral += blocks(read["ephemeral"], "ephemeral")
        for variable in labelled(read.remove("variable"), "variable") {
          let parameter = parameter(variable, given: given[variable.key])
          parameters(parameter)
          body.variables[variable.key] = .init(value: parameter.defaultValue, isSecret: parameter.isSecret)
        }
        body.outputs += labelled(read.remove("output"), "output").map { (path, $0) }
        if inputs != nil {
          body.dataSources += blocks(read["data"], "data")
          body.locals += read["locals"]?.blockMembers ?? []
          for call in labelled(read["module"], "module") {
            body.modules.append(.init(block: block("module", call, address: "module.\(call.key)")))
          }
        }
        for section in read { others(section) }
      }
    }
    return body
  }

  /// Reads the modules that a body calls, and those that they call.
  ///
  /// - Parameter callers: the folders whose modules are being read.
  private mutating func readModules(
    of body: TerraformBody, in folder: String, _ callers: [String], _ notes: inout [Diagnostic]
  ) {
    let callers = callers + [folder]
    for index in body.modules.indices {
      let block = body.modules[index].block
      file = block.file
      let place = location(block.source)
      let source = block.arguments["source"]?.string ?? ""
      guard let inner = TerraformModules.folder(source, beside: folder) else {
        notes.append(.opaqueModule(block.name, "its source is '\(source)'", at: place))
        continue
      }
      guard !callers.contains(inner) else {
        errors.append(.error("module '\(block.name)' calls itself through '\(source)'; remove the call", at: place))
        continue
      }
      guard callers.count < TerraformModules.depthLimit else {
        errors.append(.deepModules(at: place))
        continue
      }
      do {
        body.modules[index].body = try module(in: inner, callers, &notes)
      } catch {
        errors += error.all
      }
      guard let called = body.modules[index].body else {
        notes.append(.opaqueModule(block.name, "'\(source)' has no '*.tf.json'", at: place))
        continue
      }
      // One that is known was not read from here, so its own calls were counted from elsewhere.
      if callers.count + called.height > TerraformModules.depthLimit { errors.append(.deepModules(at: place)) }
    }
    body.summarizeModules()
  }

  /// What the files of a module declare, read once; `nil` where there are none.
  private mutating func module(
    in folder: String, _ callers: [String], _ notes: inout [Diagnostic]
  ) throws(Diagnostics) -> TerraformBody? {
    if let known = moduleBodies[folder] { return known }
    guard let files = try modules.files(in: folder), !files.isEmpty else { return nil }
    // What a module does not get from its caller has its default.
    let body = body(of: files, given: [:])
    readModules(of: body, in: folder, callers, &notes)
    moduleBodies[folder] = body
    return body
  }

  /// The body of a file, which may be written as a list of objects.
  private mutating func bodies(of document: Node) -> [Object] {
    let bodies = (document.array ?? [document]).map(\.object)
    let known = bodies.compactMap(\.self)
    if known.count < bodies.count || known.isEmpty {
      errors.append(
        .error(
          "a Terraform configuration is an object with 'resource' and other blocks; this is none",
          at: location(document)))
      return []
    }
    return known
  }

  /// The blocks of a section by label; a section is an object or a list of objects.
  private mutating func labelled(_ section: Node?, _ name: String) -> [Object.Member] {
    guard let section else { return [] }
    guard let members = section.blockMembers else {
      errors.append(.error("'\(name)' must be an object of blocks by their names", at: location(section)))
      return []
    }
    return members.filter { $0.key != "//" }
  }

  private mutating func blocks(_ section: Node?, _ name: String) -> [TerraformBlock] {
    var blocks: [TerraformBlock] = []
    for type in labelled(section, name) {
      for member in labelled(type.value, "\(name).\(type.key)") {
        let address = "\(type.key).\(member.key)"
        guard member.value.blockMembers != nil else {
          errors.append(.error("\(name) '\(address)' must be an object of arguments", at: location(member.value)))
          continue
        }
        blocks.append(block(type.key, member, address: address))
      }
    }
    return blocks
  }

  private func block(_ type: String, _ member: Object.Member, address: String) -> TerraformBlock {
    TerraformBlock(
      type: type, name: member.key, address: address, body: Object(member.value.blockMembers ?? []),
      source: member.value, in: file)
  }

  // MARK: Other sections

  private func parameter(_ member: Object.Member, given: Node?) -> Parameter {
    var attributes = Object(member.value.blockMembers ?? [])
    var parameter = Parameter(TerraformSpelling.graphName(of: member.key))
    parameter.location = location(member.value)
    if let type = attributes["type"]?.string, let known = Parameter.cloudFormationType(terraform: type) {
      parameter.type = known
      attributes.remove("type")
    } else if attributes["type"] == nil {
      // A variable of type `any` is preserved.
      attributes.append("type", .null)
    }
    if let summary = attributes["description"]?.string {
      parameter.summary = summary
      attributes.remove("description")
    }
    parameter.defaultValue = attributes.remove("default")
    parameter.isSecret = attributes["sensitive"]?.bool ?? false
    if parameter.isSecret { attributes.remove("sensitive") }
    // A secret that is given stays beside the template; as its default, it would stand in the template.
    if !parameter.isSecret, let given { parameter.defaultValue = given }
    parameter.attributes = attributes
    return parameter
  }

  private func output(_ member: Object.Member, _ syntax: TerraformSyntax) -> Output {
    var attributes = Object(member.value.blockMembers ?? [])
    let value = attributes["value"].flatMap { Value<String>.read($0, syntax) }
    if let value, value.write(syntax) == attributes["value"] { attributes.remove("value") }
    var output = Output(
      TerraformSpelling.graphName(of: member.key), value ?? .expression(.verbatim(.null, resolved: nil)), at: nil)
    if let summary = attributes["description"]?.string {
      output.summary = summary
      attributes.remove("description")
    }
    output.attributes = attributes
    return output
  }

  /// A `moved` block that targets a resource sets its previous id; other blocks are preserved unchanged.
  private func readMoves(
    _ sections: inout Object, _ resources: TerraformResourceReader, into graph: inout ResourceGraph
  ) {
    guard let section = sections.remove("moved") else { return }
    var others: [Node] = []
    for move in section.array ?? [section] {
      guard let from = move["from"]?.string, let to = move["to"]?.string, let id = resources.id(at: to),
        let entry = graph[id], entry.previousID == nil, move.object?.count == 2,
        from.hasPrefix("\(entry.typeName(in: .terraform))."), let dot = from.firstIndex(of: ".")
      else {
        others.append(move)
        continue
      }
      let name = String(from[from.index(after: dot)...])
      let graphName = TerraformSpelling.graphName(of: name)
      graph.update(id) { $0.previousID = LogicalID(graphName == name ? from : graphName) }
    }
    if !others.isEmpty { sections.append("moved", Node(.array(others))) }
  }

  /// The region of the default provider.
  private func region(_ section: Node?) -> String? {
    let region = providers(section).first { $0["alias"] == nil }?["region"]?.string
    return region.flatMap { $0.contains("${") ? nil : $0 }
  }

  /// The regions of the providers that have a name, where they are known.
  private func namedRegions(_ section: Node?) -> [String: String] {
    let named = providers(section).compactMap { provider -> (String, String)? in
      guard let alias = provider["alias"]?.string, let region = provider["region"]?.string, !region.contains("${")
      else {
        return nil
      }
      return ("aws.\(alias)", region)
    }
    return Dictionary(named) { first, _ in first }
  }

  private func providers(_ section: Node?) -> [Node] {
    (section?.blockMembers ?? []).filter { $0.key == "aws" }.flatMap { $0.value.array ?? [$0.value] }
  }
}

extension Diagnostic {
  static func tooManyValues(at file: String?) -> Diagnostic {
    .error(
      "the template makes more than \(LoopExpansion.limit) values; shorten its collections",
      at: file.map { SourceLocation(file: $0, position: Position(line: 1, column: 1)) })
  }
}

extension Object {
  /// Adds a section of a further file of a configuration.
  fileprivate mutating func merge(_ section: Member) {
    guard let known = self[section.key] else { return append(section.key, section.value) }
    let isLabelledTwice = section.key == "data" || section.key == "ephemeral"
    self[section.key] = known.merged(with: section.value, depth: isLabelledTwice ? 2 : 1)
  }
}

extension Node {
  /// The blocks of both nodes: by their labels to a depth, as a list below.
  fileprivate func merged(with other: Node, depth: Int) -> Node {
    guard depth > 0, var object, let added = other.object else {
      return Node(.array((array ?? [self]) + (other.array ?? [other])), at: position)
    }
    for member in added {
      object[member.key] = object[member.key]?.merged(with: member.value, depth: depth - 1) ?? member.value
    }
    return Node(.object(object), at: position)
  }
}
