import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// What a property comes to, in every way in which people write it, and in which scenario.
@Suite struct ScenarioTests {
  /// What `database-is-encrypted` says of a database with that value.
  private func verdict(
    _ value: String, _ sections: String = "", condition: String = "", inputs: TemplateInputs = TemplateInputs()
  ) throws -> String {
    let text = """
      \(sections)
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          \(condition)
          Properties: {Engine: postgres, StorageEncrypted: \(value)}
      """
    return try verdict(text, inputs)
  }

  private func verdict(_ template: String, _ inputs: TemplateInputs) throws -> String {
    let document = try TemplateFile.document(Array(template.utf8), file: "db.yaml")
    let scenarios = try TemplateFile.scenarios(document, file: "db.yaml", catalog: .aws, inputs: inputs)
    let report = Validator([DatabaseIsEncrypted.self]).check(scenarios: scenarios)
    let findings = report.findings.map { finding in
      finding.scenario.map { "possible if \($0)" } ?? finding.iteration.map { "broken for \($0)" } ?? "broken"
    }
    if !findings.isEmpty { return findings.joined(separator: "; ") }
    return report.unknowns.isEmpty ? "kept" : "undecided"
  }

  private static func encryption(_ rest: String) -> String { "Parameters: {Enc: {Type: String\(rest)}}" }

  private static func environment(_ rest: String) -> String {
    """
    Parameters: {Env: {Type: String\(rest)}}
    Conditions: {Prod: !Equals [!Ref Env, prod], Test: !Equals [!Ref Env, test]}
    Mappings: {ByEnv: {dev: {enc: false}, prod: {enc: true}}}
    """
  }

  @Test(arguments: [
    ("true", "", "kept"),
    ("false", "", "broken"),
    ("'false'", "", "broken"),
    ("!Ref Enc", encryption(", Default: 'true'"), "kept"),
    ("!Ref Enc", encryption(", Default: 'false'"), "broken"),
    ("!Ref Enc", encryption(""), "undecided"),
    ("!Ref Enc", encryption(", AllowedValues: ['true', 'false']"), "possible if Enc = false"),
    ("!Ref Enc", encryption(", Default: 'true', AllowedValues: ['true', 'false']"), "possible if Enc = false"),
    ("!Sub '${Enc}'", encryption(", Default: 'false'"), "broken"),
    ("!Join ['', [!Ref Enc]]", encryption(", Default: 'false'"), "broken"),
    ("!Select [1, [true, false]]", "", "broken"),
    ("!Select [1, !Split [',', 'false,true']]", "", "kept"),
    ("!ImportValue encryption", "", "undecided"),
    ("'{{resolve:ssm:/enc}}'", "", "undecided"),
    ("!Ref Enc", "Parameters: {Enc: {Type: 'AWS::SSM::Parameter::Value<String>', Default: 'false'}}", "undecided"),
    ("!If [Prod, true, false]", environment(", Default: dev"), "broken"),
    ("!If [Prod, true, false]", environment(", Default: prod"), "possible if Env is anything else"),
    ("!If [Prod, true, false]", environment(", Default: prod, AllowedValues: [dev, prod]"), "possible if Env = dev"),
    ("!If [Prod, true, false]", environment(", AllowedValues: [dev, prod]"), "possible if Env = dev"),
    ("!If [Prod, false, false]", environment(", AllowedValues: [dev, prod]"), "broken"),
    ("!If [Prod, true, !Ref 'AWS::NoValue']", environment(", Default: dev"), "broken"),
    (
      "!If [Prod, true, !If [Test, false, true]]", environment(", Default: prod, AllowedValues: [dev, test, prod]"),
      "possible if Env = test"
    ),
    ("!FindInMap [ByEnv, !Ref Env, enc]", environment(", Default: dev"), "broken"),
    (
      "!FindInMap [ByEnv, !Ref Env, enc]", environment(", Default: prod, AllowedValues: [dev, prod]"),
      "possible if Env = dev"
    ),
  ])
  func `a property is read as the template comes out`(_ value: String, _ sections: String, _ expected: String) throws {
    #expect(try verdict(value, sections) == expected)
  }

  private static let byRegion =
    "Mappings: {ByRegion: {eu-west-1: {enc: true}, us-east-1: {enc: false}}}"

