import ResourceGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that stacks are written into: all files of a run, or none.
///
/// Files go into a hidden folder beside the others first and are renamed from there, so that each changes at once and
/// a run that fails leaves what was there. Files that are as they should be are not touched. Nothing else in the folder
/// ever is, since Terraform keeps its state there, but for what an earlier run is known to have written.
struct OutputFolder {
  private let files: Files
  private let folder: String

  init(_ files: Files, _ folder: String) {
    self.files = files
    self.folder = folder
  }

  /// - Parameter obsolete: paths of files that an earlier run wrote and this one does not; they are removed.
  func write(_ outputs: [OutputFile], removing obsolete: [String] = []) throws(FileError) {
    var changes: [Change] = []
    for output in outputs {
      let target = Path.join(folder, output.path)
      let previous = try previousBytes(target)
      if let previous, Self.areEqual(previous, output.bytes) { continue }
      changes.append(Change(target: target, bytes: output.bytes, previous: previous))
    }
    for path in obsolete {
      let target = Path.join(folder, path)
      guard files.kind(of: target) == .file else { continue }
      changes.append(Change(target: target, bytes: nil, previous: try files.read(target)))
    }
    if changes.isEmpty { return }
    var made: [String] = []
    do {
      for change in changes { try files.makeFolder(Path.parent(change.target), &made) }
      try write(changes)
    } catch {
      for folder in made.reversed() { files.remove(folder) }
      throw error
    }
  }

  /// The name of a stack's own folder: what the stack is called in AWS, so that environments keep apart what Terraform
  /// writes beside its configuration, and the region for one of several stacks of a name.
  static func name(for stack: ResourceGraph, among stacks: [ResourceGraph]) -> String {
    let isAlone = stacks.count { $0.name == stack.name } == 1
    return [stack.deployedName, isAlone ? nil : stack.region].compactMap(\.self).joined(separator: "-")
  }

  /// What lies in the folder from other runs and was not written by this one.
  ///
  /// It is never deleted, since it can be deployed and Terraform's state can lie in it; who reads this decides.
  ///
  /// - Parameter namePrefix: what the folders of the run's environment begin with; others are of other environments.
  func leftovers(beside stacks: [RenderedStack], of namePrefix: String?) throws(FileError) -> [String] {
    guard files.kind(of: folder) == .folder else { return [] }
    var notes: [String] = []
    for name in try files.names(in: folder) where !name.hasPrefix(".") {
      if let namePrefix, !name.hasPrefix("\(namePrefix)-") { continue }
      var present: [OutputFormat] = []
      for format in OutputFormat.allCases where try isPresent(format, in: "\(folder)/\(name)") {
        present.append(format)
      }
      if let stack = stacks.first(where: { $0.folder == name }) {
        for format in present where !stack.formats.contains(format) {
          notes.append("\(folder)/\(name)/\(format.path) is of an earlier run; this one did not write that format")
        }
        if stack.formats.contains(.terraform) { notes += try foreignFiles(beside: stack) }
      } else if !present.isEmpty {
        notes.append(
          "\(folder)/\(name) is of an earlier run; no stack has that name now, delete it when it is not deployed")
      }
    }
    return notes
  }

  private func isPresent(_ format: OutputFormat, in stack: String) throws(FileError) -> Bool {
    let path = "\(stack)/\(format.path)"
    guard format == .terraform, files.kind(of: path) == .folder else { return files.kind(of: path) == .file }
    let names = try configurationFiles(in: path)
    return !names.isEmpty
  }

  /// Files that Terraform reads together with those of the run.
  private func foreignFiles(beside stack: RenderedStack) throws(FileError) -> [String] {
    let path = stack.path(.terraform)
    let names = try configurationFiles(in: Path.join(folder, path))
    return names.filter { !stack.writes("\(path)/\($0)") }.map {
      "\(Path.join(folder, path))/\($0) is not of this run, and Terraform reads it too; delete it unless it is yours"
    }
  }

  /// The names of files in JSON syntax; those that override others are written by people.
  private func configurationFiles(in folder: String) throws(FileError) -> [String] {
    let names = try files.names(in: folder)
    return names.filter(TerraformFile.isPart)
  }

  private struct Change {
    var target: String
    /// What the file is to hold; `nil` removes it.
    var bytes: [UInt8]?
    /// What the file held before, if it was there.
    var previous: [UInt8]?
  }

  /// Whether two files hold the same; `==` of arrays goes byte by byte, `memcmp` does not.
  private static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && left.withUnsafeBytes { left in
        right.withUnsafeBytes { right in left.isEmpty || memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0
        }
      }
  }

  private func previousBytes(_ path: String) throws(FileError) -> [UInt8]? {
    switch files.kind(of: path) {
    case .file: try files.read(path)
    case .folder: throw FileError("write", path, code: EISDIR)
    case nil: nil
    }
  }

  private func write(_ changes: [Change]) throws(FileError) {
    let staging = Path.join(folder, ".infra-tmp-\(getpid())")
    try files.makeFolder(staging)
    func staged(_ index: Int) -> String { "\(staging)/\(index)" }
    defer {
      for index in changes.indices { files.remove(staged(index)) }
      files.remove(staging)
    }
    for (index, change) in changes.enumerated() {
      if let bytes = change.bytes { try files.write(bytes, to: staged(index)) }
    }
    for (index, change) in changes.enumerated() {
      do {
        if change.bytes != nil {
          try files.move(staged(index), to: change.target)
        } else if change.previous != nil {
          try files.move(change.target, to: staged(index))
        }
      } catch {
        restore(changes[..<index])
        throw error
      }
    }
  }

  /// Puts back what the first files of a run held before the next one failed.
  private func restore(_ changes: ArraySlice<Change>) {
    for change in changes {
      if let previous = change.previous {
        try? files.write(previous, to: change.target)
      } else {
        files.remove(change.target)
      }
    }
  }
}
