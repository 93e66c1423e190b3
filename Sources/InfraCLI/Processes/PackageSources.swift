import ResourceGraph
import Synchronization

/// The source files of the package whose app runs, with their paths from the folder of the package.
final class PackageSources: SourceFiles {
  private let package: String
  private let files: Files
  /// For each module, its files by name.
  private let modules = Mutex<[String: [String: String]]>([:])

  /// - Parameter package: the folder of the package.
  init(_ package: String, _ files: Files) {
    self.package = package
    self.files = files
  }

  func path(of fileID: String) -> String? {
    let parts = fileID.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return modules.withLock { modules in
      if let known = modules[parts[0]] { return known[parts[1]] }
      let found = sources(of: parts[0])
      modules[parts[0]] = found
      return found[parts[1]]
    }
  }

  /// The folders in which SwiftPM looks for the target of a name, unless the manifest states its path.
  private static let usualFolders = ["Sources", "Source", "src", "srcs"]
  private static let deepest = 16

  /// The files of a module; none where it is not certain which folder is the module's, as that of another package.
  private func sources(of module: String) -> [String: String] {
    let usual = Self.usualFolders.flatMap { named(module, in: $0, depth: 1) }
    // A manifest that states another path mostly states one that ends in the name.
    let folders = usual.isEmpty ? named(module, in: "", depth: Self.deepest) : usual
    guard let folder = folders.first, folders.count == 1 else { return [:] }
    var paths: [String: String] = [:]
    add(folder, to: &paths, depth: Self.deepest)
    return paths
  }

  /// The folders with the name of a module.
  private func named(_ module: String, in folder: String, depth: Int) -> [String] {
    guard depth > 0 else { return [] }
    return subfolders(of: folder).flatMap { name -> [String] in
      let path = Path.join(folder, name)
      return Self.module(of: name) == module ? [path] : named(module, in: path, depth: depth - 1)
    }
  }

  /// The name of the module of a target: `web_shop` for `web-shop`.
  private static func module(of target: String) -> String {
    String(target.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private func add(_ folder: String, to paths: inout [String: String], depth: Int) {
    for name in names(in: folder) where name.hasSuffix(".swift") { paths[name] = Path.join(folder, name) }
    guard depth > 0 else { return }
    for name in subfolders(of: folder) { add(Path.join(folder, name), to: &paths, depth: depth - 1) }
  }

  private func names(in folder: String) -> [String] { (try? files.names(in: Path.join(package, folder))) ?? [] }

  private func subfolders(of folder: String) -> [String] {
    names(in: folder).filter { name in
      guard !name.hasPrefix("."), !name.hasSuffix(".swift"), name != SynthOptions.defaultFolder,
        let status = files.status(of: Path.join(package, Path.join(folder, name)))
      else { return false }
      // A linked folder can lead round in a circle.
      return status.kind == .folder && !status.isLink
    }
  }
}

extension Files {
  /// The package of a folder: `.`, `../..`; `nil` outside of one.
  func package(around start: String = ".") -> String? {
    var folder = start
    while kind(of: Path.join(folder, "Package.swift")) != .file {
      guard Path.normalized(absolute(folder)) != "/" else { return nil }
      folder = Path.join(folder, "..")
    }
    return folder
  }
}
