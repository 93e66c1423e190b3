import Documents

/// What the last build of a package was made from, so that the next one can be left out where nothing has changed.
///
/// It stands in the package's `.build` folder. Whatever is uncertain is built again: SwiftPM finds out in a second that
/// there is nothing to do.
struct BuildRecord: Equatable {
  /// A build that succeeded.
  struct Build: Equatable {
    var inputs: UInt64
    /// The size and the time of the app.
    var program: UInt64
  }

  /// The app.
  var product: String
  /// The folders of the package and of the packages that it uses from this machine.
  var packages: [String]
  /// The manifests that say so: as long as they stay, SwiftPM is not asked again.
  var manifests: UInt64
  /// `nil` while a build runs, and after one that fails or whose inputs are uncertain.
  var build: Build?

  private static let version = "2"
  private static let noBuild = "-"

  private static func path(in package: String, _ product: String?) -> String {
    Path.join(package, ".build/infra-\(product ?? "app").build")
  }

  /// - Parameter product: the executable that was asked for.
  static func read(in package: String, product: String?, _ files: Files) -> BuildRecord? {
    guard let bytes = try? files.read(path(in: package, product)) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.count > 5, lines[0] == version, let manifests = UInt64(lines[2]) else { return nil }
    var record = BuildRecord(product: lines[1], packages: Array(lines[5...]), manifests: manifests)
    if let inputs = UInt64(lines[3]), let program = UInt64(lines[4]) {
      record.build = Build(inputs: inputs, program: program)
    }
    return record
  }

  /// Without the file, the next run builds.
  func write(in package: String, product: String?, _ files: Files) {
    let build = build.map { ["\($0.inputs)", "\($0.program)"] } ?? [Self.noBuild, Self.noBuild]
    let lines = [Self.version, self.product, "\(manifests)"] + build + packages
    try? files.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: Self.path(in: package, product))
  }

  /// Removed before a build of which nothing is known.
  static func remove(in package: String, product: String?, _ files: Files) {
    files.remove(path(in: package, product))
  }

  /// The folders of a package and of its dependencies that are not versions from a repository; `nil` where SwiftPM
  /// does not say.
  static func packages(of package: String, _ session: Session) -> [String]? {
    let invocation = Invocation(
      "swift", ["package"] + PackageDescription.location(package) + ["show-dependencies", "--format", "json"],
      printing: .captured)
    guard let result = try? session.processes.run(invocation), result.code == 0,
      let document = try? JSON.read(result.output), let root = document["path"]?.string
    else { return nil }
    var folders: [String] = []
    var open = [document]
    while let node = open.popLast() {
      guard let path = node["path"]?.string, !path.contains("\n") else { return nil }
      // Versions are in Package.resolved, and nobody edits their files.
      if !path.hasPrefix("\(root)/.build/"), !folders.contains(path) { folders.append(path) }
      open += node["dependencies"]?.array ?? []
    }
    return folders
  }
}
