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
    try folder.write("", to: "Sources/web-shop/WebShop.swift")
    try folder.write("", to: "Sources/web-shop/Network/Main.swift")
    try folder.write("", to: "src/Parts/Parts.swift")
    #expect(path(of: "web_shop/WebShop.swift") == "Sources/web-shop/WebShop.swift")
    #expect(path(of: "web_shop/Main.swift") == "Sources/web-shop/Network/Main.swift")
    #expect(path(of: "Parts/Parts.swift") == "src/Parts/Parts.swift")
    #expect(path(of: "web_shop/Parts.swift") == nil && path(of: "web_shop") == nil && path(of: "") == nil)
  }

  @Test func `two targets have files of one name`() throws {
    try folder.write("", to: "Sources/shop/Stacks.swift")
    try folder.write("", to: "Sources/parts/Stacks.swift")
    #expect(path(of: "shop/Stacks.swift") == "Sources/shop/Stacks.swift")
    #expect(path(of: "parts/Stacks.swift") == "Sources/parts/Stacks.swift")
  }

  @Test func `a path that the manifest states ends in the target's name, or is not guessed`() throws {
    try folder.write("", to: "Examples/Shop/Shop.swift")
    try folder.write("", to: ".build/checkouts/Company/Sources/Company/Company.swift")
    try folder.write("", to: "infra.out/Other/Other.swift")
    try folder.write("", to: "App/Main.swift")
    try folder.write("", to: "one/Twice/A.swift")
    try folder.write("", to: "two/Twice/A.swift")
    #expect(path(of: "Shop/Shop.swift") == "Examples/Shop/Shop.swift")
    for other in ["Company/Company.swift", "Other/Other.swift", "Claims/Main.swift", "Twice/A.swift"] {
      #expect(path(of: other) == nil, "\(other)")
    }
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
