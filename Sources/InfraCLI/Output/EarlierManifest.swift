import Configuration
import Documents
import ResourceGraph
import Templates

/// The manifest that an earlier run left in the output folder.
struct EarlierManifest {
  private let document: Node
  /// What the runs so far retained, of all environments.
  let records: [RetentionRecord]

  /// - Throws: what is wrong with a file that is no manifest of this version. It may be one with the marks of a merge, whose list
  ///   of what must stay in AWS would be lost if it were written anew.
  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    do {
      document = try JSON.read(bytes)
    } catch {
      throw .error(
        "\(error.message); the file lists what must stay in AWS: restore it, or delete it if nothing is deployed",
        at: SourceLocation(file: file, position: error.position))
    }
    guard document["version"] == 1, document["stacks"]?.array != nil else {
      throw .error(
        "this is not a manifest of this version; restore the one that lists what must stay in AWS, or delete the file if nothing is "
          + "deployed",
        at: SourceLocation(file: file, position: document.position))
    }
    records = document["retained"]?.array?.compactMap(RetentionRecord.init) ?? []
  }

  /// The manifest in a file; `nil` where there is none.
  static func read(at path: String, _ files: Files) throws -> EarlierManifest? {
    guard files.kind(of: path) == .file else { return nil }
    return try EarlierManifest(files.read(path), file: path)
  }

  /// What the manifest says of the stack in a folder, if it is one of the same environment.
  func stack(in folder: String, of environment: Environment) -> Node? {
    guard document["environment"]?.string == environment.name, document["account"]?.string == environment.account else {
      return nil
    }
    return stack(in: folder)
  }

  private func stack(in folder: String) -> Node? {
    document["stacks"]?.array?.first { $0["folder"]?.string == folder }
  }

  /// What the run retained of the stack in a folder.
  func retained(in folder: String, of environment: Environment) -> RetainedResources {
    records.last { $0.environment == environment.name && $0.folder == folder }?.retained ?? RetainedResources()
  }

  /// The files of a stack's configuration that the run wrote.
  func configurationFiles(in folder: String) -> [String] {
    let names = stack(in: folder)?[["terraform", "files"]]?.array?.compactMap(\.string) ?? []
    // Somebody can have changed the manifest: nothing outside of the configuration's folder is ever meant.
    return names.filter { $0.hasSuffix(".tf.json") && !$0.contains("/") }
  }
}
