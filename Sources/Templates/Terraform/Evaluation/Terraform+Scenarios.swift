public import Documents
public import ResourceGraph

extension Terraform {
  /// Reads what the files of a folder come to in each scenario that their variables allow: the one of the defaults and given
  /// values first.
  ///
  /// - Parameters:
  ///   - files: the documents of the files with their paths.
  ///   - name: the name of the stack.
  ///   - modules: where the modules that the configuration calls are read from.
  /// - Throws: all structural errors of the configuration, and given values that it refuses, each with its position.
  public static func scenarios(
    configuration files: [(path: String, document: Node)], named name: String, catalog: ResourceCatalog,
    inputs: TemplateInputs = TemplateInputs(), modules: any TerraformModuleSource = NoTerraformModules()
  ) throws(Diagnostics) -> [ResourceGraph] {
    let modules = ReadModules(modules)
    func read(_ inputs: TemplateInputs) throws(Diagnostics) -> ResourceGraph {
      var reader = TerraformConfigurationReader(catalog: catalog, inputs: inputs, modules: modules)
      return try reader.read(files, named: name)
    }
    let first = try read(inputs)
    let validations = VariableValidations(first.parameters)
    let refused = validations.refusedValues(inputs)
    guard refused.isEmpty else { throw Diagnostics(refused) }
    let alternatives = VariableAlternatives(first.parameters, usedIn: files.map(\.document), inputs)
    guard !alternatives.isEmpty else { return [first] }
    let (choices, coverage) = alternatives.choices
    var graphs: [ResourceGraph] = []
    var seen: Set<[Node]> = []
    for choice in choices {
      var graph = try read(alternatives.adding(choice, to: inputs))
      guard seen.insert(graph.outcome).inserted else { continue }
      graph.scenario = alternatives.scenario(choice)
      graphs.append(graph)
    }
    if let message = coverage.note(choices.count, of: "variables of the configuration"), let file = files.first {
      graphs[0].notes.append(.note(message, at: SourceLocation(file: file.path, position: file.document.position)))
    }
    return graphs
  }
}

extension ResourceGraph {
  /// What tells scenarios that make a difference from those that do not.
  fileprivate var outcome: [Node] {
    entries.flatMap { [Node(.string($0.id.name)), $0.source ?? .null] }
      + outputs.map { output in
        if case .literal(let text) = output.value { Node(.string(text)) } else { Node(.object(output.attributes)) }
      }
  }
}

/// Modules that are read once, however many scenarios there are.
private final class ReadModules: TerraformModuleSource {
  private let source: any TerraformModuleSource
  private var known: [String: [(path: String, document: Node)]?] = [:]

  init(_ source: any TerraformModuleSource) { self.source = source }

  func files(in folder: String) throws(Diagnostics) -> [(path: String, document: Node)]? {
    if let files = known[folder] { return files }
    let files = try source.files(in: folder)
    known[folder] = .some(files)
    return files
  }
}
