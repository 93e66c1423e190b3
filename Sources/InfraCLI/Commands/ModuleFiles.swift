import Documents
import ResourceGraph
import Templates

/// The modules of Terraform configurations, read from the folders that the calls name.
final class ModuleFiles: TerraformModuleSource {
  private let files: Files
  /// The folders that configurations call, without `.` and `..`.
  private(set) var called: Set<String> = []

  init(_ files: Files) {
    self.files = files
  }

  func files(in folder: String) throws(Diagnostics) -> [(path: String, document: Node)]? {
    let folder = Path.normalized(folder)
    guard files.kind(of: folder) == .folder else { return nil }
    called.insert(folder)
    do {
      let names = try files.names(in: folder).filter(TerraformFile.isPart)
      return try Self.documents(of: names.map { Path.join(folder, $0) }, files)
    } catch {
      throw Diagnostics(ErrorReport.diagnostics(of: error))
    }
  }

  /// Whether files are those of a module that a configuration calls.
  static func isModule(_ paths: [String], of called: Set<String>) -> Bool {
    paths.allSatisfy { TerraformFile.isPart(Path.name($0)) && called.contains(Path.normalized(Path.parent($0))) }
  }

  /// The documents of the files of one folder.
  ///
  /// - Throws: what is wrong with all of them.
  static func documents(of paths: [String], _ files: Files) throws -> [(path: String, document: Node)] {
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
    return documents
  }
}
