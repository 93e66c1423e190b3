import ResourceGraph
import Testing

@testable import InfraCLI

/// The paths of source files, which Swift names by their modules.
@Suite struct PackageSourcesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(of fileID: String, in package: String = ".") -> String? {
    PackageSources(package, folder.files).path(of: fileID)
  }

  @Test func `a target is found in the usual folders, its file at any depth`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: "Sources/web-shop/WebShop.swift")
    try folder.write("", to: "Sources/web-shop/Network/Main.swift")
    try folder.write("", to: "src/Parts/Parts.swift")
    #expect(path(of: "web_shop/WebShop.swift") == "Sources/web-shop/WebShop.swift")
    #expect(path(of: "web_shop/Main.swift") == "Sources/web-shop/Network/Main.swift")
    #expect(path(of: "Parts/Parts.swift") == "src/Parts/Parts.swift")
    #expect(path(of: "web_shop/Parts.swift") == nil && path(of: "web_shop") == nil && path(of: "") == nil)
  }

  @Test func `two targets have files of one name`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: "Sources/shop/Stacks.swift")
    try folder.write("", to: "Sources/parts/Stacks.swift")
    #expect(path(of: "shop/Stacks.swift") == "Sources/shop/Stacks.swift")
    #expect(path(of: "parts/Stacks.swift") == "Sources/parts/Stacks.swift")
  }

  @Test func `a path that the manifest states comes first, and other packages' files are not guessed`() throws {
    try folder.write(
      """
      let package = Package(
        name: "claims", // .target(name: "Old", path: "Old")
        dependencies: [.package(name: "kit", path: "kit"), .package(url: "https://example.com", from: "1.0.0")],
        targets: [
          .executableTarget(
            name: "claims-app", dependencies: [.target(name: "Parts"), "Other"], path: "App", exclude: ["a (old).md"]),
          .target(name: "Parts"), .target(name: "Examples", path: "Examples/All"),
          .testTarget(name: "Tests", path: "Tests"),
        ])
      """, to: "Package.swift")
    try folder.write("let package = Package(targets: [.target(name: \"Kit\")])", to: "kit/Package.swift")
    for file in [
      "App/Main.swift", "App/Deep/Stacks.swift", "Sources/Parts/Parts.swift", "Examples/All/All.swift", "Old/Old.swift",
      "Sources/claims-app/Main.swift", "kit/Sources/Kit/Kit.swift", "Company/Company.swift",
      ".build/checkouts/Company/Sources/Company/Company.swift",
    ] { try folder.write("", to: file) }
    #expect(path(of: "claims_app/Main.swift") == "App/Main.swift")
    #expect(path(of: "claims_app/Stacks.swift") == "App/Deep/Stacks.swift")
    #expect(path(of: "Parts/Parts.swift") == "Sources/Parts/Parts.swift")
    #expect(path(of: "Examples/All.swift") == "Examples/All/All.swift")
    #expect(path(of: "Kit/Kit.swift") == "kit/Sources/Kit/Kit.swift")
    for other in ["Company/Company.swift", "Old/Old.swift", "Other/Main.swift"] {
      #expect(path(of: other) == nil, "\(other)")
    }
  }

  @Test(arguments: [
    "", ".target(", ".target(name: \"", ".target(name: \"a\\", ".target(/* ", ".package(path: \"x\" // ",
    ".target())))",
  ])
  func `no manifest ends the program`(_ text: String) {
    #expect(PackageManifest(Array(text.utf8)).folders.isEmpty)
  }

  /// A source whose resource has a place of a file of the module `shop`.
  private let source = FakeSource { _ in
    let location = SourceLocation(fileID: "shop/Shop.swift", line: 3, column: 7)
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("R1", Sample.bad.resource, at: location))
    return [graph]
  }

  @Test func `findings name the path in the package, from any of its folders`() throws {
    try folder.write("", to: "team/Package.swift")
    try folder.write("", to: "team/Sources/shop/Shop.swift")
    let finding = "Sources/shop/Shop.swift:3:7: error: "
    for place in ["team", "team/Sources/shop"] {
      let console = RecordingConsole()
      let session = Session(
        console: console, files: Files(workingDirectory: "\(folder.path)/\(place)"), processes: FakeProcesses())
      _ = AppCommand.program(source).run(["validate"], in: session)
      #expect(console.output.hasPrefix(finding))
    }
    #expect(folder.app("validate", "--package-path", "team", source: source).output.hasPrefix(finding))
    #expect(folder.app("validate", source: source).output.hasPrefix("shop/Shop.swift:3:7: error: "))
    #expect(
      folder.app("validate", "a.json", "--package-path", "team", source: source).errors.hasPrefix(
        "infra: error: '--package-path=team' is about a package's stacks"))
  }
}
