import Documents
public import ResourceGraph

extension Terraform {
  /// Writes a graph as a configuration in JSON syntax, with a file for each construct.
  ///
  /// - Parameters:
  ///   - graph: the resources of the stack.
  ///   - earlier: what an earlier configuration of the stack retained; what this one does not have is forgotten.
  public static func write(_ graph: ResourceGraph, after earlier: RetainedResources = .init()) -> Emission {
    var writer = TerraformWriter(graph)
    return writer.write(after: earlier)
  }
}

private struct TerraformWriter {
  let graph: ResourceGraph
  let syntax: TerraformSyntax

  init(_ graph: ResourceGraph) {
    self.graph = graph
    syntax = TerraformSyntax(
      addresses: TerraformAddresses(of: graph), imports: graph.imports, keepsVerbatim: graph.origin != .cloudFormation)
  }

  mutating func write(after earlier: RetainedResources) -> Emission {
    var resources = TerraformResourceWriter(graph, syntax)
    let entries = graph.entries
    for index in entries.indices {
      resources.write(entries[index])
      syntax.log.endEntry(at: index)
    }
    resources.writeDependenciesOnCompanions()
    let variables = graph.parameters.map { Object.Member(key: syntax.variable($0.name), value: variable($0)) }
    let outputs = graph.outputs.map { Object.Member(key: syntax.variable($0.name), value: node($0)) }
    var sections = graph.origin == .terraform ? graph.sections : [:]
    let retained = RetainedResources(resources.retained, forgotten: forgotten(after: earlier, by: resources))

    var files = TerraformFiles()
    if graph.origin != .terraform {
      let isEphemeral = !resources.ephemeralSections.isEmpty
      let version = retained.forgotten.isEmpty ? Terraform.requiredVersion : Terraform.removalVersion
      let settings = settings(isEphemeral ? Terraform.ephemeralVersion : version, resources.providerVersion)
      files.append("terraform", settings, to: .terraform)
      if let providers { files.append("provider", ["aws": providers], to: .providers) }
    }
    if !variables.isEmpty { files.append("variable", Node(.object(Object(variables))), to: .variables) }
    let dataSources =
      graph.origin == .terraform ? sections.remove("data") : Node(.object(dataSources(resources.companionAddresses)))
    if let dataSources, dataSources.object?.isEmpty != true { files.append("data", dataSources, to: .data) }
    var ephemeral = resources.ephemeralSections
    if let others = sections.remove("ephemeral") { ephemeral.append(others, to: TerraformFiles.Common.main.name) }
    files.append("ephemeral", ephemeral)
    files.append("resource", resources.sections)
    let otherMoves = sections.remove("moved").map { $0.array ?? [$0] } ?? []
    files.append(resources.moves + otherMoves.map { (TerraformFiles.Common.main.name, $0) })
    if !retained.forgotten.isEmpty {
      let blocks: [Node] = retained.forgotten.map { ["from": .string($0), "lifecycle": ["destroy": false]] }
      files.append("removed", .array(blocks), to: .removed)
    }
    if !outputs.isEmpty { files.append("output", Node(.object(Object(outputs))), to: .outputs) }
    for section in sections { files.append(section.key, section.value, to: .main) }
    var diagnostics = resources.diagnostics + notes(about: retained.forgotten, after: earlier)
    if !graph.isRead { diagnostics += graph.notes + syntax.log.mistakes(in: graph, as: .terraform) }
    return Emission(
      document: Node(.object(files.document)), files: files.sorted, diagnostics: diagnostics,
      resourceCount: resources.sections.count, retained: retained)
  }

  private func forgotten(after earlier: RetainedResources, by resources: TerraformResourceWriter) -> [String] {
    guard !earlier.isEmpty else { return [] }
    let movedFrom = Set(resources.moves.compactMap { $0.block["from"]?.string })
    return earlier.forgotten(by: resources.sections.addresses, movedFrom: movedFrom)
  }

  /// Says what stays in AWS and is nobody's, when it is forgotten and not in every run after that.
  private func notes(about forgotten: [String], after earlier: RetainedResources) -> [Diagnostic] {
    let new = Set(forgotten).subtracting(earlier.forgotten)
    let names = earlier.resources.map(\.address).filter(new.contains)
    guard !names.isEmpty else { return [] }
    return [
      .note(
        "stack '\(graph.name)' no longer has \(names.map { "'\($0)'" }.joined(separator: ", ")); what is deployed of that "
          + "leaves Terraform's state and stays in AWS, where it costs until you delete it")
    ]
  }

