import AWSResources
import Documents
import ResourceGraph
import Templates

/// Reads template files into graphs.
struct TemplateReader {
  private let files: Files
  private let inputs: TemplateInputs

  init(_ files: Files, _ inputs: TemplateInputs) {
    self.files = files
    self.inputs = inputs
  }

  /// The templates of a run. A module that one of them calls is a part of that, and none of its own.
  ///
  /// - Parameter fail: takes what cannot be read.
  func units(_ candidates: [TemplateCandidate], _ fail: (any Error) throws -> Void) rethrows -> [TemplateUnit] {
    let readings = candidates.concurrentMap { candidate in
      let modules = ModuleFiles(files)
      return (unit: Result { try read(candidate, modules) }, modules: modules.called)
    }
    let called = readings.reduce(into: Set()) { $0.formUnion($1.modules) }
    var units: [TemplateUnit] = []
    // What is wrong with a module is told by those that call it.
    for (candidate, reading) in zip(candidates, readings) where !ModuleFiles.isModule(candidate.paths, of: called) {
      do {
        if let unit = try reading.unit.get() { units.append(unit) }
      } catch {
        try fail(error)
      }
    }
    return units
  }

  /// The systems that templates make together: those that refer to each other are one.
  func systems(_ units: [TemplateUnit]) -> [TemplateSystem] {
    TemplateSystem.systems(of: units, catalog: .aws, inputs: inputs)
  }

  /// A template with its scenarios; nil for a file that is no template and was not asked for by name.
  private func read(_ candidate: TemplateCandidate, _ modules: ModuleFiles) throws -> TemplateUnit? {
    guard candidate.paths.count == 1 else {
      // The graph of the files of a folder is named for the folder.
      let folder = Path.name(files.absolute(Path.parent(candidate.paths[0])))
      let documents = try ModuleFiles.documents(of: candidate.paths, files)
      return try configuration(documents, named: folder, candidate.name, modules)
    }
    let path = candidate.paths[0]
    let isInput = path == "-"
    let file = isInput ? "<stdin>" : path
    let bytes = try isInput ? files.readStandardInput() : files.read(path)
    let document = try TemplateFile.document(bytes, file: file)
    let kind = try? TemplateFile.kind(of: document, file: file)
    if !candidate.isNamed, kind == nil { return nil }
    if kind == .terraformPlan, !isInput {
      let graph = try Terraform.evaluate(plan: document, file: file, catalog: .aws, sources: terraformTexts)
      return TemplateUnit(path: path, document: nil, scenarios: [graph])
    }
    guard kind == .terraformConfiguration, !isInput else {
      let scenarios = try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: inputs)
      return TemplateUnit(path: path, document: kind == .cloudFormation ? document : nil, scenarios: scenarios)
    }
    return try configuration([(file, document)], named: TemplateFile.stackName(of: file), path, modules)
  }

  /// A configuration with the variables of the files beside it.
  private func configuration(
    _ documents: [(path: String, document: Node)], named name: String, _ path: String, _ modules: ModuleFiles
  ) throws -> TemplateUnit {
    let variables = try VariableFiles(in: Path.parent(documents.first?.path ?? ""), files)
    var graphs = try Terraform.scenarios(
      configuration: documents, named: name, catalog: .aws, inputs: variables.adding(to: inputs), modules: modules)
    if !graphs.isEmpty { graphs[0].notes += variables.notes }
    return TemplateUnit(path: path, document: nil, scenarios: graphs)
  }

  /// The files of a folder in which the resources of a plan may be declared. The plan has all that is checked; of a file that
  /// cannot be read, only lines are missing.
  private func terraformTexts(in folder: String) -> [(path: String, bytes: [UInt8])] {
    let names = (try? files.names(in: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { $0.hasSuffix(".tf") || TerraformFile.isPart($0) }.compactMap { name in
      let path = Path.join(folder, name)
      return (try? files.read(path)).map { (path, $0) }
    }
  }
}
