import Configuration
import Documents
import Templates

/// The manifest that an earlier run left in the output folder.
struct EarlierManifest {
  private let document: Node

  /// - Returns: `nil` for what is no manifest of this version, of which nothing is retained.
  init?(_ bytes: [UInt8]) {
    guard let document = try? JSON.read(bytes), document["version"] == 1, document["stacks"]?.array != nil else {
      return nil
    }
    self.document = document
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

  /// What the runs so far retained, of all environments.
  var records: [RetentionRecord] { document["retained"]?.array?.compactMap(RetentionRecord.init) ?? [] }

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
