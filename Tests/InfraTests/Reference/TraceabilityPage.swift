import AWSResources
import Validation

/// Every sentence of the architecture documents, with what answers it and the tests that show it.
struct TraceabilityPage {
  let requirements: [Requirement]
  private let corpusFiles: [String: [String]]
  private let sections: [String: ParametersPage.Section]
  /// The file with the example of a construct, by the construct.
  private let examples: [String: String]

  init(_ parameters: ParametersPage, _ constructs: ConstructsPage) throws {
    requirements = try Requirement.all()
    corpusFiles = try Requirement.corpusFiles()
    sections = parameters.sections
    examples = Dictionary(uniqueKeysWithValues: constructs.entries.map { ($0.name, $0.example) })
  }

  var page: ReferencePage {
    let counts = Requirement.Kind.allCases.map { kind in requirements.count { $0.kind == kind } }
    return ReferencePage(
      "docs/traceability.md", title: "From the documents to the rules",
      """
      The requirements come from five architecture documents. Here is each of their sentences, by its words:
      \(counts[0]) state a rule, \(counts[1]) ask for something that can be written, \(counts[2]) are not verified yet, and
      \(counts[3]) are about what no template shows. A test reads the documents and compares: no sentence is left out. What
      the rules cite for their users is in [rules.md](rules.md).
      """,
      ["## Rules and constructs", ""] + answered.lines
        + ["", "## Not verified yet", ""] + open
        + ["", "## What no template shows", ""] + outside.lines
        + ["", "## Rules that no document asks for", "", Self.introductionToOthers, "", others])
  }

  private static let introductionToOpen = """
    A template can show what these sentences ask for, and there is a way to write it. The last column says what is missing.
    """
  private static let introductionToOthers = "Common practice, and what AWS refuses or does not run:"

  private var answered: MarkdownTable {
    var table = MarkdownTable("document", "sentence", "rule or construct", "test")
    for requirement in requirements where requirement.kind == .rule || requirement.kind == .construct {
      let note = requirement.note.isEmpty ? [] : [requirement.note]
      table.add(
        requirement.document, requirement.quote.cellText,
        (requirement.answers.map(link) + note).joined(separator: "<br>"), tests(of: requirement.answers))
    }
    return table
  }

  private var open: [String] {
    guard requirements.contains(where: { $0.kind == .open }) else {
      return ["Nothing: each sentence that a template can show has an answer above."]
    }
    var table = MarkdownTable("document", "sentence", "what there is", "what is missing")
    for requirement in requirements where requirement.kind == .open {
      table.add(
        requirement.document, requirement.quote.cellText, requirement.answers.map(link).joined(separator: "<br>"),
        requirement.note)
    }
    return [Self.introductionToOpen, ""] + table.lines
  }

  private var outside: MarkdownTable {
    var table = MarkdownTable("document", "sentence", "why")
    for requirement in requirements where requirement.kind == .outside {
      table.add(requirement.document, requirement.quote.cellText, requirement.note)
    }
    return table
  }

  private var others: String {
    let answers = requirements.flatMap(\.answers)
    return RuleRegistry.all.map { $0.description.id }.filter { !answers.contains(.rule($0)) }
      .map { link(.rule($0)) }.joined(separator: ", ") + "."
  }
}

// MARK: - Answers

extension TraceabilityPage {
  private func link(_ answer: RequirementAnswer) -> String {
    switch answer {
    case .rule(let id):
      let subject = RuleRegistry.rule(named: id)?.description.subject.rawValue ?? ""
      return "[`\(id)`](rules.md#on-\(subject))"
    case .construct(let name, let member):
      let section = sections[name]
      let isParameter = section.map { $0.lines.contains { line in line.hasPrefix("| `\(member ?? "")` |") } } ?? false
      let shown = member.map { isParameter ? "\(name)(\($0):)" : "\(name).\($0)" } ?? name
      return "[`\(shown)`](constructs.md#\(section?.heading.lowercased() ?? ""))"
    case .raw(let type): return "[`Raw`](language.md#resources-without-a-construct) `\(type)`"
    case .example(let folder): return "[\(folder)](../\(folder))"
    case .page(let page, let anchor):
      let file = page.dropFirst("docs/".count)
      return "[\(page)](\(file)\(anchor.map { "#\($0)" } ?? ""))"
    case .compileFailure(let name):
      return "does not compile: [\(name)](../Tests/InfraTests/CompileFailures/\(name).swift)"
    }
  }

