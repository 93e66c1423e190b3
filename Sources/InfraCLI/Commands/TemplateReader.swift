import Documents
import ResourceGraph

/// Reads template files into graphs.
struct TemplateReader {
  private let files: Files
  private let pipeline: Pipeline

  init(_ files: Files, _ pipeline: Pipeline) {
    self.files = files
    self.pipeline = pipeline
  }

  /// The graph of a file; nil for a file that is no template and was not asked for by name.
  func read(_ candidate: TemplateCandidate) throws -> ResourceGraph? {
    let isInput = candidate.path == "-"
    let file = isInput ? "<stdin>" : candidate.path
    let bytes = try isInput ? files.readStandardInput() : files.read(candidate.path)
    let document = try pipeline.document(bytes, file)
    if !candidate.isNamed, !pipeline.isTemplate(document, file) { return nil }
    return try pipeline.graph(document, file)
  }
}
