/// Makes a package that a team can start from.
struct InitCommand: Command {
  let name = "init"
  let summary = "Make a package to start from"
  let details = """
    Makes the folder NAME with a package, a small stack, infra.yaml and a CI workflow.
    NAME starts with a letter and has small letters, digits and hyphens.
    """

  private var packageName: String?
  private var infraURL: String?
  private var infraVersion: String?
  private var infraPath: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positional("NAME", &packageName, isRequired: true, "the name of the package, its app and its stack")
    arguments.option("infra-url", "URL", &infraURL, "use infra from this Git repository")
    arguments.option("infra-version", "VERSION", &infraVersion, "the first version that will do (default: this one)")
    arguments.option("infra-path", "DIR", &infraPath, "use a copy of infra on this machine")
  }

  func run(in session: Session) throws -> ExitCode {
    let folder = packageName ?? ""
    let name = try PackageName(folder)
    let files = session.files
    if files.kind(of: folder) == .file { throw CommandError("'\(folder)' is a file; choose another name") }
    if files.kind(of: folder) == .folder, try !files.names(in: folder).isEmpty {
      throw CommandError("the folder '\(folder)' is not empty; choose another name, or empty it")
    }
    let scaffold = Scaffold(name: name, infra: try dependency(files))
    for file in scaffold.files {
      let path = Path.join(folder, file.path)
      try files.makeFolder(Path.parent(path))
      try files.write(Array(file.text.utf8), to: path)
    }
    session.console.print("made \(folder):")
    for file in scaffold.files { session.console.print("  \(Path.join(folder, file.path))") }
    session.console.print("next:")
    session.console.print("  cd \(folder)")
    session.console.print("  infra synth       # or: swift run \(folder) synth")
    session.console.print("  infra validate    # or: swift run \(folder) validate")
    return .success
  }

  private func dependency(_ files: Files) throws -> InfraDependency {
    if infraPath != nil, infraURL != nil || infraVersion != nil {
      throw UsageError("--infra-path is a copy of infra as it is; leave out --infra-url and --infra-version")
    }
    if let infraPath { return try copy(at: infraPath, files) }
    let published = InfraDependency.address
    let (repository, version) = (infraURL ?? published, infraVersion ?? Version.current)
    if let character = (repository + version).first(where: { $0 == "\"" || $0 == "\\" || $0.isNewline }) {
      throw UsageError("a URL or a version with '\(character)' cannot be written into Package.swift")
    }
    guard Self.isVersion(version) else {
      throw UsageError("'\(version)' is not a version; give --infra-version three numbers, such as \(Version.current)")
    }
    return InfraDependency(repository: repository, version: version)
  }

  private func copy(at infraPath: String, _ files: Files) throws(CommandError) -> InfraDependency {
    guard files.kind(of: Path.join(infraPath, "Package.swift")) == .file else {
      throw CommandError("'\(infraPath)' has no Package.swift; give --infra-path the folder of the infra package")
    }
    // The new package lies one folder deeper than the path was meant from.
    let path = infraPath.hasPrefix("/") ? infraPath : "../\(infraPath)"
    return InfraDependency(
      folder: Path.normalized(path), identity: Path.name(Path.normalized(files.absolute(infraPath))))
  }

  /// `1.4.0`, with or without what follows a hyphen or a plus.
  private static func isVersion(_ text: String) -> Bool {
    let numbers = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 3 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
  }
}
