package import AWSResources
import Documents

/// A policy with the resource that declares it.
package struct LocatedPolicy: Sendable {
  package let entry: Entry
  /// The property that has the policy, in CloudFormation's names.
  package let path: [String]
  package let statements: [IAM.Statement]

  package func place(ofStatement index: Int) -> Place {
    Place(entry, path + ["Statement", "\(index)"])
  }
}

/// What identities may do: the policies of roles, users and groups, and those that they share.
final class IdentityPolicies: Analysis {
  let policies: [LocatedPolicy]
  /// The resources whose policies cannot be read from the template, with the property that holds them.
  let unresolved: [(entry: Entry, property: String)]
  let byRole: [LogicalID: [LocatedPolicy]]

  init(_ model: Model) {
    policies = model.findIdentityPolicies()
    unresolved = model.findUnresolvedIdentityPolicies()
    byRole = model.policiesByRole(policies)
  }
}

extension Model {
  /// The policies of roles, users and groups, and those that they share.
  package var identityPolicies: [LocatedPolicy] { analysis(IdentityPolicies.self).policies }

  /// The resources whose policies cannot be read from the template, with the property that holds them.
  package var unresolvedIdentityPolicies: [(entry: Entry, property: String)] {
    analysis(IdentityPolicies.self).unresolved
  }

  /// The policies of each role, wherever they are declared.
  package var policiesByRole: [LogicalID: [LocatedPolicy]] { analysis(IdentityPolicies.self).byRole }

  /// The trust policies of roles.
  package var trustPolicies: [LocatedPolicy] {
    graph.all(IAM.Role.self).map { role in
      policy(role.trustPolicy, in: role.entry, at: ["AssumeRolePolicyDocument"])
    }
  }
}

extension Model {
  fileprivate func findIdentityPolicies() -> [LocatedPolicy] {
    var policies: [LocatedPolicy] = []
    for role in graph.all(IAM.Role.self) {
      for (index, inline) in role.policies.enumerated() {
        policies.append(policy(inline.document, in: role.entry, at: ["Policies", "\(index)", "PolicyDocument"]))
      }
    }
    policies += graph.all(IAM.RolePolicy.self).map { policy($0.document, in: $0.entry, at: ["PolicyDocument"]) }
    policies += graph.all(IAM.ManagedPolicy.self).map { policy($0.document, in: $0.entry, at: ["PolicyDocument"]) }
    return policies + rawResources.flatMap { rawPolicies($0.resource, in: $0.entry) }
  }

  fileprivate func findUnresolvedIdentityPolicies() -> [(entry: Entry, property: String)] {
    let roles = graph.all(IAM.Role.self).map(\.entry).filter { $0.isUnresolved(at: ["Policies"]) }
    let own =
      graph.all(IAM.RolePolicy.self).filter { $0.document == nil }.map(\.entry)
      + graph.all(IAM.ManagedPolicy.self).filter { $0.document == nil }.map(\.entry)
    // The document may be JSON text, which has been read.
    let others = own.filter { policy(nil, in: $0, at: ["PolicyDocument"]).statements.isEmpty }
    return roles.map { ($0, "Policies") } + others.map { ($0, "PolicyDocument") }
  }

  package func policy(_ document: IAM.PolicyDocument?, in entry: Entry, at path: [String]) -> LocatedPolicy {
    var statements = document?.statements ?? []
    for extra in entry.extras {
      if extra.path.count == path.count, extra.path.last == path.last.map({ .key($0) }) {
        // CloudFormation also accepts a policy as JSON text.
        if document == nil { statements += RawPolicy.statements(extra.value) }
      } else if extra.path.count == path.count + 1, extra.path.last == .key("Statement"),
        extra.path.first == path.first.map({ .key($0) })
      {
        // A policy with one statement may have it without a list.
        if let only = RawPolicy.statement(extra.value) { statements.append(only) }
      }
    }
    return LocatedPolicy(entry: entry, path: path, statements: statements)
  }

