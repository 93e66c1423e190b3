package import Documents
import ResourceGraph

/// The settings of one environment: those of all, overridden by its own, overridden by `--set`.
package struct Settings: Sendable {
  private(set) var node: Node
  /// The file that the positions are in; nil where there is none.
  private let file: String?
  /// Where a setting that is missing would have to stand.
  private let position: Position
  private let assignments: [Assignment]

  package init(
    shared: Node? = nil, own: Node? = nil, assignments: [Assignment] = [], file: String? = nil,
    position: Position = .none
  ) {
    node = [:]
    if let shared, !shared.isNull { Self.merge(shared, into: &node) }
    if let own, !own.isNull { Self.merge(own, into: &node) }
    for assignment in assignments { Self.set(assignment.path[...], assignment.node, in: &node) }
    self.file = file
    self.position = own?.position ?? position
    self.assignments = assignments
  }

  func decode<Value: Decodable>(_ type: Value.Type) throws(Diagnostics) -> Value {
    let mistakes = SettingsMistakes(self)
    let value = try? SettingsDecoder(node, SettingsPath(), mistakes).decode(type)
    if let value, mistakes.isEmpty { return value }
    throw Diagnostics(mistakes.diagnostics)
  }

  /// Where a setting was given: its line in the file, or the option that set it.
  func origin(of node: Node, at path: SettingsPath) -> SettingsOrigin {
    if let file, node.position != .none {
      return .file(SourceLocation(file: file, position: node.position))
    }
    if let assignment = assignment(at: path) { return .option("--set \(assignment.argument)") }
    return file.map { .file(SourceLocation(file: $0, position: position)) } ?? .nowhere
  }

  /// What was typed for a setting, if `--set` gave it.
  func typedText(at path: SettingsPath) -> String? {
    assignments.last { $0.path == path.keys }?.text
  }

  private func assignment(at path: SettingsPath) -> Assignment? {
    assignments.last { $0.path == path.keys }
      ?? assignments.last { $0.path.starts(with: path.keys) && !path.keys.isEmpty }
  }

  /// Objects are merged, anything else is replaced.
  private static func merge(_ override: Node, into node: inout Node) {
    guard case .object(let members) = override.content, case .object(var merged) = node.content else {
      node = override
      return
    }
    for member in members {
      var value = merged[member.key] ?? member.value
      merge(member.value, into: &value)
      merged[member.key] = value
    }
    node = Node(.object(merged), at: override.position)
  }

  private static func set(_ path: ArraySlice<String>, _ value: Node, in node: inout Node) {
    guard let key = path.first else {
      node = value
      return
    }
    var inner = node[key] ?? [:]
    set(path.dropFirst(), value, in: &inner)
    if node.object == nil { node = [:] }
    node[key] = inner
  }
}

/// Where a setting comes from.
enum SettingsOrigin {
  case file(SourceLocation)
  /// As it was typed: `--set zones=2`.
  case option(String)
  case nowhere
}

/// The way to a setting: `database.replicas[0]`.
struct SettingsPath {
  private(set) var keys: [String] = []
  private(set) var description = ""

  func key(_ key: String) -> SettingsPath {
    var path = self
    path.keys.append(key)
    path.description += description.isEmpty ? key : ".\(key)"
    return path
  }

  func index(_ index: Int) -> SettingsPath {
    var path = self
    path.keys.append("\(index)")
    path.description += "[\(index)]"
    return path
  }
}
