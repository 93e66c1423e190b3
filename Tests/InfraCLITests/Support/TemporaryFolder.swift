@testable import InfraCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that is there as long as the value lives.
final class TemporaryFolder {
  let path: String
  let files: Files

  init() throws {
    var name = Array("/tmp/infra-cli-tests-XXXXXX".utf8CString)
    let made = mkdtemp(&name) != nil
    guard made else { throw FileError("make the folder", "/tmp") }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    files = Files(workingDirectory: path)
  }

  func write(_ text: String, to file: String) throws {
    try files.makeFolder(Path.parent(Path.join(path, file)))
    try files.write(Array(text.utf8), to: file)
  }

  func read(_ file: String) throws -> String {
    String(decoding: try files.read(file), as: UTF8.self)
  }

  /// The paths of all files in a folder, sorted.
  func all(in folder: String = ".") throws -> [String] {
    try files.names(in: folder).flatMap { name in
      let file = Path.join(folder, name)
      return files.kind(of: file) == .folder ? try all(in: file) : [file]
    }
  }

  deinit {
    remove(folder: path)
  }

  private func remove(folder: String) {
    for name in (try? files.names(in: folder)) ?? [] {
      let file = Path.join(folder, name)
      if files.kind(of: file) == .folder { remove(folder: file) } else { files.remove(file) }
    }
    files.remove(folder)
  }
}
