public import Documents
public import ResourceGraph

extension IAM {
  /// A policy document: a list of statements.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
  public struct PolicyDocument: FieldGroup, Hashable {
    /// `2012-10-17`; a policy without a version has `2008-10-17`, which does not support policy variables.
    public var version: Value<String>?
    public var id: Value<String>?
    public var statements: [Statement] = []

    public init() {}

    public init(_ statements: [Statement]) {
      version = "2012-10-17"
      self.statements = statements
    }

    public init(_ configure: (inout PolicyDocument) -> Void) {
      self.init([])
      configure(&self)
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Version", &version)
      fields.field("Id", &id)
      fields.groups("Statement", &statements)
    }
  }

  /// A statement of a policy.
  public struct Statement: FieldGroup, Hashable {
    public enum Effect: String, Literal, CaseIterable {
      case allow = "Allow"
      case deny = "Deny"
    }

    public var sid: Value<String>?
    public var effect: Value<Effect>?
    public var principal: Principal?
    public var notPrincipal: Principal?
    public var actions: OneOrMore?
    public var notActions: OneOrMore?
    public var resources: OneOrMore?
    public var notResources: OneOrMore?
    public var conditions: [Condition]?

    public init() {}

    /// A statement with actions and resources.
    ///
    /// - Parameter principal: the principal of a resource policy; an identity policy has none.
    public init(
      _ effect: Effect = .allow, _ sid: String? = nil, principal: Principal? = nil, actions: [String],
      resources: [Value<String>], conditions: [Condition]? = nil
    ) {
      self.sid = sid.map { .literal($0) }
      self.effect = .literal(effect)
      self.principal = principal
      self.actions = OneOrMore(actions.map { .literal($0) })
      self.resources = OneOrMore(resources)
      self.conditions = conditions
    }

    /// A trust statement for a service principal, restricted to the stack's account: `ecs-tasks.amazonaws.com`.
    public init(trusting service: String, conditions: [Condition]? = [.sourceAccount]) {
      effect = .literal(.allow)
      principal = Principal("Service", [.literal(service)])
      actions = ["sts:AssumeRole"]
      self.conditions = conditions
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Sid", &sid)
      fields.field("Effect", &effect)
      fields.field("Principal", &principal)
      fields.field("NotPrincipal", &notPrincipal)
      fields.field("Action", &actions)
      fields.field("NotAction", &notActions)
      fields.field("Resource", &resources)
      fields.field("NotResource", &notResources)
      fields.field("Condition", &conditions)
    }
  }

  /// Strings of a policy element, of which a single one can be written without a list.
  public struct OneOrMore: Field, Hashable, ExpressibleByArrayLiteral {
    public var values: [Value<String>]
    /// Whether a single value is written as a list.
    var isList: Bool

    public init(_ values: [Value<String>]) {
      self.values = values
      isList = values.count != 1
    }

    public init(arrayLiteral values: Value<String>...) { self.init(values) }

    public static var kind: FieldKind { .examples(["orders", ["orders", "customers/*"]]) }

    public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> OneOrMore? {
      if syntax.expression(node) == nil, case .array(let items) = node.content {
        let values = items.compactMap { Value<String>.read($0, syntax) }
        guard values.count == items.count else { return nil }
        var read = OneOrMore(values)
        read.isList = true
        return read
      }
      return Value<String>.read(node, syntax).map { OneOrMore([$0]) }
    }

    public func write(_ syntax: any ExpressionSyntax) -> Node {
      if !isList, let only = values.first { return only.write(syntax) }
      return Node(.array(values.map { $0.write(syntax) }))
    }
  }

  /// The principal of a statement: everyone, or accounts, services and federated identities.
  public struct Principal: Field, Hashable {
    public struct Group: Hashable, Sendable {
      /// `AWS`, `Service`, `Federated`, `CanonicalUser`.
      public var kind: String
      public var members: OneOrMore
    }

    /// No group represents `"*"`, everyone.
    public var groups: [Group]

    public init(_ kind: String, _ members: [Value<String>]) {
      groups = [Group(kind: kind, members: OneOrMore(members))]
    }

    init(groups: [Group]) { self.groups = groups }

    /// Everyone, including anonymous callers.
    public static let everybody = Principal(groups: [])

    /// Whether the principal is everyone, as `"*"` or `{"AWS": "*"}`.
    public var isEverybody: Bool {
      groups.isEmpty || groups.contains { $0.kind == "AWS" && $0.members.values.contains("*") }
    }

    public static var kind: FieldKind {
      .examples(["*", ["AWS": "123456789012"], ["Service": ["ecs.amazonaws.com"], "AWS": ["*", "123456789012"]]])
    }

    public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Principal? {
      if case .string("*") = node.content { return .everybody }
      guard syntax.expression(node) == nil, case .object(let object) = node.content, !object.members.isEmpty else {
        return nil
      }
      var groups: [Group] = []
      for member in object.members {
        guard let members = OneOrMore.read(member.value, syntax) else { return nil }
        groups.append(Group(kind: member.key, members: members))
      }
      return Principal(groups: groups)
    }

    public func write(_ syntax: any ExpressionSyntax) -> Node {
      if groups.isEmpty { return Node(.string("*")) }
      return Node(.object(Object(groups.map { .init(key: $0.kind, value: $0.members.write(syntax)) })))
    }
  }

  /// A condition of a statement: an operator, a condition key and values.
  public struct Condition: Hashable, Sendable {
    public var test: String
    public var key: String
    public var values: OneOrMore

    public init(_ test: String, _ key: String, _ values: Value<String>...) {
      self.test = test
      self.key = key
      self.values = OneOrMore(values)
    }

    init(_ test: String, _ key: String, values: OneOrMore) {
      self.test = test
      self.key = key
      self.values = values
    }

    /// Requires that the request is made on behalf of a resource in the stack's account.
    public static let sourceAccount = Condition("StringEquals", "aws:SourceAccount", .accountID)
  }
}

extension [IAM.Condition]: Field {
  public static var kind: FieldKind {
    .examples([
      ["StringEquals": ["aws:SourceAccount": "123456789012", "aws:ResourceTag/team": ["orders", "${aws:username}"]]],
      ["Bool": ["aws:SecureTransport": "false"], "ArnLike": ["aws:SourceArn": ["arn:aws:ecs:*:*:*"]]],
    ])
  }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> [IAM.Condition]? {
    guard syntax.expression(node) == nil, case .object(let tests) = node.content else { return nil }
    var conditions: [IAM.Condition] = []
    for test in tests.members {
      guard syntax.expression(test.value) == nil, case .object(let keys) = test.value.content else { return nil }
      for key in keys.members {
        guard let values = IAM.OneOrMore.read(key.value, syntax) else { return nil }
        conditions.append(IAM.Condition(test.key, key.key, values: values))
      }
    }
    return conditions
  }

  public func write(_ syntax: any ExpressionSyntax) -> Node {
    var tests: Object = [:]
    for condition in self {
      var keys = tests[condition.test] ?? Node(.object([:]))
      keys[condition.key] = condition.values.write(syntax)
      tests[condition.test] = keys
    }
    return Node(.object(tests))
  }
}
