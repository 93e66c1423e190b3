import Foundation
import Testing

/// Other people's templates, where they are on this machine: in `INFRA_CORPUS`, or beside the package.
enum Corpus {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["INFRA_CORPUS"] { return URL(fileURLWithPath: path) }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared/corpus")
  }()

  static let isThere = FileManager.default.fileExists(atPath: root.path)

  /// The templates below a folder, by their paths from the root, in order; none where the corpus is missing.
  static func files(_ folder: String) -> [String] {
    let endings: Set<String> = ["json", "yaml", "yml", "template"]
    let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.compactMap {
      $0 as? String
    }
    return (paths ?? []).filter { endings.contains(($0 as NSString).pathExtension) }.map { "\(folder)/\($0)" }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// The rows of a table without its heading.
  static func rows(_ path: String) throws -> [[String]] {
    let lines = String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n").dropFirst()
    return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, by its name, on machines without the corpus.
  static var needsCorpus: Self { .enabled(if: Corpus.isThere, "there is no corpus at \(Corpus.root.path)") }
}