  /// The provider, and one for each further region that values come from.
  private var providers: Node? {
    let regions = graph.imports.filter(syntax.imports.reads).compactMap { value -> String? in
      if case .output(let output) = value.source { return output.region }
      return nil
    }
    let others = regions.unique.map { region in
      var settings = provider(in: region)
      settings.append("alias", .string(Terraform.alias(of: region)))
      return Node(.object(settings))
    }
    let own = provider(in: graph.region)
    if !others.isEmpty { return .init(.array([Node(.object(own))] + others)) }
    return own.isEmpty ? nil : Node(.object(own))
  }

  /// The provider's settings: the region, and the one account that it may work in.
  private func provider(in region: String?) -> Object {
    var settings: Object = [:]
    if let region { settings.append("region", .string(region)) }
    if let account = graph.account { settings.append("allowed_account_ids", .array([.string(account)])) }
    if !graph.defaultTags.isEmpty {
      let tags = graph.defaultTags.map { Object.Member(key: $0.name, value: $0.value.node(syntax)) }
      settings.append("default_tags", ["tags": Node(.object(Object(tags)))])
    }
    return settings
  }

  private func settings(_ requiredVersion: String, _ providerVersion: ProviderVersion?) -> Node {
    var settings: Object = [
      "required_version": Node(.string(requiredVersion)),
      "required_providers": [
        "aws": [
          "source": "hashicorp/aws", "version": Node(.string(Terraform.providerVersions(since: providerVersion))),
        ]
      ],
    ]
    if let backend = graph.terraformBackend {
      settings.append("backend", Node(.object(Object([backend]))))
    }
    return Node(.object(settings))
  }

  /// The data sources that the graph's expressions require; a graph read from Terraform has its own.
  ///
  /// - Parameter companions: the resources that belong to others, such as the value of a secret.
  private func dataSources(_ companions: [LogicalID: [String]]) -> Object {
    // The ARN of a secret can refer to further sources.
    var secrets = Object()
    for value in graph.imports where syntax.imports.reads(value) {
      guard case .secret(let arn, _) = value.source else { continue }
      var source: Object = ["secret_id": Value<String>.expression(arn).node(syntax)]
      // The value of a secret of this configuration comes after the secret.
      let values = arn.attributeReferences.flatMap { companions[$0.id] ?? [] }.unique
      if !values.isEmpty { source.append("depends_on", .array(values.map { .string($0) })) }
      secrets.append(Spelling.snakeCase(value.name), Node(.object(source)))
    }
    var sources = Object()
    for source in TerraformSyntax.DataSource.allCases where syntax.usedDataSources.contains(source) {
      sources.append(source.rawValue, source.configuration)
    }
    var parameters = Object()
    for value in graph.imports where syntax.imports.reads(value) {
      let source: Object
      switch value.source {
      case .parameter(let path, _): source = ["name": .string(path)]
      case .output(let output):
        source = ["name": .string(output.path), "provider": Terraform.provider(in: output.region)]
      case .constructed, .secret: continue
      }
      parameters.append(Spelling.snakeCase(value.name), Node(.object(source)))
    }
    if !parameters.isEmpty { sources.append("aws_ssm_parameter", Node(.object(parameters))) }
    if !secrets.isEmpty { sources.append("aws_secretsmanager_secret_version", Node(.object(secrets))) }
    return sources
  }

  private func variable(_ parameter: Parameter) -> Node {
    var attributes = graph.origin == .terraform ? parameter.attributes : [:]
    var object = Object()
    if let summary = parameter.summary { object.append("description", Node(.string(summary))) }
    // A variable read without a type has a null type.
    let type = attributes.remove("type") ?? Node(.string(parameter.terraformType))
    if !type.isNull { object.append("type", type) }
    if let value = parameter.terraformDefault { object.append("default", value) }
    if parameter.isSecret { object.append("sensitive", true) }
    object.members += attributes.members
    return Node(.object(object))
  }

  private func node(_ output: Output) -> Node {
    var attributes = graph.origin == .terraform ? output.attributes : [:]
    var object = Object()
    if let summary = output.summary { object.append("description", Node(.string(summary))) }
    object.append("value", attributes.remove("value") ?? output.value.node(syntax))
    object.members += attributes.members
    return Node(.object(object))
  }
}
