@testable import InfraCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A page of `docs/` that is made from the code.
struct ReferencePage: Sendable {
  /// `docs/resources.md`.
  let file: String
  let text: String

  init(_ file: String, title: String, _ introduction: String, _ body: [String]) {
    self.file = file
    text =
      (["# \(title)", "", "<!-- Made by `make docs`. -->", "", introduction, ""] + body).joined(separator: "\n") + "\n"
  }

  /// The folder of the package.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

  private static let files = Files(workingDirectory: root)

  /// The page as it stands in the folder; empty where it is not there.
  var current: String { (try? Self.files.read(file)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  func write() throws { try Self.files.write(Array(text.utf8), to: file) }

  /// `make docs` sets it, so that the pages are written rather than checked.
  static let isWriting = getenv("INFRA_WRITE_DOCS") != nil

  /// The text of a file of the package.
  static func source(_ file: String) throws -> String { String(decoding: try files.read(file), as: UTF8.self) }

  /// The Swift files in a folder of the package and below.
  static func sources(in folder: String) throws -> [String] {
    try files.names(in: folder).sorted().flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if files.kind(of: path) == .folder { return try sources(in: path) }
      return name.hasSuffix(".swift") ? [path] : []
    }
  }
}

/// A table in Markdown.
struct MarkdownTable {
  private(set) var lines: [String] = []

  init(_ heads: String...) {
    add(heads)
    add(heads.map { _ in "---" })
  }

  mutating func add(_ cells: String...) { add(cells) }
  private mutating func add(_ cells: [String]) { lines.append("| \(cells.joined(separator: " | ")) |") }
}

extension [String] {
  /// The words in one cell, each as code on a line of its own.
  var cell: String { map { "`\($0)`" }.joined(separator: "<br>") }
}
