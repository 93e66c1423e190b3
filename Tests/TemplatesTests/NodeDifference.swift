import Documents

extension Node {
  /// The places where two documents differ, each with what stands there: `Resources.A.Type: 1 / 2`.
  func differences(from other: Node, at path: String = "") -> [String] {
    if self == other { return [] }
    switch (content, other.content) {
    case (.object(let one), .object(let two)):
      let keys = one.keys + two.keys.filter { one[$0] == nil }
      return keys.flatMap { key -> [String] in
        let place = path.isEmpty ? key : "\(path).\(key)"
        guard let left = one[key] else { return ["\(place): missing / \(two[key].map(JSON.writeCompact) ?? "")"] }
        guard let right = two[key] else { return ["\(place): \(JSON.writeCompact(left)) / missing"] }
        return left.differences(from: right, at: place)
      }
    case (.array(let one), .array(let two)) where one.count == two.count:
      return zip(one, two).enumerated().flatMap { $1.0.differences(from: $1.1, at: "\(path)[\($0)]") }
    default: return ["\(path): \(JSON.writeCompact(self)) / \(JSON.writeCompact(other))"]
    }
  }
}
