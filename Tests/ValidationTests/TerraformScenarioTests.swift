import AWSResources
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
}
