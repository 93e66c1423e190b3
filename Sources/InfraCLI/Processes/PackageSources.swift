import Dispatch
import ResourceGraph

/// The source files of the package whose app runs, with their paths from the folder of the package.
final class PackageSources: SourceFiles {
  private let package: String
  private let files: Files
  /// Lets one thread at a time ask. A `Mutex` would need the module `Synchronization`, which the compiler would index in the
  /// first build of every package: nearly two seconds.
  private let queue = DispatchQueue(label: "infra.package-sources")
  nonisolated(unsafe) private var known = Known()  // in `queue` alone

  private struct Known {
    /// For each module, its files by name.
    var modules: [String: [String: String]] = [:]
    /// The manifests of the package and of those that it uses from this machine, by their folders.
    var manifests: [(folder: String, manifest: PackageManifest)]?
  }

  /// - Parameter package: the folder of the package.
  init(_ package: String, _ files: Files) {
    self.package = package
    self.files = files
  }

  func path(of fileID: String) -> String? {
    let parts = fileID.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    return queue.sync {
      if let paths = known.modules[parts[0]] { return paths[parts[1]] }
      let manifests = known.manifests ?? manifests()
      known.manifests = manifests
      let paths = sources(of: parts[0], manifests)
      known.modules[parts[0]] = paths
      return paths[parts[1]]
    }
  }

  private func manifests() -> [(folder: String, manifest: PackageManifest)] {
    guard let own = manifest(in: "") else { return [] }
    return [("", own)] + own.packages.compactMap { folder in manifest(in: folder).map { (folder, $0) } }
  }

  private func manifest(in folder: String) -> PackageManifest? {
    (try? files.read(Path.join(package, Path.join(folder, "Package.swift")))).map { PackageManifest($0) }
  }

  /// The folders in which SwiftPM looks for a target whose path the manifest does not state.
  private static let usualFolders = ["Sources", "Source", "src", "srcs"]
  private static let deepest = 16

  /// The files of a module; none of one that belongs to no package of this machine.
  private func sources(
    of module: String, _ manifests: [(folder: String, manifest: PackageManifest)]
  ) -> [String: String] {
    for (folder, manifest) in manifests {
      var paths: [String: String] = [:]
      if let stated = manifest.folders[module] {
        add(Path.join(folder, stated), to: &paths, depth: Self.deepest)
      } else {
        for usual in Self.usualFolders.map({ Path.join(folder, $0) }) {
          for name in subfolders(of: usual) where PackageManifest.module(of: name) == module {
            add(Path.join(usual, name), to: &paths, depth: Self.deepest)
          }
        }
      }
      if !paths.isEmpty { return paths }
    }
    return [:]
  }

  private func add(_ folder: String, to paths: inout [String: String], depth: Int) {
    for name in names(in: folder) where name.hasSuffix(".swift") { paths[name] = Path.join(folder, name) }
    guard depth > 0 else { return }
    for name in subfolders(of: folder) { add(Path.join(folder, name), to: &paths, depth: depth - 1) }
  }

  private func names(in folder: String) -> [String] { (try? files.names(in: Path.join(package, folder))) ?? [] }

  private func subfolders(of folder: String) -> [String] {
    names(in: folder).filter { name in
      guard !name.hasPrefix("."), !name.hasSuffix(".swift"),
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
