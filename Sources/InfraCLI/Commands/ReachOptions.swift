import AWSResources
import Documents
import ResourceGraph
import Templates
import Validation

/// What `reach` can be asked for.
struct ReachOptions: GraphQuestion {
  static let name = "reach"
  static let summary = "Tell whether one thing reaches another, hop by hop"

  var files: [String] = []
  var from: String?
  var to: String?
  var port: String?
  var isJSON = false
  var environment = EnvironmentOptions(takesPolicy: false)
  var templates = TemplateOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positionals("FILE", &files, "templates, folders of them, or - for standard input (default: the stacks)")
    arguments.option("from", "SOURCE", &from, "'internet', a range of addresses, or a resource or construct")
    arguments.option("to", "TARGET", &to, "a resource or construct with network interfaces, or 'data': all data stores")
    arguments.option("port", "NUMBER", &port, "the port of the target (default: any)")
    arguments.flag("json", &isJSON, "print a JSON object")
    environment.map(&arguments)
    templates.map(&arguments)
  }

  static let details = """
    Prints the way hop by hop, or every setting that blocks it, with the lines.
    Where several templates or stacks have both ends, and where other parameters lead to
    another answer, each answer is printed with what it is about.

    Exit codes: 0 the target is reachable with the defaults of the parameters; 1 it is blocked, that cannot be
    determined, or the answers differ; 2 cannot do it (usage, unreadable or malformed input, build failure).
    """
}

extension ReachOptions {
  /// Checks what no file is needed for.
  func check() throws(UsageError) {
    if from == nil { throw UsageError("SOURCE is missing: --from SOURCE") }
    if to == nil { throw UsageError("TARGET is missing: --to TARGET") }
    _ = try portNumber()
  }

  private func portNumber() throws(UsageError) -> Int? {
    guard let port else { return nil }
    guard let number = Int(port), (1...65535).contains(number) else {
      throw UsageError("'\(port)' is no value for '--port'; it takes a number from 1 to 65535")
    }
    return number
  }

  /// Answers from all graphs that have both ends.
  func answer(_ questions: [AskedGraph], _ session: Session) throws -> ExitCode {
    let (source, target) = (PathIntent.End(from ?? ""), PathIntent.End(to ?? ""))
    let port = try portNumber()
    var answers: [ReachAnswer] = []
    var (hasSource, hasTarget) = (false, false)
    var names: [String] = []
    for question in questions {
      let engine = Model(question.graph).reachability
      let (sources, targets) = (engine.sources(source), engine.targets(target))
      hasSource = hasSource || !sources.isEmpty
      hasTarget = hasTarget || !targets.isEmpty
      if sources.isEmpty || targets.isEmpty {
        names += engine.names
        continue
      }
      let connections = sources.flatMap { from in
        targets.map { to in
          let ways = engine.ways(from: from, to: to, on: port)
          return ReachAnswer.Connection(
            source: sources.count == 1 ? "'\(self.from ?? "")'" : from.name,
            target: targets.count == 1 ? "'\(self.to ?? "")'" : to.name,
            verdict: engine.verdict(of: ways), ways: ways)
        }
      }
      answers.append(
        ReachAnswer(
          question: question, port: port, verdict: engine.verdict(of: connections.flatMap(\.ways)),
          connections: connections))
    }
    guard !answers.isEmpty else {
      let missing = (hasTarget ? [] : [target]) + (hasSource ? [] : [source])
      throw noAnswer(missing.unique, names, questions.map(\.graph))
    }
    let report = ReachReport(source: from ?? "", target: to ?? "", port: port, answers: answers)
    isJSON ? report.writeJSON(to: session.console) : report.write(to: session.console)
    return report.verdict == .reachable ? .success : .findings
  }

  private func noAnswer(_ missing: [PathIntent.End], _ names: [String], _ graphs: [ResourceGraph]) -> CommandError {
    guard !missing.isEmpty else {
      return CommandError(
        "'\(from ?? "")' and '\(to ?? "")' are in stacks or templates that do not refer to each other; pass them together, or "
          + "check which ones are meant")
    }
    let known = Array(Set(names)).sorted()
    let texts = missing.map { end -> String in
      guard case .name(let name) = end, let graph = graphs.first(where: { $0[LogicalID(name)] != nil }),
        let type = graph[LogicalID(name)]?.typeName(in: graph.origin ?? .cloudFormation)
      else { return end.mistake(known) }
      return "'\(name)' is of type \(type), which has no network interfaces; name a resource in a subnet"
    }
    return CommandError(texts.joined(separator: "; "))
  }
}
