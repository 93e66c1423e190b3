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

  /// The graphs of a template, one for each of its scenarios; nil for a file that is no template and was not asked for by name.
  func read(_ candidate: TemplateCandidate) throws -> [ResourceGraph]? {
    guard candidate.paths.count == 1 else { return [try readConfiguration(candidate.paths)] }
    let path = candidate.paths[0]
    let isInput = path == "-"
    let file = isInput ? "<stdin>" : path
    let bytes = try isInput ? files.readStandardInput() : files.read(path)
    let document = try TemplateFile.document(bytes, file: file)
    let kind = try? TemplateFile.kind(of: document, file: file)
    if !candidate.isNamed, kind == nil { return nil }
    guard kind == .terraformConfiguration, !isInput else {
      return try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: inputs)
    }
    let variables = try VariableFiles(in: Path.parent(path), files)
    var graphs = try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: variables.adding(to: inputs))
    if !graphs.isEmpty { graphs[0].notes += variables.notes }
    return graphs
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
