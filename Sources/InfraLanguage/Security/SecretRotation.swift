/// A function rotates a secret on behalf of Secrets Manager.
///
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html
struct SecretRotation: Relation {
  let secret: Secret
  let function: Function

  var source: any Construct { secret }
  var destination: any Construct { function }
  var location: SourceLocation { secret.identity.location }
  var relations: [any Relation] { [invocation] }

  /// Secrets Manager invokes the function, for this secret alone.
  var invocation: Invocation {
    Invocation(of: function, by: Sender(secret, secret.arn, by: "secretsmanager.amazonaws.com"))
  }

  /// Whether the role of the function can get a policy.
  private var hasRole: Bool { function.existing?.states(function.role) ?? true }

  func contribute(to contributions: inout Contributions) {
    if hasRole { contributions.allow(statements, to: function) }
  }

  func lower(into lowering: inout Lowering) {
    guard !hasRole else { return }
    lowering.note(
      "function '\(function.name)' exists already and its role is not known; the role must allow "
        + "\(Self.actions.joined(separator: ", ")) on secret '\(secret.name)'")
  }

  private static let actions = [
    "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
    "secretsmanager:UpdateSecretVersionStage",
  ]

  private var statements: [IAM.Statement] {
    var statements = [
      IAM.Statement(actions: Self.actions, resources: [secret.arn]),
      // It creates no secret, and supports no resources.
      IAM.Statement(actions: ["secretsmanager:GetRandomPassword"], resources: ["*"]),
    ]
    if let key = secret.encryptionKey {
      statements.append(
        .use(of: key.key.value, ["kms:Decrypt", "kms:GenerateDataKey"], through: "secretsmanager"))
    }
    return statements
  }
}
