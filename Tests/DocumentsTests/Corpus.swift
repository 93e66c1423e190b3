import Documents
import Foundation

/// Templates that other people wrote: the folder `INFRA_CORPUS`, or `shared/corpus` beside this package.
enum Corpus {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["INFRA_CORPUS"] { return URL(filePath: path) }
    var package = URL(filePath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    return package.appending(path: "../shared/corpus").standardized
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: root.path) }

  /// The paths, from the root, of all templates in these folders; in alphabetical order.
  static func templates(in folders: String...) -> [String] {
    folders.flatMap { folder -> [String] in
      let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path) ?? .init()
      let templates = names.compactMap { $0 as? String }.filter { name in
        ["yaml", "yml", "json", "template"].contains(URL(filePath: name).pathExtension)
      }
      return templates.map { folder + "/" + $0 }.sorted()
    }
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// The node of a template, by its ending or else by its first character.
  static func node(_ path: String) throws -> Node {
    let bytes = try bytes(path)
    let isJSON = path.hasSuffix(".json") || bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
    return isJSON ? try JSON.read(bytes) : try YAML.read(bytes, tags: .cloudFormation)
  }
}
