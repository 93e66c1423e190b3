import AWSResources
import ResourceGraph
import Templates

/// Reads template files into graphs.
struct TemplateReader {
  private let files: Files

  init(_ files: Files) {
    self.files = files
  }

  /// The graph of a file; nil for a file that is no template and was not asked for by name.
  func read(_ candidate: TemplateCandidate) throws -> ResourceGraph? {
    let isInput = candidate.path == "-"
    let file = isInput ? "<stdin>" : candidate.path
    let bytes = try isInput ? files.readStandardInput() : files.read(candidate.path)
    let document = try TemplateFile.document(bytes, file: file)
    if !candidate.isNamed, (try? TemplateFile.kind(of: document, file: file)) == nil { return nil }
    return try TemplateFile.read(document, file: file, catalog: .aws)
  }
}
