/// A secret in Secrets Manager, generated there: no template and no state ever holds its value.
public struct Secret: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?
  let length: Int

  /// - Parameter length: of the generated value, 8 to 4096 characters, without punctuation.
  public init(
    _ name: String, _ summary: String? = nil, length: Int = 32,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("secret", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.summary = summary
    self.length = length
  }

  public var dependencies: [any Construct] { [] }

  public var arn: Value<String> { Reference<SecretsManager.Secret>(id("Secret")).value }

  /// The whole secret, for the `secrets` of a container.
  public var value: SecretValue { SecretValue(arn, owner: .secret(self)) }

  /// One key of a secret that is a JSON object.
  public func key(_ key: String) -> SecretValue { SecretValue(arn, key: key, owner: .secret(self)) }
}

extension Secret {
  public func lower(into lowering: inout Lowering) {
    if !(8...4096).contains(length) {
      lowering.report("secret '\(name)' asks for \(length) characters; use 8 to 4096")
    }
    lowering.add(
      id("Secret"), named: name,
      SecretsManager.Secret {
        $0.name = .literal("\(lowering.stackName)/\(name)")
        $0.description = summary.map { .literal($0) }
        $0.generation = 1
        $0.generatedString = .init {
          $0.length = .literal(length)
          $0.excludesPunctuation = true
        }
      }
    ) { $0.retain(.retain) }
  }
}
