import Documents
import ResourceGraph
import Testing

@testable import Configuration

@Suite struct ConfigurationFileTests {
  @Test func `every mistake of the file is told at once, with its place`() {
    #expect(
      errors(
        """
        environments:
          production:
            account: "12345"
            region: eu-west1
            settngs: {}
          staging: none
        setings:
          zones: 2
        names:
          environments: false
        """) == """
          infra.yaml:3:5: error: the account is the string '12345'; expected the twelve digits of an AWS account, in quotes
          infra.yaml:4:5: error: the region is the string 'eu-west1'; did you mean 'eu-west-1'?
          infra.yaml:5:5: error: unknown key 'settngs'; did you mean 'settings'?
          infra.yaml:6:3: error: the environment 'staging' is the string 'none'; expected keys and values
          infra.yaml:7:1: error: unknown key 'setings'; did you mean 'settings'?
          infra.yaml:10:3: error: unknown key 'environments'; did you mean 'environment'?
          """)
  }

  @Test func `intended paths are read with their lines`() throws {
    let file = """
      paths:
        - never: {from: internet, to: data}
        - always: {from: api, to: orders, port: 5432}
      """
    let intents = try ConfigurationFile(Array(file.utf8), file: "infra.yaml").intents
    #expect(intents.map(\.kind) == [.never, .always])
    #expect(intents.map(\.source) == [.internet, .name("api")])
    #expect(intents.map(\.target) == [.dataStores, .name("orders")])
    #expect(intents.map(\.port) == [nil, 5432])
    #expect(intents.map { $0.location?.position.line } == [2, 3])
  }

  @Test(arguments: [
    ("paths: never", "expected a list, each item with 'never' or 'always'"),
    ("paths: [{nevr: {from: internet, to: data}}]", "unknown key 'nevr'; did you mean 'never'?"),
    ("paths: [{}]", "a path is either 'never' or 'always' open"),
    ("paths: [{never: {from: internet}}]", "a path needs 'to'"),
    ("paths: [{never: {to: data}}]", "a path needs 'from'"),
    ("paths: [{never: {from: [], to: data}}]", "expected the name of a resource or construct"),
    ("paths: [{never: {from: api, to: internet}}]", "'to' is the internet"),
    ("paths: [{never: {from: api, to: data, port: 65536}}]", "expected a number from 1 to 65535"),
    ("paths: [{never: {from: api, to: data, port: https}}]", "expected a number from 1 to 65535"),
    ("paths: [{never: {from: api, to: data, prt: 1}}]", "unknown key 'prt'; did you mean 'port'?"),
  ])
  func `a path that cannot be meant is an error at its line`(file: String, message: String) {
    let errors = errors(file)
    #expect(errors.contains(message))
    #expect(errors.contains("infra.yaml:1:"))
    #expect(!errors.contains("\n"))
  }

  @Test func `the only environment is the default one`() throws {
    let environment = try environment(
      "environments: { production: { account: \"012345678901\", region: us-gov-west-1 } }")
    #expect(environment.name == "production")
    #expect(environment.account == "012345678901")
    #expect(environment.region == .usGovWest1)
  }

  @Test(arguments: [
    ("eu-wst-1", "did you mean 'eu-west-1'?"), ("eu-west-9", "did you mean 'eu-west-1'?"),
    ("EU-WEST-1", "did you mean 'eu-west-1'?"), ("nowhere", "expected a name such as 'eu-west-1'"),
  ])
  func `a region that is not known is an error that names the nearest one`(name: String, advice: String) {
    #expect(
      errors("environments: { production: { region: \(name) } }")
        == "infra.yaml:1:31: error: the region is the string '\(name)'; \(advice)")
  }

  @Test(arguments: ["p", "production", "eu-prod-2", "a2345678901234567890"])
  func `an environment has a name that names of AWS can begin with`(name: String) {
    #expect(errors("environments: { \(name): }") == "")
  }

  @Test(arguments: [
    "Production", "2nd", "pro_d", "prod-", "-prod", "pro--d", "prod.eu", "pröd", "a23456789012345678901",
  ])
  func `any other name is an error at its line`(name: String) {
    #expect(
      errors("environments:\n  good:\n  \(name):\n    region: eu-west-1")
        == "infra.yaml:3:3: error: '\(name)' cannot name an environment; start with a lower-case letter and use lower-case letters, digits and single hyphens between them, 20 characters at most"
    )
  }

  @Test func `an environment can have a bucket for Terraform's states`() throws {
    #expect(
      try environment("environments: { production: { stateBucket: acme.state-1 } }").stateBucket == "acme.state-1")
    #expect(try environment("environments: { production: }").stateBucket == nil)
    #expect(
      errors("environments: { production: { stateBucket: Acme } }")
        == "infra.yaml:1:31: error: the state bucket is the string 'Acme'; expected the name of an S3 bucket: 3 to 63 lower-case letters, digits, hyphens and dots"
    )
  }

  // MARK: - Whether names include the environment

  @Test func `names begin with the environment, unless there is none`() throws {
    let production = try environment("environments: { production: }")
    #expect(production.namesIncludeEnvironment)
    #expect(production.namePrefix == "production")
    #expect(try environment("names: { environment: true }\nenvironments: { production: }").namePrefix == "production")
    #expect(try environment("names:\nenvironments: { production: }").namePrefix == "production")
    #expect(try environment("settings: { zones: 2 }").namePrefix == nil)
    #expect(Environment().namePrefix == nil)
  }

  @Test func `names can leave out the environment where every environment has an account of its own`() throws {
    let environment = try environment(
      """
      names: { environment: false }
      environments:
        production: { account: "111122223333" }
        staging: { account: "444455556666" }
      """, named: "staging")
    #expect(!environment.namesIncludeEnvironment)
    #expect(environment.namePrefix == nil)
  }

  @Test func `names must include the environment where two could share an account`() {
    #expect(
      errors(
        """
        names:
          environment: false
        environments:
          production: { account: "111122223333" }
          staging: { account: "111122223333" }
          test:
        """) == """
          infra.yaml:2:3: error: names can leave out the environment only where every environment has an account of its own, and 'production' and 'staging' share the account 111122223333; give each environment its own account, or set this to true
          infra.yaml:2:3: error: names can leave out the environment only where every environment has an account of its own, and 'test' has no account; give each environment its own account, or set this to true
          """)
  }

  @Test func `names contain the application, where the file has one`() throws {
    let file = "names: { application: claims }\nenvironments: { production: }"
    let environment = try environment(file)
    #expect(environment.namePrefix == "production-claims" && environment.parameterPath == "production/claims")
    #expect(try self.environment("names: { application: claims }").namePrefix == "claims")
    #expect(try self.environment("environments: { production: }").parameterPath == "production")
    #expect(
      errors("names: { application: Claims }")
        == "infra.yaml:1:10: error: the application is the string 'Claims'; start with a lower-case letter and use "
        + "lower-case letters, digits and single hyphens between them, 20 characters at most")
  }

  @Test func `whether names include the environment is true or false`() {
    #expect(
      errors("names: { environment: never }")
        == "infra.yaml:1:10: error: 'environment' is the string 'never'; expected true or false")
  }

  private func environment(_ file: String, named name: String? = nil) throws -> Environment {
    try ConfigurationFile(Array(file.utf8), file: "infra.yaml").environment(name, [])
  }

  private func errors(_ file: String) -> String {
    do {
      _ = try ConfigurationFile(Array(file.utf8), file: "infra.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }
}
