import Documents
import ResourceGraph

// What names stand for, and what follows them.
extension TerraformEvaluator {
  func access(
    _ base: TerraformExpression, _ steps: [TerraformExpression.Step], _ expression: TerraformExpression, _ frame: Frame
  ) -> Node? {
    if case .name(let root) = base.kind, frame[root] == nil { return named(root, steps, expression, frame) }
    guard let value = evaluate(base, frame) else { return nil }
    return apply(steps[...], to: value, expression, frame)
  }

  private func named(
    _ root: String, _ steps: [TerraformExpression.Step], _ expression: TerraformExpression, _ frame: Frame
  ) -> Node? {
    guard case .attribute(let name)? = steps.first else { return open(expression) }
    switch root {
    case "var":
      guard let value = scope.node(ofVariable: name, self) else { return open(expression) }
      return apply(steps.dropFirst(), to: value, expression, frame)
    case "local":
      guard let value = scope.value(ofLocal: name, self) else { return open(expression) }
      return apply(steps.dropFirst(), to: value, expression, frame)
    case "data":
      guard steps.count > 1, case .attribute(let label) = steps[1] else { return open(expression) }
      return instances("data.\(name).\(label)", steps.dropFirst(2), expression, frame)
    case "module": return output("module.\(name)", steps.dropFirst(), expression, frame)
    case "each", "count", "path", "self", "terraform": return open(expression)
    default: return instances("\(root).\(name)", steps.dropFirst(), expression, frame)
    }
  }

  /// An output of a module, or of one instance of it.
  private func output(
    _ module: String, _ steps: ArraySlice<TerraformExpression.Step>, _ expression: TerraformExpression, _ frame: Frame
  ) -> Node? {
    var (module, steps) = (module, steps)
    switch steps.first {
    case .attribute?: break
    case .index(let index)?:
      guard let key = evaluate(index, frame), let place = place(key, among: scope.instances(of: module, self)) else {
        return open(expression)
      }
      module += place
      steps = steps.dropFirst()
    case .splat?, nil:
      return scope.value(ofModule: module, self).flatMap { apply(steps, to: $0, expression, frame) } ?? open(expression)
    }
    guard case .attribute(let name)? = steps.first, let value = scope.value(ofOutput: name, of: module, self) else {
      return open(expression)
    }
    return apply(steps.dropFirst(), to: value, expression, frame)
  }

  /// `[0]` or `["a"]`; where the instances are not known, a text that is a number counts as one.
  private func place(_ key: Node, among instances: TerraformInstances? = nil) -> String? {
    if case .keyed? = instances { return text(key).map(TerraformInstances.index) }
    if let number = key.integer { return "[\(number)]" }
    return text(key).map { Int($0) == nil ? TerraformInstances.index($0) : "[\($0)]" }
  }

  /// A resource: one reference, or one for each of its instances.
  private func instances(
    _ address: String, _ steps: ArraySlice<TerraformExpression.Step>, _ expression: TerraformExpression, _ frame: Frame
  ) -> Node? {
    // A data source that AWS answers is known after it was read.
    let isData = address.hasPrefix("data.")
    guard let instances = scope.instances(of: address, self) ?? (isData ? .one : nil) else { return open(expression) }
    let full = scope.fullAddress(of: address)
    // Of many instances, most expressions take one.
    if case .index(let index)? = steps.first, let key = evaluate(index, frame), let place = place(key) {
      switch instances {
      case .counted(let count):
        guard let number = integer(key), (0..<count).contains(number) else { return nil }
        return apply(steps.dropFirst(), to: Node(.string("${\(full)\(place)}")), expression, frame)
      case .keyed(let keys):
        guard let name = text(key), keys.contains(name) else { return nil }
        let instance = "${\(full)\(TerraformInstances.index(name))}"
        return apply(steps.dropFirst(), to: Node(.string(instance)), expression, frame)
      case .one, .unknown: break
      }
    }
    let references = instances.indices.map { Node(.string("${\(full)\($0)}")) }
    guard spend(references.count / Self.referencesPerNode) else { return nil }
    let value: Node?
    switch instances {
    case .one, .unknown: value = references.first
    case .counted: value = Node(.array(references))
    case .keyed(let keys):
      value = Node(.object(Object(zip(keys, references).map { Object.Member(key: $0, value: $1) })))
    }
    return value.flatMap { apply(steps, to: $0, expression, frame) }
  }

