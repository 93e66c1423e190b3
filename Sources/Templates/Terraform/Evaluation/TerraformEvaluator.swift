import Documents
import ResourceGraph

/// Works out what expressions come to.
///
/// Values are nodes whose texts are spelled as in templates. What only the deployment knows stays as it is: references to
/// resources and texts of variables (`${aws_vpc.main.id}`), and expressions of those. Functions that need a value look
/// through references to arguments that the template gives.
final class TerraformEvaluator {
  /// The names that loops, `count` and `for_each` bind.
  typealias Frame = [String: Node]

  let scope: any TerraformScope
  let evaluation: TerraformEvaluation
  /// What is evaluated, for messages: `aws_subnet.private`, and its file.
  var subject = (address: "", file: "")

  /// - Parameter evaluation: that of the template, if other evaluators read parts of it.
  init(_ scope: any TerraformScope, _ evaluation: TerraformEvaluation = TerraformEvaluation()) {
    self.scope = scope
    self.evaluation = evaluation
  }

  /// How many expressions were left as they are, since they are not known.
  var openCount: Int { evaluation.openCount }

  func report(_ severity: Diagnostic.Severity, _ message: String, at position: Position) {
    evaluation.report(Diagnostic(severity, message, at: SourceLocation(file: subject.file, position: position)))
  }

  /// Whether the template makes more than is evaluated.
  var isExhausted: Bool { evaluation.isExhausted }

  /// Takes nodes from what the template may make.
  @discardableResult
  func spend(_ nodes: Int) -> Bool { evaluation.spend(nodes) }

  /// What the body returns, unless it is being worked out already.
  func enter<Result>(_ name: String, _ body: () -> Result?) -> Result? { evaluation.enter(name, body) }

  /// The parts of a template, read once.
  func parsed(_ text: String) -> [TerraformExpression.TemplatePart]? { evaluation.parsed(text) }

  /// An expression that is not known is left as it is.
  func open(_ expression: TerraformExpression) -> Node {
    evaluation.openCount += 1
    return expression.unresolved
  }
}

// MARK: - The tree

extension TerraformEvaluator {
  /// What a node comes to; all of it stands where the node stands.
  func evaluate(_ node: Node, _ frame: Frame = [:]) -> Node {
    switch node.content {
    case .null, .bool, .integer, .number: return node
    case .string(let text):
      guard Self.isTemplate(text), !isExhausted else { return node }
      guard let value = evaluate(template: text, frame) else {
        evaluation.openCount += 1
        return node
      }
      return placed(value, at: node.position)
    case .array(let items): return Node(.array(items.map { evaluate($0, frame) }), at: node.position)
    case .object(let object):
      var result = Object()
      result.members.reserveCapacity(object.members.count)
      var dynamic: [DynamicBlock] = []
      for member in object.members {
        if member.key == "dynamic", let blocks = DynamicBlock.all(in: member.value) {
          dynamic += blocks
          continue
        }
        let value = evaluate(member.value, frame)
        // An argument that comes to null is not set.
        if value.isNull, !member.value.isNull { continue }
        var key = member.key
        if Self.isTemplate(key), let text = evaluate(template: key, frame).flatMap(text) { key = text }
        result.append(key, value)
      }
      for block in dynamic { write(block, to: &result, frame) }
      return Node(.object(result), at: node.position)
    }
  }

  /// Whether a text has interpolations or directives.
  static func isTemplate(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index + 1 < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
          if bytes[index + 1] == UInt8(ascii: "{") { return true }
          if index + 2 < bytes.count, bytes[index + 1] == byte, bytes[index + 2] == UInt8(ascii: "{") { index += 2 }
        }
        index += 1
      }
      return false
    }
  }

  private func placed(_ value: Node, at position: Position) -> Node {
    switch value.content {
    case .array(let items):
      guard spend(items.count) else { return Node(.null, at: position) }
      return Node(.array(items.map { placed($0, at: position) }), at: position)
    case .object(let object):
      guard spend(object.members.count) else { return Node(.null, at: position) }
      let members = object.members.map { Object.Member(key: $0.key, value: placed($0.value, at: position)) }
      return Node(.object(Object(members)), at: position)
    case .null, .bool, .integer, .number, .string: return Node(value.content, at: position)
    }
  }

  private func evaluate(template text: String, _ frame: Frame) -> Node? {
    parsed(text).flatMap { evaluate($0, frame) }
  }
}

// MARK: - Expressions

