import Documents

/// What SwiftPM says about a package's products and targets.
struct PackageDescription {
  private let document: Node
  private let package: String

  /// Asks SwiftPM: about 0.2 s.
  static func read(_ package: String, _ session: Session) throws -> PackageDescription {
    let result = try session.processes.run(
      Invocation("swift", ["package"] + location(package) + ["describe", "--type", "json"], printing: .captured))
    guard result.code == 0, let document = try? JSON.read(result.output) else {
      session.console.write(String(decoding: result.errors, as: UTF8.self), to: .errors)
      throw CommandError("SwiftPM cannot read the package '\(package)'; fix what it says above")
    }
    return PackageDescription(document: document, package: package)
  }

  init(document: Node, package: String) {
    self.document = document
    self.package = package
  }

  /// The arguments that lead SwiftPM to a package.
  static func location(_ package: String) -> [String] {
    package == "." ? [] : ["--package-path", package]
  }

  /// The one executable product that imports Infra.
  func app() throws(CommandError) -> String {
    let apps = apps
    guard let app = apps.first else {
      throw CommandError(
        "the package '\(name)' has no executable product that depends on 'Infra'; add one to Package.swift")
    }
    guard apps.count == 1 else {
      throw CommandError(
        "the package '\(name)' has several apps; choose one with --product: \(apps.joined(separator: ", "))")
    }
    return app
  }

  /// All executable products that import Infra, directly or through other targets.
  var apps: [String] {
    let targets = document["targets"]?.array ?? []
    return (document["products"]?.array ?? []).compactMap { product in
      guard let name = product["name"]?.string, product["type"]?["executable"] != nil else { return nil }
      let own = Self.strings(product["targets"])
      return own.contains { Self.reachesInfra($0, targets) } ? name : nil
    }
  }

  private var name: String { document["name"]?.string ?? package }

  private static func reachesInfra(_ target: String, _ targets: [Node]) -> Bool {
    var open = [target]
    var seen: Set<String> = []
    while let name = open.popLast() {
      guard seen.insert(name).inserted, let target = targets.first(where: { $0["name"]?.string == name }) else {
        continue
      }
      let local = strings(target["target_dependencies"])
      if local.contains("Infra") || strings(target["product_dependencies"]).contains("Infra") { return true }
      open += local
    }
    return false
  }

  private static func strings(_ node: Node?) -> [String] {
    (node?.array ?? []).compactMap(\.string)
  }
}
