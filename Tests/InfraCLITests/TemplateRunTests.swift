import ResourceGraph
import Testing

@testable import InfraCLI

/// What a run over template files takes in, and how it tells what it found.
@Suite struct TemplateRunTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // MARK: - Parameters

  private static let encryption = """
    Parameters: {Enc: {Type: String, Default: 'false'}, Other: {Type: String, Default: a}}
    Resources: {Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, StorageEncrypted: !Ref Enc}}}
    """

  @Test(arguments: [
    (#"[{"ParameterKey": "Enc", "ParameterValue": "true"}]"#, false),
    (#"[{"ParameterKey": "Enc", "ParameterValue": "false"}]"#, true),
    (#"[{"ParameterKey": "Enc", "UsePreviousValue": true}, {"ParameterKey": "Other", "ParameterValue": "b"}]"#, true),
    (#"{"Parameters": {"Enc": "true"}, "Tags": {"Team": "shop"}}"#, false),
    (#"{"Parameters": {"Enc": false}}"#, true),
    (#"{"Enc": "true"}"#, false),
    ("Parameters: {Enc: true}", false),
  ])
  func `files of parameters have the forms of the AWS CLI, of CodePipeline and of names`(text: String, finds: Bool)
    throws
  {
    try folder.write(Self.encryption, to: "a.yaml")
    let file = text.hasPrefix("Parameters") ? "given.yaml" : "given.json"
    try folder.write(text, to: file)
    let outcome = folder.infra("validate", "a.yaml", "--parameters", file)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("[database-is-encrypted]") == finds)
  }

  @Test(arguments: [
    (#"[{"Name": "Enc"}]"#, "given.json:1:2: error: an item needs 'ParameterKey' and 'ParameterValue'"),
    (
      #"{"Parameters": {"Enc": {"a": 1}}}"#,
      "given.json:1:17: error: the value of parameter 'Enc' must be a text, a number or a list of them"
    ),
    ("3", "given.json:1:1: error: parameters are a list of 'ParameterKey' and 'ParameterValue', or an object"),
  ])
  func `a file of parameters in another form is an error at its place`(text: String, message: String) throws {
    try folder.write(Self.encryption, to: "a.yaml")
    try folder.write(text, to: "given.json")
    let outcome = folder.infra("validate", "a.yaml", "--parameters", "given.json")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  // MARK: - What is not examined

  @Test func `types that no rule knows are counted, and macros noted`() throws {
    try folder.write(
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        One: {Type: AWS::Serverless::Function}
        Two: {Type: AWS::Serverless::Function}
        Queue: {Type: AWS::SQS::Queue}
      """, to: "a.yaml")
    let outcome = folder.infra("validate", "a.yaml")
    #expect(outcome.output.contains("not examined, of types that the rules do not know: 2 AWS::Serverless::Function\n"))
    #expect(outcome.output.contains("a.yaml:1:1: note: macro 'AWS::Serverless-2016-10-31' rewrites the template"))
    let json = folder.infra("validate", "a.yaml", "--format", "json").output
    #expect(json.contains(#""AWS::Serverless::Function": 2"#) && !json.contains(#""AWS::SQS::Queue": 1"#))
  }

  @Test func `what a macro adds to properties decides nothing that the template leaves out`() throws {
    let bucket = "Resources: {Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres"
    try folder.write("\(bucket), Fn::Transform: {Name: Defaults}}}}", to: "macro.yaml")
    try folder.write("\(bucket)}}}", to: "plain.yaml")
    #expect(folder.infra("validate", "plain.yaml").output.contains("error: database 'Db' is not encrypted"))
    let outcome = folder.infra("validate", "macro.yaml")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("a macro completes the resource"))
    #expect(outcome.output.contains("note: what 'Defaults' adds to 'Db' is not examined"))
  }

  // MARK: - Copies

  private func writeTwice(_ second: String = "") throws {
    try folder.write(
      """
      Resources:
        Api: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: store.yaml}}
        Web: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: store.yaml\(second)}}
      """, to: "main.yaml")
    try folder.write(
      """
      Parameters: {Enc: {Type: String, Default: 'false'}}
      Resources:
        Db: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, StorageEncrypted: !Ref Enc}}
      """, to: "store.yaml")
  }

  @Test func `what is the case in a template that is nested twice is told once, and counts for both`() throws {
    try writeTwice()
    let outcome = folder.infra("validate", ".")
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("[database-is-encrypted]") }
    #expect(lines.count == 1, "\(outcome.output)")
    #expect(lines.first?.contains("'Api.Db'") == true && lines.first?.contains(", also for 'Web.Db'") == true)
    #expect(folder.infra("validate", ".", "--format", "json").output.contains(#""Web.Db""#))
    // Each has a fingerprint of its own.
    #expect(folder.infra("validate", ".", "--write-baseline", "known.json").code == 0)
    let known = try folder.read("known.json").split(separator: "\n").filter { $0.contains("database-is-encrypted") }
    #expect(known.count == 2)
    try folder.write(try folder.read("known.json").replacing("Web.Db", with: "Other.Db"), to: "known.json")
    #expect(folder.infra("validate", ".", "--baseline", "known.json").code == 0)
  }

  @Test func `what is the case in one of two copies is told of that`() throws {
    try writeTwice(", Parameters: {Enc: 'true'}")
    let lines = folder.infra("validate", ".").output.split(separator: "\n")
    let found = lines.filter { $0.contains("[database-is-encrypted]") }
    #expect(found.count == 1 && found.first?.contains("Web.Db") == false, "\(found)")
  }

  // MARK: - Plans

  private static func database(_ module: String, _ name: String, values: Bool) -> String {
    let details = values ? #""values": {"engine": "postgres", "storage_encrypted": false}"# : #""expressions": {}"#
    return
      #"{"address": "\#(module)aws_db_instance.\#(name)", "mode": "managed", "type": "aws_db_instance", "name": "\#(name)", \#(details)}"#
  }

  private static let plan = """
    {"format_version": "1.2", "terraform_version": "1.11.4",
     "planned_values": {"root_module": {"resources": [\(database("", "orders", values: true))],
      "child_modules": [{"address": "module.store[\\"a.b\\"]",
       "resources": [\(database(#"module.store[\"a.b\"]."#, "main", values: true))]}]}},
     "configuration": {"root_module": {"resources": [\(database("", "orders", values: false))],
      "module_calls": {"store": {"source": "./store", "module": {"resources": [\(database("", "main", values: false))]}}}}}}
    """

  private static let files = """
    # resource "aws_db_instance" "orders" {
    /*
    resource "aws_db_instance" "orders" {
    */
    locals {
      script = <<-EOT
    resource "aws_db_instance" "orders" {
      EOT
    }
      resource "aws_db_instance" "orders" {
    """

  @Test(arguments: ["\n", "\r\n"])
  func `what a plan has is at its line in the files beside it`(lineEnd: String) throws {
    try folder.write(Self.plan, to: "live/plan.json")
    try folder.write(Self.files.replacing("\n", with: lineEnd), to: "live/main.tf")
    try folder.write(#"{"resource": {"aws_db_instance": {"main": {}}}}"#, to: "live/store/main.tf.json")
    let outcome = folder.infra("validate", "live/plan.json")
    let places = outcome.output.split(whereSeparator: \.isNewline).filter { $0.contains("[database-is-encrypted]") }.map
    {
      $0.prefix(while: { $0 != " " })
    }
    #expect(places == ["live/main.tf:10:3:", "live/store/main.tf.json:1:35:"], "\(outcome.output)")
  }

  @Test func `an exception covers what is found in a file, by the file or by the plan`() throws {
    try folder.write(Self.plan, to: "live/plan.json")
    try folder.write(Self.files, to: "live/main.tf")
    for file in ["live/plan.json", "live/*.tf"] {
      try folder.write(
        "allow: [{rule: database-is-encrypted, because: a test, resource: Orders, file: '\(file)'}]", to: "infra.yaml")
      let outcome = folder.infra("validate", "live/plan.json", "--config", "infra.yaml")
      #expect(outcome.output.contains("live/main.tf:10:3: allowed: "), "\(file): \(outcome.output) \(outcome.errors)")
    }
  }

  @Test func `a plan without its files has its own lines`() throws {
    try folder.write(Self.plan, to: "live/plan.json")
    try folder.write("resource \"aws_db_instance\" \"other\" {}", to: "live/main.tf")
    let outcome = folder.infra("validate", "live/plan.json")
    let lines = outcome.output.split(separator: "\n").filter { $0.contains("[database-is-encrypted]") }
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("live/plan.json:") })
  }

  @Test func `a state is checked as it is`() throws {
    let open = #"{"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}"#
    try folder.write(
      """
      {"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {"resources": [
        \(Self.database("", "orders", values: true)),
        {"address": "aws_security_group.door", "mode": "managed", "type": "aws_security_group", "name": "door",
         "values": {"name": "door", "id": "sg-1", "ingress": [\(open)]}}]}}}
      """, to: "state.json")
    let outcome = folder.infra("validate", "state.json")
    let found = outcome.output.split(separator: "\n").filter { $0.contains("database 'Orders' is not encrypted") }
    #expect(found.count == 1 && found.first?.hasPrefix("state.json:2:") == true, "\(outcome.output)")
    #expect(outcome.output.contains("[ssh-and-rdp-are-not-open]"))
    #expect(outcome.code == 1)
  }
}
