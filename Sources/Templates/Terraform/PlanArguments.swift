import Documents
import ResourceGraph

/// The arguments of a planned resource: known values, and references for values that are known after apply.
struct PlanArguments {
  let configuration: PlanConfiguration
  let scope: PlanConfiguration.Scope
  /// The planned value of an attribute of a resource.
  let plannedValue: (PlanConfiguration.Target) -> Node?
  /// The attribute of a reference that contains none.
  let referenceAttribute: (String) -> String
  /// Whether the field list has a list at a path: `ingress.security_groups`.
  let isList: (String) -> Bool

  /// Merges planned values with the expressions of the configuration.
  func merged(_ values: Object, with expressions: Object, at path: String = "") -> Object {
    var result = Object()
    for member in values.members where !Self.isAbsent(member.value) {
      let expression = expressions[member.key]
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      result.append(member.key, known(member.value, expression, at: place))
    }
    for member in expressions.members where values[member.key] == nil {
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      if let value = unknown(member.value, at: place) { result.append(member.key, value) }
    }
    return result
  }

  /// In a plan, null means *not set*, and an empty list means a block that does not occur.
  private static func isAbsent(_ node: Node) -> Bool {
    switch node.content {
    case .null: true
    case .array(let items): items.isEmpty
    case .object(let object): object.isEmpty
    default: false
    }
  }

  // MARK: Known values

  private func known(_ value: Node, _ expression: Node?, at path: String) -> Node {
    if let items = value.array, let blocks = expression?.array {
      return Node(.array(merged(items, with: blocks, at: path)), at: value.position)
    }
    if let object = value.object, let block = expression?.object, !Self.isExpression(block) {
      return Node(.object(merged(object, with: block, at: path)), at: value.position)
    }
    let targets = expression.map { configuration.targets(of: $0, in: scope) } ?? []
    var waiting = targets[...]
    return replaced(value, targets, &waiting)
  }

  private func merged(_ items: [Node], with blocks: [Node], at path: String) -> [Node] {
    var rest = blocks
    return items.enumerated().map { index, item in
      guard let object = item.object else { return Self.escaped(item) }
      // A set of blocks has another order in the plan than in the configuration.
      let fitting = rest.firstIndex { fits($0, object) } ?? (items.count == blocks.count ? rest.indices.first : nil)
      let block = fitting.map { rest.remove(at: $0) }
      return Node(.object(merged(object, with: block?.object ?? [:], at: path)), at: item.position)
    }
  }

  /// Whether the constants of a block equal the values of the planned object.
  private func fits(_ block: Node, _ object: Object) -> Bool {
    guard let expressions = block.object else { return false }
    return expressions.members.allSatisfy { member in
      guard let constant = member.value["constant_value"] else { return true }
      return object[member.key] == constant
    }
  }

  /// A known value, in which attributes of other resources are replaced by references.
  private func replaced(
    _ value: Node, _ targets: [PlanConfiguration.Target], _ waiting: inout ArraySlice<PlanConfiguration.Target>
  ) -> Node {
    switch value.content {
    case .string(let text):
      let target = text.isEmpty ? nil : targets.first { $0.attribute != nil && plannedValue($0) == value }
      return target.map { Node(.string("${\(traversal($0))}"), at: value.position) } ?? Self.escaped(value)
    case .array(let items):
      let isOneEach = items.count(where: \.isNull) == targets.count
      let items = items.map { item in
        guard item.isNull else { return replaced(item, targets, &waiting) }
        // The element is known after apply.
        guard isOneEach, let target = waiting.popFirst() else { return reference(to: targets, of: nil) }
        return Node(.string("${\(traversal(target))}"))
      }
      return Node(.array(items), at: value.position)
    case .object(let object):
      let members = object.members.filter { !$0.value.isNull }.map { member in
        Object.Member(key: member.key, value: replaced(member.value, targets, &waiting))
      }
      return Node(.object(Object(members)), at: value.position)
    default: return value
    }
  }

  /// Escapes `${` in planned strings, which contain no template expressions.
  static func escaped(_ value: Node) -> Node {
    switch value.content {
    case .string:
      var node = TerraformSyntax.escaped(value)
      node.position = value.position
      return node
    case .array(let items): return Node(.array(items.map(escaped)), at: value.position)
    case .object(let object):
      let members = object.members.map { Object.Member(key: $0.key, value: escaped($0.value)) }
      return Node(.object(Object(members)), at: value.position)
    default: return value
    }
  }

  // MARK: Values known after apply

  private func unknown(_ expression: Node, at path: String) -> Node? {
    switch expression.content {
    case .array(let blocks):
      let objects = blocks.compactMap(\.object).map {
        Node(.object(merged([:], with: $0, at: path)), at: expression.position)
      }
      guard !objects.isEmpty else { return .none }
      return Node(.array(objects), at: expression.position)
    case .object(let object):
      if let constant = object["constant_value"] {
        guard !Self.isAbsent(constant) else { return .none }
        return Self.escaped(constant)
      }
      guard Self.isExpression(object) else {
        return Node(.object(merged([:], with: object, at: path)), at: expression.position)
      }
      let targets = configuration.targets(of: expression, in: scope)
      if isList(path), !targets.isEmpty {
        return Node(
          .array(targets.map { Node(.string("${\(traversal($0))}"), at: expression.position) }), at: expression.position
        )
      }
      return reference(to: targets, of: expression)
    default: return .none
    }
  }

  /// Whether an object is the expression of an argument instead of a block; `{}` has no references.
  private static func isExpression(_ object: Object) -> Bool {
    object.isEmpty || object["references"]?.array != nil || object["constant_value"] != nil
  }

  /// A reference to a single target; how several targets are combined is unknown.
  private func reference(to targets: [PlanConfiguration.Target], of expression: Node?) -> Node {
    let position = expression?.position ?? .none
    if targets.count == 1, let target = targets.first { return Node(.string("${\(traversal(target))}"), at: position) }
    let names = targets.isEmpty ? expression.map(PlanConfiguration.references) ?? [] : targets.map(traversal)
    return Node(.string("${unknown(\(names.joined(separator: ", ")))}"), at: position)
  }

  private func traversal(_ target: PlanConfiguration.Target) -> String {
    "\(target.address).\(target.attribute ?? referenceAttribute(target.address))"
  }
}
