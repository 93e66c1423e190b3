/// A setting in Systems Manager's Parameter Store, under the stack's name: `/shop/page-size`.
///
/// It is plain: what must stay secret is a ``Secret``.
public struct ConfigParameter: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?
  let content: Value<String>
  /// What the content is made of, where it is a list.
  let items: [String]?
  let allowedPattern: String?

  /// A text of up to 4096 bytes.
  ///
  /// - Parameter allowedPattern: a regular expression that later values have to match too.
  public init(
    _ name: String, _ summary: String? = nil, value: Value<String>, allowedPattern: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("parameter", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.summary = summary
    content = value
    items = nil
    self.allowedPattern = allowedPattern
  }

  /// A list of texts without commas.
  public init(
    _ name: String, _ summary: String? = nil, values: [String], allowedPattern: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("parameter", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.summary = summary
    content = .literal(values.joined(separator: ","))
    items = values
    self.allowedPattern = allowedPattern
  }

  @available(*, unavailable, message: "CloudFormation cannot make a secure parameter: use Secret")
  public init(
    _ name: String, _ summary: String? = nil, secureValue: Value<String>,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, value: secureValue)
  }

  public var dependencies: [any Construct] { [] }

  /// The path that programs read it by.
  public var path: Value<String> { Reference<SSM.Parameter>(id("Parameter")).value }

  /// CloudFormation gives no ARN; the path begins with a slash.
  public var arn: Value<String> { "arn:\(.partition):ssm:\(.region):\(.accountID):parameter\(path)" }

  /// The setting for the `secrets` of a container, which ECS reads when a task starts.
  public var value: SecretValue { SecretValue(arn, in: .parameterStore, owner: .parameter(self)) }

  public func lower(into lowering: inout Lowering) {
    for item in items ?? [] where item.utf8.contains(UInt8(ascii: ",")) {
      lowering.report("'\(item)' in parameter '\(name)' holds a comma, which parts the items of a list; leave it out")
    }
    if let text = content.literal {
      if text.isEmpty { lowering.report("parameter '\(name)' is empty, which AWS refuses; give it a value") }
      if text.utf8.count > 4096 {
        lowering.report("parameter '\(name)' has \(text.utf8.count) bytes, AWS allows 4096; keep it in a bucket")
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
  public enum Access: Hashable, Sendable {
    case read
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    [IAM.Statement(actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [arn])]
  }
}
