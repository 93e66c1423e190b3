import Documents
import ResourceGraph

/// The names that the resources of a template mention, in all branches of its conditions: parameters, conditions and other
/// resources. What mentions none of what two scenarios differ in comes to the same in both.
struct MentionedNames {
  private var byMember: [String: Set<String>] = [:]
  /// The resources whose names only a scenario tells.
  private var open: Set<String> = []

  init() {}

  init(in sections: Object) {
    let resources = sections["Resources"]?.object ?? [:]
    // What a loop makes has other ids than those that are written.
    if resources.members.contains(where: { $0.key.hasPrefix("Fn::") }) { return }
    for member in resources {
      var names = Names()
      names.read(resource: member.value)
      if names.isOpen { open.insert(member.key) } else { byMember[member.key] = names.found }
    }
  }

  /// The resources that mention none of the names, not even through another resource.
  func members(thatMentionNone names: Set<String>) -> Set<String> {
    var common = byMember
    var affected = names.union(open)
    while true {
      let mentioning = common.filter { !affected.isDisjoint(with: $0.value) }
      if mentioning.isEmpty { return Set(common.keys) }
      for member in mentioning.keys { common[member] = nil }
      affected = Set(mentioning.keys)
    }
  }
}

/// Collects the names that a resource mentions.
private struct Names {
  private(set) var found: Set<String> = []
  /// Whether it also mentions names that are not written out.
  private(set) var isOpen = false

  mutating func read(resource: Node) {
    for name in ["Condition", "DependsOn"] {
      for text in resource[name].map({ $0.array ?? [$0] }) ?? [] { text.string.map { _ = found.insert($0) } }
    }
    read(resource)
  }

  private mutating func read(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { read(item) }
    case .object(let object):
      if let call = node.functionCall { return read(call.function, call.argument) }
      for member in object.members {
        if member.key.hasPrefix("Fn::") { isOpen = true }
        read(member.value)
      }
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func read(_ function: String, _ argument: Node) {
    switch function {
    case "Ref": if let name = argument.string { found.insert(name) } else { isOpen = true }
    case "Fn::GetAtt":
      let name = argument.array?.first?.string ?? argument.string.map { String($0.prefix { $0 != "." }) }
      if let name { found.insert(name) } else { isOpen = true }
    case "Fn::Sub":
      guard let substitution = Substitution(argument) else {
        isOpen = true
        return
      }
      for case .name(let name) in substitution.parts { found.insert(String(name.prefix { $0 != "." })) }
      for member in substitution.values { read(member.value) }
    case "Fn::If":
      guard let name = argument.array?.first?.string else {
        isOpen = true
        return
      }
      found.insert(name)
      read(argument)
    case "Fn::Transform": isOpen = true
    default: read(argument)
    }
  }
}
