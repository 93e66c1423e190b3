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
    let settings = try options.environment.read(session.files)
    let loader = StackLoader(settings: settings, sources: sources, names: options.stacks)
    let rules = try loader.rules(of: source, session.files)
    let loaded = try loader.load(from: source, session.files)
    let (environment, stacks) = (loaded.environment, loaded.picked)
    var report = RunReport(
      of: "stack", isStrict: options.isStrict, rules: rules, sources: SourceLines(session.files))
    let (formats, today) = (formats, options.today)
    let path = Path.join(folder, DeployManifest.path(for: environment))
    let earlier = try EarlierManifest.read(at: path, session.files)
    // Rules and writers read the same graphs, and neither needs the other.
    let (review, rendered) = concurrently {
      SystemReview(of: loaded, rules, settings, today: today)
    } _: {
      stacks.concurrentMap { stack in
        RenderedStack(
          stack, in: formats, folder: OutputFolder.name(for: stack, among: loaded.all), for: environment, after: earlier
        )
      }
    }
    for stack in stacks { report.add(stack, named: [stack.name]) }
    for result in review.results { report.add(result.report) }
    for stack in rendered { report.add(stack.diagnostics.filter { $0.severity < .error }) }
    let errors = (review.refused + rendered.flatMap(\.diagnostics).filter { $0.severity == .error }).unique
    report.apply(settings, today: today)
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
      earlier: earlier)
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
    if earlier == nil, manifest.retainsResources {
      session.console.print(
        "note: \(path) is new; keep it between runs: what leaves a stack stays in AWS only if the file lists it, "
          + "otherwise Terraform deletes it")
    }
    session.console.print(report.summary)
    return report.isFailing ? .findings : .success
  }

  private var formats: [OutputFormat] {
    options.formats.isEmpty ? OutputFormat.defaults : OutputFormat.allCases.filter(options.formats.contains)
  }

  private var folder: String { options.folder ?? SynthOptions.defaultFolder }
}
