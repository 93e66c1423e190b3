/// Where a new package gets infra from.
struct InfraDependency: Equatable {
  /// What stands in `.package(…)`.
  var requirement: String
  /// The name by which the package's products are asked for.
  var identity: String
  /// The folder on this machine, where infra is used from there: CI does not have it.
  var folder: String?

  static let address = "https://github.com/infra-swift/infra"

  /// A version of a Git repository.
  init(repository: String, version: String) {
    requirement = "url: \"\(repository)\", from: \"\(version)\""
    let name = Path.name(repository.split(separator: ":").last.map(String.init) ?? repository)
    identity = name.hasSuffix(".git") ? String(name.dropLast(4)) : name
  }

  /// - Parameters:
  ///   - folder: the folder of the package, as `Package.swift` names it.
  ///   - identity: the name of that folder.
  init(folder: String, identity: String) {
    requirement = "path: \"\(folder)\""
    self.identity = identity
    self.folder = folder
  }
}
