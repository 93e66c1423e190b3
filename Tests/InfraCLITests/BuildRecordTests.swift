import Testing

@testable import InfraCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A build is left out only where nothing has changed since the last one.
@Suite(.serialized) struct BuildRecordTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for file in [
      "shop/Package.swift", "shop/Package.resolved", "shop/Sources/shop/Shop.swift", "shop/Sources/shop/Data.swift",
      "shop/.build/debug/shop", "shop/infra.yaml", "parts/Package.swift", "parts/Sources/Parts/Parts.swift",
    ] { try write("// \(file)", to: file) }
  }

  /// A file that was written a while ago: of one that is just being written, nobody knows whether it is complete.
  private func write(_ text: String, to file: String, secondsAgo: Int = 60) throws {
    try folder.write(text, to: file)
    let ago = timespec(tv_sec: time(nil) - secondsAgo, tv_nsec: 0)
    utimensat(AT_FDCWD, "\(folder.path)/\(file)", [ago, ago], 0)
  }

  /// Whether `synth` built; the app's own answer is that it wrote into `infra.out`.
  private func builds(failing: Bool = false) throws -> Bool {
    try commands(failing: failing).contains { $0.hasPrefix("swift build") }
  }

  /// What `synth` started.
  private func commands(failing: Bool = false) throws -> [String] {
    let path = folder.path
    let dependencies = """
      {"path": "\(path)/shop", "dependencies": [
        {"path": "\(path)/parts", "dependencies": [{"path": "\(path)/shop/.build/checkouts/other", "dependencies": []}]}
      ]}
      """
    let description = """
      {"name": "shop", "products": [{"name": "shop", "targets": ["shop"], "type": {"executable": null}}],
       "targets": [{"name": "shop", "product_dependencies": ["Infra"]}]}
      """
    let processes = FakeProcesses { invocation in
      if invocation.arguments.contains("describe") { return ProcessResult(code: 0, output: Array(description.utf8)) }
      if invocation.arguments.contains("show-dependencies") {
        return ProcessResult(code: 0, output: Array(dependencies.utf8))
      }
      return ProcessResult(code: failing && invocation.arguments.first == "build" ? 1 : 0)
    }
    _ = folder.infra("synth", "--package-path", "shop", processes: processes)
    try folder.write("{}", to: "shop/infra.out/deploy.json")
    #expect(failing || processes.lines.last?.contains("shop/.build/debug/shop synth") == true)
    return processes.lines
  }

  /// Whether `synth` built, and asked SwiftPM about the package and its dependencies before.
  private func asks(failing: Bool = false) throws -> Bool {
    let commands = try commands(failing: failing)
    #expect(commands.contains { $0.hasPrefix("swift build") })
    let questions = ["describe", "show-dependencies"].filter { question in commands.contains { $0.contains(question) } }
    #expect(questions.count != 1)
    return !questions.isEmpty
  }

  @Test func `the second run builds nothing and does not ask SwiftPM`() throws {
    #expect(try builds())
    #expect(try !builds())
    #expect(try !builds())
  }

  @Test(arguments: [
    "shop/Sources/shop/Shop.swift", "shop/Package.swift", "shop/Package.resolved", "parts/Package.swift",
    "parts/Sources/Parts/Parts.swift", "shop/.build/debug/shop",
  ])
  func `a file that changed is built`(_ file: String) throws {
    #expect(try builds())
    try write("// \(file)", to: file, secondsAgo: 30)
    #expect(try builds())
    #expect(try !builds())
    // A file can keep its time and its size, when it comes from an archive.
    try write("// \(file)".uppercased(), to: file, secondsAgo: 30)
    #expect(try builds())
  }

  @Test(arguments: ["shop/Sources/shop/New.swift", "shop/Package@swift-6.2.swift", "parts/Sources/Parts/New.swift"])
  func `a file that is added or removed is built`(_ file: String) throws {
    #expect(try builds())
    try write("// new", to: file)
    #expect(try builds())
    #expect(try !builds())
    folder.files.remove(file)
    #expect(try builds())
  }

  @Test func `a file that is renamed is built`() throws {
    #expect(try builds())
    try folder.files.move("shop/Sources/shop/Data.swift", to: "shop/Sources/shop/Stores.swift")
    #expect(try builds())
    #expect(try !builds())
  }

  @Test func `a file that has just been written is built once more`() throws {
    #expect(try builds())
    try folder.write("// now", to: "shop/Sources/shop/Shop.swift")
    #expect(try builds())
    #expect(try builds())
  }

  @Test func `a folder behind a link is never taken for unchanged`() throws {
    symlink("\(folder.path)/parts/Sources/Parts", "\(folder.path)/shop/Sources/linked")
    defer { unlink("\(folder.path)/shop/Sources/linked") }
    #expect(try builds())
    #expect(try builds())
  }

  @Test func `a build that fails is tried again`() throws {
    #expect(try builds())
    try write("// broken", to: "shop/Sources/shop/Shop.swift", secondsAgo: 30)
    #expect(try builds(failing: true))
    #expect(try builds())
    #expect(try !builds())
  }

  @Test func `after an edit of a source SwiftPM is asked only to build`() throws {
    #expect(try asks())
    // Just now, so that the file is not certain.
    try folder.write("// broken", to: "shop/Sources/shop/Shop.swift")
    #expect(try !asks(failing: true))
    #expect(try !asks())
    try write("// right", to: "shop/Sources/shop/Shop.swift", secondsAgo: 30)
    #expect(try !asks())
    #expect(try !builds())
  }

  @Test(arguments: ["shop/Package.swift", "shop/Package.resolved", "parts/Package.swift"])
  func `after an edit of a manifest SwiftPM is asked about the package`(_ file: String) throws {
    #expect(try asks())
    try folder.write("// now", to: file)
    #expect(try asks())
    #expect(try asks())
    try write("// then", to: file, secondsAgo: 30)
    #expect(try asks())
    #expect(try !builds())
  }

  @Test func `another variable in the environment is built`() throws {
    #expect(try builds())
    setenv("INFRA_TEST_OF_THE_RECORD", "1", 1)
    defer { unsetenv("INFRA_TEST_OF_THE_RECORD") }
    #expect(try builds())
  }

  @Test(arguments: ["", "1\nshop\n", "1\nshop\n1\n1\n1\n/x\n", "2\nshop\nx\n1\n1\n/x\n"])
  func `a record that cannot be read is none`(_ text: String) throws {
    #expect(try builds())
    try folder.write(text, to: "shop/.build/infra-app.build")
    #expect(try builds())
  }
}

/// The line that shows how far a build is.
@Suite struct BuildProgressTests {
  @Test(arguments: [
    ("[336/431] Compiling Validation PlacedStore.swift", "77 %, Compiling Validation"),
    ("[3/3] Linking shop", "100 %, Linking shop"), ("Building for debugging...", nil), ("[a/b] c", nil),
    ("[1/0] c", nil),
    ("[5/3] c", nil), ("[1", nil), ("", nil),
  ])
  func `a step is what SwiftPM says`(_ line: String, _ step: String?) {
    #expect(BuildProgress.step(line.utf8) == step)
  }

  @Test func `what a program prints is seen while it runs, and is whole at its end`() throws {
    var seen: [String] = []
    let result = try SystemProcesses().run(
      Invocation("sh", ["-c", "echo one; sleep 0.4; echo two; echo three >&2; exit 3"], printing: .captured)
    ) { seen.append(String(decoding: $0, as: UTF8.self)) }
    #expect(seen.contains("one\n"))
    #expect(String(decoding: result.output, as: UTF8.self) == "one\ntwo\n")
    #expect(String(decoding: result.errors, as: UTF8.self) == "three\n")
    #expect(result.code == 3)
  }
}
