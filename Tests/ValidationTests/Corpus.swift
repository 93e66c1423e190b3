import AWSResources
import Documents
import Foundation
import Templates

/// The templates with known verdicts that lie beside the package, in `INFRA_CORPUS` or `../shared/corpus`.
enum Corpus {
  static let folder: URL? = {
    let given = ProcessInfo.processInfo.environment["INFRA_CORPUS"].map { URL(fileURLWithPath: $0) }
    let folder = given ?? RuleRegistryTests.package.appending(path: "../shared/corpus").standardized
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// Without the corpus its tests are skipped by name.
  static var isMissing: Bool { folder == nil }

  /// The rows of a table by its columns.
  static func table(_ path: String) throws -> [[String: String]] {
    guard let folder else { return [] }
    return try rows(of: folder.appending(path: path))
  }

  /// The rules of the catalogue by their numbers, or `nil` without one.
  static func catalog() throws -> [String: [String: String]]? {
    guard let file = folder?.appending(path: "../rules/catalogue.tsv").standardized,
      FileManager.default.fileExists(atPath: file.path)
    else { return nil }
    return Dictionary(try rows(of: file).map { ($0["id"] ?? "", $0) }) { first, _ in first }
  }

  private static func rows(of file: URL) throws -> [[String: String]] {
    let text = try String(contentsOf: file, encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let names = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  static func graph(_ path: String) throws -> ResourceGraph {
    guard let folder else { return ResourceGraph("nothing") }
    let bytes = try Array(Data(contentsOf: folder.appending(path: path)))
    let document = path.hasSuffix(".json") ? try JSON.read(bytes) : try YAML.read(bytes, tags: CloudFormation.tags)
    return try CloudFormation.read(document, file: path, catalog: .aws)
  }
}
