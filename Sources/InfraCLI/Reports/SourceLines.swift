import Documents
import ResourceGraph

/// The lines of the files that findings point at, each file read once.
final class SourceLines {
  private let read: (String) -> [UInt8]?
  private let workingDirectory: String
  private var files: [String: File] = [:]

  /// The bytes of a file, and where its lines begin.
  private struct File {
    var bytes: [UInt8]
    var starts: [Int]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      starts = [0]
      for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    }

    /// The line of a number from one, without its end.
    func line(_ number: Int) -> String? {
      guard !bytes.isEmpty, starts.indices.contains(number - 1) else { return nil }
      let end = starts.indices.contains(number) ? starts[number] - 1 : bytes.count
      let line = bytes[starts[number - 1]..<end]
      return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }
  }

  /// Without files there are no lines.
  init() {
    read = { _ in nil }
    workingDirectory = "/"
  }

  init(_ files: Files) {
    read = { files.kind(of: $0) == .file ? try? files.read($0) : nil }
    workingDirectory = files.workingDirectory
  }

  /// The line at a place; nil where there is none, and where it may hold a secret.
  func line(at location: SourceLocation) -> String? {
    guard let line = file(location.file).line(Int(location.position.line)) else { return nil }
    return Self.mayHoldASecret(line) ? nil : line
  }

  /// The path of a file as it is the same on every machine: from the working directory, where it is below it.
  func portable(_ file: String) -> String {
    let path = Path.normalized(file)
    let folder = workingDirectory.hasSuffix("/") ? workingDirectory : workingDirectory + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  private func file(_ path: String) -> File {
    if let known = files[path] { return known }
    let file = File(read(path) ?? [])
    files[path] = file
    return file
  }

  /// Logs are read by more people than templates.
  private static func mayHoldASecret(_ line: String) -> Bool {
    let text = line.lowercased()
    let words: [StaticString] = [
      "password", "passwd", "secret", "token", "credential", "apikey", "api_key", "accesskey", "access_key",
    ]
    return words.contains { text.place(of: $0) != nil }
  }
}
