public import Documents
public import ResourceGraph

extension CloudFormation {
  /// Reads what comes out of a template in each of its scenarios: the one of the defaults and given values first.
  ///
  /// - Throws: all structural errors of the template, each with its position.
  public static func scenarios(
    _ document: Node, file: String, catalog: ResourceCatalog, inputs: TemplateInputs = TemplateInputs()
  ) throws(Diagnostics) -> [ResourceGraph] {
    guard case .object(let sections) = document.content, sections["Resources"]?.object != nil else {
      return [try read(document, file: file, catalog: catalog)]
    }
    let program = TemplateProgram(sections, inputs)
    let refused = program.refusedValues(file: file)
    guard refused.isEmpty else { throw Diagnostics(refused) }
    let decisions = Decisions(program, body: [sections["Resources"], sections["Outputs"]].compactMap { $0 })
    let (outcomes, coverage) = ScenarioSpace(program, decisions, file: file).outcomes()
    nonisolated(unsafe) let initial = outcomes.first  // every evaluator is used by one thread
    let (mistakes, first) = concurrently {
      inputs.findsMistakes ? Self.mistakes(in: sections, program, catalog, file: file) : []
    } _: {
      initial.map { Evaluation($0, of: document, sections, file: file) }
    }
    // A template that is refused for its size is refused in the first scenario.
    if let errors = first?.errors, !errors.isEmpty { throw Diagnostics(errors) }
    nonisolated(unsafe) let others = outcomes.dropFirst()
    let mentioned = others.isEmpty ? MentionedNames() : MentionedNames(in: sections)
    let evaluations =
      [first].compactMap(\.self)
      + Array(others.indices).concurrentMap {
        Evaluation(others[$0], of: document, sections, file: file, after: first, mentioned)
      }
    var reader = CloudFormationReader(file: file, catalog: catalog)
    var graphs: [ResourceGraph] = []
    for (outcome, evaluation) in zip(outcomes, evaluations) {
      guard evaluation.errors.isEmpty else { throw Diagnostics(evaluation.errors) }
      var graph = try reader.read(evaluation.template)
      graph.scenario = outcome.scenario
      for (id, iteration) in evaluation.iterations { graph.update(LogicalID(id)) { $0.iteration = iteration } }
      graph.region = inputs.region
      graph.account = inputs.account
      graph.mistakes = mistakes + evaluation.mistakes
      if graphs.isEmpty {
        graph.notes += UnexaminedParts.notes(in: sections, file: file) + evaluation.diagnostics
        if let message = coverage.note(outcomes.count, of: "conditions of the template") {
          graph.notes.append(.note(message, at: SourceLocation(file: file, position: document.position)))
        }
      }
      graphs.append(graph)
    }
    return graphs
  }

  /// What CloudFormation refuses of a template in all of its scenarios.
  private static func mistakes(
    in sections: Object, _ program: TemplateProgram, _ catalog: ResourceCatalog, file: String
  ) -> [TemplateMistake] {
    var form = TemplateForm(sections, program, file: file)
    var names = TemplateNames(sections, program, catalog, file: file)
    return form.find() + names.find()
  }
}

/// What a template comes to in one scenario, and what is wrong with it there.
private struct Evaluation: Sendable {
  let template: Node
  let mistakes: [TemplateMistake]
  /// The turns of loops that make resources, by the ids of the resources.
  let iterations: [String: String]
  let diagnostics: [Diagnostic]
  /// What was decided of the conditions, and assumed of the parameters.
  private let decisions: [String: Bool?]
  private let assumptions: [String: String?]
  private let resources: ScenarioMistakes.OfResources

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  /// - Parameters:
  ///   - earlier: another scenario, with which this one has the resources in common to which the difference does not matter.
  ///   - mentioned: what tells these resources.
  init(
    _ outcome: ScenarioSpace.Outcome, of document: Node, _ sections: Object, file: String, after earlier: Self? = nil,
    _ mentioned: MentionedNames = MentionedNames()
  ) {
    let evaluator = outcome.evaluator
    assumptions = evaluator.assumptions
    decisions = evaluator.decisions
    let common = earlier.map { mentioned.members(thatMentionNone: Self.differences(evaluator, $0)) } ?? []
    template = evaluator.evaluate(
      template: sections, at: document.position, common.isEmpty ? [:] : earlier?.resources(common) ?? [:])
    iterations = evaluator.iterations
    diagnostics = evaluator.diagnostics
    var found = ScenarioMistakes(evaluator, varied: outcome.varied, file: file)
    let isSearched = evaluator.program.inputs.findsMistakes && !diagnostics.contains { $0.severity == .error }
    mistakes = isSearched ? found.find(in: template, common, as: earlier?.resources) : []
    resources = found.ofResources
  }

