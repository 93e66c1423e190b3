import Configuration
import Testing

@testable import InfraCLI

@Suite struct EnvironmentOptionsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `what is wrong with the file ends the run with 2`() throws {
    try folder.write("environments: { production: { region: eu-west1 } }\nsetings:\n  zones: 2\n", to: "infra.yaml")
    let outcome = folder.app("synth")
    #expect(
      outcome.errors == """
        infra.yaml:1:31: error: the region is the string 'eu-west1'; did you mean 'eu-west-1'?
        infra.yaml:2:1: error: unknown key 'setings'; did you mean 'settings'?

        """)
    #expect(outcome.code == 2)
  }

  @Test func `malformed YAML ends the run with 2`() throws {
    try folder.write("environments: [1\nsettings: 2\n", to: "infra.yaml")
    let outcome = folder.app("validate")
    #expect(outcome.errors.hasPrefix("infra.yaml:2:"))
    #expect(outcome.errors.contains(": error: "))
    #expect(outcome.code == 2)
  }

  @Test func `of several environments one must be chosen`() throws {
    try folder.write("environments: { production: , staging: }", to: "infra.yaml")
    #expect(
      folder.app("synth").errors
        == "infra: error: infra.yaml has several environments; choose one with --environment: production, staging\n")
    let unknown = folder.app("synth", "--environment", "stagin")
    #expect(
      unknown.errors
        == "infra: error: unknown environment 'stagin'; did you mean 'staging'? (infra.yaml has production, staging)\n")
    #expect(unknown.code == 2)
    #expect(folder.app("synth", "--environment", "staging").code == 0)
  }

  @Test func `without a file there is one environment, called default`() throws {
    let environment = try EnvironmentOptions().read(folder.files).chosenEnvironment()
    #expect(environment.name == "default")
    #expect(environment.account == nil)
    #expect(environment.region == nil)
    #expect(environment.namePrefix == nil)
    #expect(
      folder.app("synth", "--environment", "production").errors
        == "infra: error: unknown environment 'production': there is no infra.yaml here\n")
  }

  @Test func `a file that was named must be there`() {
    let outcome = folder.app("synth", "--config", "other.yaml")
    #expect(outcome.errors == "infra: error: cannot read 'other.yaml': no such file or directory\n")
    #expect(outcome.code == 2)
  }

  @Test func `the file is looked for up to the package`() throws {
    try folder.write("environments: { outer: }", to: "infra.yaml")
    try folder.write("environments: { inner: }", to: "package/infra.yaml")
    try folder.write("", to: "package/Package.swift")
    try folder.write("", to: "package/Sources/shop/a.swift")
    try folder.write("", to: "bare/Package.swift")
    func name(in path: String) throws -> String {
      try EnvironmentOptions().read(Files(workingDirectory: "\(folder.path)/\(path)")).chosenEnvironment().name
    }
    #expect(try name(in: "package/Sources/shop") == "inner")
    #expect(try name(in: "bare") == "default")
  }

  @Test func `an app run with a mistaken set exits with 2`() throws {
    struct Shop: Decodable { var zones: Int }
    try folder.write("settings: { zones: 3 }", to: "infra.yaml")
    let source = FakeSource { environment in
      _ = try environment.settings(as: Shop.self)
      return []
    }
    let outcome = folder.app("synth", "--set", "zons=2", source: source)
    #expect(outcome.errors == "infra: error: --set zons=2: unknown setting 'zons'; did you mean 'zones'?\n")
    #expect(outcome.code == 2)
    #expect(folder.app("synth", "--set", "zones=2", source: source).code == 0)
  }
}
