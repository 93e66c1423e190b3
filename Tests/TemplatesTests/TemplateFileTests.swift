import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

struct `A template file` {
  @Test(arguments: [
    ("a.json", #"{"Resources": {}}"#, TemplateFile.Kind.cloudFormation),
    ("a.yaml", "AWSTemplateFormatVersion: '2010-09-09'", .cloudFormation),
    ("a.template", "Resources: {A: !Ref B}", .cloudFormation),
    ("a.template", #" {"Resources": {}}"#, .cloudFormation),
    ("main.tf.json", "{}", .terraformConfiguration),
    ("a.json", #"{"resource": {}}"#, .terraformConfiguration),
    ("plan.json", #"{"planned_values": {}, "format_version": "1.2"}"#, .terraformPlan),
    ("state.json", #"{"format_version": "1.0", "terraform_version": "1.9.0"}"#, .terraformPlan),
  ])
  func `is told by what it has`(file: String, text: String, kind: TemplateFile.Kind) throws {
    let document = try TemplateFile.document(Array(text.utf8), file: file)
    #expect(try TemplateFile.kind(of: document, file: file) == kind)
  }

  @Test(arguments: [
    (
      "a.json", "[1]",
      "a.json:1:1: error: the document is not an object with 'Resources' (CloudFormation) or 'resource' (Terraform)"
    ),
    (
      "a.json", "{\"Resource\": {}}",
      "a.json:1:1: error: a template needs 'Resources' (CloudFormation) or 'resource' (Terraform); did you mean 'resource' instead of 'Resource'?"
    ),
    (
      "a.json", "{}",
      "a.json:1:1: error: the file is neither a CloudFormation template (no 'Resources') nor Terraform (no 'resource')"
    ),
    (
      "a.yaml", "AWSTemplateFormatVersion: 2010-09-09\n",
      "a.yaml:1:1: error: a template needs 'Resources', an object of resources by their logical ids"
    ),
    (
      "x.tfstate", #"{"lineage": "", "serial": 1}"#,
      "x.tfstate:1:1: error: the file is a raw Terraform state; use the output of 'terraform show -json' instead"
    ),
    (
      "main.tf", "resource \"x\" {}",
      "error: 'main.tf' is HCL, which is not supported; use the output of 'terraform show -json' for its plan"
    ),
  ])
  func `that is not a template gets an error with a remedy`(file: String, text: String, message: String) {
    #expect {
      try TemplateFile.read(Array(text.utf8), file: file, catalog: .aws)
    } throws: {
      "\($0)" == message
    }
  }

  @Test(arguments: [
    ("a.json", "{\n  \"Resources\": {,}\n}", "a.json:2:17: error:"),
    ("a.yaml", "Resources:\n  A: [1\n", "a.yaml:3:1: error:"),
  ])
  func `that cannot be parsed gets an error with its place`(file: String, text: String, start: String) {
    #expect {
      try TemplateFile.read(Array(text.utf8), file: file, catalog: .aws)
    } throws: {
      "\($0)".hasPrefix(start)
    }
  }

  @Test func `may be in UTF-16`() throws {
    let text = #"{"Resources": {"Ä": {"Type": "AWS::EC2::VPC"}}}"#
    let units: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try TemplateFile.read([0xFF, 0xFE] + units, file: "a.json", catalog: .aws)["Ä"] != nil)
  }
}
