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

  /// The systems that templates make together: those that refer to each other are one.
  func systems(_ units: [TemplateUnit]) -> [TemplateSystem] {
    TemplateSystem.systems(of: units, catalog: .aws, inputs: inputs)
  }

  /// A template with its scenarios; nil for a file that is no template and was not asked for by name.
  func read(_ candidate: TemplateCandidate) throws -> TemplateUnit? {
    guard candidate.paths.count == 1 else {
      let graph = try readConfiguration(candidate.paths)
      return TemplateUnit(path: candidate.name, document: nil, scenarios: [graph])
    }
    let path = candidate.paths[0]
    let isInput = path == "-"
    let file = isInput ? "<stdin>" : path
    let bytes = try isInput ? files.readStandardInput() : files.read(path)
    let document = try TemplateFile.document(bytes, file: file)
    let kind = try? TemplateFile.kind(of: document, file: file)
    if !candidate.isNamed, kind == nil { return nil }
    guard kind == .terraformConfiguration, !isInput else {
      let scenarios = try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: inputs)
      return TemplateUnit(path: path, document: kind == .cloudFormation ? document : nil, scenarios: scenarios)
    }
    let variables = try VariableFiles(in: Path.parent(path), files)
    var graphs = try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: variables.adding(to: inputs))
    if !graphs.isEmpty { graphs[0].notes += variables.notes }
    return TemplateUnit(path: path, document: nil, scenarios: graphs)
  }

  /// The graph of the files of a folder, which is named for the folder.
  private func readConfiguration(_ paths: [String]) throws -> ResourceGraph {
    var documents: [(path: String, document: Node)] = []
    var mistakes: [Diagnostic] = []
    for path in paths {
      let bytes = try files.read(path)
      do {
        documents.append((path, try TemplateFile.document(bytes, file: path)))
      } catch {
        mistakes += error.all
      }
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    let folder = Path.name(files.absolute(Path.parent(paths[0])))
    let variables = try VariableFiles(in: Path.parent(paths[0]), files)
    var graph = try Terraform.evaluate(
      configuration: documents, named: folder, catalog: .aws, inputs: variables.adding(to: inputs))
    graph.notes += variables.notes
    return graph
  }
}
