import AWSResources
import Documents
import ResourceGraph
import Templates
import Validation

/// What `reach` can be asked for.
struct ReachOptions: ArgumentGroup {
  var files: [String] = []
  var from: String?
  var to: String?
  var port: String?
  var isJSON = false
  var environment = EnvironmentOptions()
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
    Templates are read with the defaults of their parameters.

    Exit codes: 0 the target is reachable; 1 it is blocked, or that cannot be determined;
    2 cannot do it (usage, unreadable or malformed input, build failure).
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

  /// Answers from template files.
  func reachInFiles(_ session: Session) throws -> ExitCode {
    if let option = environment.arguments.first { throw ValidateOptions.meaningless(option) }
    let reader = TemplateReader(session.files, try templates.inputs(session.files))
    let units = try reader.units(TemplateFinder(session.files).templates(at: files)) { throw $0 }
    return try answer(reader.systems(units).compactMap(\.scenarios.first), session)
  }

  /// Answers from the first graph that has both ends.
  func answer(_ graphs: [ResourceGraph], _ session: Session) throws -> ExitCode {
    let (source, target, port) = (from ?? "", to ?? "", try portNumber())
    var names: [String] = []
    var missing = target
    for graph in graphs {
      let model = Model(graph)
      let engine = model.reachability
      names += engine.names
      let targets = engine.targets(.init(target))
      guard !targets.isEmpty else { continue }
      missing = source
      let sources = engine.sources(.init(source))
      guard !sources.isEmpty else { continue }
      let connections = sources.flatMap { from in
        targets.map { to in
          let ways = engine.ways(from: from, to: to, on: port)
          return ReachReport.Connection(
            source: sources.count == 1 ? "'\(source)'" : from.name,
            target: targets.count == 1 ? "'\(target)'" : to.name,
            verdict: engine.verdict(of: ways), ways: ways)
        }
      }
      let report = ReachReport(
        source: source, target: target, port: port, verdict: engine.verdict(of: connections.flatMap(\.ways)),
        connections: connections)
      isJSON ? report.writeJSON(to: session.console) : report.write(to: session.console)
      return report.verdict == .reachable ? .success : .findings
    }
    throw CommandError("no resource with network interfaces is '\(missing)'\(UsageError.suggestion(missing, names))")
  }
}
