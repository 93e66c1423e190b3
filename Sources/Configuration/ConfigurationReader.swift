import Documents
import ResourceGraph

/// Takes the parts of `infra.yaml` from their nodes, and gathers what is wrong with them.
struct ConfigurationReader {
  let file: String
  private(set) var mistakes: [Diagnostic] = []

  init(file: String) {
    self.file = file
  }

  /// The document that a file holds.
  static func document(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Node {
    do {
      return try YAML.read(bytes)
    } catch {
      throw Diagnostics([.error(error.message, at: SourceLocation(file: file, position: error.position))])
    }
  }

  /// The members of an object; keys other than these are mistakes.
  mutating func object(_ node: Node, _ subject: String, keys: [String]?) -> Object {
    if node.isNull { return [:] }
    guard case .object(let object) = node.content else {
      fail("\(subject) is \(node.settingsDescription); expected keys and values", node)
      return [:]
    }
    for member in object {
      guard let keys, !keys.contains(member.key) else { continue }
      let advice =
        Suggestion.nearest(to: member.key, among: keys).map { "did you mean '\($0)'?" }
        ?? "known are \(keys.joined(separator: ", "))"
      fail("unknown key '\(member.key)'; \(advice)", member.value)
    }
    return object
  }

  /// Asks that a node is an object, or empty.
  mutating func group(_ node: Node, _ subject: String) {
    _ = object(node, subject, keys: nil)
  }

  mutating func bool(_ node: Node, _ subject: String) -> Bool? {
    if node.bool == nil { fail("\(subject) is \(node.settingsDescription); expected true or false", node) }
    return node.bool
  }

  /// One of a few values, with its place.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String> & Hashable & Sendable>(
    _ node: Node, _ subject: String
  ) -> Stated<Choice>? {
    let location = SourceLocation(file: file, position: node.position)
    if let choice = node.string.flatMap({ Choice(rawValue: $0) }) { return Stated(choice, at: location) }
    let advice = Suggestion.advice(for: node.string ?? "", among: Choice.allCases.map(\.rawValue))
    fail("\(subject) is \(node.settingsDescription); \(advice)", node)
    return nil
  }

  mutating func environmentName(of member: Object.Member) -> String {
    if !Self.canBeginNames(member.key) {
      fail("'\(member.key)' cannot name an environment; \(Self.adviceForNames)", member.value)
    }
    return member.key
  }

  mutating func applicationName(_ node: Node) -> String? {
    if let name = node.string, Self.canBeginNames(name) { return name }
    fail("the application is \(node.settingsDescription); \(Self.adviceForNames)", node)
    return nil
  }

  private static let adviceForNames =
    "start with a lower-case letter and use lower-case letters, digits and single hyphens between them, 20 characters at most"

  mutating func account(_ node: Node) -> String {
    let text = node.string ?? node.integer.map { "\($0)" } ?? ""
    if text.utf8.count != 12 || !text.utf8.allSatisfy(Self.isDigit) {
      fail("the account is \(node.settingsDescription); expected the twelve digits of an AWS account, in quotes", node)
    }
    return text
  }

  mutating func bucketName(_ node: Node) -> String? {
    guard let name = node.string, (3...63).contains(name.utf8.count), name.utf8.allSatisfy(Self.isOfBucketName) else {
      fail(
        "the state bucket is \(node.settingsDescription); expected the name of an S3 bucket: 3 to 63 lower-case letters, "
          + "digits, hyphens and dots", node)
      return nil
    }
    return name
  }

  mutating func region(_ node: Node) -> Region? {
    if let region = Region.allCases.first(where: { $0.rawValue == node.string }) { return region }
    fail("the region is \(node.settingsDescription); \(Region.advice(for: node.string))", node)
    return nil
  }

  mutating func fail(_ message: String, _ node: Node) {
    mistakes.append(.error(message, at: SourceLocation(file: file, position: node.position)))
  }

  /// Whether names of AWS can begin with a text: many admit neither capitals nor two hyphens in a row.
  private static func canBeginNames(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return text.utf8.count <= 20 && text.utf8.first.map(isLowercaseLetter) == true
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isLowercaseLetter($0) || isDigit($0) } }
  }

  private static func isLowercaseLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }

  private static func isOfBucketName(_ byte: UInt8) -> Bool {
    isLowercaseLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
