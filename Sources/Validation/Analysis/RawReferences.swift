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
      Self.addresses(in: text) { module, type, name, index in
        let address = "\(module)\(type).\(name)"
        guard module.isEmpty else { return note("\(address)\(index)", address) }
        // Resources of several types with one name have the type in their ids.
        note(
          "\(address)\(index)", address, Spelling.pascalCase(name),
          Spelling.pascalCase("\(type.dropFirst("aws_".count))_\(name)"))
      }
    default: break
    }
  }

  /// The parts of `module.network.aws_subnet.app[0]` in `${module.network.aws_subnet.app[0].id}`: the module and the index as
  /// they stand there, or empty.
  private static func addresses(
    in text: String, _ note: (_ module: Substring, _ type: String, _ name: String, _ index: Substring) -> Void
  ) {
    var rest = text[...]
    while let start = rest.firstRange(of: "aws_")?.lowerBound {
      let address = rest[start...].prefix { $0 == "." || $0 == "_" || $0 == "-" || $0.isLetter || $0.isNumber }
      let parts = address.split(separator: ".")
      if parts.count > 1 {
        let after = text[address.endIndex...]
        let end = parts.count == 2 && after.hasPrefix("[") ? after.firstIndex(of: "]") : nil
        note(
          module(before: address.startIndex, in: text), String(parts[0]), String(parts[1]),
          end.map { after[...$0] } ?? "")
      }
      rest = rest[start...].dropFirst(max(address.count, 1))
    }
  }

  /// `module.network["a"].` before an address, if it is in a module.
  private static func module(before start: String.Index, in text: String) -> Substring {
    let isPart = { (character: Character) in character.isLetter || character.isNumber || "._-[]\"".contains(character) }
    let before = text[..<start]
    let begin = before.lastIndex { !isPart($0) }.map { text.index(after: $0) } ?? text.startIndex
    let path = text[begin..<start]
    return path.hasPrefix("module.") ? path : ""
  }
}
