import Testing

@testable import Constructs
@testable import InfraLanguage

/// The pages that are made from the code are those in `docs/`; `make docs` makes them.
@Suite struct ReferenceTests {
  private static func pages() throws -> [ReferencePage] {
    let constructs = try ConstructsPage(Constructs.all)
    let parameters = try ParametersPage()
    return [
      constructs.page, parameters.page, ParityPage.page, RulesPage.page,
      try TraceabilityPage(parameters, constructs).page,
    ]
  }

  @Test func `every page is current`() throws {
    for page in try Self.pages() {
      if ReferencePage.isWriting { try page.write() }
      let isCurrent = page.current == page.text
      #expect(isCurrent, "\(page.file) is not current; run `make docs`")
    }
  }

  @Test func `every construct has an example`() throws {
    let shown = Set(try ConstructsPage(Constructs.all).entries.map(\.name))
    var declared: Set<String> = []
    for file in try ReferencePage.sources(in: "Sources/InfraLanguage") {
      let source = try ReferencePage.source(file)
      // What the stack can only refer to is shown in its documentation.
      guard source.contains("  public init(") else { continue }
      for match in source.matches(of: #/public struct (\w+): Construct\b/#) {
        declared.insert(String(match.1))
      }
    }
    #expect(declared.subtracting(shown) == [])
    #expect(declared.count > 5)
  }

  @Test func `every construct is on the page of parameters, with a meaning for each`() throws {
    let page = try ParametersPage()
    #expect(page.constructs.count > 30)
    let text = page.page.text
    for name in page.constructs.map(ParametersPage.name) { #expect(text.contains("\n## \(name)\n\n"), "\(name)") }
    #expect(!text.contains(#/^\| `.*\|  \|$/#.anchorsMatchLineEndings()), "a parameter has no comment")
  }

  @Test func `an example stack needs no other one`() {
    let dependencies = SystemPlan(Ownership(Constructs.all), namePrefix: "").dependencies
    #expect(dependencies.isEmpty, "\(dependencies.map(\.cause.description))")
  }
}