  @Test func `a mapping of regions is looked up in the region that is given`() throws {
    let value = "!FindInMap [ByRegion, !Ref 'AWS::Region', enc]"
    #expect(try verdict(value, Self.byRegion, inputs: TemplateInputs(region: "eu-west-1")) == "kept")
    #expect(try verdict(value, Self.byRegion, inputs: TemplateInputs(region: "us-east-1")) == "broken")
    #expect(try verdict(value, Self.byRegion) == "possible if AWS::Region = us-east-1")
  }

  @Test func `a value that is given replaces the default`() throws {
    let sections = Self.environment(", Default: prod, AllowedValues: [dev, prod]")
    let inputs = TemplateInputs(parameters: ["Env": "dev"])
    #expect(try verdict("!If [Prod, true, false]", sections, inputs: inputs) == "broken")
  }

  @Test func `a resource is there where its condition holds`() throws {
    let sections = Self.environment(", Default: dev, AllowedValues: [dev, prod]")
    #expect(try verdict("false", sections, condition: "Condition: Prod") == "possible if Env = prod")
    let inputs = TemplateInputs(parameters: ["Env": "dev"])
    #expect(try verdict("false", sections, condition: "Condition: Prod", inputs: inputs) == "kept")
  }

  @Test func `a loop makes a resource in each turn`() throws {
    let template = """
      Transform: AWS::LanguageExtensions
      Resources:
        Fn::ForEach::Databases:
          - Enc
          - ['true', 'false']
          - Db${Enc}:
              Type: AWS::RDS::DBInstance
              Properties: {Engine: postgres, StorageEncrypted: !Ref Enc}
      """
    #expect(try verdict(template, TemplateInputs()) == "broken for Enc = false")
  }

  @Test func `values that exclude each other are never assumed together`() throws {
    let sections = Self.environment(", Default: dev, AllowedValues: [dev, test, prod]")
    #expect(try verdict("!If [Prod, !If [Test, false, true], true]", sections) == "kept")
  }

  /// What the rules about the template itself say: `possible if …` before what only other values bring about.
  private func refusals(_ template: String) throws -> [String] {
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let scenarios = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws)
    let rules: [any Rule.Type] = [
      PropertyExists.self, ReferenceExistsInEveryScenario.self, SSHAndRDPAreNotOpen.self, TemplateIsWellFormed.self,
      TemplateNamesWhatItHas.self, TypeExists.self, ValueHasItsType.self,
    ]
    let report = Validator(rules).check(scenarios: scenarios)
    return report.findings.map {
      "\($0.scenario.map { "possible if \($0): " } ?? "")\($0.rule) \($0.location?.position.line ?? 0)"
    }
      + report.unknowns.map { "unknown: \($0.rule)" }
  }

  @Test(arguments: [("dev", ""), ("prod", "possible if Env = dev: ")])
  func `a reference to what a condition removes is an error where the condition does not hold`(
    _ standard: String, _ scenario: String
  ) throws {
    let template = """
      Parameters: {Env: {Type: String, Default: \(standard), AllowedValues: [dev, prod]}}
      Conditions: {IsProd: !Equals [!Ref Env, prod]}
      Resources:
        Docs: {Type: AWS::S3::Bucket, Condition: IsProd}
      Outputs:
        Guarded: {Condition: IsProd, Value: !Ref Docs}
        Open: {Value: !Ref Docs}
      """
    #expect(try refusals(template) == ["\(scenario)reference-exists-in-every-scenario 7"])
  }

  @Test func `an ingress rule that cannot be read is an error, and no rule takes it for absent`() throws {
    let template = """
      Resources:
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: x, SecurityGroupIngress: {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}}
        Other:
          Type: AWS::EC2::SecurityGroup
          Properties: {GroupDescription: x, SecurityGroupIngress: !If [Nope, [], []]}
      """
    #expect(
      try refusals(template) == [
        "value-has-its-type 4", "template-names-what-it-has 7", "unknown: ssh-and-rdp-are-not-open",
        "unknown: ssh-and-rdp-are-not-open",
      ])
  }

  @Test func `a macro of somebody else may know other types and properties`() throws {
    let template = "Resources: {A: {Type: AWS::S3::Bukcet}, B: {Type: AWS::S3::Bucket, Properties: {Nam: 5}}}"
    #expect(try refusals(template) == ["type-exists 1", "property-exists 1"])
    #expect(try refusals("Transform: Ours\n\(template)") == [])
  }
}
