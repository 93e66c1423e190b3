import Documents
import ResourceGraph

/// The file `infra.yaml`: the environments of an app, and their settings.
struct ConfigurationFile {
  static let name = "infra.yaml"

  private let file: String
  private let shared: Node?
  private var environments: [Entry] = []

  private struct Entry {
    var name: String
    var account: String?
    var region: String?
    var settings: Node?
    var position: Position
  }

  /// Reads the whole file, and reports everything that is wrong with it at once.
  init(_ bytes: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    let document: Node
    do {
      document = try YAML.read(bytes)
    } catch {
      throw Diagnostics([error.diagnostic(in: file)])
    }
    var reader = ConfigurationReader(file: file)
    let top = reader.object(document, "the file", keys: ["environments", "settings"])
    shared = top["settings"]
    if let shared { reader.group(shared, "'settings'") }
    if let list = top["environments"] {
      for member in reader.object(list, "'environments'", keys: nil) {
        environments.append(Self.entry(member, &reader))
      }
    }
    if !reader.mistakes.isEmpty { throw Diagnostics(reader.mistakes) }
  }

  private static func entry(_ member: Object.Member, _ reader: inout ConfigurationReader) -> Entry {
    let subject = "the environment '\(member.key)'"
    let object =
      member.value.isNull
      ? [:] : reader.object(member.value, subject, keys: ["account", "region", "settings"])
    let account = object["account"].map { reader.account($0) }
    let region = object["region"].map { reader.region($0) }
    if let settings = object["settings"] { reader.group(settings, "'settings'") }
    return Entry(
      name: member.key, account: account, region: region, settings: object["settings"],
      position: member.value.position)
  }

  /// The environment of a name, or the only one.
  func environment(_ name: String?, _ assignments: [Assignment]) throws(CommandError) -> Environment {
    let entry = if let name { try entry(named: name) } else { try onlyEntry() }
    return Environment(
      name: entry?.name ?? "default", account: entry?.account, region: entry?.region,
      settings: Settings(
        shared: shared, own: entry?.settings, assignments: assignments, file: file,
        position: entry?.position ?? shared?.position ?? Position(line: 1, column: 1)))
  }

  private func entry(named name: String) throws(CommandError) -> Entry {
    if let entry = environments.first(where: { $0.name == name }) { return entry }
    let names = environments.map(\.name)
    if names.isEmpty { throw CommandError("unknown environment '\(name)'; \(file) has none") }
    let nearest = UsageError.suggestion(name, names)
    throw CommandError("unknown environment '\(name)'\(nearest) (\(file) has \(names.joined(separator: ", ")))")
  }

  private func onlyEntry() throws(CommandError) -> Entry? {
    guard environments.count > 1 else { return environments.first }
    let names = environments.map(\.name).joined(separator: ", ")
    throw CommandError("\(file) has several environments; choose one with --environment: \(names)")
  }
}
