import Documents
package import ResourceGraph

/// The file `infra.yaml`: the environments of an app, their settings, and what is stated about rules.
package struct ConfigurationFile {
  package static let name = "infra.yaml"

  private let file: String
  private let shared: Node?
  private var environments: [Entry] = []
  /// The number of environments in the file.
  package var environmentCount: Int { environments.count }
  private var namesIncludeEnvironment = true
  private var application: String?
  /// The exceptions to rules for everything that is checked beside the file.
  package private(set) var allowances: [ScopedAllowance] = []
  /// The severities that rules have instead of their own.
  package private(set) var severityChanges: [SeverityChange] = []

  /// The rules to which the file permits no exception.
  package private(set) var mandatory: [MandatoryRule] = []
  /// The paths that are never, or always, to be open.
  package private(set) var intents: [PathIntent] = []
  /// What alone lets requests from the internet in.
  package private(set) var ingress: Stated<Ingress>?
  /// What systems are for whose environment does not say.
  package private(set) var deploymentClass: Stated<DeploymentClass>?

  private struct Entry {
    var name: String
    var account: String?
    var region: Region?
    var stateBucket: String?
    var deploymentClass: Stated<DeploymentClass>?
    var settings: Node?
    var position: Position
  }

  /// Reads the whole file, and reports everything that is wrong with it at once.
  package init(_ bytes: [UInt8], file: String) throws(Diagnostics) {
    self.file = file
    let document = try ConfigurationReader.document(bytes, file: file)
    var reader = ConfigurationReader(file: file)
    let top = reader.object(
      document, "the file",
      keys: [
        "environments", "settings", "names", "class", "ingress", "paths", "allow", "severity", "mandatory",
      ])
    shared = top["settings"]
    if let shared { reader.group(shared, "'settings'") }
    if let list = top["environments"] {
      for member in reader.object(list, "'environments'", keys: nil) {
        environments.append(Self.entry(member, &reader))
      }
    }
    if let names = top["names"] {
      let object = reader.object(names, "'names'", keys: ["environment", "application"])
      application = object["application"].flatMap { reader.applicationName($0) }
      if let node = object["environment"], let value = reader.bool(node, "'environment'") {
        namesIncludeEnvironment = value
        if !value { checkAccounts(node, &reader) }
      }
    }
    deploymentClass = top["class"].flatMap { reader.choice($0, "'class'") }
    ingress = top["ingress"].flatMap { reader.choice($0, "'ingress'") }
    if let list = top["mandatory"] { mandatory = reader.mandatoryRules(list) }
    if let list = top["paths"] { intents = reader.intents(list) }
    if let list = top["allow"] { allowances = reader.allowances(list) }
    if let list = top["severity"] { severityChanges = reader.severityChanges(list) }
    if !reader.mistakes.isEmpty { throw Diagnostics(reader.mistakes) }
  }

  private static func entry(_ member: Object.Member, _ reader: inout ConfigurationReader) -> Entry {
    let name = reader.environmentName(of: member)
    let object =
      member.value.isNull
      ? [:]
      : reader.object(
        member.value, "the environment '\(name)'", keys: ["account", "region", "stateBucket", "class", "settings"])
    let account = object["account"].map { reader.account($0) }
    let region = object["region"].flatMap { reader.region($0) }
    let stateBucket = object["stateBucket"].flatMap { reader.bucketName($0) }
    let deploymentClass: Stated<DeploymentClass>? = object["class"].flatMap { reader.choice($0, "'class'") }
    if let settings = object["settings"] { reader.group(settings, "'settings'") }
    return Entry(
      name: name, account: account, region: region, stateBucket: stateBucket, deploymentClass: deploymentClass,
      settings: object["settings"], position: member.value.position)
  }

  /// Two environments of one account would give the same names to different things.
  private func checkAccounts(_ node: Node, _ reader: inout ConfigurationReader) {
    var owners: [String: String] = [:]
    for environment in environments {
      let problem: String
      if let account = environment.account {
        guard let other = owners.updateValue(environment.name, forKey: account) else { continue }
        problem = "'\(other)' and '\(environment.name)' share the account \(account)"
      } else {
        problem = "'\(environment.name)' has no account"
      }
      reader.fail(
        "names can leave out the environment only where every environment has an account of its own, and \(problem); "
          + "give each environment its own account, or set this to true", node)
    }
  }

  /// The environment of a name, or the only one.
  package func environment(_ name: String?, _ assignments: [Assignment]) throws(Diagnostic) -> Environment {
    let entry = if let name { try entry(named: name) } else { try onlyEntry() }
    let settings = Settings(
      shared: shared, own: entry?.settings, assignments: assignments, file: file,
      position: entry?.position ?? shared?.position ?? Position(line: 1, column: 1))
    guard let entry else {
      return Environment(application: application, deploymentClass: deploymentClass, settings: settings)
    }
    return Environment(
      name: entry.name, account: entry.account, region: entry.region,
      namesIncludeEnvironment: namesIncludeEnvironment, application: application, stateBucket: entry.stateBucket,
      deploymentClass: entry.deploymentClass ?? deploymentClass, settings: settings)
  }

  /// All environments; the one without a name where the file has none.
  package func allEnvironments(_ assignments: [Assignment]) throws(Diagnostic) -> [Environment] {
    guard !environments.isEmpty else { return [try environment(nil, assignments)] }
    var all: [Environment] = []
    for entry in environments { all.append(try environment(entry.name, assignments)) }
    return all
  }

  private func entry(named name: String) throws(Diagnostic) -> Entry {
    if let entry = environments.first(where: { $0.name == name }) { return entry }
    let names = environments.map(\.name)
    if names.isEmpty { throw .error("unknown environment '\(name)'; \(file) has none") }
    let nearest = Suggestion.nearest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
    throw .error("unknown environment '\(name)'\(nearest) (\(file) has \(names.joined(separator: ", ")))")
  }

  private func onlyEntry() throws(Diagnostic) -> Entry? {
    guard environments.count > 1 else { return environments.first }
    let names = environments.map(\.name).joined(separator: ", ")
    throw .error("\(file) has several environments; choose one with --environment: \(names)")
  }
}
