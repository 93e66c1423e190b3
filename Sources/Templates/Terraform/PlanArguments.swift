import Documents
import ResourceGraph

/// The arguments of a planned resource: known values, and references for values that are known after apply.
struct PlanArguments {
  let plan: PlanValues
  let scope: PlanConfiguration.Scope
  /// Evaluates the expressions that the plan has as text, which one of a configuration in JSON syntax has.
  let evaluator: TerraformEvaluator
  /// What `count` and `each` are.
  let frame: TerraformEvaluator.Frame
  /// Whether the field list has a list at a path: `ingress.security_groups`.
  let isList: (String) -> Bool
  /// What values of a state can refer to, which has no configuration.
  var dependencies: [PlanConfiguration.Target] = []

  private var configuration: PlanConfiguration { plan.configuration }

  /// Merges planned values with the expressions of the configuration.
  ///
  /// - Parameter unknown: what is known after apply, in the form of the values: `after_unknown`.
  func merged(_ values: Object, with expressions: Object, unknown: Node? = nil, at path: String = "") -> Object {
    var result = Object()
    for member in values.members where !Self.isAbsent(member.value) {
      let expression = expressions[member.key]
      // The provider fills in an empty text for what is not set.
      if expression == nil, member.value == "" { continue }
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      result.append(member.key, known(member.value, expression, unknown?[member.key], at: place))
    }
    for member in expressions.members {
      let known = values[member.key]
      // Of a map whose values are known after apply, an empty one is left; of a write-only argument, null.
      guard
        known == nil || (known?.object?.isEmpty == true && Self.isOpen(unknown?[member.key]))
          || (known?.isNull == true && member.key.hasSuffix("_wo"))
      else { continue }
      let place = path.isEmpty ? member.key : "\(path).\(member.key)"
      if let value = self.unknown(member.value, at: place) { result.append(member.key, value) }
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

  /// Whether something in `after_unknown` is known after apply.
  private static func isOpen(_ unknown: Node?) -> Bool {
    switch unknown?.content {
    case .bool(let isUnknown): isUnknown
    case .array(let items): items.contains(where: isOpen)
    case .object(let object): object.contains { isOpen($0.value) }
    default: false
    }
  }

  // MARK: Known values

  private func known(_ value: Node, _ expression: Node?, _ unknown: Node?, at path: String) -> Node {
    if let items = value.array, let blocks = expression?.array {
      return Node(.array(merged(items, with: blocks, unknown?.array, at: path)), at: value.position)
    }
    if let object = value.object, let block = expression?.object, !Self.isExpression(block) {
      return Node(.object(merged(object, with: block, unknown: unknown, at: path)), at: value.position)
    }
    guard let expression else {
      return replaced(value, Sources(targets: dependencies), unknown, at: path)
    }
    if let written = written(expression, for: value) { return Node(written.content, at: value.position) }
    return replaced(value, Sources(expression, configuration, scope), unknown, at: path)
  }

  /// What the text of an expression comes to, where that keeps references which the value lacks.
  private func written(_ expression: Node, for value: Node) -> Node? {
    guard let constant = expression["constant_value"], expression["references"] != nil else { return nil }
    switch value.content {
    case .string, .array, .object: break
    case .null, .bool, .integer, .number: return nil
    }
    let openCount = evaluator.openCount
    let written = evaluator.evaluate(constant, frame)
    return evaluator.openCount == openCount && !Self.isAbsent(written) ? written : nil
  }

  private func merged(_ items: [Node], with blocks: [Node], _ unknown: [Node]?, at path: String) -> [Node] {
    var rest = blocks
    return items.enumerated().map { index, item in
      guard let object = item.object else { return Self.escaped(item) }
      // A set of blocks has another order in the plan than in the configuration.
      let fitting = rest.firstIndex { fits($0, object) } ?? (items.count == blocks.count ? rest.indices.first : nil)
      let block = fitting.map { rest.remove(at: $0) }
      let open = unknown.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      guard let block = block?.object else {
        let members = object.members.filter { $0.value != "" }
        return replaced(Node(.object(Object(members)), at: item.position), Sources(), open, at: path)
      }
      return Node(.object(merged(object, with: block, unknown: open, at: path)), at: item.position)
    }
  }

  /// Whether the constants of a block equal the values of the planned object.
  private func fits(_ block: Node, _ object: Object) -> Bool {
    guard let expressions = block.object else { return false }
    return expressions.members.allSatisfy { member in
      guard let constant = member.value["constant_value"], member.value["references"] == nil else { return true }
      return object[member.key] == constant
    }
  }

  /// What an argument refers to.
  private struct Sources {
    var targets: [PlanConfiguration.Target] = []
    /// Those of the parts that are not known yet, in their order.
    var waiting: [PlanConfiguration.Target] = []
    var others: [PlanConfiguration.Target] = []

    init(targets: [PlanConfiguration.Target] = []) { self.targets = targets }

    init(_ expression: Node, _ configuration: PlanConfiguration, _ scope: PlanConfiguration.Scope) {
      let all = configuration.sources(of: expression, in: scope)
      targets = all.filter { $0.kind == .resource }
      others = all.filter { $0.kind != .resource }
      // A list can have an attribute twice: an ARN, and what is under it.
      waiting = PlanConfiguration.references(of: expression).flatMap { reference in
        configuration.targets(of: ["references": [Node(.string(reference))]], in: scope)
      }
    }
  }

  /// A known value, in which attributes of other resources are replaced by references.
  private func replaced(_ value: Node, _ sources: Sources, _ unknown: Node?, at path: String) -> Node {
    switch value.content {
    case .string(let text):
      let target = text.isEmpty ? nil : sources.targets.first { $0.attribute != nil && plan.value(of: $0) == value }
      if let target { return Node(.string("${\(plan.traversal(target))}"), at: value.position) }
      return plan.reference(for: text, from: sources.others).map { Node(.string($0), at: value.position) }
        ?? Self.escaped(value)
    case .array(let items):
      let places = items.indices.filter { items[$0].isNull }
      let waiting = [sources.targets, sources.waiting].first { $0.count == places.count }
      var next = (waiting ?? [])[...]
      let open = unknown?.array
      let replaced = items.enumerated().map { index, item in
        guard item.isNull else {
          return self.replaced(item, sources, open.flatMap { $0.indices.contains(index) ? $0[index] : nil }, at: path)
        }
        // The element is known after apply.
        guard let target = next.popFirst() else { return reference(to: sources.targets, of: nil) }
        return Node(.string("${\(plan.traversal(target))}"))
      }
      return Node(.array(replaced), at: value.position)
    case .object(let object):
      var members = object.members.filter { !$0.value.isNull }.map { member in
        let place = path.isEmpty ? member.key : "\(path).\(member.key)"
        return Object.Member(key: member.key, value: replaced(member.value, sources, unknown?[member.key], at: place))
      }
      // What is known after apply is not among the values; only of lists it is certain that somebody has set them.
      for member in unknown?.object ?? [:] where member.value == true && object[member.key] == nil {
        guard isList("\(path).\(member.key)") else { continue }
        let references = sources.targets.map { Node(.string("${\(plan.traversal($0))}"), at: value.position) }
        let value = references.isEmpty ? reference(to: [], of: nil) : Node(.array(references), at: value.position)
        members.append(.init(key: member.key, value: value))
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
        return written(constant, expression, at: path)
      }
      guard Self.isExpression(object) else {
        return Node(.object(merged([:], with: object, at: path)), at: expression.position)
      }
      let sources = configuration.sources(of: expression, in: scope)
      let targets = sources.filter { $0.kind == .resource }
      if isList(path), !targets.isEmpty {
        let references = targets.map { Node(.string("${\(plan.traversal($0))}"), at: expression.position) }
        return Node(.array(references), at: expression.position)
      }
      if targets.isEmpty, sources.count == 1, let value = plan.node(for: sources[0]) {
        return Node(value.content, at: expression.position)
      }
      // What a secret is a part of is one as well.
      let secrets = sources.filter { $0.kind == .variable && plan.variables[$0.address]?.isSecret == true }
      if !targets.isEmpty, !secrets.isEmpty {
        let names = (targets + secrets).map { plan.traversal($0) }.joined(separator: ", ")
        return Node(.string("${unknown(\(names))}"), at: expression.position)
      }
      return reference(to: targets, of: expression)
    default: return .none
    }
  }

  /// What the text of an expression comes to; what it refers to, if it only tells that.
  private func written(_ constant: Node, _ expression: Node, at path: String) -> Node? {
    let openCount = evaluator.openCount
    let value = evaluator.evaluate(constant, frame)
    if Self.isAbsent(value) { return .none }
    let isSingle = constant.string.map { $0.hasPrefix("${") && $0.hasSuffix("}") } ?? false
    guard isSingle, evaluator.openCount > openCount, let references = expression["references"] else {
      return Node(value.content, at: expression.position)
    }
    return unknown(["references": references], at: path)
  }

  /// Whether an object is the expression of an argument instead of a block; `{}` has no references.
  private static func isExpression(_ object: Object) -> Bool {
    object.isEmpty || object["references"]?.array != nil || object["constant_value"] != nil
  }

  /// A reference to a single target; how several targets are combined is unknown.
  private func reference(to targets: [PlanConfiguration.Target], of expression: Node?) -> Node {
    let position = expression?.position ?? .none
    if targets.count == 1, let target = targets.first {
      return Node(.string("${\(plan.traversal(target))}"), at: position)
    }
    let names =
      targets.isEmpty ? expression.map(PlanConfiguration.references) ?? [] : targets.map { plan.traversal($0) }
    return Node(.string("${unknown(\(names.joined(separator: ", ")))}"), at: position)
  }
}
