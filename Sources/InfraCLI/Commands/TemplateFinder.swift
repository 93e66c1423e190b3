/// Files that may be a template: one, or those of a folder that Terraform reads as one configuration.
struct TemplateCandidate: Equatable {
  var paths: [String]
  /// Whether it was asked for by name, so that anything else than a template is an error.
  var isNamed: Bool

  /// The path of the file, or of the folder that is read as one.
  var name: String {
    guard paths.count != 1, let first = paths.first else { return paths.first ?? "" }
    let folder = Path.parent(first)
    return folder.isEmpty ? "." : folder
  }
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
      } else if TerraformFile.isPart(Path.name(path)),
        let known = found.firstIndex(where: { Self.isFile(path, of: $0) })
      {
        found[known].paths.append(path)
      } else {
        found.append(TemplateCandidate(paths: [path], isNamed: true))
      }
    }
    return found
  }

  /// Hidden folders and those of package managers are not looked into.
  private func search(_ folder: String, _ found: inout [TemplateCandidate]) throws {
    var configuration: [String] = []
    for name in try files.names(in: folder) where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      switch files.kind(of: path) {
      case .folder: if !Self.skipped.contains(name) { try search(path, &found) }
      case .file:
        if TerraformFile.isPart(name) {
          configuration.append(path)
        } else if Self.extensions.contains(where: name.hasSuffix) {
          found.append(TemplateCandidate(paths: [path], isNamed: false))
        }
      case nil: break
      }
    }
    if !configuration.isEmpty { found.append(TemplateCandidate(paths: configuration, isNamed: false)) }
  }

  private static func isFile(_ path: String, of candidate: TemplateCandidate) -> Bool {
    candidate.isNamed
      && candidate.paths.allSatisfy { TerraformFile.isPart(Path.name($0)) && Path.parent($0) == Path.parent(path) }
  }
}
