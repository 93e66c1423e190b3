public import Documents
public import ResourceGraph

extension Terraform {
  /// Reads the output of `terraform show -json` for a plan or a state: all resources of all modules.
  ///
  /// Values known after apply become references, if the configuration in the plan determines them.
  public static func read(plan document: Node, file: String, catalog: ResourceCatalog) throws(Diagnostics)
    -> ResourceGraph
  {
    try read(plan: document, file: file, catalog: catalog, isWrittenBack: true)
  }

  /// Reads a plan or a state as `read` does, with what rules see in place of what could be written back.
  ///
  /// - Parameter sources: the files of a folder with their paths: those of the configuration, where they are beside the plan. A
  ///   resource that they declare is at its place there.
  public static func evaluate(
    plan document: Node, file: String, catalog: ResourceCatalog,
    sources: (_ folder: String) -> [(path: String, bytes: [UInt8])] = { _ in [] }
  ) throws(Diagnostics) -> ResourceGraph {
    let declarations = TerraformDeclarations(of: document, in: TemplatePath.folder(of: file), sources)
    return try read(plan: document, file: file, catalog: catalog, isWrittenBack: false, declarations)
  }

  private static func read(
    plan document: Node, file: String, catalog: ResourceCatalog, isWrittenBack: Bool,
    _ declarations: TerraformDeclarations? = nil
  ) throws(Diagnostics) -> ResourceGraph {
    guard let values = document["planned_values"] ?? document["values"] ?? document["configuration"] else {
      let location = SourceLocation(file: file, position: document.position)
      let message = "the plan has no 'planned_values'; create it with 'terraform show -json'"
      throw Diagnostics([.error(message, at: location)])
    }
    let reader = TerraformPlanReader(document, values: values, file: file, catalog: catalog, declarations)
    return try reader.read(isWrittenBack: isWrittenBack)
  }
}

private struct TerraformPlanReader {
  /// A resource of the plan in a module instance.
  private struct Planned {
    var node: Node
    var address: String
    var type: String
    var module: String
  }

  let file: String
  let catalog: ResourceCatalog
  private let document: Node
  private let values: Node
  private let managed: [Planned]
  private let data: [Planned]
  private let configuration: PlanConfiguration
  private let plan: PlanValues
  private let declarations: TerraformDeclarations?

  init(
    _ document: Node, values: Node, file: String, catalog: ResourceCatalog, _ declarations: TerraformDeclarations?
  ) {
    self.declarations = declarations
    self.document = document
    self.values = values
    self.file = file
    self.catalog = catalog
    var all: [Planned] = []
    Self.collect(values["root_module"], module: "", into: &all)
    let removed = Self.removedAddresses(document)
    if !removed.isEmpty { all.removeAll { removed.contains($0.address) } }
    // What Terraform reads while it plans is in the state before.
    Self.collect(document["prior_state"]?["values"]?["root_module"], module: "", isDataOnly: true, into: &all)
    managed = all.filter { $0.node["mode"]?.string != "data" }
    data = all.filter { $0.node["mode"]?.string == "data" }
    configuration = PlanConfiguration(document["configuration"]?["root_module"], addresses: all.map(\.address))

    var changes: [String: Node] = [:]
    for change in document["resource_changes"]?.array ?? [] {
      guard let address = change["address"]?.string, changes[address] == nil else { continue }
      changes[address] = change["change"]
    }
    let valuesByAddress = all.compactMap { resource in
      (resource.node["values"] ?? changes[resource.address]?["after"]).map { (resource.address, $0) }
    }
    plan = PlanValues(
      configuration, variables: Self.variables(document),
      values: Dictionary(valuesByAddress) { first, _ in first },
      unknowns: changes.compactMapValues { $0["after_unknown"] },
      types: Dictionary(managed.map { ($0.address, $0.type) }) { first, _ in first }, catalog: catalog)
  }

  /// The addresses that the plan destroys or forgets; Terraform can list what it forgets among the planned values.
  private static func removedAddresses(_ document: Node) -> Set<String> {
    var addresses: Set<String> = []
    for change in document["resource_changes"]?.array ?? [] {
      guard let address = change["address"]?.string, change["deposed"] == nil,
        let actions = change["change"]?["actions"]?.array, !actions.isEmpty,
        actions.allSatisfy({ $0 == "delete" || $0 == "forget" })
      else { continue }
      addresses.insert(address)
    }
    return addresses
  }

  private static func collect(
    _ module: Node?, module path: String, isDataOnly: Bool = false, into all: inout [Planned]
  ) {
    for node in module?["resources"]?.array ?? [] where !isDataOnly || node["mode"] == "data" {
      guard let type = node["type"]?.string, let name = node["name"]?.string else { continue }
      let plain = path.isEmpty ? "\(type).\(name)" : "\(path).\(type).\(name)"
      all.append(Planned(node: node, address: node["address"]?.string ?? plain, type: type, module: path))
    }
    for child in module?["child_modules"]?.array ?? [] {
      collect(child, module: child["address"]?.string ?? path, isDataOnly: isDataOnly, into: &all)
    }
  }

