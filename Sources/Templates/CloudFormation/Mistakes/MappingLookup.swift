import Documents
import ResourceGraph

/// A call of `Fn::FindInMap` without a default value, in a mapping whose keys the template shows.
struct MappingLookup {
  private let map: String
  private let rows: Object
  /// What gives the key of the row, and the key in it.
  let keys: (row: Node, column: Node)

  /// `nil` for a call in which no key can be missing: because there is a default, or something else makes the mapping.
  init?(_ argument: Node, _ mappings: Node?) {
    guard let parts = argument.array, parts.count == 3, let map = parts[0].string,
      let rows = mappings?[map]?.object, !rows.isEmpty, Self.isComplete(rows)
    else { return nil }
    self.map = map
    self.rows = rows
    keys = (parts[1], parts[2])
  }

  /// What is missing whatever the parameters are.
  var writtenProblem: String? { problem(row: Self.written(keys.row), column: Self.written(keys.column)) }

  /// Which of the keys the mapping lacks, and what to write; a key that is `nil` is not known.
  func problem(row: String?, column: String?) -> String? {
    guard let row else {
      guard let column, rows.allSatisfy({ $0.value.object.map { Self.isComplete($0) && $0[column] == nil } ?? false })
      else { return nil }
      let known = rows.flatMap { $0.value.object.map { Array($0.keys) } ?? [] }
      return Self.problem(column, "mapping '\(map)', in which no row has that key", known)
    }
    guard let columns = rows[row] else {
      return Self.problem(row, "mapping '\(map)', which has no such row", rows.keys)
    }
    guard let column, let columns = columns.object, Self.isComplete(columns), columns[column] == nil else { return nil }
    return Self.problem(column, "row '\(row)' of mapping '\(map)', which has no such key", columns.keys)
  }

  private static func problem(_ key: String, _ place: String, _ known: some Sequence<String>) -> String {
    let action = Suggestion.nearest(to: key, among: known).map { "write '\($0)'" } ?? "add it to the mapping"
    return "looks up '\(key)' in \(place); \(action)"
  }

  /// Whether no function or included file adds keys.
  private static func isComplete(_ object: Object) -> Bool { !object.keys.contains { $0.place(of: "::") != nil } }

  /// The key that a template writes; a loop can still replace a part of it.
  private static func written(_ node: Node) -> String? {
    String(node: node).flatMap { $0.contains("{") ? nil : $0 }
  }
}
