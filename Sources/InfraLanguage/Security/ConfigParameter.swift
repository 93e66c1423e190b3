/// A parameter in Systems Manager Parameter Store, below the stack's name: `/shop/page-size`.
///
/// Its value is not encrypted; use a ``Secret`` for confidential values.
public struct ConfigParameter: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?
  let content: Value<String>
  /// The texts of a list.
  let items: [String]?
  let allowedPattern: String?
  /// The key that encrypts the value of an existing secure parameter.
  private var key: EncryptionKey?
  public private(set) var existing: Existing?

  /// Creates a parameter with a text.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - description: the description of the parameter.
  ///   - value: a text of up to 4096 bytes.
  ///   - allowedPattern: a regular expression that every value of the parameter must match.
  public init(
    _ name: String, description: String? = nil, value: Value<String>, allowedPattern: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("parameter", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    summary = description
    content = value
    items = nil
    self.allowedPattern = allowedPattern
  }

  /// Creates a parameter with a list of texts.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - description: the description of the parameter.
  ///   - values: texts without commas.
  ///   - allowedPattern: a regular expression that every value of the parameter must match.
  public init(
    _ name: String, description: String? = nil, values: [String], allowedPattern: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("parameter", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    summary = description
    content = .literal(values.joined(separator: ","))
    items = values
    self.allowedPattern = allowedPattern
  }

  @available(*, unavailable, message: "CloudFormation cannot create a secure parameter: use Secret")
  public init(
    _ name: String, description: String? = nil, secureValue: Value<String>,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, value: secureValue)
  }

  /// A parameter of Systems Manager Parameter Store that exists already in the stack's account and region, secure or not.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - parameterName: its name in AWS, a path that begins with a slash: `/shared/page-size`.
  ///   - key: the key that encrypts its value, where that is not the key that AWS manages.
  public static func existing(
    _ name: String, parameterName: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ConfigParameter {
    // Nothing is created, so the value has no effect.
    var parameter = ConfigParameter(name, value: "", fileID: fileID, line: line, column: column)
    parameter.key = key
    var existing = Existing()
    existing.add(parameter.parameter, ["Ref": parameterName])
    parameter.existing = existing
    return parameter
  }

  public var dependencies: [any Construct] { key.map { [$0] } ?? [] }

  private var parameter: Reference<SSM.Parameter> { Reference(id("Parameter")) }

  /// The parameter's name in AWS, a path: `/shop/page-size`.
  public var path: Value<String> { parameter.value }

  /// The ARN of the parameter, which CloudFormation does not return.
  public var arn: Value<String> { "arn:\(.partition):ssm:\(.region):\(.accountID):parameter\(path)" }

  /// The value for the `secrets` of a container, which ECS reads when a task starts.
  public var value: SecretValue {
    SecretValue(arn, in: .parameterStore, owner: .parameter(self), encryptedWith: key?.key.value)
  }

  public func lower(into lowering: inout Lowering) {
    for item in items ?? [] where item.utf8.contains(UInt8(ascii: ",")) {
      lowering.report("item '\(item)' of parameter '\(name)' contains a comma, which separates items; remove it")
    }
    if let text = content.literal {
      if text.isEmpty { lowering.report("parameter '\(name)' has an empty value, which AWS rejects; use a value") }
      if text.utf8.count > 4096 {
        lowering.report(
          "parameter '\(name)' has \(text.utf8.count) bytes, AWS allows 4096; store the value in a bucket")
      }
    }
    lowering.add(
      id("Parameter"), named: name,
      SSM.Parameter {
        $0.name = .literal("/\(lowering.naming.path(of: self))")
        $0.description = summary.map { .literal($0) }
        $0.kind = .literal(items == nil ? .string : .stringList)
        $0.value = content
        $0.allowedPattern = allowedPattern.map { .literal($0) }
      })
  }
}

extension ConfigParameter: Grantable {
  /// The access to a parameter that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading its value.
    case read
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    [IAM.Statement(actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [arn])]
      + (key.map { [.decryption(with: $0.key.value, through: "ssm")] } ?? [])
  }
}
