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
  var errors: [Diagnostic] = []
  /// The path of the file that is read.
  private var file = ""

  init(catalog: ResourceCatalog, inputs: TemplateInputs? = nil) {
    self.catalog = catalog
    self.inputs = inputs
  }

  private func location(_ node: Node) -> SourceLocation { SourceLocation(file: file, position: node.position) }

  mutating func read(_ files: [(path: String, document: Node)], named name: String) throws(Diagnostics) -> ResourceGraph
  {
    var graph = ResourceGraph(name)
    graph.origin = .terraform
    var blocks: [TerraformBlock] = []
    var ephemeral: [TerraformBlock] = []
    var outputs: [(file: String, member: Object.Member)] = []
    var sections = Object()
    var dataSources: [TerraformBlock] = []
    var locals: [Object.Member] = []
    var variables: [String: TerraformProgram.Variable] = [:]
    for (path, document) in files {
      file = path
      for var read in bodies(of: document) {
        blocks += self.blocks(read.remove("resource"), "resource")
        ephemeral += self.blocks(read["ephemeral"], "ephemeral")
        for variable in labelled(read.remove("variable"), "variable") {
          let parameter = parameter(variable)
          graph.parameters.append(parameter)
          variables[variable.key] = .init(value: parameter.defaultValue, isSecret: parameter.isSecret)
        }
        outputs += labelled(read.remove("output"), "output").map { (path, $0) }
        if inputs != nil {
          dataSources += self.blocks(read["data"], "data")
          locals += read["locals"]?.blockMembers ?? []
          noteModules(read["module"], &graph)
        }
        for section in read { sections.merge(section) }
      }
    }
    graph.region = inputs?.region ?? region(sections["provider"])
    if var inputs {
      inputs.region = graph.region
      graph.account = inputs.account
      let program = TerraformProgram(
        resources: blocks, dataSources: dataSources, locals: locals, variables: variables, inputs)
      let evaluator = TerraformEvaluator(program)
      blocks = SecurityGroupRules.divided(program.expanded(blocks, evaluator))
      outputs = outputs.map { ($0.file, .init(key: $0.member.key, value: evaluator.evaluate($0.member.value))) }
      if evaluator.isExhausted { errors.append(.tooManyValues(at: files.first?.path)) }
      graph.notes += evaluator.diagnostics
    }
    let resources = TerraformResourceReader(
      blocks, ephemeral: ephemeral, catalog: catalog, isWrittenBack: inputs == nil)
    sections["ephemeral"] = resources.unattached(sections["ephemeral"])
    resources.insertEntries(into: &graph, &errors)
    graph.outputs = outputs.map { output($0.member, resources.syntax) }
    readMoves(&sections, resources, into: &graph)
    graph.terraformBackend = sections["terraform"]?.blockMembers.flatMap { Object($0)["backend"]?.blockMembers?.first }
    graph.sections = sections
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return graph
  }

  // MARK: Blocks

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

  /// What a module makes is not in its call.
  private mutating func noteModules(_ section: Node?, _ graph: inout ResourceGraph) {
    for module in labelled(section, "module") {
      graph.notes.append(
        .note(
          "what module '\(module.key)' makes is not examined; validate the plan, the output of 'terraform show -json'",
          at: location(module.value)))
    }
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
        guard let body = member.value.blockMembers else {
          errors.append(.error("\(name) '\(address)' must be an object of arguments", at: location(member.value)))
          continue
        }
        blocks.append(
          TerraformBlock(
            type: type.key, name: member.key, address: address, body: Object(body), source: member.value,
            in: file))
      }
    }
    return blocks
  }

  // MARK: Other sections

  private func parameter(_ member: Object.Member) -> Parameter {
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
    if !parameter.isSecret, let given = inputs?.parameters[member.key] { parameter.defaultValue = given }
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
    let providers = (section?.blockMembers ?? []).filter { $0.key == "aws" }.flatMap { $0.value.array ?? [$0.value] }
    let region = providers.first { $0["alias"] == nil }?["region"]?.string
    return region.flatMap { $0.contains("${") ? nil : $0 }
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
