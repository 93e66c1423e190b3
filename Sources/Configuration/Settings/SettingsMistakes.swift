import Documents
import ResourceGraph

/// Everything that is wrong with the settings, gathered while they are decoded.
final class SettingsMistakes {
  let settings: Settings
  private var found: [Diagnostic] = []
  private var unknown: [KeyMistake] = []
  private var missing: [KeyMistake] = []

  /// A key that should not be there, or should.
  private struct KeyMistake {
    var key: String
    var path: SettingsPath
    /// The value of the key, or the group that lacks it.
    var node: Node
    var group: SettingsKeys
  }

  init(_ settings: Settings) {
    self.settings = settings
  }

  var isEmpty: Bool { found.isEmpty && unknown.isEmpty && missing.isEmpty }

  /// How many there are so far.
  var count: Int { found.count + unknown.count + missing.count }

  func add(_ message: String, at path: SettingsPath, _ node: Node) {
    found.append(diagnostic(message, at: path, node))
  }

  /// The value is of another type than the team's.
  func addMismatch(_ expected: String, at path: SettingsPath, _ node: Node) {
    let subject = path.description.isEmpty ? "the settings are" : "the setting '\(path.description)' is"
    var advice = ""
    if expected == "a string", node.isScalar, !node.isNull { advice = "; put it in quotes" }
    add("\(subject) \(node.settingsDescription); expected \(expected)\(advice)", at: path, node)
  }

  func addUnknown(_ key: String, at path: SettingsPath, _ node: Node, in group: SettingsKeys) {
    unknown.append(KeyMistake(key: key, path: path, node: node, group: group))
  }

  func addMissing(_ key: String, at path: SettingsPath, in node: Node, _ group: SettingsKeys) {
    missing.append(KeyMistake(key: key, path: path, node: node, group: group))
  }

  /// All of them; only at the end is it known which keys there are.
  var diagnostics: [Diagnostic] {
    let misspelt = unknown.map { ($0, nearest: Suggestion.nearest(to: $0.key, among: $0.group.known)) }
    var all = found
    for (mistake, nearest) in misspelt {
      let known = mistake.group.known.isEmpty ? "" : "; known are \(mistake.group.known.joined(separator: ", "))"
      let advice = nearest.map { "; did you mean '\($0)'?" } ?? known
      all.append(diagnostic("unknown setting '\(mistake.path.description)'\(advice)", mistake))
    }
    for mistake in missing {
      // Who misspelt a key has been told so.
      if misspelt.contains(where: { $0.0.group === mistake.group && $0.nearest == mistake.key }) { continue }
      let name = mistake.path.description
      all.append(diagnostic("the setting '\(name)' is missing; add it, or give --set \(name)=…", mistake))
    }
    return Diagnostics(all).sorted
  }

  private func diagnostic(_ message: String, _ mistake: KeyMistake) -> Diagnostic {
    diagnostic(message, at: mistake.path, mistake.node)
  }

  private func diagnostic(_ message: String, at path: SettingsPath, _ node: Node) -> Diagnostic {
    switch settings.origin(of: node, at: path) {
    case .file(let location): .error(message, at: location)
    case .option(let option): .error("\(option): \(message)")
    case .nowhere: .error(message)
    }
  }
}

/// The keys of one group of settings that the team's type has asked for.
final class SettingsKeys {
  private(set) var known: [String] = []

  func ask(for key: String) {
    if !known.contains(key) { known.append(key) }
  }
}

extension Node {
  /// What a setting is, for messages: `the integer 3`.
  var settingsDescription: String {
    switch content {
    case .null: "empty"
    case .bool(let value): "\(value)"
    case .integer(let value): "the integer \(value)"
    case .number(let spelling): "the number \(spelling)"
    case .string(let value): "the string '\(value)'"
    case .array: "a list"
    case .object: "a group of settings"
    }
  }
}
