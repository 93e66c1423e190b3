import Configuration
import Documents
import ResourceGraph

/// A team's app in its package: found, built and run.
struct PackageApp {
  private let options: PackageOptions
  private let session: Session

  init(_ options: PackageOptions, _ session: Session) {
    self.options = options
    self.session = session
  }

  /// Runs a command of the app with arguments that it knows, and gives its exit code.
  ///
  /// - Parameter environment: the options that choose the environment; `nil` for a command that has none.
  func run(_ command: String, _ arguments: some ArgumentGroup, _ environment: EnvironmentOptions?) throws -> ExitCode {
    let package = try folder()
    let product = try builtProduct(in: package)
    // The output is the app's from here on.
    session.console.flush()
    let result = try session.processes.run(
      Invocation(
        try executable(product, in: package), [command] + arguments.arguments + place(package, environment),
        printing: .inherited))
    if result.code > ExitCode.failure.value {
      throw CommandError(
        "the app '\(product)' ended without a result (exit code \(result.code)); its own messages are above")
    }
    return ExitCode(result.code)
  }

  /// The package that was named, or the one that the working directory is in.
  private func folder() throws(CommandError) -> String {
    if let path = options.path {
      if session.files.kind(of: Path.join(path, "Package.swift")) == .file { return path }
      throw .noPackage(at: path)
    }
    guard let folder = session.files.package() else { throw .noPackage(at: nil) }
    return folder
  }

  /// The name of the app, which is built unless nothing has changed since the last build.
  private func builtProduct(in package: String) throws -> String {
    let files = session.files
    let record = BuildRecord.read(in: package, product: options.product, files)
    let known = record.flatMap { BuildInputs($0.packages, files) }
    if let record, let build = record.build, build.inputs == known?.all,
      build.program == program(record.product, in: package)
    {
      return record.product
    }
    let product: String
    var next: BuildRecord?
    // As the files are before the build: one that is edited meanwhile is built the next time.
    var inputs = known
    if let record, let known, record.manifests == known.manifests {
      product = record.product
      next = record
    } else {
      product = try options.product ?? PackageDescription.read(package, session).app()
      let packages = BuildRecord.packages(of: package, session)
      inputs = packages.flatMap { BuildInputs($0, files) }
      if let packages, let inputs {
        next = BuildRecord(product: product, packages: packages, manifests: inputs.manifests)
      }
    }
    // The build may fail or be interrupted.
    next?.build = nil
    if let next {
      next.write(in: package, product: options.product, files)
    } else {
      BuildRecord.remove(in: package, product: options.product, files)
    }
    try build(product, in: package)
    if let all = inputs?.all, let program = program(product, in: package) {
      next?.build = BuildRecord.Build(inputs: all, program: program)
    }
    next?.write(in: package, product: options.product, files)
    return product
  }

  private func program(_ product: String, in package: String) -> UInt64? {
    BuildInputs.program(Path.join(package, ".build/debug/\(product)"), session.files)
  }

  private func build(_ product: String, in package: String) throws(CommandError) {
    session.console.flush()
    var progress = BuildProgress(session.console)
    let isWatched = session.console.isErrorsInteractive
    let result = try session.processes.run(
      Invocation("swift", ["build"] + location(package) + ["--product", product], printing: .captured),
      watch: isWatched ? { progress.show($0) } : nil)
    progress.end()
    guard result.code != 0 else { return printWarnings(result) }
    for bytes in [result.output, result.errors] where !bytes.isEmpty {
      session.console.write(String(decoding: bytes, as: UTF8.self), to: .errors)
    }
    throw CommandError("the package does not build; fix what the compiler says above")
  }

  /// Shows what the compiler warns of in a build that succeeds: a construct that no stack lists is a value that nothing uses.
  private func printWarnings(_ result: ProcessResult) {
    let lines = [result.output, result.errors].flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    for line in lines.filter({ $0.hasPrefix("/") && $0.contains(": warning: ") }).unique {
      session.console.complain(String(line))
    }
  }

  /// The program that was built; SwiftPM is only asked where it is when it is not in the usual place.
  private func executable(_ product: String, in package: String) throws(CommandError) -> String {
    let usual = Path.join(package, ".build/debug/\(product)")
    if session.files.kind(of: usual) == .file { return session.files.absolute(usual) }
    let result = try session.processes.run(
      Invocation("swift", ["build"] + location(package) + ["--show-bin-path"], printing: .captured))
    let folder = String(decoding: result.output, as: UTF8.self).split(whereSeparator: \.isNewline).last ?? ""
    let path = Path.join(String(folder), product)
    guard result.code == 0, session.files.kind(of: path) == .file else {
      throw CommandError("'swift build' made no executable '\(product)'; give --product the name of one")
    }
    return path
  }

  /// A package that is not the working directory's, with its settings file, so that the app takes no other.
  private func place(_ package: String, _ environment: EnvironmentOptions?) -> [String] {
    guard options.path != nil else { return [] }
    let sources = ["--package-path=\(package)"]
    guard let environment, environment.file == nil else { return sources }
    let file = Path.join(package, ConfigurationFile.name)
    return [session.files.kind(of: file) == .file ? "--config=\(file)" : "--config="] + sources
  }

  private func location(_ package: String) -> [String] {
    PackageDescription.location(package)
  }
}

extension CommandError {
  static func noPackage(at path: String?) -> CommandError {
    let place = path.map { "in '\($0)'" } ?? "here or above"
    return CommandError("no package \(place) (Package.swift); run 'infra init NAME' to make one")
  }
}