  func read(isWrittenBack: Bool) throws(Diagnostics) -> ResourceGraph {
    var errors: [Diagnostic] = []
    var graph = ResourceGraph(TemplateFile.stackName(of: file))
    graph.origin = .terraform
    var blocks = managed.map(block)
    if !isWrittenBack { blocks = SecurityGroupRules.divided(blocks) }
    let resources = TerraformResourceReader(
      blocks, catalog: catalog, regions: namedRegions, isWrittenBack: isWrittenBack)
    resources.insertEntries(into: &graph, &errors)
    graph.parameters = parameters
    graph.outputs = outputs(resources.syntax)
    graph.region = region
    let provider = document["configuration"]?["provider_config"]?["aws"]
    graph.providerVersions = provider?["version_constraint"]?.string.flatMap { ProviderVersionConstraint($0) }
    let sources = dataSources
    if !sources.isEmpty { graph.sections["data"] = Node(.object(sources)) }
    if plan.isExhausted { errors.append(.tooManyValues(at: file)) }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return graph
  }

  private func block(_ resource: Planned) -> TerraformBlock {
    let written = configuration.resource(resource.address)
    var body =
      document["configuration"] == nil
      ? plan.stateArguments(of: resource.node, at: resource.address)
      : plan.arguments(of: resource.address, module: resource.module, type: resource.type)
    let dependencies = (written?["depends_on"]?.array ?? []).compactMap(\.string).flatMap { address in
      configuration.planned(resource.module.isEmpty ? address : "\(resource.module).\(address)")
    }
    if !dependencies.isEmpty { body.append("depends_on", Node(.array(dependencies.map { Node(.string($0)) }))) }
    if let provider = written?["provider_config_key"]?.string, provider.contains(".") {
      body.append("provider", Node(.string(provider)))
    }
    let name = resource.node["name"]?.string ?? resource.address
    // In the files, the arguments may stand in other files' variables and locals, so all of them are at the block.
    let place = declarations?[resource.address]
    if let place { body = body.placed(at: place.position) }
    let source = Node(.object(body), at: place?.position ?? resource.node.position)
    return TerraformBlock(
      type: resource.type, name: name, address: resource.address, body: body, source: source, in: place?.file ?? file)
  }

  // MARK: Other sections

  private var parameters: [Parameter] {
    let declared = document["configuration"]?["root_module"]?["variables"]?.object ?? [:]
    let given = document["variables"]?.object ?? [:]
    let names = declared.keys + given.keys.filter { declared[$0] == nil }
    return names.map { name in
      // A secret that is given is not in the configuration.
      let isSecret = declared[name]?["sensitive"]?.bool ?? false
      let value = (isSecret ? nil : given[name]?["value"]) ?? declared[name]?["default"]
      var parameter = Parameter(
        TerraformSpelling.graphName(of: name), summary: declared[name]?["description"]?.string, defaultValue: value,
        isSecret: isSecret)
      parameter.attributes = ["type": .null]
      parameter.location = (given[name] ?? declared[name]).map { SourceLocation(file: file, position: $0.position) }
      return parameter
    }
  }

  private static func variables(_ document: Node) -> [String: TerraformBody.Variable] {
    let declared = document["configuration"]?["root_module"]?["variables"]?.object ?? [:]
    let given = document["variables"]?.object ?? [:]
    let values = declared.map { ($0.key, given[$0.key]?["value"] ?? $0.value["default"], $0.value["sensitive"]?.bool) }
    let others = given.map { ($0.key, $0.value["value"], Bool?.none) }
    return Dictionary(
      (values + others).map { ($0.0, TerraformBody.Variable(value: $0.1, isSecret: $0.2 ?? false)) }
    ) { first, _ in first }
  }

  private func outputs(_ syntax: TerraformSyntax) -> [Output] {
    (values["outputs"]?.object ?? [:]).members.map { member in
      let written = document["configuration"]?["root_module"]?["outputs"]?[member.key]
      var value = member.value["value"].map(PlanArguments.escaped)
      if value == nil, let expression = written?["expression"] {
        value = plan.value(of: expression, in: .init())
      }
      let read = value.flatMap { Value<String>.read($0, syntax) }
      var output = Output(
        TerraformSpelling.graphName(of: member.key), read ?? .expression(.verbatim(.null, resolved: nil)),
        summary: written?["description"]?.string, at: nil)
      if let value, read?.write(syntax) != value { output.attributes.append("value", value) }
      if member.value["sensitive"]?.bool == true { output.attributes.append("sensitive", true) }
      return output
    }
  }

  /// The data sources of the plan, with their values.
  private var dataSources: Object {
    var sources = Object()
    for resource in data {
      var named = sources[resource.type]?.object ?? [:]
      named.append(resource.address, PlanArguments.escaped(plan.values[resource.address] ?? [:]))
      sources[resource.type] = Node(.object(named))
    }
    return sources
  }

  private var region: String? { region(ofProvider: "aws") }

  /// The regions of the providers that have a name, where they are known: that of `aws.virginia`.
  private var namedRegions: [String: String] {
    let names = (document["configuration"]?["provider_config"]?.object ?? [:]).keys.filter { $0.hasPrefix("aws.") }
    return Dictionary(names.compactMap { name in region(ofProvider: name).map { (name, $0) } }) { first, _ in first }
  }

  private func region(ofProvider name: String) -> String? {
    let expression = document["configuration"]?["provider_config"]?[name]?["expressions"]?["region"]
    if let constant = expression?["constant_value"]?.string { return constant }
    guard let reference = expression?["references"]?.array?.first?.string, reference.hasPrefix("var.") else {
      return nil
    }
    return document["variables"]?[String(reference.dropFirst(4))]?["value"]?.string
  }
}
