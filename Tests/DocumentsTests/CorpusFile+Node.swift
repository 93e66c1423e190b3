import Documents
import TestSupport

extension CorpusFile {
  /// The document in the file: JSON or YAML, by its extension or else by its first character.
  func node() throws -> Node {
    let bytes = try bytes()
    let isJSON = path.hasSuffix(".json") || bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    return isJSON ? try JSON.read(bytes) : try YAML.read(bytes, tags: .cloudFormation)
  }
}
