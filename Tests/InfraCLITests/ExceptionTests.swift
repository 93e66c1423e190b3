import ResourceGraph
import Testing

@testable import InfraCLI
@testable import Validation

/// Findings that somebody says do not count: where, with which reason, and for how long.
@Suite struct ExceptionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let rule = "identity-pool-has-no-guests"

  /// A template with one finding, and metadata of its resource.
  private func template(_ metadata: String = "{}", _ id: String = "Pool") -> String {
    """
    Resources:
      \(id):
        Type: AWS::Cognito::IdentityPool
        Metadata: \(metadata)
        Properties: {IdentityPoolName: !Ref AWS::StackName, AllowUnauthenticatedIdentities: true}
    """
  }

  private func validate(_ arguments: String...) -> Outcome {
    folder.infra(["validate"] + arguments)
  }

  // MARK: In the template

  @Test(arguments: [
    ("2027-01-30", 0), ("2027-01-31", 0), ("2027-02-01", 1),
  ])
  func `an exception holds until the day that it states`(today: String, code: Int32) throws {
    let metadata = "{infra: {allow: {\(Self.rule): {because: a map, until: 2027-01-31}}}}"
    try folder.write(template(metadata), to: "a.yaml")
    let outcome = validate("a.yaml", "--today", today)
    #expect(outcome.code == code)
    if code == 0 {
      #expect(outcome.output.contains("    because: a map, until 2027-01-31\n"))
    } else {
      #expect(
        outcome.output.contains(
          "a.yaml:4:32: warning: the exception of 'Pool' to '\(Self.rule)' ended on 2027-01-31; mend what it covered, ")
      )
      #expect(outcome.output.contains("[allowance-is-in-force]"))
    }
    // Without a day, nothing has ended.
    #expect(validate("a.yaml").code == 0)
  }

  @Test func `an exception to one of the rules that state a fact leaves the others, and is needed`() throws {
    let (ssh, edge) = ("ssh-and-rdp-are-not-open", "only-edge-groups-admit-the-internet")
    func group(_ allowed: String) -> String {
      """
      Resources:
        Group:
          Type: AWS::EC2::SecurityGroup
          Metadata: {infra: {allow: {\(allowed)}}}
          Properties:
            GroupDescription: a
            SecurityGroupEgress: [{IpProtocol: "-1", CidrIp: 127.0.0.1/32, Description: none}]
            SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}]
      """
    }
    for (allowed, told) in [(ssh, edge), (edge, ssh)] {
      try folder.write(group("\(allowed): a honeypot"), to: "a.yaml")
      let outcome = validate("a.yaml")
      #expect(outcome.code == 1)
      #expect(outcome.output.contains("[\(told)]\n") && outcome.output.contains("a.yaml:8:30: allowed: "))
      #expect(!outcome.output.contains("allowance-is-needed"))
    }
    try folder.write(group("\(ssh): a honeypot, \(edge): a honeypot"), to: "a.yaml")
    #expect(!validate("a.yaml").output.contains(" error: "))
    // A baseline with one of them leaves the other, too.
    try folder.write(group("\(edge): a honeypot"), to: "a.yaml")
    #expect(validate("a.yaml", "--write-baseline", "known.json").code == 0)
    try folder.write(group(""), to: "a.yaml")
    let later = validate("a.yaml", "--baseline", "known.json")
    #expect(later.code == 1 && later.output.contains("[\(edge)]\n"))
  }

  @Test(arguments: [
    ("''", "has no reason, so it covers nothing; say why it is acceptable"),
    ("{until: 2027-01-31}", "has no reason, so it covers nothing; say why it is acceptable"),
    ("true", "has no reason, so it covers nothing; say why it is acceptable"),
    ("{because: a map, until: 2027-02-30}", "ends on '2027-02-30', which is no date, so it covers nothing;"),
  ])
  func `an exception that is not complete covers nothing`(statement: String, message: String) throws {
    try folder.write(template("{infra: {allow: {\(Self.rule): \(statement)}}}"), to: "a.yaml")
    let outcome = validate("a.yaml")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("warning: the exception of 'Pool' to '\(Self.rule)' \(message)"))
    #expect(outcome.output.contains("[allowance-is-complete]"))
  }

  @Test func `a comment of Terraform is read in the same way`() throws {
    let pool = #"{"identity_pool_name": "a", "allow_unauthenticated_identities": true, "//": {"infra": {"allow": %}}}"#
    let statement = #"{"\#(Self.rule)": {"because": "a map", "until": "2027-01-31"}}"#
    let resource = pool.replacing("%", with: statement)
    try folder.write(#"{"resource": {"aws_cognito_identity_pool": {"p": \#(resource)}}}"#, to: "main.tf.json")
    #expect(validate("main.tf.json", "--today", "2027-01-31").code == 0)
    #expect(validate("main.tf.json", "--today", "2027-02-01").code == 1)
  }

  @Test(arguments: [
    ("{cfn_nag: {rules_to_suppress: [{id: W57, reason: a map}]}}", "cfn_nag W57", true),
    ("{cfn_nag: {rules_to_suppress: [{id: W57}]}}", "", false),
    ("{cfn_nag: {rules_to_suppress: [{id: W58, reason: a map}]}}", "", false),
    ("{cdk_nag: {rules_to_suppress: [{id: AwsSolutions-COG7, reason: a map}]}}", "cdk-nag AwsSolutions-COG7", true),
    ("{cdk_nag: {rules_to_suppress: [{id: AwsSolutions-COG7, reason: a map, applies_to: [a]}]}}", "", false),
    ("{checkov: {skip: [{id: CKV_AWS_366, comment: a map}]}}", "checkov CKV_AWS_366", true),
    ("{checkov: {skip: [{id: CKV_AWS_17, comment: a map}]}}", "", false),
    ("{checkov: {skip: CKV_AWS_366}}", "", false),
  ])
  func `exceptions for other tools hold for the rules that correspond`(
    metadata: String, source: String, isCovered: Bool
  ) throws {
    try folder.write(template(metadata), to: "a.yaml")
    let outcome = validate("a.yaml")
    #expect(outcome.code == (isCovered ? 0 : 1))
    // What another tool asks and ours does not is no fault.
    #expect(!outcome.output.contains("[allowance-"))
    if isCovered { #expect(outcome.output.contains("because: a map (\(source))\n")) }
  }

  // MARK: In the settings

  @Test(arguments: [
    ("", true), ("resource: Pool", true), ("resource: P*l", true), ("resource: Cool", false),
    ("file: t/*.yaml", true), ("file: '*/a.yaml'", true), ("file: a.yaml", false), ("resource: '*', file: 't/*'", true),
  ])
  func `the settings state exceptions by resource and file`(scope: String, isCovered: Bool) throws {
    try folder.write(template(), to: "t/a.yaml")
    let scope = scope.isEmpty ? "" : ", \(scope)"
    try folder.write("allow:\n  - {rule: \(Self.rule), because: a map\(scope)}\n", to: "infra.yaml")
    let outcome = validate("t")
    #expect(outcome.code == (isCovered ? 0 : 1))
    #expect(
      outcome.output.contains("infra.yaml:2:6: note: 'infra.yaml' allows an exception to '\(Self.rule)', which nothing")
        != isCovered)
    #expect(validate("t", "--config=").code == 1)
  }

  @Test func `an exception of the settings ends, and names a rule`() throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(
      "allow:\n  - {rule: \(Self.rule), because: a map, until: 2027-01-31}\n  - {rule: no-guest, because: x}\n",
      to: "infra.yaml")
    let outcome = validate("a.yaml", "--today=2027-02-01")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("infra.yaml:2:6: warning: the exception of 'infra.yaml' to"))
    #expect(
      outcome.output.contains(
        "which is not a rule; write the id of a rule, or remove this [allowance-names-a-rule]"))
  }

  @Test func `what is wrong with the exceptions of the settings is told at once`() throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(
      """
      allow:
        - {because: a map}
        - {rule: a-rule, because: ' ', until: soon}
        - a-rule
        - {rule: a-rule, because: a map, resources: A}
      """, to: "infra.yaml")
    let outcome = validate("a.yaml")
    #expect(outcome.code == 2)
    #expect(
      outcome.errors == """
        infra.yaml:2:5: error: an exception needs 'rule': the id of a rule
        infra.yaml:3:20: error: 'because' is empty; expected a text
        infra.yaml:3:34: error: 'until' is the string 'soon'; expected a date such as 2027-01-31
        infra.yaml:4:5: error: an exception is the string 'a-rule'; expected keys and values
        infra.yaml:4:5: error: an exception needs 'rule': the id of a rule
        infra.yaml:4:5: error: an exception needs 'because': why the exception is acceptable
        infra.yaml:5:36: error: unknown key 'resources'; did you mean 'resource'?

        """)
    // The findings are there all the same.
    #expect(outcome.output.contains("[\(Self.rule)]"))
  }

  @Test func `the settings hold for stacks, in validate and in synth`() throws {
    let source = FakeSource(["shop": [.bad]])
    try folder.write("allow:\n  - {rule: \(Self.rule), because: a map, file: shop/*}\n", to: "infra.yaml")
    #expect(folder.app("validate", source: source).code == 0)
    #expect(folder.app("synth", source: source).code == 0)
    try folder.write(
      "allow:\n  - {rule: \(Self.rule), because: a map, until: 2027-01-31}\n", to: "infra.yaml")
    #expect(folder.app("synth", source: source).code == 0)
    #expect(folder.app("synth", "--today", "2027-02-01", source: source).code == 1)
  }

  @Test func `the settings raise a severity, and lower it with a reason`() throws {
    let source = FakeSource(["shop": [.doubtful]])
    let rule = "repository-expires-images"
    func outcome(_ settings: String) throws -> Outcome {
      try folder.write("severity:\n  - {rule: \(settings)}\n", to: "infra.yaml")
      return folder.app("validate", source: source)
    }
    let raised = try outcome("\(rule), is: error")
    #expect(raised.code == 1 && raised.output.hasPrefix("shop/Shop.swift:1:3: error: "))
    let lowered = try outcome("\(rule), is: note, because: few images")
    #expect(lowered.code == 0 && lowered.output.hasPrefix("shop/Shop.swift:1:3: note: "))
    #expect(lowered.output.contains("    note because: few images\n"))
    let bare = try outcome("\(rule), is: note")
    #expect(bare.output.contains("shop/Shop.swift:1:3: warning: "))
    #expect(
      bare.output.contains(
        "infra.yaml:2:6: warning: 'infra.yaml' lowers the severity of '\(rule)' without a reason, so it stays warning; "
      ))
    #expect(try outcome("no-rule, is: note, because: x").output.contains("[allowance-names-a-rule]"))
    #expect(
      try outcome("\(rule), is: eror").errors == "infra.yaml:2:39: error: 'is' is 'eror'; did you mean 'error'?\n")
  }

  // MARK: Baseline

  @Test func `a baseline lets only new findings fail, and only shrinks`() throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(template("{}", "Other"), to: "b.yaml")
    #expect(validate("a.yaml", "b.yaml", "--write-baseline", "ci/base.json").code == 0)
    let first = try folder.read("ci/base.json")
    let known = validate("a.yaml", "b.yaml", "--baseline", "ci/base.json")
    #expect(known.code == 0)
    #expect(known.output == "2 templates, 2 resources: 2 in the baseline\n")
    // Lines above it change nothing.
    try folder.write("# a comment\n" + template(), to: "a.yaml")
    #expect(validate("a.yaml", "b.yaml", "--baseline", "ci/base.json").code == 0)

    try folder.write(template("{}", "New"), to: "b.yaml")
    let new = validate("a.yaml", "b.yaml", "--write-baseline", "ci/base.json")
    #expect(new.code == 1)
    #expect(new.output.contains("identity pool 'New'") && !new.output.contains("identity pool 'Pool'"))
    let second = try folder.read("ci/base.json")
    #expect(second.contains("\"Pool\"") && !second.contains("\"New\"") && !second.contains("\"Other\""))
    #expect(first.contains("\"Other\""))
  }

  @Test func `what is gone from a baseline is noted`() throws {
    try folder.write(template(), to: "a.yaml")
    _ = validate("a.yaml", "--write-baseline", "base.json")
    try folder.write(template().replacing("true", with: "false"), to: "a.yaml")
    let outcome = validate("a.yaml", "--baseline", "base.json")
    #expect(outcome.code == 0)
    #expect(
      outcome.output.contains(
        "infra: note: 1 finding of the baseline 'base.json' is gone; write it again with --write-baseline\n"))
  }

  @Test(arguments: [
    ("{", "base.json:1:2: error:"), ("[]", "base.json:1:1: error: this is not a baseline of this version"),
    (#"{"version": 2, "findings": []}"#, "base.json:1:1: error: this is not a baseline of this version"),
    (#"{"version": 1, "findings": [{}]}"#, "base.json:1:1: error: this is not a baseline of this version"),
  ])
  func `a file that is no baseline is an error`(text: String, message: String) throws {
    try folder.write(template(), to: "a.yaml")
    try folder.write(text, to: "base.json")
    let outcome = validate("a.yaml", "--baseline", "base.json")
    #expect(outcome.code == 2 && outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(
      validate("a.yaml", "--baseline", "none.json").errors
        == "infra: error: cannot read 'none.json': no such file or directory\n")
  }

  // MARK: Parts

  @Test(arguments: [
    ("*", "", true), ("", "", true), ("", "a", false), ("a*", "abc", true), ("*c", "abc", true), ("a*c", "abc", true),
    ("a*b*c", "aXbYc", true), ("a*b*c", "acb", false), ("ab*ba", "aba", false), ("**", "x/y", true),
    ("*b*", "a", false),
  ])
  func `a star stands for any characters`(pattern: String, text: String, matches: Bool) {
    #expect(Pattern(pattern).matches(text) == matches)
  }

  @Test(arguments: [
    ("2028-02-29", true), ("2027-02-29", false), ("2000-02-29", true), ("1900-02-29", false), ("2027-04-31", false),
    ("2027-12-31", true), ("2027-13-01", false), ("2027-00-01", false), ("2027-1-1", false), ("27-01-01", false),
    ("2027-01-01T00:00", false), ("", false), ("２０２７-01-01", false), ("0000-01-01", false),
  ])
  func `a day is one of the calendar`(text: String, isDay: Bool) {
    #expect(Day(text)?.description == (isDay ? text : nil))
  }
}
