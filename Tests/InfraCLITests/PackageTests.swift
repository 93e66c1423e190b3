import Testing

@testable import InfraCLI

@Suite struct PackageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let description = """
    {
      "name": "shop",
      "products": [
        {"name": "shop", "targets": ["shop"], "type": {"executable": null}},
        {"name": "tool", "targets": ["tool"], "type": {"executable": null}},
        {"name": "Stacks", "targets": ["Stacks"], "type": {"library": ["automatic"]}}
      ],
      "targets": [
        {"name": "shop", "target_dependencies": ["Stacks"]},
        {"name": "Stacks", "product_dependencies": ["Infra"]},
        {"name": "tool", "product_dependencies": ["ArgumentParser"]}
      ]
    }
    """

  @Test func `without a package the error says how to make one`() {
    for command in ["synth", "validate"] {
      let outcome = folder.infra(command)
      #expect(
        outcome.errors
          == "infra: error: no package here or above (Package.swift); run 'infra init NAME' to make one\n")
      #expect(outcome.code == 2)
    }
    #expect(
      folder.infra("synth", "--package-path", "x").errors
        == "infra: error: no package in 'x' (Package.swift); run 'infra init NAME' to make one\n")
  }

  @Test func `the app is found, built and run, and its exit code is ours`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: ".build/debug/shop")
    let processes = FakeProcesses { invocation in
      switch invocation.arguments.first {
      case "package": ProcessResult(code: 0, output: Array(Self.description.utf8))
      case "build": ProcessResult(code: 0)
      default: ProcessResult(code: 1)
      }
    }
    let outcome = folder.infra("synth", "--strict", "--set", "zones=2", "--format", "yaml", processes: processes)
    #expect(
      processes.lines == [
        "swift package describe --type json", "swift package show-dependencies --format json",
        "swift build --product shop",
        "\(folder.path)/.build/debug/shop synth --set=zones=2 --format=yaml --strict",
      ])
    #expect(outcome.code == 1)
    #expect(outcome.errors == "")
  }

  @Test func `an app that ends by a signal is an error like any other`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: ".build/debug/shop")
    let processes = FakeProcesses { invocation in
      switch invocation.arguments.first {
      case "package": ProcessResult(code: 0, output: Array(Self.description.utf8))
      case "build": ProcessResult(code: 0)
      default: ProcessResult(code: 132)
      }
    }
    let outcome = folder.infra("synth", processes: processes)
    #expect(outcome.code == 2)
    #expect(
      outcome.errors
        == "infra: error: the app 'shop' ended without a result (exit code 132); its own messages are above\n")
  }

  @Test func `a package elsewhere brings its settings, and a product that is named is not looked for`() throws {
    try folder.write("", to: "team/Package.swift")
    try folder.write("", to: "team/infra.yaml")
    try folder.write("", to: "team/.build/debug/shop")
    let processes = FakeProcesses()
    #expect(folder.infra("validate", "--package-path", "team", "--product", "shop", processes: processes).code == 0)
    #expect(
      processes.lines == [
        "swift package --package-path team show-dependencies --format json",
        "swift build --package-path team --product shop",
        "\(folder.path)/team/.build/debug/shop validate --config=team/infra.yaml --package-path=team",
      ])
  }

  @Test func `the package of a folder inside it is found`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: ".build/debug/shop")
    try folder.write("", to: "Sources/shop/a.swift")
    let inside = RecordingConsole()
    let processes = FakeProcesses()
    let session = Session(
      console: inside, files: Files(workingDirectory: "\(folder.path)/Sources/shop"), processes: processes)
    #expect(ToolCommand.program.run(["synth", "--product", "shop"], in: session) == .success)
    #expect(
      processes.lines == [
        "swift package --package-path ../.. show-dependencies --format json",
        "swift build --package-path ../.. --product shop",
        "\(folder.path)/Sources/shop/../../.build/debug/shop synth",
      ])
  }

  @Test func `what the compiler warns of is shown, once`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: ".build/debug/shop")
    let warning = "/shop/Sources/shop/Shop.swift:3:7: warning: initialization of immutable value 'core' was never used"
    let processes = FakeProcesses { invocation in
      let text = invocation.arguments.first == "build" ? "[1/2] Compiling\n\(warning)\n 3 | let core\n\(warning)\n" : ""
      return ProcessResult(code: 0, output: Array(text.utf8))
    }
    let outcome = folder.infra("validate", "--product", "shop", processes: processes)
    #expect(outcome.errors == "\(warning)\n" && outcome.code == 0)
  }

  @Test func `a package that does not build shows what the compiler says, whole`() throws {
    try folder.write("", to: "Package.swift")
    let processes = FakeProcesses { _ in
      ProcessResult(code: 1, output: Array("Shop.swift:3:1: error: no\n".utf8), errors: Array("warning: old\n".utf8))
    }
    let outcome = folder.infra("synth", "--product", "shop", processes: processes)
    #expect(
      outcome.errors == """
        Shop.swift:3:1: error: no
        warning: old
        infra: error: the package does not build; fix what the compiler says above

        """)
    #expect(outcome.output == "")
    #expect(outcome.code == 2)
  }

  @Test func `a manifest that SwiftPM cannot read is shown`() throws {
    try folder.write("", to: "Package.swift")
    let processes = FakeProcesses { _ in ProcessResult(code: 1, errors: Array("error: manifest\n".utf8)) }
    let outcome = folder.infra("synth", processes: processes)
    #expect(
      outcome.errors == "error: manifest\ninfra: error: SwiftPM cannot read the package '.'; fix what it says above\n")
    #expect(outcome.code == 2)
  }

  @Test func `two apps and no product is an error that lists both`() throws {
    try folder.write("", to: "Package.swift")
    let two = Self.description.split(separator: "ArgumentParser").joined(separator: "Infra")
    let processes = FakeProcesses { _ in ProcessResult(code: 0, output: Array(two.utf8)) }
    let outcome = folder.infra("synth", processes: processes)
    #expect(
      outcome.errors == "infra: error: the package 'shop' has several apps; choose one with --product: shop, tool\n")
    #expect(outcome.code == 2)
  }

  @Test func `a package without an app is an error`() throws {
    try folder.write("", to: "Package.swift")
    let none = Self.description.split(separator: #""Infra""#).joined(separator: #""Other""#)
    let processes = FakeProcesses { _ in ProcessResult(code: 0, output: Array(none.utf8)) }
    let outcome = folder.infra("synth", processes: processes)
    #expect(
      outcome.errors
        == "infra: error: the package 'shop' has no executable product that depends on 'Infra'; add one to Package.swift\n"
    )
    #expect(outcome.code == 2)
  }

  @Test func `where the binary is not in the usual place SwiftPM is asked`() throws {
    try folder.write("", to: "Package.swift")
    try folder.write("", to: "elsewhere/shop")
    let place = "\(folder.path)/elsewhere"
    let processes = FakeProcesses { invocation in
      ProcessResult(code: 0, output: invocation.arguments.contains("--show-bin-path") ? Array("\(place)\n".utf8) : [])
    }
    #expect(folder.infra("synth", "--product", "shop", processes: processes).code == 0)
    #expect(processes.lines.last == "\(place)/shop synth")
    let missing = folder.infra("synth", "--product", "other", processes: processes)
    #expect(
      missing.errors
        == "infra: error: 'swift build' made no executable 'other'; give --product the name of one\n")
    #expect(missing.code == 2)
  }

  @Test func `real programs are run, and what they print is captured`() throws {
    let processes = SystemProcesses()
    let result = try processes.run(Invocation("sh", ["-c", "echo out; echo err >&2; exit 3"], printing: .captured))
    #expect(result == ProcessResult(code: 3, output: Array("out\n".utf8), errors: Array("err\n".utf8)))
    #expect(try processes.run(Invocation("sh", ["-c", "kill -9 $$"], printing: .captured)).code == 137)
    #expect(throws: CommandError("cannot run 'no-such-program': no such file or directory")) {
      try processes.run(Invocation("no-such-program", [], printing: .captured))
    }
  }
}