  /// How many references cost as much as one node: each instance of a resource may go through all of another one.
  private static let referencesPerNode = 8

  /// What an attribute, an index or a splat takes from a value.
  func apply(
    _ steps: ArraySlice<TerraformExpression.Step>, to value: Node, _ expression: TerraformExpression, _ frame: Frame
  ) -> Node? {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    switch step {
    case .attribute(let name):
      if let object = value.object {
        return object[name].flatMap { apply(rest, to: $0, expression, frame) }
      }
      guard let reference = Self.reference(in: value) else { return value.isNull ? nil : open(expression) }
      return apply(rest, to: attribute(name, of: reference), expression, frame)
    case .index(let index):
      guard let key = evaluate(index, frame) else { return nil }
      if let items = value.array, let number = integer(key) {
        guard items.indices.contains(number) else { return nil }
        return apply(rest, to: items[number], expression, frame)
      }
      if let object = value.object, let name = text(key) {
        return object[name].flatMap { apply(rest, to: $0, expression, frame) }
      }
      guard let reference = Self.reference(in: value), let place = place(key) else {
        return value.isNull ? nil : open(expression)
      }
      return apply(rest, to: Node(.string("${\(reference)\(place)}")), expression, frame)
    case .splat(let isLegacy):
      if Self.reference(in: value) == nil, value.string != nil { return open(expression) }
      let items = value.array ?? (value.isNull ? [] : [value])
      // After `.*`, an index takes from the list; after `[*]`, from each item.
      let end = rest.firstIndex { isLegacy && $0.isIndex } ?? rest.endIndex
      let results = items.compactMap { apply(rest[..<end], to: $0, expression, frame) }
      guard results.count == items.count, spend(results.count / Self.referencesPerNode) else { return nil }
      return apply(rest[end...], to: Node(.array(results)), expression, frame)
    }
  }

  /// An attribute of what a reference leads to.
  private func attribute(_ name: String, of reference: String) -> Node {
    if name == "json" || name == "minified_json", reference.hasPrefix("data.") || reference.contains(".data."),
      let text = scope.value(of: name, at: reference, self)
    {
      return text
    }
    return Node(.string("${\(reference).\(name)}"))
  }

  /// The traversal that a text consists of: `aws_vpc.main.id` in `${aws_vpc.main.id}`.
  static func reference(in node: Node) -> String? {
    guard let text = node.string, text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
    let inner = text.dropFirst(2).dropLast()
    guard TerraformTraversal(inner) != nil else { return nil }
    return String(inner)
  }
}

extension TerraformExpression.Step {
  fileprivate var isIndex: Bool { if case .index = self { true } else { false } }
}

// MARK: - Known values

