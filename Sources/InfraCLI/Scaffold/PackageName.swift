/// The name of a new package, which is that of its executable and its stack too.
struct PackageName: Equatable {
  let text: String

  /// Names of modules that an app is linked with: its own must differ, also where letters' case does not count.
  private static let taken: Set<String> = [
    "infra", "infralanguage", "infracli", "infratool", "configuration", "documents", "resourcegraph", "awsresources",
    "templates", "validation", "cyaml",
    "swift", "foundation", "testing", "xctest", "package", "main",
  ]

  init(_ text: String) throws(CommandError) {
    guard let first = text.utf8.first, Self.isLetter(first), text.utf8.allSatisfy(Self.isAllowed),
      text.utf8.last != UInt8(ascii: "-"), text.utf8.count <= 64
    else {
      throw CommandError(
        "'\(text)' cannot name a package; start with a letter and use small letters, digits and hyphens, 64 at most")
    }
    if Self.taken.contains(text.split(separator: "-").joined()) {
      throw CommandError("'\(text)' is the name of a module that the package needs; choose another")
    }
    self.text = text
  }

  /// The name of the app's type: `WebShopApp`. Its last word keeps it apart from the constructs' names.
  var type: String {
    let words = text.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return words.joined() + (words.last == "App" ? "" : "App")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    isLetter(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "-")
  }
}
