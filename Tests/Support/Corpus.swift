package import Foundation

/// A folder of templates on which the readers, the writers and the rules are tested.
///
/// There are two: ``own``, which is part of the repository, and ``shared``, which is larger and not on every machine. The
/// static properties have the files of both.
package struct Corpus: Sendable {
  package let folder: URL
  /// Folders of documents that are read without an error.
  private let goodFolders: [String]
  /// Folders of documents that cannot be read, or that have faults which a reader may overlook.
  private let badFolders: [String]
  private let planFolders: [String]
  private let pairTable: String

  /// `Tests/Corpus`.
  package static let own = Corpus(
    folder: package.appending(path: "Tests/Corpus"), good: ["cloudformation", "terraform"], bad: ["broken"],
    plans: ["plans"], pairs: "pairs.tsv")

  /// The templates that other people wrote: in the folder `INFRA_CORPUS`, or in `shared/corpus` beside the package.
  package static let shared: Corpus? = {
    let given = ProcessInfo.processInfo.environment["INFRA_CORPUS"].map { URL(filePath: $0) }
    let folder = given ?? package.appending(path: "../shared/corpus").standardized
    guard FileManager.default.fileExists(atPath: folder.path) else { return nil }
    return Corpus(
      folder: folder, good: ["aws-templates", "ecs-refarch", "cfn-lint/good", "reference", "documents"],
      bad: ["cfn-lint/bad", "checkov"], plans: ["checkov/plans"], pairs: "aws-templates/pairs.tsv")
  }()

  private static let all = [own] + (shared.map { [$0] } ?? [])

  /// The folder of the package.
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What a suite says that is skipped without the shared corpus.
  package static let isMissing = "the shared corpus is missing: set INFRA_CORPUS"

  private init(folder: URL, good: [String], bad: [String], plans: [String], pairs: String) {
    self.folder = folder
    goodFolders = good
    badFolders = bad
    planFolders = plans
    pairTable = pairs
  }

  package func file(_ path: String) -> CorpusFile { CorpusFile(corpus: folder, path: path) }

  /// Documents that are read without an error.
  package var good: [CorpusFile] { files(in: goodFolders) }

  /// The JSON and YAML files below the folders, in alphabetical order.
  package func files(in folders: [String]) -> [CorpusFile] {
    let extensions: Set<String> = ["json", "yaml", "yml", "template"]
    return folders.flatMap { folder -> [CorpusFile] in
      let paths = FileManager.default.enumerator(atPath: self.folder.appending(path: folder).path)?.allObjects ?? []
      return paths.compactMap { $0 as? String }.filter { extensions.contains(URL(filePath: $0).pathExtension) }.sorted()
        .map { file("\(folder)/\($0)") }
    }
  }
}

// MARK: - The files of both

extension Corpus {
  /// A stack that exists as YAML and as JSON.
  package struct Pair: Sendable, CustomStringConvertible {
    package var yaml: CorpusFile
    package var json: CorpusFile
    package var description: String { yaml.path }
  }

  /// Documents that are read without an error.
  package static var good: [CorpusFile] { all.flatMap(\.good) }

  /// Documents that are read, or end in an error with a place.
  package static var bad: [CorpusFile] { all.flatMap { $0.files(in: $0.badFolders) } }

  /// Plans of Terraform.
  package static var plans: [CorpusFile] { all.flatMap { $0.files(in: $0.planFolders) } }

  /// Files that describe the same stack.
  package static var pairs: [Pair] {
    get throws {
      try all.flatMap { corpus in
        try corpus.file(corpus.pairTable).rows().map { row in
          Pair(yaml: corpus.file(row["yaml"] ?? ""), json: corpus.file(row["json"] ?? ""))
        }
      }
    }
  }
}
