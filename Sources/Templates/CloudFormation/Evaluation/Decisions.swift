import Documents
import ResourceGraph

/// What a template decides by its parameters: the conditions that it reads, the mappings that it looks into, and the
/// Boolean parameters that it uses as they are.
struct Decisions {
  /// A parameter, and what it is compared with.
  struct Compared {
    var name: String
    /// In the order in which they are met, each once.
    var constants: [String]
  }

  /// The parameters and pseudo-parameters that decide something, in the order in which they are met.
  private(set) var compared: [Compared] = []
  private var conditions: [String] = []
  private var knownConditions: Set<String> = []
  private var lookups: [Node] = []
  private var booleans: [String] = []
  private var places: [String: Int] = [:]
  private let program: TemplateProgram

  /// - Parameter body: what the template makes: its resources and outputs.
  init(_ program: TemplateProgram, body: [Node]) {
    self.program = program
    for section in body {
      for member in section.object ?? [:] {
        if let condition = member.value["Condition"]?.string { add(condition: condition) }
        collect(member.value)
      }
    }
    var index = 0
    while index < conditions.count {
      if let formula = program.conditions[conditions[index]] { collect(formula: formula) }
      index += 1
    }
  }

  /// What all decisions come to, to tell assignments that make a difference from those that do not.
  func outcome(_ evaluator: CloudFormationEvaluator) -> [String] {
    conditions.map { evaluator.decide(condition: $0).map { $0 ? "1" : "0" } ?? "?" }
      + lookups.map { evaluator.evaluate($0).map { JSON.writeCompact($0) } ?? "" }
      + booleans.map { evaluator.value(of: $0) ?? "" }
  }

  // MARK: The body

  private mutating func collect(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { collect(item) }
    case .object(let object):
      if let call = node.functionCall { collect(call.function, call.argument, node) }
      for member in object.members { collect(member.value) }
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func collect(_ function: String, _ argument: Node, _ call: Node) {
    switch function {
    case "Fn::If":
      guard let condition = argument.array?.first else { return }
      if let name = condition.string ?? condition["Condition"]?.string { add(condition: name) }
    case "Fn::FindInMap":
      guard let rows = rows(argument), !lookups.contains(call) else { return }
      let isFixed = argument.array?.dropFirst().allSatisfy { $0.isScalar } ?? true
      guard !isFixed else { return }
      lookups.append(call)
      for part in argument.array?.dropFirst() ?? [] { collect(operand: part, constants: rows) }
    case "Ref":
      guard let name = argument.string, !booleans.contains(name), let parameter = program.parameters[name],
        parameter.allowedValues.count == 2, parameter.allowedValues.allSatisfy({ Bool(node: Node(.string($0))) != nil })
      else { return }
      booleans.append(name)
      add(name, parameter.allowedValues)
    default: return
    }
  }

  /// The rows of a mapping, one for each of the few values that it gives; `nil` for a table of many: of images, say.
  private func rows(_ argument: Node) -> [String]? {
    guard let parts = argument.array, parts.count >= 3, let map = parts[0].string,
      let rows = program.mappings?[map]?.object
    else { return nil }
    var firsts: [String] = []
    var values: [Node] = []
    for row in rows {
      let value = parts[2].string.flatMap { row.value[$0] } ?? row.value
      guard !values.contains(value) else { continue }
      values.append(value)
      firsts.append(row.key)
    }
    return values.count <= 4 ? firsts : nil
  }

  // MARK: Conditions

  private mutating func add(condition name: String) {
    if knownConditions.insert(name).inserted { conditions.append(name) }
  }

  private mutating func collect(formula: Node) {
    guard case .object(let object) = formula.content, object.members.count == 1 else { return }
    let argument = object.members[0].value
    switch object.members[0].key {
    case "Condition": if let name = argument.string { add(condition: name) }
    case "Fn::And", "Fn::Or", "Fn::Not": for part in argument.array ?? [] { collect(formula: part) }
    case "Fn::Equals":
      let sides = argument.array ?? []
      var constants = sides.compactMap { String(node: $0) }
      // Two parameters that are compared take each other's values.
      for name in sides.flatMap({ Self.names(in: $0) }) {
        if let value = program.parameters[name]?.value { constants.append(value) }
        constants += program.parameters[name]?.allowedValues ?? []
      }
      for side in sides { collect(operand: side, constants: constants) }
    default: return
    }
  }

  private mutating func collect(operand: Node, constants: [String]) {
    if let call = operand.functionCall, call.function == "Fn::FindInMap" {
      let rows = call.argument.array?.first?.string.flatMap { program.mappings?[$0]?.object.map { Array($0.keys) } }
      for name in Self.names(in: call.argument) { add(name, rows ?? []) }
      return
    }
    for name in Self.names(in: operand) { add(name, constants) }
  }

  private mutating func add(_ name: String, _ constants: [String]) {
    if let place = places[name] {
      compared[place].constants = (compared[place].constants + constants).unique
    } else {
      places[name] = compared.count
      compared.append(Compared(name: name, constants: constants.unique))
    }
  }

  /// The parameters that an operand reads.
  static func names(in node: Node) -> [String] {
    if let call = node.functionCall {
      switch call.function {
      case "Ref": return call.argument.string.map { [$0] } ?? []
      case "Fn::Sub":
        guard let substitution = Substitution(call.argument) else { return [] }
        let inText = substitution.parts.compactMap { part in
          if case .name(let name) = part { name } else { nil }
        }
        return inText + substitution.values.flatMap { names(in: $0.value) }
      default: return names(in: call.argument)
      }
    }
    switch node.content {
    case .array(let items): return items.flatMap { names(in: $0) }
    case .object(let object): return object.members.flatMap { names(in: $0.value) }
    case .null, .bool, .integer, .number, .string: return []
    }
  }
}
