/// The targets and local packages of `Package.swift`, as far as its text states them.
///
/// SwiftPM would need a process and a fifth of a second to say the same.
struct PackageManifest {
  /// The folders of targets for which the manifest states a path, by the names of their modules.
  private(set) var folders: [String: String] = [:]
  /// The folders of the packages that it uses from this machine.
  private(set) var packages: [String] = []

  init(_ manifest: String) {
    let text = Self.withoutComments(manifest)
    for call in text.matches(of: /\.(executableTarget|target|package)\s*\(/) {
      let arguments = Self.arguments(of: text[call.range.upperBound...])
      guard let path = arguments["path"] else { continue }
      if call.output.1 == "package" {
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

  private static func withoutComments(_ text: String) -> String {
    var code = ""
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else {
        let end = character == "\"" ? endOfText(in: rest) : rest.index(after: rest.startIndex)
        code += rest[..<end]
        rest = rest[end...]
      }
    }
    return code
  }

  /// The labelled texts of a call, from behind its parenthesis: not those of calls and lists inside it.
  private static func arguments(of text: Substring) -> [String: String] {
    var own = ""
    var depth = 0
    var rest = text
    while let character = rest.first {
      if character == "\"" {
        let end = Self.endOfText(in: rest)
        if depth == 0 { own += rest[..<end] }
        rest = rest[end...]
      } else {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if depth < 0 { break }
        if depth == 0 { own.append(character) }
        rest.removeFirst()
      }
    }
    return Dictionary(own.matches(of: /(\w+)\s*:\s*"([^"\\]*)"/).map { (String($0.1), String($0.2)) }) { first, _ in
      first
    }
  }

  /// Behind the closing quotation mark of a text.
  private static func endOfText(in text: Substring) -> Substring.Index {
    var index = text.index(after: text.startIndex)
    while index < text.endIndex, text[index] != "\"" {
      if text[index] == "\\" { index = text.index(after: index) }
      if index < text.endIndex { index = text.index(after: index) }
    }
    return index < text.endIndex ? text.index(after: index) : text.endIndex
  }
}
