import Documents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a build depends on, as one number: the files of the package and of the packages beside it with their sizes and
/// times, the toolchain and the environment.
///
/// There is none where a manifest is uncertain.
struct BuildInputs: Equatable {
  /// Of everything; `nil` where a source or the toolchain is uncertain.
  let all: UInt64?
  /// Of the files from which SwiftPM knows which packages there are.
  let manifests: UInt64

  /// - Parameter packages: the folders of the packages whose sources can change.
  init?(_ packages: [String], _ files: Files) {
    var walk = Walk(files)
    for package in packages.sorted() { walk.visit(package, depth: 0) }
    guard walk.hasCertainManifests, !packages.isEmpty else { return nil }
    var manifests = walk.manifests
    manifests.add(Self.environment)
    self.manifests = manifests.value
    guard let tools = Self.toolchain(files), walk.isCertain else {
      all = nil
      return
    }
    var all = walk.all
    all.add(tools)
    all.add(Self.environment)
    self.all = all.value
  }

  /// A program, by its size and its time.
  static func program(_ path: String, _ files: Files) -> UInt64? {
    guard let status = files.status(of: path), status.kind == .file else { return nil }
    var hash = StableHash()
    hash.add(status)
    return hash.value
  }

  /// The `swift` of the path; `nil` where that is a program which chooses the toolchain.
  private static func toolchain(_ files: Files) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let candidates: [String] = path.split(separator: ":").map { "\($0)/swift" }
    guard let found = candidates.first(where: { access($0, X_OK) == 0 }), let real = realpath(found, nil) else {
      return nil
    }
    defer { free(real) }
    let program = String(cString: real)
    guard Path.name(program).hasPrefix("swift-"), let status = files.status(of: program) else { return nil }
    return "\(program) \(status.size) \(status.changed)"
  }

  /// The variables of the environment, but for those that say where a shell is.
  private static var environment: String {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      variables.append(String(cString: variable))
      next += 1
    }
    let places = ["PWD=", "OLDPWD=", "SHLVL=", "_=", "COLUMNS=", "LINES="]
    return variables.filter { variable in !places.contains { variable.hasPrefix($0) } }.sorted()
      .joined(separator: "\0")
  }
}

/// A walk over the files of packages.
private struct Walk {
  private let files: Files
  private let newest: Int64
  private(set) var all = StableHash()
  private(set) var manifests = StableHash()
  private(set) var isCertain = true
  private(set) var hasCertainManifests = true

  init(_ files: Files) {
    self.files = files
    // A file that is being edited may change again without another time.
    newest = (Int64(time(nil)) - 2) * 1_000_000_000
  }

  mutating func visit(_ folder: String, depth: Int) {
    guard depth < 32, let names = try? files.names(in: folder) else {
      isCertain = false
      if depth == 0 { hasCertainManifests = false }
      return
    }
    for name in names where !Self.isIgnored(name, depth) {
      let path = Path.join(folder, name)
      let isManifest = depth == 0 && (name.hasPrefix("Package") || name.hasPrefix("."))
      // A linked folder can lead round in a circle.
      guard let status = files.status(of: path),
        status.kind == .folder ? !status.isLink : status.changed < newest
      else {
        isCertain = false
        if isManifest { hasCertainManifests = false }
        continue
      }
      if status.kind == .folder {
        all.add(path)
        visit(path, depth: depth + 1)
      } else {
        all.add(path)
        all.add(status)
        if isManifest {
          manifests.add(path)
          manifests.add(status)
        }
      }
    }
  }

  /// Neither SwiftPM's own folder nor another hidden one holds sources, nor does what `synth` writes.
  private static func isIgnored(_ name: String, _ depth: Int) -> Bool {
    if depth == 0, name == SynthOptions.defaultFolder { return true }
    return name.hasPrefix(".")
      && (depth > 0 || [".build", ".git", ".venv", ".vscode", ".idea"].contains { name.hasPrefix($0) })
  }
}

extension StableHash {
  fileprivate mutating func add(_ status: FileStatus) {
    add("\(status.size) \(status.changed) \(status.touched)")
  }
}
