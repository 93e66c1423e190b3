import Documents
import ResourceGraph

/// Finds what a stack says of the templates that it nests and that they do not have: outputs and parameters.
struct NestedStackMistakes {
  private static let outputs = "Outputs."

  private let children: [LogicalID: Child]
  /// Whether a macro can change what the nested templates are given.
  private let isRewritten: Bool
  private var mistakes: [TemplateMistake] = []
  private var known: Set<TemplateMistake> = []
  private var subject = LogicalID("")
  private var file = ""

  /// A template that is nested.
  private struct Child {
    /// The name of its file.
    var name: String
    var sections: Object
    /// The outputs that it has in the scenario.
    var outputs: Set<String>
    /// Whether a macro, a loop or an included file can add outputs and parameters.
    var isOpen: Bool
  }

  /// - Parameter document: the document of a unit.
  static func all(
    of part: Nesting.Part, in parts: [Nesting.Part], _ document: (Int) -> Node?
  ) -> [TemplateMistake] {
    let children = part.children.compactMapValues { index -> Child? in
      guard let sections = document(parts[index].unit)?.object else { return nil }
      let named = ["Parameters", "Outputs"].compactMap { sections[$0]?.object }
      let isOpen = TemplateScope.isRewritten(sections) || Self.isOpen(sections) || named.contains(where: Self.isOpen)
      return Child(
        name: TemplateFile.name(of: parts[index].path), sections: sections,
        outputs: Set(parts[index].graph.outputs.map(\.name)),
        isOpen: isOpen)
    }
    let isRewritten = document(part.unit)?.object.map(TemplateScope.isRewritten) ?? false
    var check = NestedStackMistakes(children: children, isRewritten: isRewritten)
    check.read(part.graph)
    return check.mistakes
  }

  private init(children: [LogicalID: Child], isRewritten: Bool) {
    self.children = children
    self.isRewritten = isRewritten
  }

  /// Whether an included file or a loop adds members.
  private static func isOpen(_ object: Object) -> Bool { object.keys.contains { $0.place(of: "::") != nil } }

  private mutating func read(_ graph: ResourceGraph) {
    for entry in graph.entries {
      subject = entry.id
      file = entry.location?.file ?? ""
      if let child = children[entry.id], !isRewritten, !child.isOpen, case .raw(let raw) = entry.content,
        !Self.isOpen(raw.properties)
      {
        compare(raw.properties["Parameters"], with: child, entry)
      }
      for name in ["Properties", "Metadata"] { entry.source?[name].map { read($0) } }
    }
    for output in graph.outputs {
      subject = LogicalID(output.name)
      file = output.location?.file ?? ""
      if case .expression(let value) = output.value { read(value, at: output.location) }
    }
  }

  private mutating func report(_ message: String, at location: SourceLocation?, _ kind: TemplateMistake.Kind = .name) {
    let mistake = TemplateMistake(kind, subject, message, at: location)
    if known.insert(mistake).inserted { mistakes.append(mistake) }
  }

  private func location(_ node: Node) -> SourceLocation { SourceLocation(file: file, position: node.position) }
}

// MARK: - Parameters

extension NestedStackMistakes {
  private mutating func compare(_ arguments: Node?, with child: Child, _ entry: Entry) {
    guard let given = arguments.map({ $0.object }) ?? Object(), !Self.isOpen(given), arguments?.functionCall == nil
    else { return }
    let parameters = child.sections["Parameters"]?.object ?? [:]
    for argument in given where parameters[argument.key] == nil {
      let nearest = Suggestion.nearest(to: argument.key, among: parameters.keys).map { "write '\($0)'" }
      report(
        "'\(subject)' gives '\(child.name)' the parameter '\(argument.key)', which it does not have; "
          + (nearest ?? "remove it"), at: location(argument.value))
    }
    for parameter in parameters where parameter.value["Default"] == nil && given[parameter.key] == nil {
      report(
        "'\(subject)' does not give '\(child.name)' the parameter '\(parameter.key)', which has no default; add it to 'Parameters'",
        at: arguments.map(location) ?? entry.location)
    }
  }
}

// MARK: - Outputs

extension NestedStackMistakes {
  private mutating func read(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { read(item) }
    case .object(let object):
      guard let call = node.functionCall else {
        for member in object { read(member.value) }
        return
      }
      switch call.function {
      case "Fn::GetAtt":
        let parts = call.argument.array?.map { $0.string ?? "" }
        let text = parts?.joined(separator: ".") ?? call.argument.string
        text.map { use($0, at: location(node)) }
      case "Fn::Sub":
        guard let substitution = Substitution(call.argument) else { return }
        for case .name(let name) in substitution.parts where substitution.values[name] == nil {
          use(name, at: location(node))
        }
        for member in substitution.values { read(member.value) }
      // A condition that stays open may be the one that the output has.
      case "Fn::If", "Fn::Transform": return
      default: read(call.argument)
      }
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func read(_ expression: Expression, at location: SourceLocation?) {
    switch expression {
    case .attribute(let id, let attribute): use("\(id).\(attribute)", at: location)
    case .join(let parts): for part in parts { read(part, at: location) }
    case .component(_, let arn): read(arn, at: location)
    case .verbatim(let node, _): read(node)
    case .text, .parameter, .pseudo, .availabilityZone: return
    }
  }

  /// - Parameter attribute: `Network.Outputs.VpcId`.
  private mutating func use(_ attribute: String, at location: SourceLocation?) {
    let id = attribute.prefix { $0 != "." }
    let rest = attribute.dropFirst(id.count + 1)
    guard rest.hasPrefix(Self.outputs), let child = children[LogicalID(String(id))], !child.isOpen else { return }
    let name = String(rest.dropFirst(Self.outputs.count))
    guard !child.outputs.contains(name) else { return }
    let written = child.sections["Outputs"]?.object ?? [:]
    if let condition = written[name]?["Condition"]?.string {
      report(
        "'\(subject)' reads output '\(name)' of '\(child.name)', which condition '\(condition)' removes; choose with 'Fn::If'",
        at: location, .removed)
    } else if written[name] == nil {
      let nearest = Suggestion.nearest(to: name, among: written.keys).map { "write '\($0)'" }
      report(
        "'\(subject)' reads output '\(name)' of '\(child.name)', which it does not have; \(nearest ?? "add it there")",
        at: location)
    }
  }
}
