/// What each construct offers: parameters with their defaults, values, grants, metrics, relations and events.
struct ParametersPage {
  private let declarations: PublicDeclarations

  init() throws {
    declarations = PublicDeclarations(
      try ReferencePage.sources(in: "Sources/InfraLanguage").map { try ReferencePage.source($0) })
  }

  /// The constructs that have a public initialiser or `existing`, by their types in Swift.
  var constructs: [PublicDeclarations.Declaration] {
    declarations.in("")
      .filter { $0.text.hasPrefix("struct ") && $0.text.contains(#/: ([\w ,]+, )?Construct\b/#) }
      .sorted { Self.name(of: $0) < Self.name(of: $1) }
  }

  static func name(of construct: PublicDeclarations.Declaration) -> String {
    String(construct.text.dropFirst("struct ".count).prefix { $0.isLetter || $0.isNumber })
  }

  var page: ReferencePage {
    ReferencePage(
      "docs/constructs.md", title: "Constructs and their parameters",
      """
      What can be written of each construct: its parameters with their defaults, the values that others refer to, what can be
      granted, its metrics, and its relations and events. [resources.md](resources.md) lists the resources that each creates,
      and [language.md](language.md) says how constructs are used.
      """, constructs.flatMap(section))
  }

  /// What the page says of a construct.
  struct Section {
    let heading: String
    let lines: [String]
  }

  /// The sections by the names that constructs are written with: that of `Database` for `MySQL`.
  var sections: [String: Section] {
    constructs.reduce(into: [:]) { sections, construct in
      let heading = Self.name(of: construct)
      let names = [heading] + (Self.aliases[heading] ?? "").matches(of: #/`(\w+)`/#).map { String($0.1) }
      for name in names { sections[name] = Section(heading: heading, lines: section(construct)) }
    }
  }

  private static let aliases = [
    "Database": "`PostgreSQL` and `MySQL`", "Aurora": "`AuroraPostgreSQL` and `AuroraMySQL`",
    "MessageQueue": "`Queue` and `FIFOQueue`", "MessageTopic": "`Topic` and `FIFOTopic`",
  ]

  /// The protocols whose members several constructs have.
  private static let protocols = ["FargateService": "ECSService", "FargateWorker": "ECSService"]

  /// The name with which a member of an extension is written: `FIFOQueue` for `MessageQueue where Ordering == FIFOOrdering`.
  private static func written(_ name: String, _ member: PublicDeclarations.Declaration) -> String {
    guard name.hasPrefix("Message"), let constraint = member.constraint else { return name }
    return (constraint == "FIFOOrdering" ? "FIFO" : "") + name.dropFirst("Message".count)
  }

  private func section(_ construct: PublicDeclarations.Declaration) -> [String] {
    let name = Self.name(of: construct)
    let members = declarations.in(name) + (Self.protocols[name].map(declarations.in) ?? [])
    var lines = ["## \(name)", ""]
    if let alias = Self.aliases[name] { lines += ["Written as \(alias).", ""] }
    lines += [construct.summary.replacing("``", with: "`"), ""]
    for member in members where member.text.hasPrefix("init(") {
      lines += parameters(of: member, as: Self.written(name, member))
    }
    for member in members where member.text.hasPrefix("static func existing(") {
      lines += parameters(of: member, as: "\(Self.written(name, member)).existing")
    }
    lines += list("Values", members.filter { $0.text.contains(#/^var .*: (\[?Reference<|Value<|SecretValue)/#) })
    lines += list("Can be granted", access(to: name))
    lines += list("Metrics", members.filter { $0.text.contains(#/(: Metric|-> Metric)$/#) })
    lines += list(
      "Relations and events",
      members.filter {
        $0.text.hasPrefix("func ") && !$0.text.contains(#/^func (statements|lower)\(|-> (Metric|Value<.*>)$/#)
      })
    return lines
  }

  private func parameters(of member: PublicDeclarations.Declaration, as name: String) -> [String] {
    let parameters = DeclaredParameter.all(in: member.text)
    guard !parameters.isEmpty else { return [] }
    var table = MarkdownTable("`\(name)(…)`", "type", "default", "meaning")
    for parameter in parameters {
      table.add(
        "`\(parameter.label == "_" ? parameter.name : parameter.label)`", "`\(parameter.type)`",
        parameter.defaultValue.map { "`\($0)`" } ?? "", member.comment(of: parameter.name).cellText)
    }
    return table.lines + [""]
  }

  /// The cases of what `grants` takes for the construct.
  private func access(to name: String) -> [PublicDeclarations.Declaration] {
    let statement = declarations.in(name).first { $0.text.hasPrefix("func statements(for access: [") }
    guard let match = statement?.text.firstMatch(of: #/\[(\w+)\]/#) else { return [] }
    let members = declarations.in("\(name).\(match.1)") + declarations.in(String(match.1))
    return members.filter { $0.text.contains(#/^(case|static let|static func) /#) }
  }

  private func list(_ title: String, _ members: [PublicDeclarations.Declaration]) -> [String] {
    guard !members.isEmpty else { return [] }
    var lines = ["\(title):", ""]
    for member in members { lines.append("- `\(Self.shown(member))`: \(member.summary)") }
    return lines + [""]
  }

  /// The declaration as it is called: `.read`, `host`, `connects(to:port:)`.
  private static func shown(_ member: PublicDeclarations.Declaration) -> String {
    let words = member.text.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? String(words[1]) : ""
    switch words.first {
    case "case": return ".\(rest.prefix { $0.isLetter || $0.isNumber })"
    case "static":
      let name = rest.drop { $0 != " " }.dropFirst().prefix { $0.isLetter || $0.isNumber }
      let labels = DeclaredParameter.all(in: member.text).map { "\($0.label):" }.joined()
      return labels.isEmpty ? ".\(name)" : ".\(name)(\(labels))"
    case "func":
      let name = rest.prefix { $0 != "(" && $0 != "<" }
      return "\(name)(\(DeclaredParameter.all(in: member.text).map { "\($0.label):" }.joined()))"
    default: return String(rest.prefix { $0 != ":" })
    }
  }
}

extension String {
  /// The text in a cell of a table.
  fileprivate var cellText: String { replacing("|", with: "\\|") }
}
