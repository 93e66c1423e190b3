/// The targets and local packages of `Package.swift`, as far as its text states them.
///
/// SwiftPM would need a process and a fifth of a second to say the same.
struct PackageManifest {
  /// The folders of targets for which the manifest states a path, by the names of their modules.
  private(set) var folders: [String: String] = [:]
  /// The folders of the packages that it uses from this machine.
  private(set) var packages: [String] = []

  init(_ manifest: [UInt8]) {
    var text = ManifestText(manifest)
    while !text.isAtEnd {
      guard text.take(".") else {
        text.skip()
        continue
      }
      let call = text.word()
      guard ["executableTarget", "target", "package"].contains(call), text.take("(") else { continue }
      // What is inside the parentheses can be a call, too.
      var inside = text
      let arguments = inside.arguments()
      guard let path = arguments["path"] else { continue }
      if call == "package" {
        packages.append(path)
      } else if let name = arguments["name"] {
        folders[Self.module(of: name)] = path
      }
    }
  }

  /// The name of the module of a target: `web_shop` for `web-shop`.
  static func module(of target: String) -> String {
    String(target.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }
}

/// A manifest that is read from its start, without its comments. An app starts with it, so it takes no regular expression.
private struct ManifestText {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index >= bytes.count }

  private func byte(_ offset: Int = 0) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

  private func isNext(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    byte() == UInt8(ascii: first) && byte(1) == UInt8(ascii: second)
  }

  /// Skips spaces and comments.
  private mutating func skipSpace() {
    while let byte = byte() {
      if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
        index += 1
      } else if isNext("/", "/") {
        while let byte = self.byte(), byte != 10 { index += 1 }
      } else if isNext("/", "*") {
        index += 2
        while !isAtEnd, !isNext("*", "/") { index += 1 }
        index += 2
      } else {
        return
      }
    }
  }

  /// Takes a character, where it is the next one.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Takes the letters and digits that come next.
  mutating func word() -> String {
    skipSpace()
    let start = min(index, bytes.count)
    while let byte = byte(), Self.isLetter(byte) { index += 1 }
    return String(decoding: bytes[start..<max(start, min(index, bytes.count))], as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || byte == 0x5F
  }

  /// Takes a text in quotation marks, without them.
  private mutating func quoted() -> String {
    index += 1
    let start = min(index, bytes.count)
    while let byte = byte(), byte != UInt8(ascii: "\"") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
    let end = max(start, min(index, bytes.count))
    index += 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Skips whatever comes next: a text, a word or a character.
  mutating func skip() {
    skipSpace()
    guard let byte = byte() else { return }
    if byte == UInt8(ascii: "\"") {
      _ = quoted()
    } else if Self.isLetter(byte) {
      _ = word()
    } else {
      index += 1
    }
  }

  /// The texts that a call has as arguments, by their labels, from behind its parenthesis.
  mutating func arguments() -> [String: String] {
    var arguments: [String: String] = [:]
    var label: String?
    var depth = 0
    while depth >= 0 {
      skipSpace()
      guard let byte = byte() else { break }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        index += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        index += 1
      case UInt8(ascii: "\""):
        let text = quoted()
        if depth == 0, let name = label { arguments[name] = text }
        label = nil
      case _ where Self.isLetter(byte):
        let name = word()
        label = depth == 0 && take(":") ? name : nil
      default:
        label = nil
        index += 1
      }
    }
    return arguments
  }
}
