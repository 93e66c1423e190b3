/// What a workload that reads its secrets itself does with contributed variables.
///
/// Containers get the values of secrets from ECS; other code gets the ARN of a secret and reads it when it starts.
extension Contribution {
  /// The contributed plain variables.
  public var environment: [NamedValues.Entry] { injections.flatMap(\.environment) }

  /// The ARNs of the contributed secrets as variables: `ORDERS_SECRET_ARN` for a secret whose keys have several values.
  public var secretARNs: [NamedValues.Entry] {
    injections.flatMap { injection -> [NamedValues.Entry] in
      let secrets = injection.secrets
      if let first = secrets.first, secrets.allSatisfy({ $0.secret.arn == first.secret.arn }) {
        return [.init(name: "\(injection.prefix)_SECRET_ARN", value: first.secret.arn)]
      }
      return secrets.map { .init(name: "\($0.name)_ARN", value: $0.secret.arn) }
    }
  }

  /// The statements that allow a role to read the contributed secrets.
  public var secretStatements: [IAM.Statement] { injections.flatMap(\.secrets).map(\.secret).readingStatements }
}
