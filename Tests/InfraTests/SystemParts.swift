import Documents
import ResourceGraph
import Templates

@testable import InfraLanguage

/// The files of a system in parts: each resource, each parameter and each data source on its own, and the other sections.
struct SystemParts {
  private struct Key: Hashable {
    var stack: String
    /// `Resources.JobsQueue` in a template, `resource.aws_sqs_queue.jobs_queue` in a configuration.
    var path: String
  }

  private struct Part: Equatable {
    /// The part as it stands in the file, line by line.
    var text: [String]
    /// The same with the policies of Terraform, which are JSON in a string, written out.
    var legibleText: [String]

    init(_ node: Node) {
      text = Self.lines(node)
      legibleText = Self.lines(Self.expanded(node))
    }

    private static func lines(_ node: Node) -> [String] {
      JSON.write(node).split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func expanded(_ node: Node) -> Node {
      if let text = node.string, text.hasPrefix("{\""), let document = try? JSON.read(Array(text.utf8)) {
        return document
      }
      if let elements = node.array { return .array(elements.map(expanded)) }
      return node.object.map { object in .object(object.map { ($0.key, expanded($0.value)) }) } ?? node
    }
  }

  /// In the order of the file.
  private var parts: [(key: Key, part: Part)] = []
  private var partsByKey: [Key: Part] { Dictionary(uniqueKeysWithValues: parts.map { ($0.key, $0.part) }) }

  private init() {}

  /// The parts of the templates.
  static func cloudFormation(_ system: System) -> SystemParts {
    var parts = SystemParts()
    for graph in system.graphs {
      parts.add(CloudFormation.write(graph).document, graph.name, depths: ["Resources": 1, "Parameters": 1])
    }
    return parts
  }

  /// The parts of the configurations.
  static func terraform(_ system: System) -> SystemParts {
    var parts = SystemParts()
    for graph in system.graphs {
      parts.add(Terraform.write(graph).document, graph.name, depths: ["resource": 2, "data": 2])
    }
    return parts
  }

  /// Divides each section of a document as deep as its parts stand in it.
  private mutating func add(_ document: Node, _ stack: String, depths: [String: Int]) {
    for section in document.object ?? [:] {
      add(section.value, Key(stack: stack, path: section.key), depth: depths[section.key] ?? 0)
    }
  }

  private mutating func add(_ node: Node, _ key: Key, depth: Int) {
    guard depth > 0, let members = node.object else { return parts.append((key, Part(node))) }
    for member in members {
      add(member.value, Key(stack: key.stack, path: "\(key.path).\(member.key)"), depth: depth - 1)
    }
  }
}

extension SystemParts {
  /// What differs in another version of the system. A part that is not listed is the same in both, byte for byte.
  ///
  /// A part has moved if one stack lost it and another one gained it. Below each part are the lines that differ, without
  /// their indentation.
  func changes(to other: SystemParts) -> String {
    let (old, new) = (partsByKey, other.partsByKey)
    var changes: [String] = []
    var moved: Set<Key> = []
    for (key, part) in parts {
      if let now = new[key] {
        if now != part { changes += ["\(key.stack): \(key.path) changes"] + Self.difference(part, now) }
      } else if let (target, now) = other.parts.first(where: { $0.key.path == key.path && old[$0.key] == nil }) {
        moved.insert(target)
        changes += ["\(key.stack) → \(target.stack): \(key.path) moves"] + Self.difference(part, now)
      } else {
        changes += ["\(key.stack): \(key.path) is removed"] + Self.difference(part, nil)
      }
    }
    for (key, part) in other.parts where old[key] == nil && !moved.contains(key) {
      changes += ["\(key.stack): \(key.path) is added"] + Self.difference(nil, part)
    }
    if parts.map(\.key).filter({ new[$0] != nil }) != other.parts.map(\.key).filter({ old[$0] != nil }) {
      changes.append("the order of the parts changes")
    }
    return changes.joined(separator: "\n")
  }

  private static func difference(_ before: Part?, _ after: Part?) -> [String] {
    let isLegible = before?.legibleText != after?.legibleText
    func lines(_ part: Part?) -> [String] { (isLegible ? part?.legibleText : part?.text) ?? [] }
    let (old, new) = (lines(before), lines(after))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var result: [String] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        result.append("  - \(old[oldIndex].drop { $0 == " " })")
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        result.append("  + \(new[newIndex].drop { $0 == " " })")
        newIndex += 1
      } else {
        oldIndex += 1
        newIndex += 1
      }
    }
    return result
  }
}
