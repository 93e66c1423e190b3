import AWSResources
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

  /// The graphs of a file, one for each of its scenarios; nil for a file that is no template and was not asked for by name.
  func read(_ candidate: TemplateCandidate) throws -> [ResourceGraph]? {
    let isInput = candidate.path == "-"
    let file = isInput ? "<stdin>" : candidate.path
    let bytes = try isInput ? files.readStandardInput() : files.read(candidate.path)
    let document = try TemplateFile.document(bytes, file: file)
    if !candidate.isNamed, (try? TemplateFile.kind(of: document, file: file)) == nil { return nil }
    return try TemplateFile.scenarios(document, file: file, catalog: .aws, inputs: inputs)
  }
}
