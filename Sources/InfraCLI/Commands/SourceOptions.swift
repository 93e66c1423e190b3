import ResourceGraph

/// The option of an app that says where its source files are.
struct SourceOptions: ArgumentGroup {
  var package: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option(
      "package-path", "DIR", &package,
      "the package of the app's sources (default: the one that the current folder is in)")
  }

  /// Has an app describe its stacks, with the paths of its source files in the package.
  func locate<Result>(_ files: Files, _ describe: () throws -> Result) rethrows -> Result {
    let sources = (package ?? files.package()).map { PackageSources($0, files) }
    return try SourceLocation.$files.withValue(sources, operation: describe)
  }
}