  private func tests(of answers: [RequirementAnswer]) -> String {
    var lines: [String] = []
    for test in answers.flatMap({ tests(showing: $0) }) where !lines.contains(test) { lines.append(test) }
    let files = answers.flatMap { answer -> [String] in
      if case .rule(let id) = answer { corpusFiles[id] ?? [] } else { [] }
    }
    if !files.isEmpty {
      let names = Set(files).sorted().map { "`\($0)`" }.joined(separator: ", ")
      lines.append("`SharedCorpusTests`: \(names)")
    }
    return lines.joined(separator: "<br>")
  }

  private func tests(showing answer: RequirementAnswer) -> [String] {
    switch answer {
    case .rule: return ["`RuleExampleTests`"]
    case .construct(let name, _):
      let own = "Tests/InfraTests/\(name)Tests.swift"
      let file = examples[name] ?? ""
      let example = "`SecureDefaultTests`: [\(file.split(separator: "/").last ?? "")](../\(file))"
      return ((try? ReferencePage.source(own)) == nil ? [] : ["`\(name)Tests`"]) + [example]
    case .raw: return ["`PublishedNameTests`"]
    case .example(let folder):
      return [Self.tracedExamples.contains(folder) ? "`test_traces.py`" : "`test_both_engines.py`"]
    case .page(let page, _): return ["`\(Self.testsOfPages[page] ?? "")`"]
    case .compileFailure: return ["`CompileFailureTests`"]
    }
  }

  /// The examples that are not deployed in tests; these follow requests through them.
  private static let tracedExamples: Set = ["Examples/StaticSiteAndAPI"]

  /// The tests that read a page.
  private static let testsOfPages = [
    "docs/recipes.md": "RecipeTests", "docs/language.md": "LanguagePageTests", "docs/parity.md": "ReferenceTests",
    "docs/first-deployment.md": "test_pages.py", "docs/operations.md": "test_pages.py",
    "docs/database-users.md": "DatabaseSignInTests",
  ]

  /// Why an answer is none; `nil` for one that exists and is tested.
  func problem(with answer: RequirementAnswer) -> String? {
    switch answer {
    case .rule(let id): return RuleRegistry.rule(named: id) == nil ? "there is no rule '\(id)'" : nil
    case .construct(let name, let member):
      guard let section = sections[name] else { return "there is no construct '\(name)'" }
      guard examples[name] != nil else { return "'\(name)' has no example" }
      guard let member else { return nil }
      let starts = ["| `\(member)` |", "- `\(member)`:", "- `.\(member)`:"]
      let isListed = section.lines.contains { line in starts.contains { line.hasPrefix($0) } }
      return isListed ? nil : "'\(name)' has no '\(member)'"
    case .raw(let type): return PublishedNames.problem(withType: type, in: .cloudFormation)
    case .example(let folder):
      return (try? ReferencePage.source("\(folder)/infra.yaml")) == nil ? "there is no example '\(folder)'" : nil
    case .page(let page, let anchor):
      guard let text = try? ReferencePage.source(page) else { return "there is no page '\(page)'" }
      guard Self.testsOfPages[page] != nil else { return "no test reads '\(page)'" }
      guard let anchor else { return nil }
      let anchors = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map(Self.anchor)
      return anchors.contains(anchor) ? nil : "'\(page)' has no section '\(anchor)'"
    case .compileFailure(let name):
      let file = "Tests/InfraTests/CompileFailures/\(name).swift"
      return (try? ReferencePage.source(file)) == nil ? "there is no file '\(file)'" : nil
    }
  }

  /// The anchor of a heading, as GitHub makes it.
  private static func anchor(of heading: Substring) -> String {
    let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
    return words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }.replacing(" ", with: "-")
  }
}

extension String {
  /// The text in a cell of a table, with no part of it read as Markdown or HTML.
  fileprivate var cellText: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("|", with: "\\|").replacing("*", with: "\\*")
  }
}