extension TerraformEvaluator {
  /// What an expression comes to; `nil` if it is wrong: an index that a list does not have.
  func evaluate(_ expression: TerraformExpression, _ frame: Frame) -> Node? {
    guard !isExhausted else { return nil }
    switch expression.kind {
    case .literal(let node): return node
    case .template(let parts): return evaluate(parts, frame)
    case .list(let expressions):
      let items = expressions.compactMap { evaluate($0, frame) }
      guard items.count == expressions.count else { return nil }
      return made(items)
    case .object(let pairs): return object(pairs, expression, frame)
    case .name(let name): return frame[name] ?? open(expression)
    case .access(let base, let steps): return access(base, steps, expression, frame)
    case .call(let name, let arguments, let isExpanded):
      return call(name, arguments, isExpanded: isExpanded, expression, frame)
    case .negation(let operand):
      guard let value = evaluate(operand, frame) else { return nil }
      return truth(value).map { Node(.bool(!$0)) } ?? open(expression)
    case .operation(let name, let left, let right): return operation(name, left, right, expression, frame)
    case .conditional(let condition, let first, let second):
      guard let value = evaluate(condition, frame) else { return nil }
      if let holds = truth(value) { return evaluate(holds ? first : second, frame) }
      let known = openCount
      let branches = (evaluate(first, frame), evaluate(second, frame))
      evaluation.openCount = known
      if let branch = branches.0, branch == branches.1 { return branch }
      return open(expression)
    case .loop(let loop): return self.loop(loop, expression, frame)
    }
  }

  /// A list that the template makes.
  func made(_ items: [Node]) -> Node? { spend(items.count) ? Node(.array(items)) : nil }

  /// An object that the template makes.
  func made(_ members: [Object.Member]) -> Node? { spend(members.count) ? Node(.object(Object(members))) : nil }

  func made(_ text: String) -> Node? { spend(text.utf8.count / 256) ? Node(.string(text)) : nil }

  private func evaluate(_ parts: [TerraformExpression.TemplatePart], _ frame: Frame) -> Node? {
    if parts.count == 1, case .expression(let only) = parts[0] { return evaluate(only, frame) }
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .expression(let expression):
        guard let text = evaluate(expression, frame).flatMap(spelled) else { return nil }
        result += text
      case .conditional(let condition, let taken, let other):
        guard let holds = evaluate(condition, frame).flatMap(truth),
          let text = evaluate(holds ? taken : other, frame).flatMap(spelled)
        else { return nil }
        result += text
      case .loop(let keyName, let valueName, let collection, let body):
        guard let pairs = evaluate(collection, frame).flatMap(pairs) else { return nil }
        var frame = frame
        for (key, value) in pairs {
          if let keyName { frame[keyName] = key }
          frame[valueName] = value
          guard spend(1), let text = evaluate(body, frame).flatMap(spelled) else { return nil }
          result += text
        }
      }
    }
    return made(result)
  }

  private func object(_ pairs: [TerraformExpression.Pair], _ expression: TerraformExpression, _ frame: Frame) -> Node? {
    var map = MapBuilder()
    for pair in pairs {
      guard let key = evaluate(pair.key, frame), let value = evaluate(pair.value, frame) else { return nil }
      guard let name = text(key) else { return open(expression) }
      map[name] = value
    }
    return made(map.members)
  }

  private func loop(_ loop: TerraformExpression.Loop, _ expression: TerraformExpression, _ frame: Frame) -> Node? {
    guard let collection = evaluate(loop.collection, frame) else { return nil }
    guard let pairs = pairs(of: collection) else { return open(expression) }
    var items: [Node] = []
    var map = MapBuilder()
    var frame = frame
    for (key, value) in pairs {
      guard spend(1) else { return nil }
      if let name = loop.keyName { frame[name] = key }
      frame[loop.valueName] = value
      if let condition = loop.condition {
        guard let isTaken = evaluate(condition, frame).flatMap(truth) else { return open(expression) }
        if !isTaken { continue }
      }
      guard let result = evaluate(loop.result, frame) else { return nil }
      guard let resultKey = loop.resultKey else {
        items.append(result)
        continue
      }
      guard let name = evaluate(resultKey, frame).flatMap(text) else { return open(expression) }
      if loop.isGrouped { map.append(result, to: name) } else { map[name] = result }
    }
    return loop.resultKey == nil ? made(items) : made(map.members)
  }

  /// The keys and values of a collection, in the order of Terraform; `nil` if they are not known.
  func pairs(of collection: Node) -> [(key: Node, value: Node)]? {
    switch collection.content {
    case .array(let items): items.enumerated().map { (Node(.integer($0)), $1) }
    case .object(let object): object.sortedByKey.map { (TerraformSyntax.escaped(Node(.string($0.key))), $0.value) }
    case .null, .bool, .integer, .number, .string: nil
    }
  }
}

extension Object {
  /// The members in the order in which Terraform goes through a map.
  var sortedByKey: [Member] {
    members.sorted { left, right in left.key.utf8.lexicographicallyPrecedes(right.key.utf8) }
  }
}
