import Documents

/// A file that may be a template.
struct TemplateCandidate: Equatable {
  var path: String
  /// Whether it was asked for by name, so that anything else than a template is an error.
  var isNamed: Bool
}

/// Finds the files that command-line arguments stand for.
struct TemplateFinder {
  private static let extensions = [".json", ".yaml", ".yml", ".template"]
  private static let skipped: Set<String> = ["node_modules"]
  private let files: Files

  init(_ files: Files) {
    self.files = files
  }

  /// The named files in their order; of a folder, all that look like templates, sorted.
  func templates(at paths: [String]) throws -> [TemplateCandidate] {
    var found: [TemplateCandidate] = []
    for path in paths {
      if path != "-", files.kind(of: path) == .folder {
        try search(path, &found)
      } else {
        found.append(TemplateCandidate(path: path, isNamed: true))
      }
    }
    return found
  }

  /// Hidden folders and those of package managers are not looked into.
  private func search(_ folder: String, _ found: inout [TemplateCandidate]) throws {
    for name in try files.names(in: folder) where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      switch files.kind(of: path) {
      case .folder: if !Self.skipped.contains(name) { try search(path, &found) }
      case .file:
        if Self.extensions.contains(where: name.hasSuffix) {
          found.append(TemplateCandidate(path: path, isNamed: false))
        }
      case nil: break
      }
    }
  }
}
