import ResourceGraph

/// The note about the workloads of an app that sign in to databases as the master user.
struct MasterUserNote {
  /// The stack of the first of them.
  let stack: Int
  let diagnostic: Diagnostic

  /// - Parameter relations: the relations of each stack; `nil` if no workload signs in as the master user.
  init?(_ relations: [[any Relation]]) {
    var connections: [(stack: Int, connection: Connection)] = []
    for (stack, relations) in relations.enumerated() {
      for case let connection as Connection in relations where connection.signsInAsMaster {
        connections.append((stack, connection))
      }
    }
    guard let first = connections.first else { return nil }
    let clients = connections.map { "'\($0.connection.workload.name)' to '\($0.connection.target.name)'" }.unique
    let others = clients.count - Self.shown
    let list = clients.prefix(Self.shown).joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
    stack = first.stack
    diagnostic = .note(
      "connections as the master user, who has all permissions in the database: \(list); create a user for each workload and "
        + "connect 'as: .user(\"…\")', see docs/database-users.md",
      at: first.connection.location)
  }

  /// The number of connections that the note names.
  private static let shown = 4
}
