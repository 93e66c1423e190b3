import Documents

/// A place where two nodes differ, and what stands there on both sides; nil where there is nothing.
struct Difference: CustomStringConvertible {
  var path: String
  var left: Node?
  var right: Node?

  var description: String {
    "\(path): \(left.map(JSON.writeCompact) ?? "nothing") and \(right.map(JSON.writeCompact) ?? "nothing")"
  }

  /// All places, as deep in the nodes as they are.
  static func all(_ left: Node?, _ right: Node?, path: String = "") -> [Difference] {
    if left == right { return [] }
    if let leftObject = left?.object, let rightObject = right?.object {
      let keys = leftObject.map(\.key) + rightObject.map(\.key).filter { leftObject[$0] == nil }
      return keys.flatMap { all(leftObject[$0], rightObject[$0], path: path + "/" + $0) }
    }
    if let leftArray = left?.array, let rightArray = right?.array, leftArray.count == rightArray.count {
      return leftArray.indices.flatMap { all(leftArray[$0], rightArray[$0], path: path + "/\($0)") }
    }
    return [Difference(path: path, left: left, right: right)]
  }
}
