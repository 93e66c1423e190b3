import Documents
import ResourceGraph

/// The lines of the files that findings point at, each file read once.
final class SourceLines {
  private let read: (String) -> [UInt8]?
  private let workingDirectory: String
  private var files: [String: File] = [:]

  /// A line, or the part of a long one around a place.
  struct Line {
    var text: String
    /// The column of the place in the text, from one.
    var column: Int
  }

  /// The bytes of a file, and where its lines begin.
  private struct File {
    var bytes: [UInt8]
    var starts: [Int]
    var isASCII: Bool

    /// How much of a line is taken before and after a place: more than is shown, so that the name before a secret is in it.
    private static let reach = 2048
    /// The longest line whose characters are counted, which is done for each finding.
    private static let longestCounted = 100_000

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      starts = [0]
      for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
      isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    /// The line of a number from one, without its end.
    func line(_ number: Int, around column: Int) -> Line? {
      guard !bytes.isEmpty, starts.indices.contains(number - 1) else { return nil }
      let start = starts[number - 1]
      var end = starts.indices.contains(number) ? starts[number] - 1 : bytes.count
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if end - start <= 2 * Self.reach {
        return Line(text: String(decoding: bytes[start..<end], as: UTF8.self), column: column)
      }
      guard isASCII || end - start <= Self.longestCounted else { return nil }
      let place = place(of: column, from: start, to: end)
      var first = max(start, place - Self.reach)
      while first < place, Self.continuesCharacter(bytes[first]) { first += 1 }
      var last = min(end, place + Self.reach)
      while last < end, Self.continuesCharacter(bytes[last]) { last += 1 }
      let before = bytes[first..<place].count { !Self.continuesCharacter($0) }
      return Line(text: String(decoding: bytes[first..<last], as: UTF8.self), column: before + 1)
    }

    /// The index of the character at a column, from one.
    private func place(of column: Int, from start: Int, to end: Int) -> Int {
      if isASCII { return min(end, start + max(0, column - 1)) }
      var (place, left) = (start, column - 1)
      while place < end, left > 0 || Self.continuesCharacter(bytes[place]) {
        place += 1
        if place < end, !Self.continuesCharacter(bytes[place]) { left -= 1 }
      }
      return place
    }

    /// Whether a byte of UTF-8 is not the first of its character.
    private static func continuesCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
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
  func line(at location: SourceLocation) -> Line? {
    let position = location.position
    guard let line = file(location.file).line(Int(position.line), around: Int(position.column)) else { return nil }
    return Self.mayHoldASecret(line.text) ? nil : line
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
