import Documents
import Validation

/// Lists the rules of an app, its own included, or shows one.
struct RulesCommand: Command {
  let name = "rules"
  let summary = "List the rules, or show one"

  private let source: any StackSource
  private var options = RulesOptions()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    let own = try sources.locate(session.files) { try source.rules() }
    return try options.write(RuleBook(adding: own), to: session.console)
  }
}

/// Lists the rules, or shows one: those of `infra`, and in a team's package the team's own.
struct RulesPackageCommand: Command {
  let name = "rules"
  let summary = "List the rules, or show one"
  let details = """
    In a package, or with --package-path or --product, the rules of its app too, which is
    built for it.
    """

  private var package = PackageOptions()
  private var options = RulesOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    package.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    let isAboutPackage = !package.arguments.isEmpty
    // Without a build, what is no rule of a team's is shown or refused.
    guard try isAboutPackage || options.id.map(RuleBook.isOwn) != false && hasOneApp(session) else {
      return try options.write(.common, to: session.console)
    }
    return try PackageApp(package, session).run(name, options, nil)
  }

  /// Whether the current folder is in a package with one app, so that it is clear whose rules are meant.
  ///
  /// The list of our rules needs no SwiftPM.
  private func hasOneApp(_ session: Session) throws -> Bool {
    guard let folder = session.files.package() else { return false }
    let apps: [String]
    do {
      apps = try PackageDescription.read(folder, session).apps
    } catch let error as CommandError where options.id == nil {
      session.console.complain("note: rules of the package's own are not listed: \(error.message)")
      return false
    }
    if apps.count > 1 {
      session.console.complain(
        "note: rules of the package's own are not listed; choose an app with --product: \(apps.joined(separator: ", "))"
      )
    }
    return apps.count == 1
  }
}

/// What `rules` can be asked for.
struct RulesOptions: ArgumentGroup {
  var id: String?
  var isJSON = false

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positional("ID", &id, isRequired: false, "the rule to show (default: a list of all)")
    arguments.flag("json", &isJSON, "print a JSON array")
  }
}

extension RulesOptions {
  /// Writes the rules, or the one that was asked for.
  func write(_ book: RuleBook, to console: any Console) throws -> ExitCode {
    let rules = book.all.map { $0.description }
    let chosen = try id.map { [try rule($0, among: rules)] } ?? rules
    if isJSON {
      console.write(String(decoding: JSON.write(.array(chosen.map(\.node))), as: UTF8.self), to: .output)
    } else if id == nil {
      list(rules, console)
    } else {
      for rule in chosen { show(rule, console) }
    }
    return .success
  }

  private func rule(_ id: String, among rules: [RuleDescription]) throws -> RuleDescription {
    guard let rule = rules.first(where: { $0.id == id }) else {
      throw UsageError("unknown rule '\(id)'\(UsageError.suggestion(id, rules.map(\.id)))")
    }
    return rule
  }

  private func list(_ rules: [RuleDescription], _ console: any Console) {
    let width = rules.map(\.id.count).max() ?? 0
    for rule in rules {
      let gap = String(repeating: " ", count: width - rule.id.count + 2)
      console.print("\(rule.id)\(gap)\(console.style.severity(rule.severity)): \(rule.summary)")
    }
    console.print(rules.count.counted("rule"))
  }

  private func show(_ rule: RuleDescription, _ console: any Console) {
    console.print("\(console.style.bold(rule.id)) (\(rule.subject.rawValue), \(console.style.severity(rule.severity)))")
    console.print("  \(rule.summary)")
    if !rule.rationale.isEmpty { console.print("  why: \(rule.rationale)") }
    if !rule.remedy.isEmpty { console.print("  fix: \(rule.remedy)") }
    if !rule.references.isEmpty {
      console.print("  see: \(rule.references.map(\.description).joined(separator: ", "))")
    }
  }
}

extension RuleDescription {
  fileprivate var node: Node {
    [
      "id": .string(id), "subject": .string(subject.rawValue), "severity": .string("\(severity)"),
      "summary": .string(summary), "rationale": .string(rationale), "remedy": .string(remedy),
      "references": .array(references.map { .string($0.description) }),
    ]
  }
}
