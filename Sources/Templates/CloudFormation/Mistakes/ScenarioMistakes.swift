import Documents
import ResourceGraph

/// Finds what is wrong with what a template comes to in one scenario: references to resources that a condition removes,
/// keys that a mapping lacks, and resources that wait for each other.
struct ScenarioMistakes {
  private let evaluator: CloudFormationEvaluator
  private let file: String
  private var mistakes: [TemplateMistake] = []
  private var known: Set<TemplateMistake> = []
  private var subject = LogicalID("")
  private(set) var ofResources = OfResources()
  /// The outputs that export a name.
  private var exports: [String: String] = [:]
  /// Whether CloudFormation creates what is referred to before the resource.
  private var isWaiting = false

  /// The parameters to which the scenario gives another value than the one to start with.
  private let varied: Set<String>

  /// - Parameter evaluator: the one that has evaluated the template.
  init(_ evaluator: CloudFormationEvaluator, varied: Set<String>, file: String) {
    self.evaluator = evaluator
    self.varied = varied
    self.file = file
  }

  /// What was found in the resources, each by itself.
  struct OfResources: Sendable {
    /// What each resource waits for, with the places that say so.
    fileprivate var needed: [String: [(name: String, place: Node)]] = [:]
    fileprivate var mistakes: [String: ArraySlice<TemplateMistake>] = [:]
  }

  /// - Parameters:
  ///   - template: what the template comes to in the scenario.
  ///   - common: the resources that come to the same in an earlier scenario.
  ///   - earlier: what was found in that one.
  mutating func find(
    in template: Node, _ common: Set<String> = [], as earlier: OfResources? = nil
  ) -> [TemplateMistake] {
    for member in template["Resources"]?.object ?? [:] where member.value["Condition"] == nil {
      if common.contains(member.key), let needed = earlier?.needed[member.key] {
        ofResources.needed[member.key] = needed
        for mistake in earlier?.mistakes[member.key] ?? [] { add(mistake) }
        continue
      }
      let count = mistakes.count
      read(resource: member)
      if mistakes.count > count { ofResources.mistakes[member.key] = mistakes[count...] }
    }
    for member in template["Outputs"]?.object ?? [:] where member.value["Condition"] == nil {
      subject = LogicalID(member.key)
      for name in ["Value", "Export"] { member.value[name].map { read($0) } }
      member.value["Export"]?["Name"].map { export($0) }
    }
    // A macro can move a reference to another resource.
    if !(template.object.map(TemplateScope.isRewritten) ?? false) { reportCircles() }
    return mistakes
  }

  private mutating func report(_ message: String, at node: Node, _ kind: TemplateMistake.Kind) {
    add(TemplateMistake(kind, subject, message, at: SourceLocation(file: file, position: node.position)))
  }

  private mutating func add(_ mistake: TemplateMistake) {
    if known.insert(mistake).inserted { mistakes.append(mistake) }
  }

  private mutating func read(resource member: Object.Member) {
    subject = LogicalID(member.key)
    ofResources.needed[member.key] = []
    isWaiting = true
    member.value["Properties"].map { read($0) }
    for dependency in member.value["DependsOn"].map({ $0.array ?? [$0] }) ?? [] {
      dependency.string.map { use($0, at: dependency) }
    }
    isWaiting = false
    for name in ["Metadata", "CreationPolicy", "UpdatePolicy"] { member.value[name].map { read($0) } }
  }

  private mutating func read(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { read(item) }
    case .object(let object):
      guard let call = node.functionCall else {
        for member in object { read(member.value) }
        return
      }
      read(call.function, call.argument, node)
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func read(_ function: String, _ argument: Node, _ call: Node) {
    switch function {
    case "Ref": argument.string.map { use($0, at: call) }
    case "Fn::GetAtt":
      let name = argument.array?.first?.string ?? argument.string?.split(separator: ".").first.map(String.init)
      name.map { use($0, at: call) }
    case "Fn::Sub":
      guard let substitution = Substitution(argument) else { return }
      for case .name(let name) in substitution.parts where substitution.values[name] == nil {
        use(String(name.prefix { $0 != "." }), at: call)
      }
      for member in substitution.values { read(member.value) }
    // A condition that stays open may be the one that the resource has.
    case "Fn::If", "Fn::Transform": return
    case "Fn::FindInMap":
      look(up: argument, at: call)
      read(argument)
    default: read(argument)
    }
  }

  private mutating func use(_ name: String, at node: Node) {
    if isWaiting { ofResources.needed[subject.name]?.append((name, node)) }
    guard let condition = evaluator.removed[name] else { return }
    report(
      "'\(subject)' refers to '\(name)', which condition '\(condition)' removes; give it the same condition, or choose with 'Fn::If'",
      at: node, .removed)
  }

  private mutating func look(up argument: Node, at call: Node) {
    let program = evaluator.program
    // What is missing in every scenario is found in the template as it is written.
    guard let lookup = MappingLookup(argument, program.mappings), lookup.writtenProblem == nil else { return }
    func text(_ key: Node) -> String? {
      Decisions.names(in: key).allSatisfy(isTelling) ? evaluator.text(of: key) : nil
    }
    guard let problem = lookup.problem(row: text(lookup.keys.row), column: text(lookup.keys.column)) else { return }
    report("'\(subject)' \(problem)", at: call, .name)
  }

  /// Whether the value that a parameter has in the scenario says that the deployment fails: neither one that is only
  /// assumed since there has to be one, nor a secret, which a message would show.
  private func isTelling(_ name: String) -> Bool {
    let inputs = evaluator.program.inputs
    switch name {
    case "AWS::Region": return inputs.region != nil
    case "AWS::AccountId": return inputs.account != nil
    default:
      guard let parameter = evaluator.program.parameters[name] else { return false }
      return !parameter.isHidden && (parameter.value != nil || isVaried(name, parameter))
    }
  }

  /// Whether the scenario chose one of the values that the template allows; the first of them is only assumed.
  private func isVaried(_ name: String, _ parameter: TemplateProgram.Parameter) -> Bool {
    varied.contains(name) && !parameter.allowedValues.isEmpty
  }

  private mutating func export(_ node: Node) {
    // That two parameters without a value get the same one is a coincidence which nobody has to want.
    func isGiven(_ name: String) -> Bool { evaluator.program.parameters[name].map { $0.value != nil } ?? true }
    guard Decisions.names(in: node).allSatisfy({ isTelling($0) && isGiven($0) }), let name = evaluator.text(of: node)
    else { return }
    if let other = exports[name] {
      report("outputs '\(other)' and '\(subject)' export one name, '\(name)'; give each its own", at: node, .form)
    } else {
      exports[name] = subject.name
    }
  }

  private mutating func reportCircles() {
    let needed = ofResources.needed
    for circle in DependencyCircles(needed, by: \.name).found {
      guard let first = circle.first, let use = needed[first]?.first(where: { $0.name == circle[1] }) else { continue }
      subject = LogicalID(first)
      let action = circle.count > 2 ? "remove one of these references" : "remove the reference"
      report("\(DependencyCircles.words(of: circle)); \(action)", at: use.place, .name)
    }
  }
}