extension TerraformEvaluator {
  /// A value without references, in the spelling of templates; `nil` if a part of it is not known.
  func known(_ node: Node) -> Node? {
    switch node.content {
    case .null, .bool, .integer, .number: return node
    case .string(let text):
      guard Self.isTemplate(text) else { return node }
      guard let parts = parsed(text) else { return nil }
      if parts.count == 1, case .expression(let only) = parts[0] { return referenced(only.source) }
      var result = ""
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .expression(let expression):
          guard let text = referenced(expression.source).flatMap(spelled) else { return nil }
          result += text
        case .conditional, .loop: return nil
        }
      }
      return made(result)
    case .array(let items):
      let values = items.compactMap(known)
      return values.count == items.count ? Node(.array(values)) : nil
    case .object(let object):
      let members = object.members.compactMap { member in
        known(member.value).map { Object.Member(key: member.key, value: $0) }
      }
      return members.count == object.members.count ? Node(.object(Object(members))) : nil
    }
  }

  /// What is known of an argument; `nil` if nothing is.
  func knownParts(_ node: Node) -> Node? {
    guard let object = node.object else {
      guard let value = known(node) else { return nil }
      return value.string.map { Node(.string(TerraformSyntax.unescaped($0))) } ?? value
    }
    let members = object.members.compactMap { member in
      knownParts(member.value).map { Object.Member(key: member.key, value: $0) }
    }
    return Node(.object(Object(members)))
  }

  private func referenced(_ reference: String) -> Node? {
    guard let traversal = TerraformTraversal(reference[...]) else { return nil }
    let steps = traversal.steps
    return enter("value of \(reference)") {
      if steps[0] == "var" {
        guard steps.count == 2 else { return nil }
        return scope.value(ofVariable: String(steps[1])).flatMap(known)
      }
      guard steps.count > 2, let attribute = steps.last else { return nil }
      let address = steps.dropLast().joined(separator: ".")
      return scope.value(of: String(attribute), at: address, self).flatMap(known)
    }
  }

  /// The text of a scalar, without the escapes of templates; `nil` if it is not known.
  func text(_ node: Node) -> String? {
    known(node).flatMap { String(node: $0) }.map(TerraformSyntax.unescaped)
  }

  /// The text of a scalar in the spelling of templates, with its references.
  func spelled(_ node: Node) -> String? { String(node: node) }

  func integer(_ node: Node) -> Int? { text(node).flatMap { Int($0) } }

  func number(_ node: Node) -> Double? { text(node).flatMap { Double($0) } }

  func truth(_ node: Node) -> Bool? { known(node).flatMap { Bool(node: $0) } }

  /// Whether both are the same; `nil` if that is not known.
  func isEqual(_ left: Node, _ right: Node) -> Bool? {
    if left == right { return true }
    guard let left = known(left), let right = known(right) else { return nil }
    if left == right { return true }
    // A variable of the type number may be given as a text.
    guard !left.isNull, !right.isNull, let first = String(node: left), let second = String(node: right) else {
      return false
    }
    return first == second
  }
}

// MARK: - Operators

extension TerraformEvaluator {
  func operation(
    _ name: String, _ left: TerraformExpression, _ right: TerraformExpression, _ expression: TerraformExpression,
    _ frame: Frame
  ) -> Node? {
    guard let first = evaluate(left, frame) else { return nil }
    if name == "&&" || name == "||" {
      let deciding = name == "||"
      let isFirst = truth(first)
      if isFirst == deciding { return Node(.bool(deciding)) }
      guard let second = evaluate(right, frame) else { return nil }
      let isSecond = truth(second)
      if isSecond == deciding { return Node(.bool(deciding)) }
      return isFirst == nil || isSecond == nil ? open(expression) : Node(.bool(!deciding))
    }
    guard let second = evaluate(right, frame) else { return nil }
    if name == "==" || name == "!=" {
      return isEqual(first, second).map { Node(.bool($0 == (name == "=="))) } ?? open(expression)
    }
    guard let one = number(first), let other = number(second) else { return open(expression) }
    switch name {
    case "<": return Node(.bool(one < other))
    case ">": return Node(.bool(one > other))
    case "<=": return Node(.bool(one <= other))
    case ">=": return Node(.bool(one >= other))
    case "+": return Self.node(one + other)
    case "-": return Self.node(one - other)
    case "*": return Self.node(one * other)
    case "/": return other == 0 ? nil : Self.node(one / other)
    case "%": return other == 0 ? nil : Self.node(one.truncatingRemainder(dividingBy: other))
    default: return open(expression)
    }
  }

  /// The node of a number; `nil` for one that is none.
  static func node(_ number: Double) -> Node? {
    guard number.isFinite else { return nil }
    return Int(exactly: number).map { Node(.integer($0)) } ?? Node(.number("\(number)"))
  }
}
