import Foundation
import TestSupport
import Testing

@testable import InfraCLI

/// Templates after people's reports, each with the verdict that is right: the folder `cases` beside the shared corpus.
@Suite(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
struct SharedCasesTests {
  /// What is not decided yet, with what it takes. A case that comes out right has to leave this list.
  private static let open: [String: String] = [:]

  struct Case: Sendable, CustomTestStringConvertible {
    var folder: URL
    var name: String { folder.lastPathComponent }
    var testDescription: String { name }
  }

  static var cases: [Case] {
    guard let corpus = Corpus.shared else { return [] }
    let folder = corpus.folder.deletingLastPathComponent().appending(path: "cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.first?.isNumber ?? false }.sorted().map { Case(folder: folder.appending(path: $0)) }
  }

  @Test(arguments: cases)
  func `a template gets the verdict that a person would give`(_ example: Case) throws {
    let expectations = try String(contentsOf: example.folder.appending(path: "expect.txt"), encoding: .utf8)
      .split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    let outcome = try TemporaryFolder().infra("validate", file(of: example, expectations))
    let verdict = Verdict(outcome)
    let wrong = expectations.compactMap { words in
      words.count == 2 && verdict.meets(words[0], words[1]) == false ? words.joined(separator: " ") : nil
    }
    if let reason = Self.open[example.name] {
      withKnownIssue("\(reason)") { #expect(wrong == []) }
    } else {
      #expect(wrong == [], "\(outcome.output)\(outcome.errors)")
    }
  }

  private func file(of example: Case, _ expectations: [[String]]) throws -> String {
    let named = expectations.first { $0.first == "FILE" }?.last
    let names = (named.map { [$0] } ?? []) + ["template.yaml", "template.json", "plan.json", "main.tf.json"]
    let files = names.map { example.folder.appending(path: $0).path }
    return try #require(files.first { FileManager.default.fileExists(atPath: $0) })
  }
}

/// What `validate` prints of a case, held against the words of its `expect.txt`.
private struct Verdict {
  let code: Int32
  let text: String
  let lines: [Substring]

  init(_ outcome: Outcome) {
    code = outcome.code
    text = outcome.output + outcome.errors
    lines = text.split(separator: "\n")
  }

  /// Whether the expectation is met; `nil` for a line that expects nothing.
  func meets(_ word: String, _ rest: String) -> Bool? {
    switch word {
    case "MUST": tells(rest, asUnknown: false)
    case "NONE": !tells(rest, asUnknown: false)
    case "OPEN": tells(rest, asUnknown: true)
    case "EXIT": rest.split(separator: "|").contains { $0 == String(code) }
    case "TEXT": text.contains(rest)
    case "NOTEXT": !text.contains(rest)
    default: nil
    }
  }

  /// Whether a line has one of the rules, and the text after them.
  private func tells(_ expectation: String, asUnknown isUnknown: Bool) -> Bool {
    let words = expectation.split(separator: " ", maxSplits: 1)
    let rules = words[0].split(separator: "|").map { "[\($0)]" }
    let part = words.count > 1 ? words[1].replacing("error:", with: "").trimmingCharacters(in: .whitespaces) : ""
    return lines.contains { line in
      line.contains(": unknown:") == isUnknown && rules.contains(where: line.contains)
        && (part.isEmpty || line.contains(part))
    }
  }
}