  /// The policies of types without a struct: users and groups, and CloudFormation's policy for several identities.
  private func rawPolicies(_ raw: RawResource, in entry: Entry) -> [LocatedPolicy] {
    func located(_ node: Node?, _ path: [String]) -> [LocatedPolicy] {
      guard let node else { return [] }
      return [LocatedPolicy(entry: entry, path: path, statements: RawPolicy.statements(node))]
    }
    switch raw.type {
    case "AWS::IAM::Policy", "AWS::IAM::UserPolicy", "AWS::IAM::GroupPolicy":
      return located(raw.properties["PolicyDocument"], ["PolicyDocument"])
    case "aws_iam_user_policy", "aws_iam_group_policy": return located(raw.properties["policy"], ["Policy"])
    case "AWS::IAM::User", "AWS::IAM::Group":
      return (raw.properties["Policies"]?.array ?? []).enumerated().flatMap { index, item in
        located(item["PolicyDocument"], ["Policies", "\(index)", "PolicyDocument"])
      }
    default: return []
    }
  }
}

extension Findings {
  package mutating func report(_ message: Finding.Message, on policy: LocatedPolicy, statement index: Int) {
    report(message, on: policy.entry.id, at: policy.place(ofStatement: index))
  }

  /// Reports the policies that cannot be read from the template as unknown.
  package mutating func unknownPolicies(of model: Model) {
    for hidden in model.unresolvedIdentityPolicies {
      unknown(
        hidden.entry, "the policy of '\(hidden.entry.id)' cannot be determined before deployment", at: hidden.property)
    }
  }
}

// MARK: - Statements

extension IAM.Statement {
  package var isAllow: Bool { effect?.literal == .allow }

  /// The literal actions, in lower case: IAM ignores case.
  package var actionNames: [String] { actions?.values.compactMap { $0.literal?.lowercased() } ?? [] }

  /// Whether the statement applies to every resource.
  package var namesEveryResource: Bool { resources?.values.contains { $0.literal == "*" } ?? false }

  /// Whether the statement allows every principal, without a condition that identifies the caller.
  package var admitsEverybody: Bool {
    isAllow && principal?.isEverybody == true && !identifiesCaller
  }
}

/// The name of an action with the wildcards `*` and `?`: `s3:Get*`.
package struct ActionPattern {
  private let pattern: [UInt8]

  package init(_ pattern: String) { self.pattern = Array(pattern.lowercased().utf8) }

  package func matches(_ action: String) -> Bool {
    let text = Array(action.lowercased().utf8)
    var (place, star, retry) = (0, -1, 0)
    var index = 0
    while index < text.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        (star, retry) = (place, index)
        place += 1
      } else if place < pattern.count, pattern[place] == text[index] || pattern[place] == UInt8(ascii: "?") {
        place += 1
        index += 1
      } else if star >= 0 {
        retry += 1
        (place, index) = (star + 1, retry)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

// MARK: - Policies of types without a struct

private enum RawPolicy {
  static func statements(_ node: Node) -> [IAM.Statement] {
    var document = node
    if let text = node.string {
      guard let read = try? JSON.read(Array(text.utf8)) else { return [] }
      document = read
    }
    guard let statement = document["Statement"] else { return [] }
    return (statement.array ?? [statement]).compactMap { self.statement($0) }
  }

  static func statement(_ node: Node) -> IAM.Statement? {
    guard let effect = node["Effect"]?.string.flatMap(IAM.Statement.Effect.init) else { return nil }
    let syntax = TemplateSyntax()
    var statement = IAM.Statement()
    statement.effect = .literal(effect)
    statement.principal = node["Principal"].flatMap { IAM.Principal.read($0, syntax) }
    statement.notPrincipal = node["NotPrincipal"].flatMap { IAM.Principal.read($0, syntax) }
    statement.actions = node["Action"].flatMap { IAM.OneOrMore.read($0, syntax) }
    statement.notActions = node["NotAction"].flatMap { IAM.OneOrMore.read($0, syntax) }
    statement.resources = node["Resource"].flatMap { IAM.OneOrMore.read($0, syntax) }
    statement.notResources = node["NotResource"].flatMap { IAM.OneOrMore.read($0, syntax) }
    statement.conditions = node["Condition"].flatMap { [IAM.Condition].read($0, syntax) }
    return statement
  }
}

/// Reads values of raw properties: a plain value, a `Ref`, or unknown.
private struct TemplateSyntax: ExpressionSyntax {
  func node(_ expression: Expression) -> Node { Node(.null) }
  func node(literal: Node) -> Node { literal }
  func literal(_ node: Node) -> Node { node }

  func expression(_ node: Node) -> Expression? {
    if let text = node.string { return text.contains("${") ? .verbatim(node, resolved: nil) : nil }
    guard let object = node.object, object.count == 1, let member = object.first,
      member.key == "Ref" || member.key.hasPrefix("Fn::")
    else { return nil }
    return .verbatim(node, resolved: nil)
  }
}
