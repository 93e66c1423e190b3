import ResourceGraph
import Testing

@testable import InfraCLI
@testable import Validation

/// Rules to which no exception is permitted, wherever it is stated.
@Suite struct MandatoryRuleTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let rule = "identity-pool-has-no-guests"

  private func template(_ metadata: String = "{}") -> String {
    """
    Resources:
      Pool:
        Type: AWS::Cognito::IdentityPool
        Metadata: \(metadata)
        Properties: {IdentityPoolName: !Ref AWS::StackName, AllowUnauthenticatedIdentities: true}
    """
  }

  /// Checks that a run fails with the finding, and says of the exception that it is not permitted.
  private func expectRefusal(_ outcome: Outcome, _ place: String, _ message: String) {
    #expect(outcome.code == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.contains(": error: ") && $0.hasSuffix("[\(Self.rule)]") }, "\(outcome.output)")
    let refusals = lines.filter { $0.hasSuffix("[allowance-is-permitted]") }
    #expect(refusals.count == 1)
    #expect(refusals.first?.hasPrefix("\(place): warning: \(message)") == true, "\(outcome.output)")
    #expect(!outcome.output.contains("1 allowed"))
  }

  @Test(arguments: [
    "{infra: {allow: {identity-pool-has-no-guests: a map}}}",
    "{cfn_nag: {rules_to_suppress: [{id: W57, reason: a map}]}}",
    "{checkov: {skip: [{id: CKV_AWS_366, comment: a map}]}}",
  ])
  func `an exception of a template does not cover`(metadata: String) throws {
    try folder.write(template(metadata), to: "a.yaml")
    try folder.write("mandatory: [\(Self.rule)]\n", to: "infra.yaml")
    let outcome = folder.infra("validate", "a.yaml")
    let line = outcome.output.split(separator: "\n").first { $0.hasSuffix("[allowance-is-permitted]") } ?? ""
    #expect(line.hasPrefix("a.yaml:4:"))
    #expect(line.contains("covers nothing; infra.yaml:1:13 makes the rule mandatory, so mend what"), "\(line)")
    #expect(outcome.code == 1 && outcome.output.contains("[\(Self.rule)]"))
  }

  @Test func `an exception of the settings does not cover`() throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write("mandatory: [\(Self.rule)]\nallow: [{rule: \(Self.rule), because: a map}]\n", to: "infra.yaml")
    expectRefusal(
      folder.infra("validate", "a.yaml"), "infra.yaml:2:10",
      "the exception of 'infra.yaml' to '\(Self.rule)' covers nothing")
  }

  @Test func `an exception of a stack does not cover, and nothing is written`() throws {
    let source = FakeSource { _ in
      var graph = try ResourceGraph("shop", [.bad])
      graph.allow(Self.rule, on: "R1", because: "a map")
      return [graph]
    }
    #expect(folder.app("synth", source: source).code == 0)
    try folder.write("mandatory:\n  - \(Self.rule)\n", to: "infra.yaml")
    for command in ["validate", "synth"] {
      expectRefusal(folder.app(command, source: source), "shop/Shop.swift:1:3", "the exception of 'R1' to")
    }
  }

  @Test func `a severity is not lowered`() throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(
      "mandatory: [\(Self.rule)]\nseverity: [{rule: \(Self.rule), is: note, because: few}]\n", to: "infra.yaml")
    expectRefusal(
      folder.infra("validate", "a.yaml"), "infra.yaml:2:13",
      "'infra.yaml' lowers the severity of '\(Self.rule)', which stays error; "
        + "infra.yaml:1:13 makes the rule mandatory, so remove the change")
  }

  @Test func `a baseline does not cover, and does not get such findings`() throws {
    try folder.write(template(), to: "a.yaml")
    #expect(folder.infra("validate", "a.yaml", "--write-baseline=base.json").code == 0)
    try folder.write("mandatory: [\(Self.rule)]\n", to: "infra.yaml")
    let outcome = folder.infra("validate", "a.yaml", "--baseline=base.json")
    expectRefusal(
      outcome, "base.json:1:1", "the baseline 'base.json' does not cover the findings of '\(Self.rule)'; ")
    #expect(!outcome.output.contains("gone"))
    #expect(folder.infra("validate", "a.yaml", "--write-baseline=new.json").code == 1)
    #expect(try !folder.read("new.json").contains(Self.rule))
  }

  @Test func `the fingerprints of refused exceptions have no line and no path of the machine`() throws {
    try folder.write(template("{infra: {allow: {\(Self.rule): a map}}}"), to: "a.yaml")
    try folder.write(template(), to: "b.yaml")
    #expect(folder.infra("validate", "b.yaml", "--write-baseline=base.json").code == 0)
    func fingerprints(_ above: String, _ baseline: String) throws -> [Substring] {
      try folder.write(
        "\(above)mandatory: [\(Self.rule)]\nseverity: [{rule: \(Self.rule), is: note, because: few}]\n",
        to: "infra.yaml")
      let output = folder.infra("validate", "a.yaml", "b.yaml", "--format=json", "--baseline=\(baseline)").output
      let lines = output.split(separator: "\n")
      #expect(lines.count { $0.contains(#""allowance-is-permitted""#) } == 3, "\(output)")
      #expect(!output.contains(folder.path))
      return lines.filter { $0.contains(#""fingerprint""#) }
    }
    #expect(
      try fingerprints("", "base.json") == fingerprints("# A line above\n", "\(folder.path)/base.json"))
  }

  @Test func `a policy from elsewhere holds whatever the repository says`() throws {
    try folder.write(template(), to: "repository/a.yaml")
    try folder.write("allow: [{rule: \(Self.rule), because: a map}]\n", to: "infra.yaml")
    try folder.write("mandatory: [\(Self.rule)]\n", to: "policy.yaml")
    #expect(folder.infra("validate", "repository").code == 0)
    let outcome = folder.infra("validate", "repository", "--policy", "policy.yaml")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("covers nothing; policy.yaml:1:13 makes the rule mandatory"))
    #expect(folder.app("synth", "--policy=policy.yaml", source: FakeSource(["shop": [.bad]])).code == 1)
  }

  @Test(arguments: [
    ("", "policy.yaml:1:1: error: the policy states nothing; list the ids of rules under 'mandatory'"),
    ("mandatory: []", "policy.yaml:1:1: error: the policy states nothing; list the ids of rules under 'mandatory'"),
    ("mandatry: [a]", "policy.yaml:1:1: error: unknown key 'mandatry'; did you mean 'mandatory'?"),
    ("allow: []", "policy.yaml:1:1: error: unknown key 'allow'; known are mandatory"),
  ])
  func `a policy that states nothing is an error`(text: String, message: String) throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(text, to: "policy.yaml")
    let outcome = folder.infra("validate", "a.yaml", "--policy=policy.yaml")
    #expect(outcome.code == 2)
    #expect(outcome.errors == "\(message)\n")
  }

  @Test func `a policy that is not there is an error`() throws {
    try folder.write(template(), to: "a.yaml")
    #expect(
      folder.infra("validate", "a.yaml", "--policy=policy.yaml").errors
        == "infra: error: cannot read 'policy.yaml': no such file or directory\n")
  }

  @Test func `a mandatory rule that does not exist is an error`() throws {
    try folder.write("Resources: { Jobs: { Type: AWS::SNS::Topic } }", to: "a.yaml")
    try folder.write("mandatory: [identity-pool-has-no-guest]\n", to: "infra.yaml")
    let outcome = folder.infra("validate", "a.yaml")
    #expect(
      outcome.output.contains(
        "infra.yaml:1:13: error: 'infra.yaml' forbids exceptions to 'identity-pool-has-no-guest', which is not a rule; "
          + "write '\(Self.rule)'"))
    #expect(outcome.code == 1)
  }
}
