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

  static func areEqual<R: Resource>(_ left: R, _ right: any Resource) -> Bool { right as? R == left }

  /// The first place where two descriptions differ, with some of what stands around it.
  private static func firstDifference(_ one: String, _ other: String) -> String {
    let same = zip(one, other).prefix { $0 == $1 }.count
    let start = max(0, same - 120)
    return "…\(one.dropFirst(start).prefix(240))… / …\(other.dropFirst(start).prefix(240))…"
  }
}
