import AWSResources
import Documents

extension RawResource {
  /// The resources that the properties refer to, of those that `counts` accepts.
  func references(where counts: (LogicalID) -> Bool) -> [LogicalID] {
    Node(.object(properties)).references(in: dialect, where: counts)
  }
}

extension Node {
  /// The resources that a property refers to in the syntax of a dialect, of those that `counts` accepts.
  func references(in dialect: Dialect, where counts: (LogicalID) -> Bool) -> [LogicalID] {
    var found: Set<LogicalID> = []
    collect(dialect, counts, &found)
    return found.sorted()
  }

  private func collect(_ dialect: Dialect, _ counts: (LogicalID) -> Bool, _ found: inout Set<LogicalID>) {
    func note(_ names: String...) {
      if let id = names.lazy.map({ LogicalID($0) }).first(where: counts) { found.insert(id) }
    }
    switch content {
    case .array(let items): for item in items { item.collect(dialect, counts, &found) }
    case .object(let object):
      for member in object.members {
        switch (member.key, member.value.content) {
        case ("Ref", .string(let name)): note(name)
        case ("Fn::GetAtt", .array(let parts)): if let name = parts.first?.string { note(name) }
        case ("Fn::GetAtt", .string(let name)): note(String(name.prefix { $0 != "." }))
        default: member.value.collect(dialect, counts, &found)
        }
      }
    case .string(let text) where dialect == .terraform:
      Self.addresses(in: text) { type, name in
        // Resources of several types with one name have the type in their ids.
        note(
          "\(type).\(name)", Spelling.pascalCase(name), Spelling.pascalCase("\(type.dropFirst("aws_".count))_\(name)"))
      }
    default: break
    }
  }

  /// The types and names of `aws_subnet.app_a` in `${aws_subnet.app_a.id}`.
  private static func addresses(in text: String, _ note: (_ type: String, _ name: String) -> Void) {
    var rest = text[...]
    while let start = rest.firstRange(of: "aws_")?.lowerBound {
      let address = rest[start...].prefix { $0 == "." || $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber }
      let parts = address.split(separator: ".")
      if parts.count > 1 { note(String(parts[0]), String(parts[1])) }
      rest = rest[start...].dropFirst(max(address.count, 1))
    }
  }
}
