import Configuration
import ResourceGraph

/// Writes a team's stacks as templates.
struct SynthCommand: Command {
  let name = "synth"
  let summary = "Write the stacks as templates"
  let details = SynthOptions.details

  private let source: any StackSource
  private var options = SynthOptions()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    let loader = StackLoader(options: options.environment, sources: sources, names: options.stacks)
    let loaded = try loader.load(from: source, session.files)
    let (environment, stacks) = (loaded.environment, loaded.picked)
    var report = RunReport(of: "stack", isStrict: options.isStrict, sources: SourceLines(session.files))
    let review = SystemReview(
      stacks: loaded.all, picked: stacks, intents: try options.environment.intents(session.files), today: options.today)
    for stack in stacks { report.add(stack, named: [stack.name]) }
    for result in review.results { report.add(result.report) }
    let formats = formats
    let rendered = stacks.concurrentMap { stack in
      RenderedStack(stack, in: formats, folder: OutputFolder.name(for: stack, among: loaded.all), for: environment)
    }
    for stack in rendered { report.add(stack.diagnostics.filter { $0.severity < .error }) }
    let errors = (review.refused + rendered.flatMap(\.diagnostics).filter { $0.severity == .error }).unique
    report.apply(try options.environment.judgements(session.files), today: options.today)
    report.arrange()
    report.tellFactsOnce()
    session.console.write(TextReport(style: session.console.style, detail: .findings).text(of: report), to: .output)
    guard errors.isEmpty else { throw Diagnostics(errors) }
    if report.isFailing, !options.isForced {
      session.console.print(report.summary)
      let error = CommandError("nothing is written to '\(folder)'; fix what was found, or write anyway with --force")
      ErrorReport.write(error, to: session.console)
      return .findings
    }

    let output = OutputFolder(session.files, folder)
    let manifest = DeployManifest(
      environment: environment, stacks: rendered,
      folders: loaded.all.map { OutputFolder.name(for: $0, among: loaded.all) },
      earlier: try earlierManifest(of: environment, in: session))
    try output.write(rendered.flatMap(\.files) + [manifest.file], removing: manifest.obsoleteFiles)
    let summary = SynthSummary(
      environment: environment, stacks: rendered, folder: folder,
      firstDeployment: options.stacks.isEmpty ? FirstDeployment(stacks) : nil)
    summary.write(to: session.console)
    if options.stacks.isEmpty {
      for note in try output.leftovers(beside: rendered, of: environment.namePrefix) {
        session.console.print("note: \(note)")
      }
    }
    session.console.print(report.summary)
    return report.isFailing ? .findings : .success
  }

  private func earlierManifest(of environment: Environment, in session: Session) throws(FileError) -> EarlierManifest? {
    let path = Path.join(folder, DeployManifest.path(for: environment))
    guard session.files.kind(of: path) == .file else { return nil }
    if let manifest = EarlierManifest(try session.files.read(path)) { return manifest }
    if !options.stacks.isEmpty {
      session.console.print(
        "note: \(path) was no manifest that this version reads; until all stacks are written, it lists those of this run alone"
      )
    }
    return nil
  }

  private var formats: [OutputFormat] {
    options.formats.isEmpty ? OutputFormat.defaults : OutputFormat.allCases.filter(options.formats.contains)
  }

  private var folder: String { options.folder ?? SynthOptions.defaultFolder }
}