  /// The conditions that are decided otherwise than in another scenario, and the parameters that have another value.
  private static func differences(_ evaluator: CloudFormationEvaluator, _ other: Self) -> Set<String> {
    let conditions = evaluator.decisions.filter { other.decisions[$0.key] != .some($0.value) }.keys
    let parameters = evaluator.assumptions.filter { other.assumptions[$0.key] != .some($0.value) }.keys
    return Set(conditions).union(parameters)
  }

  /// What the resources of these names come to.
  private func resources(_ names: Set<String>) -> [String: Node] {
    let members = template["Resources"]?.object?.members ?? []
    return Dictionary(members.lazy.filter { names.contains($0.key) }.map { ($0.key, $0.value) }) { first, _ in first }
  }
}

// MARK: - Sections

extension CloudFormationEvaluator {
  /// The template without conditions and loops, as far as they can be decided.
  ///
  /// - Parameter known: what resources come to, by their logical ids, where another scenario told.
  fileprivate func evaluate(template sections: Object, at position: Position, _ known: [String: Node]) -> Node {
    var result = sections
    if let parameters = sections["Parameters"] { result["Parameters"] = withValues(parameters) }
    removed = [:]
    if let resources = sections["Resources"]?.object {
      let present = presentMembers(of: resources, isResources: true)
      let bodies = present.map { member in
        Object.Member(key: member.key, value: known[member.key] ?? evaluate(resource: member.value))
      }
      result["Resources"] = Node(.object(Object(bodies)), at: sections["Resources"]?.position ?? position)
    }
    if let outputs = sections["Outputs"]?.object {
      let values = presentMembers(of: outputs).map { member in
        Object.Member(key: member.key, value: evaluate(member.value) ?? member.value)
      }
      result["Outputs"] = Node(.object(Object(values)), at: sections["Outputs"]?.position ?? position)
    }
    return Node(.object(result), at: position)
  }

  /// The parameters with the values of this scenario as their defaults.
  private func withValues(_ parameters: Node) -> Node {
    guard var object = parameters.object else { return parameters }
    for index in object.members.indices {
      let name = object.members[index].key
      if let assumed = assumptions[name] {
        object.members[index].value["Default"] = assumed.map { Node(.string($0)) }
      } else if let given = program.inputs.text(ofParameter: name) {
        // A secret that is given stays beside the template; as its default, it would stand in the template.
        if let isHidden = object.members[index].value["NoEcho"], Bool(node: isHidden) == true { continue }
        object.members[index].value["Default"] = Node(.string(given))
      }
    }
    return Node(.object(object), at: parameters.position)
  }

  /// The members whose condition does not fail.
  private func presentMembers(of object: Object, isResources: Bool = false) -> [Object.Member] {
    expandingLoops(object).members.compactMap { member in
      guard let condition = member.value["Condition"]?.string, let holds = decide(condition: condition) else {
        return member
      }
      guard holds else {
        if isResources { removed[member.key] = condition }
        return nil
      }
      var present = member
      present.value["Condition"] = nil
      return present
    }
  }

  private func evaluate(resource: Node) -> Node {
    guard case .object(let attributes) = resource.content else { return resource }
    var result = Object()
    for attribute in attributes.members {
      switch attribute.key {
      case "Type", "Condition", "Metadata": result.append(attribute.key, attribute.value)
      case "DependsOn":
        if let value = dependencies(attribute.value) { result.append(attribute.key, value) }
      case "DeletionPolicy", "UpdateReplacePolicy":
        result.append(attribute.key, policy(attribute.value) ?? attribute.value)
      default:
        if let value = evaluate(attribute.value) { result.append(attribute.key, value) }
      }
    }
    return Node(.object(PolicyForms.normalized(result)), at: resource.position)
  }

  /// CloudFormation leaves out dependencies on what a condition removes.
  private func dependencies(_ node: Node) -> Node? {
    if let name = node.string { return removed[name] != nil ? nil : node }
    guard let names = node.array else { return node }
    return Node(.array(names.filter { $0.string.map { removed[$0] == nil } ?? true }), at: node.position)
  }

  /// What a policy comes to, where all branches agree, or given values decide; a policy that a condition decides on purpose
  /// stays open otherwise.
  private func policy(_ node: Node) -> Node? {
    guard let call = node.functionCall else { return node }
    guard call.function == "Fn::If" else { return text(of: node).map { Node(.string($0), at: node.position) } }
    let branches = (call.argument.array ?? []).dropFirst().map { policy($0) ?? $0 }
    if let first = branches.first, branches.allSatisfy({ $0 == first }) { return first }
    guard let condition = call.argument.array?.first else { return nil }
    if branches.count == 2, let name = condition.string, program.isGiven(condition: name),
      let holds = decide(condition: name)
    {
      return branches[holds ? 0 : 1]
    }
    return Node(.object(["Fn::If": Node(.array([condition] + branches))]), at: node.position)
  }
}
