import Documents
import ResourceGraph

extension ConfigurationReader {
  /// The intents under `paths`: `- never: {from: internet, to: data}`.
  mutating func intents(_ node: Node) -> [PathIntent] {
    if node.isNull { return [] }
    guard let items = node.array else {
      fail("'paths' is \(node.settingsDescription); expected a list, each item with 'never' or 'always'", node)
      return []
    }
    return items.compactMap { intent($0) }
  }

  private mutating func intent(_ node: Node) -> PathIntent? {
    let count = mistakes.count
    let item = object(node, "a path", keys: PathIntent.Kind.allCases.map(\.rawValue))
    guard mistakes.count == count else { return nil }
    guard item.count == 1, let member = item.first(where: { _ in true }),
      let kind = PathIntent.Kind(rawValue: member.key)
    else {
      fail("a path is either 'never' or 'always' open; give it one of the two", node)
      return nil
    }
    let ends = object(member.value, "'\(kind.rawValue)'", keys: ["from", "to", "port"])
    let source = end("from", of: ends, member.value)
    let target = end("to", of: ends, member.value)
    if target == .internet, let place = ends["to"] {
      fail("'to' is the internet; name a resource, a construct or 'data': a path leads to network interfaces", place)
    }
    let port = ends["port"].flatMap { portNumber($0) }
    guard mistakes.count == count, let source, let target else { return nil }
    let location = SourceLocation(file: file, position: member.value.position)
    return PathIntent(kind, from: source, to: target, port: port, at: location)
  }

  private mutating func end(_ key: String, of object: Object, _ node: Node) -> PathIntent.End? {
    guard let value = object[key] else {
      if node.object != nil || node.isNull {
        fail("a path needs '\(key)': the name of a resource or construct, 'internet' or 'data'", node)
      }
      return nil
    }
    if let name = value.string, name.contains(where: { !$0.isWhitespace }) { return PathIntent.End(name) }
    fail("'\(key)' is \(value.settingsDescription); expected the name of a resource or construct", value)
    return nil
  }

  private mutating func portNumber(_ node: Node) -> Int? {
    if let number = node.integer.flatMap({ Int(exactly: $0) }), (1...65535).contains(number) { return number }
    fail("'port' is \(node.settingsDescription); expected a number from 1 to 65535", node)
    return nil
  }
}
