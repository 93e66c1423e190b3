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
    func note(_ name: some StringProtocol) {
      let id = LogicalID(String(name))
      if counts(id) { found.insert(id) }
    }
    switch content {
    case .array(let items): for item in items { item.collect(dialect, counts, &found) }
    case .object(let object):
      for member in object.members {
        switch (member.key, member.value.content) {
        case ("Ref", .string(let name)): note(name)
        case ("Fn::GetAtt", .array(let parts)): if let name = parts.first?.string { note(name) }
        case ("Fn::GetAtt", .string(let name)): note(name.prefix { $0 != "." })
        default: member.value.collect(dialect, counts, &found)
        }
      }
    case .string(let text) where dialect == .terraform: Self.collect(terraform: text, note)
    default: break
    }
  }

  /// `${aws_subnet.app_a.id}` refers to `AppA`, or to the address itself where that is the id.
  private static func collect(terraform text: String, _ note: (String) -> Void) {
    var rest = text[...]
    while let start = rest.firstRange(of: "aws_")?.lowerBound {
      let address = rest[start...].prefix { $0 == "." || $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber }
      let parts = address.split(separator: ".")
      if parts.count > 1 {
        note(Spelling.pascalCase(String(parts[1])))
        note("\(parts[0]).\(parts[1])")
      }
      rest = rest[start...].dropFirst(max(address.count, 1))
    }
  }
}
