import Documents
import ResourceGraph

/// What two graphs say differently, resource by resource.
struct Comparison {
  private(set) var differences: [String] = []

  init(_ left: ResourceGraph, _ right: ResourceGraph) {
    for entry in left.entries {
      guard let other = right[entry.id] else {
        differences.append("\(entry.id) is missing")
        continue
      }
      compare(entry, other)
    }
    for entry in right.entries where left[entry.id] == nil { differences.append("\(entry.id) is too many") }
  }

  private mutating func compare(_ left: Entry, _ right: Entry) {
    switch (left.content, right.content) {
    case (.typed(let one), .typed(let other)):
      if !Self.areEqual(one, other) {
        differences.append("\(left.id) (\(type(of: one))): \(Self.firstDifference("\(one)", "\(other)"))")
      }
    case (.raw(let one), .raw(let other)):
      if one != other { differences.append("\(left.id) (\(one.type)) differs") }
    default: differences.append("\(left.id) is typed in one and raw in the other")
    }
    func check<Part: Equatable>(_ name: String, _ part: (Entry) -> Part) {
      let (one, other) = (part(left), part(right))
      if one != other { differences.append("\(left.id): \(name) is \(one) and \(other)") }
    }
    check("dependsOn", \.dependsOn)
    check("extras", \.extras)
    check("deletionPolicy", \.deletionPolicy)
    check("attributes", \.attributes)
  }

  /// Resources and groups are not `Equatable`, but their properties are in the end.
  static func areEqual(_ one: Any, _ other: Any) -> Bool {
    func isEqual<Known: Equatable>(_ one: Known) -> Bool { one == other as? Known }
    if let one = one as? any Equatable { return isEqual(one) }
    let (parts, otherParts) = (Mirror(reflecting: one).children, Mirror(reflecting: other).children)
    return type(of: one) == type(of: other) && parts.count == otherParts.count
      && zip(parts, otherParts).allSatisfy { $0.label == $1.label && areEqual($0.value, $1.value) }
  }

  /// The first place where two descriptions differ, with some of what stands around it.
  private static func firstDifference(_ one: String, _ other: String) -> String {
    let same = zip(one, other).prefix { $0 == $1 }.count
    let start = max(0, same - 120)
    return "…\(one.dropFirst(start).prefix(240))… / …\(other.dropFirst(start).prefix(240))…"
  }
}
