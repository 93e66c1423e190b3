import Foundation
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// The page about what stands beside constructs has code that compiles, and stacks in which no rule finds an error.
@Suite struct LanguagePageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Code by its lines, without indentation and empty lines.
  private static func lines(_ text: Substring) -> [String] {
    text.split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces).replacing(#/^static func/#, with: "func") }.filter { !$0.isEmpty }
  }

  @Test func `the code of the page is code of this package`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "../../docs/language.md"), encoding: .utf8)
    let source = try String(contentsOf: Self.folder.appending(path: "LanguagePage.swift"), encoding: .utf8)
    let compiled = Self.lines(source[...])
    let blocks = page.matches(of: /```swift\n((?s:.*?))```/).map { Self.lines($0.output.1) }
    #expect(blocks.count == 11)
    for block in blocks {
      let isCompiled = compiled.indices.contains { compiled[$0...].starts(with: block) }
      #expect(isCompiled, "not in LanguagePage.swift: \(block.joined(separator: "\n"))")
    }
  }

  @Test func `its stacks validate, and stacks of one name stand in two regions`() throws {
    let report = Validator().check(try LanguagePage.stack.graph())
    #expect(report.findings.map(\.message) == [])
    let system = System(
      [LanguagePage.uploads(in: .euWest1), LanguagePage.uploads(in: .euCentral1)], in: Environment(name: "production"))
    #expect(system.diagnostics.map(\.message) == [])
    #expect(system.graphs.count == 2)
    #expect(System(LanguagePage.regions, in: Environment(name: "production")).diagnostics.map(\.message) == [])
  }
}
