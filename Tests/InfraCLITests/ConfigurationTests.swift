import Testing

@testable import InfraCLI

@Suite struct ConfigurationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `every mistake of the file is told at once, with its place`() throws {
    try folder.write(
      """
      environments:
        production:
          account: "12345"
          region: eu-west1
          settngs: {}
        staging: none
      setings:
        zones: 2
      """, to: "infra.yaml")
    let outcome = folder.app("synth")
    #expect(
      outcome.errors == """
        infra.yaml:3:5: error: the account is the string '12345'; expected the twelve digits of an AWS account, in quotes
        infra.yaml:4:5: error: the region is the string 'eu-west1'; did you mean 'eu-west-1'?
        infra.yaml:5:5: error: unknown key 'settngs'; did you mean 'settings'?
        infra.yaml:6:3: error: the environment 'staging' is the string 'none'; expected keys and values
        infra.yaml:7:1: error: unknown key 'setings'; did you mean 'settings'?

        """)
    #expect(outcome.code == 2)
  }

  @Test func `malformed YAML is an error with line and column`() throws {
    try folder.write("environments: [1\nsettings: 2\n", to: "infra.yaml")
    let outcome = folder.app("validate")
    #expect(outcome.errors.hasPrefix("infra.yaml:2:"))
    #expect(outcome.errors.contains(": error: "))
    #expect(outcome.code == 2)
  }

  @Test func `the only environment is the default one`() throws {
    try folder.write(
      "environments: { production: { account: \"012345678901\", region: us-gov-west-1 } }", to: "infra.yaml")
    let environment = try EnvironmentOptions().load(folder.files)
    #expect(environment.name == "production")
    #expect(environment.account == "012345678901")
    #expect(environment.region == "us-gov-west-1")
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
    let environment = try EnvironmentOptions().load(folder.files)
    #expect(environment.name == "default")
    #expect(environment.account == nil)
    #expect(environment.region == nil)
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
      try EnvironmentOptions().load(Files(workingDirectory: "\(folder.path)/\(path)")).name
    }
    #expect(try name(in: "package/Sources/shop") == "inner")
    #expect(try name(in: "bare") == "default")
  }

  @Test(arguments: ["eu-west-1", "ap-southeast-4", "us-gov-east-1", "eu-isoe-west-1"])
  func `regions have letters and a number`(_ region: String) {
    #expect(AWSNames.isRegion(region))
  }

  @Test(arguments: ["", "eu", "eu-west", "eu-west-", "EU-west-1", "eu west 1", "eu-west-12", "eu--1", "europe-west-1"])
  func `other texts are no regions`(_ region: String) {
    #expect(!AWSNames.isRegion(region))
  }
}
