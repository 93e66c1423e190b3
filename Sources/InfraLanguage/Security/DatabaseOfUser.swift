import ResourceGraph

/// The database of the user whose password a secret contains.
struct DatabaseOfUser: Hashable, Sendable {
  let construct: any Construct
  /// The members that rotation functions of AWS require beside the user name and the password.
  ///
  /// https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
  let members: [JSONDocument.Member]

  init(_ database: some ProxiedDatabase) {
    construct = database
    let engine: Value<String> = database.proxied.family == .mysql ? "mysql" : "postgres"
    let address = database.connectionValues
    var members = [JSONDocument.Member(key: "engine", value: engine.document)]
    for (member, suffix) in [("host", "HOST"), ("port", "PORT"), ("dbname", "NAME")] {
      guard let value = address.first(where: { $0.key == suffix })?.value else { continue }
      members.append(.init(key: member, value: value.document))
    }
    self.members = members
  }

  static func == (left: DatabaseOfUser, right: DatabaseOfUser) -> Bool { left.construct.isSame(as: right.construct) }
  func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
}
