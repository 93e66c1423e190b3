package import Foundation

/// A file of a corpus.
package struct CorpusFile: Hashable, Sendable, CustomStringConvertible {
  package let corpus: URL
  /// The path from the corpus's folder: `cloudformation/messages.yaml`.
  package let path: String

  package var description: String { path }

  package func bytes() throws -> [UInt8] { try Array(Data(contentsOf: corpus.appending(path: path))) }

  package func text() throws -> String { try String(decoding: bytes(), as: UTF8.self) }

  /// The rows of a table by its columns; the columns are separated by tabs.
  package func rows() throws -> [[String: String]] {
    var lines = try text().split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard !lines.isEmpty else { return [] }
    let columns = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
  }
}
