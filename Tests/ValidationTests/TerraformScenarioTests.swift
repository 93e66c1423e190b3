import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

/// What an argument comes to, in every way in which people write it in Terraform's JSON.
@Suite struct TerraformScenarioTests {
  private func verdict(_ rule: any Rule.Type, _ arguments: String, _ sections: String) throws -> String {
    let text =
      #"{\#(sections) "resource": {"random_password": {"p": {}}, "aws_db_instance": {"db": {"engine": "postgres", \#(arguments)}}}}"#
    let document = try TemplateFile.document(Array(text.utf8), file: "main.tf.json")
    let scenarios = try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws)
    let report = Validator([rule]).check(scenarios: scenarios)
    if !report.findings.isEmpty { return report.findings.map { _ in "broken" }.joined(separator: " ") }
    return report.unknowns.isEmpty ? "kept" : "undecided"
  }

  private static let variables = """
    "variable": {"enc": {"default": true}, "plain": {"default": false}, "open": {}, "text": {"default": "false"},
      "env": {"default": "dev"}, "map": {"default": {"dev": false, "prod": true}}, "none": {"default": null}},
    "locals": {"enc": "${var.env == \\"prod\\"}", "sizes": [true, false]},
    """

  @Test(arguments: [
    ("true", "kept"), ("false", "broken"), (#""false""#, "broken"), (#""${true}""#, "kept"),
    (#""${var.enc}""#, "kept"), (#""${var.plain}""#, "broken"), (#""${var.text}""#, "broken"),
    (#""${var.open}""#, "undecided"), (#""${var.undeclared}""#, "undecided"), (#""${var.none}""#, "broken"),
    (#""${local.enc}""#, "broken"), (#""${!local.enc}""#, "kept"), (#""${local.sizes[1]}""#, "broken"),
    (#""${var.map[var.env]}""#, "broken"), (#""${lookup(var.map, \"prod\", false)}""#, "kept"),
    (#""${var.env == \"prod\" ? true : false}""#, "broken"),
    (#""${var.open == \"prod\" ? true : false}""#, "undecided"),
    (#""${var.open == \"prod\" ? true : true}""#, "kept"), (#""${var.enc && var.plain}""#, "broken"),
    (#""${tobool(var.text)}""#, "broken"), (#""${contains([\"dev\"], var.env)}""#, "kept"),
    (#""${try(var.map[\"x\"], false)}""#, "broken"), (#""${jsondecode(\"false\")}""#, "broken"),
    (#""${element([true, false], 3)}""#, "broken"), (#""${alltrue(local.sizes)}""#, "broken"),
    (#""${data.aws_ssm_parameter.p.value}""#, "undecided"), (#""${module.m.enc}""#, "undecided"),
  ])
  func `a property is read as the configuration comes out`(_ value: String, _ expected: String) throws {
    #expect(try verdict(DatabaseIsEncrypted.self, "\"storage_encrypted\": \(value)", Self.variables) == expected)
  }

  @Test(arguments: [
    ("2", "broken broken"), ("0", "kept"), (#""${var.plain ? 1 : 0}""#, "kept"),
    (#""${length(local.sizes)}""#, "broken broken"),
    (#""${var.open}""#, "broken"),
  ])
  func `a resource is there as often as it is counted`(_ count: String, _ expected: String) throws {
    let arguments = "\"count\": \(count), \"storage_encrypted\": false"
    #expect(try verdict(DatabaseIsEncrypted.self, arguments, Self.variables) == expected)
  }

  @Test func `a resource is there for each item`() throws {
    let arguments = #""for_each": "${var.map}", "storage_encrypted": "${each.value}""#
    #expect(try verdict(DatabaseIsEncrypted.self, arguments, Self.variables) == "broken")
  }

  private static let secrets = """
    "variable": {"hidden": {"sensitive": true}, "given": {"sensitive": true, "default": "Kettle-Brass-71"}, "plain": {}},
    "locals": {"written": "Kettle-Brass-71", "hidden": "${var.hidden}"},
    """

  @Test(arguments: [
    ("Kettle-Brass-71", "broken"), ("${local.written}", "broken"), ("${upper(local.written)}", "broken"),
    ("${var.hidden}", "kept"), ("${local.hidden}", "kept"), ("${upper(var.hidden)}", "undecided"),
    ("${var.given}", "broken"), ("${var.plain}", "broken"), ("${random_password.p.result}", "kept"),
    ("${data.aws_secretsmanager_secret_version.s.secret_string}", "kept"),
    (#"${jsondecode(data.aws_secretsmanager_secret_version.s.secret_string)[\"password\"]}"#, "kept"),
    ("${jsondecode(data.aws_secretsmanager_secret_version.s.secret_string).password}", "kept"),
    ("${data.aws_ssm_parameter.p.value}", "undecided"),
  ])
  func `a password is a literal, a variable or a secret`(_ value: String, _ expected: String) throws {
    let arguments = "\"password\": \"\(value)\""
    #expect(try verdict(MasterPasswordIsNotLiteral.self, arguments, Self.secrets) == expected)
  }

  // MARK: - Scenarios

  /// The findings of encryption, with what they assume.
  private func scenarios(
    _ variables: String, _ value: String, _ inputs: TemplateInputs = TemplateInputs()
  ) throws -> [String] {
    let text = """
      {"variable": {\(variables)},
       "resource": {"aws_db_instance": {"db": {"engine": "postgres", "storage_encrypted": "${\(value)}"}}}}
      """
    let document = try TemplateFile.document(Array(text.utf8), file: "main.tf.json")
    let scenarios = try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws, inputs: inputs)
    let report = Validator([DatabaseIsEncrypted.self]).check(scenarios: scenarios)
    return report.findings.map { $0.scenario.map { "possible if \($0)" } ?? "broken" }
      + report.unknowns.map { _ in "undecided" }
  }

  private static func stage(_ condition: String, _ rest: String = "") -> String {
    #""stage": {"type": "string"\#(rest), "validation": {"condition": "${\#(condition)}", "error_message": "no stage"}}"#
  }

  private static let listed = #"contains([\"dev\", \"prod\"], var.stage)"#
  private static let compared = #"var.stage == \"dev\" || \"prod\" == var.stage"#
  private static let isProduction = #"var.stage == \"prod\""#

  @Test(
    arguments: [
      (#""enc": {"type": "bool", "default": true}"#, "var.enc", ["possible if enc = false"]),
      (#""enc": {"type": "bool", "default": false}"#, "var.enc", ["broken"]),
      (#""enc": {"type": "bool"}"#, "var.enc", ["possible if enc = false"]),
      (#""enc": {"type": "bool", "default": true, "sensitive": true}"#, "var.enc", []),
      (#""enc": {"type": "string", "default": "true"}"#, "var.enc", []),
      (stage(listed, #", "default": "prod""#), isProduction, ["possible if stage = dev"]),
      (stage(listed, #", "default": "dev""#), isProduction, ["broken"]),
      (stage(listed), isProduction, ["possible if stage = dev"]),
      (stage(compared, #", "default": "prod""#), isProduction, ["possible if stage = dev"]),
      (stage("length(var.stage) > 2", #", "default": "prod""#), isProduction, []),
      (
        #""a": {"type": "bool", "default": false}, "b": {"type": "bool", "default": false}"#, "!(var.a && var.b)",
        ["possible if a = true, b = true"]
      ),
    ] as [(String, String, [String])])
  func `what other values of a variable bring about is possible`(
    variables: String, value: String, expected: [String]
  ) throws {
    #expect(try scenarios(variables, value) == expected)
  }

  @Test func `a given value replaces the alternatives`() throws {
    let stage = Self.stage(Self.listed, #", "default": "dev""#)
    #expect(try scenarios(stage, Self.isProduction, TemplateInputs(parameters: ["stage": "prod"])) == [])
    #expect(try scenarios(#""enc": {"type": "bool"}"#, "var.enc", TemplateInputs(parameters: ["enc": true])) == [])
  }

  @Test(arguments: [
    (listed, "test", "variable 'stage' does not allow the value 'test'; use one of 'dev', 'prod'"),
    (
      "length(var.stage) > 4", "test", "variable 'stage' does not allow the value 'test'; its validation says: no stage"
    ),
    (listed, "prod", nil), ("can(regex(\\\"^p\\\", var.stage))", "test", nil),
  ])
  func `a given value that a validation refuses is an error at the variable`(
    condition: String, value: String, message: String?
  ) throws {
    func check() throws -> [String] {
      try scenarios(Self.stage(condition), Self.isProduction, TemplateInputs(parameters: ["stage": .string(value)]))
    }
    guard let message else {
      _ = try check()
      return
    }
    let error = try #require(throws: Diagnostics.self) { try check() }
    #expect(error.all.map(\.message) == [message])
    #expect(error.all.first?.location?.position.line == 1)
  }

  @Test(arguments: [
    (false, "variable 'enc' does not allow the value 'maybe'; use true or false"),
    (true, "variable 'enc' does not allow the given value; use true or false"),
  ])
  func `a given value that is no Boolean is an error, which shows no secret`(isSecret: Bool, message: String) throws {
    let error = try #require(throws: Diagnostics.self) {
      try scenarios(
        #""enc": {"type": "bool", "sensitive": \#(isSecret)}"#, "var.enc", TemplateInputs(parameters: ["enc": "maybe"]))
    }
    #expect(error.all.map(\.message) == [message])
  }

  @Test func `many variables are looked at in pairs, and what makes no difference once`() throws {
    let variables = (0..<9).map { #""v\#($0)": {"type": "bool", "default": false}"# }.joined(separator: ", ")
    let queues = (0..<9).map { #""q\#($0)": {"count": "${var.v\#($0) ? 1 : 0}"}"# }.joined(separator: ", ")
    let text = #"{"variable": {\#(variables)}, "resource": {"aws_sqs_queue": {\#(queues)}}}"#
    let document = try TemplateFile.document(Array(text.utf8), file: "main.tf.json")
    let graphs = try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws)
    #expect(graphs.count == 64)
    #expect(
      graphs[0].notes.map(\.message).contains { $0.hasPrefix("the variables of the configuration allow more than") })
    let same = text.replacing("? 1 : 0", with: "? 1 : 1")
    let one = try TemplateFile.document(Array(same.utf8), file: "main.tf.json")
    #expect(try TemplateFile.scenarios(one, file: "main.tf.json", catalog: .aws).count == 1)
  }
}
