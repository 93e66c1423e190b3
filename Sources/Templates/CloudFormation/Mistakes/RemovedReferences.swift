import Documents
import ResourceGraph

/// Finds references to resources that a condition removes in a scenario, in what stays in it.
struct RemovedReferences {
  /// The conditions of the resources that are removed.
  private let removed: [String: String]
  private let file: String
  private var mistakes: [TemplateMistake] = []
  private var subject = LogicalID("")

  init(_ removed: [String: String], file: String) {
    self.removed = removed
    self.file = file
  }

  /// - Parameter template: what the template comes to in the scenario.
  mutating func find(in template: Node) -> [TemplateMistake] {
    guard !removed.isEmpty else { return [] }
    for member in template["Resources"]?.object ?? [:] where member.value["Condition"] == nil {
      subject = LogicalID(member.key)
      for name in ["Properties", "Metadata", "CreationPolicy", "UpdatePolicy"] {
        member.value[name].map { read($0) }
      }
    }
    for member in template["Outputs"]?.object ?? [:] where member.value["Condition"] == nil {
      subject = LogicalID(member.key)
      for name in ["Value", "Export"] { member.value[name].map { read($0) } }
    }
    return mistakes
  }

  private mutating func read(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { read(item) }
    case .object(let object):
      guard let call = node.functionCall else {
        for member in object { read(member.value) }
        return
      }
      read(call.function, call.argument, node)
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func read(_ function: String, _ argument: Node, _ call: Node) {
    switch function {
    case "Ref": argument.string.map { use($0, at: call) }
    case "Fn::GetAtt":
      let name = argument.array?.first?.string ?? argument.string?.split(separator: ".").first.map(String.init)
      name.map { use($0, at: call) }
    case "Fn::Sub":
      guard let substitution = Substitution(argument) else { return }
      for case .name(let name) in substitution.parts where substitution.values[name] == nil {
        use(String(name.prefix { $0 != "." }), at: call)
      }
      for member in substitution.values { read(member.value) }
    // A condition that stays open may be the one that the resource has.
    case "Fn::If", "Fn::Transform": return
    default: read(argument)
    }
  }

  private mutating func use(_ name: String, at node: Node) {
    guard let condition = removed[name] else { return }
    let message =
      "'\(subject)' refers to '\(name)', which condition '\(condition)' removes; give it the same condition, or choose with 'Fn::If'"
    let mistake = TemplateMistake(.removed, subject, message, at: SourceLocation(file: file, position: node.position))
    if !mistakes.contains(mistake) { mistakes.append(mistake) }
  }
}
