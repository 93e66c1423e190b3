public import Documents
public import ResourceGraph

extension IAM {
  /// A policy: who may do what with which resources, under which conditions.
  ///
  /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
  public struct PolicyDocument: FieldGroup, Hashable {
    /// `2012-10-17`; a policy without one is of `2008-10-17` and knows no policy variables.
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

  /// One permission or prohibition.
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

    /// A permission, or a prohibition.
    ///
    /// - Parameter principal: whom it is about; in an identity's policy there is none.
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

    /// A role's trust in a service, for the stack's own account alone: `ecs-tasks.amazonaws.com`.
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

  /// Texts of a policy, where one alone may stand without a list around it.
  public struct OneOrMore: Field, Hashable, ExpressibleByArrayLiteral {
    public var values: [Value<String>]
    /// Whether one value stands in a list all the same.
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

  /// Whom a statement of a resource's policy or a role's trust is about: everybody, or accounts, services, federations.
  public struct Principal: Field, Hashable {
    public struct Group: Hashable, Sendable {
      /// `AWS`, `Service`, `Federated`, `CanonicalUser`.
      public var kind: String
      public var members: OneOrMore
    }

    /// No group stands for `"*"`: everybody.
    public var groups: [Group]

    public init(_ kind: String, _ members: [Value<String>]) {
      groups = [Group(kind: kind, members: OneOrMore(members))]
    }

    init(groups: [Group]) { self.groups = groups }

    /// Everybody, with and without an account.
    public static let everybody = Principal(groups: [])

    /// Whether the principal is everybody, in either spelling.
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

  /// A condition of a statement: `StringEquals` `aws:SourceAccount` one of these values.
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

    /// The request is made for a resource of the stack's own account.
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
