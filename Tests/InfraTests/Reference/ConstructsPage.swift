import Documents
import ResourceGraph
import Templates
import Validation

@testable import Constructs
@testable import InfraLanguage

/// What every construct makes in both dialects, which rules look at it, and where an example is.
struct ConstructsPage {
  struct Entry {
    let name: String
    var example: String
    var cloudFormation: [String] = []
    var terraform: [String] = []
  }

  private(set) var entries: [Entry] = []

  init(_ stacks: [Stack]) throws {
    for stack in stacks {
      let graph = try stack.graph()
      let configuration = Terraform.write(graph).document
      // An example has a construct of a team's own, which is not a part of the library.
      for construct in Gathering(stack.elements).members.map(\.construct)
      where String(reflecting: type(of: construct)).hasPrefix("InfraLanguage.") {
        add(construct, graph, configuration)
      }
    }
    entries.sort { $0.name < $1.name }
  }

  private mutating func add(_ construct: any Construct, _ graph: ResourceGraph, _ configuration: Node) {
    let name = Self.name(of: construct)
    let file = construct.identity.location.file.split(separator: "/").last.map(String.init) ?? ""
    let index = entries.firstIndex { $0.name == name } ?? entries.endIndex
    let example = "Examples/Constructs/\(file)"
    if index == entries.endIndex { entries.append(Entry(name: name, example: example)) }
    // The file that is named for the construct says more about it than one that uses the construct beside others.
    if file == "\(name).swift" || file == "\(type(of: construct)).swift".replacing(/<.*>/, with: "") {
      entries[index].example = example
    }
    for entry in graph.entries where entry.location == construct.identity.location {
      guard let resource = entry.resource else { continue }
      entries[index].cloudFormation.appendIfNew(entry.typeName(in: .cloudFormation))
      let type = type(of: resource).resourceType
      let localName = Spelling.snakeCase(entry.id.name)
      for candidate in [type.terraform] + type.companions.map(\.type)
      where configuration["resource"]?[candidate]?.object?.members.contains(where: { $0.key.hasPrefix(localName) })
        == true
      {
        entries[index].terraform.appendIfNew(candidate)
      }
    }
  }

  /// The construct as teams write it: `PostgreSQL`, and not `Database<PostgreSQLEngine>`.
  static func name(of construct: any Construct) -> String {
    let name = String(describing: type(of: construct))
    return aliases[name] ?? String(name.prefix { $0 != "<" })
  }

  private static let aliases = [
    "Database<PostgreSQLEngine>": "PostgreSQL", "Database<MySQLEngine>": "MySQL",
    "Aurora<AuroraPostgreSQLEngine>": "AuroraPostgreSQL", "Aurora<AuroraMySQLEngine>": "AuroraMySQL",
    "MessageQueue<StandardOrdering>": "Queue", "MessageQueue<FIFOOrdering>": "FIFOQueue",
    "MessageTopic<StandardOrdering>": "Topic", "MessageTopic<FIFOOrdering>": "FIFOTopic",
  ]

  private static func rules(about types: [String]) -> [String] {
    let descriptions = RuleRegistry.all.map { $0.description }
    return descriptions.filter { rule in !subjects(of: rule).isDisjoint(with: types) }.map(\.id).sorted()
  }

  /// The CloudFormation types that a rule finds something wrong with in its examples.
  private static func subjects(of rule: RuleDescription) -> Set<String> {
    var types: Set<String> = []
    for example in rule.fails {
      let graph = example.graph
      // What is wrong in a template only cannot be wrong of a construct.
      if graph.isRead { continue }
      for subject in example.findings.map(\.subject) {
        if let entry = graph[subject] { types.insert(entry.typeName(in: .cloudFormation)) }
      }
    }
    return types
  }

  var page: ReferencePage {
    var table = MarkdownTable("construct", "CloudFormation", "Terraform", "rules", "example")
    for entry in entries {
      let example = entry.example.split(separator: "/").last ?? ""
      table.add(
        "`\(entry.name)`", entry.cloudFormation.cell, entry.terraform.cell,
        Self.rules(about: entry.cloudFormation).cell,
        "[\(example)](../\(entry.example))"
      )
    }
    return ReferencePage(
      "docs/resources.md", title: "Constructs and their resources",
      """
      What each construct becomes, in the order in which it is made, and the rules that look at such resources. What a
      relation adds (a connection, a grant, a route) is not listed. `infra resources` lists every resource type with a
      struct of its own; any of them can stand in a stack beside the constructs.
      """, table.lines)
  }
}

extension [String] {
  fileprivate mutating func appendIfNew(_ text: String) {
    if !contains(text) { append(text) }
  }
}
