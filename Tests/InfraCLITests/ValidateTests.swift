import ResourceGraph
import Testing

@testable import InfraCLI
@testable import Validation

@Suite struct ValidateTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// One finding, on the first line.
  private static let template =
    "Resources: { A: { Type: AWS::Cognito::IdentityPool, Properties: { AllowUnauthenticatedIdentities: true } } }"

  @Test func `a team's stacks are checked, and nothing is written`() throws {
    let outcome = folder.app(
      "validate", source: FakeSource(["shop": [.doubtful, .bad, .hidden], "mail": [.good]]))
    let (doubtful, bad) = try (Sample.doubtful.lines("R1"), Sample.bad.lines("R2"))
    #expect(
      outcome.output == """
        shop/Shop.swift:2:3: \(bad)

        shop/Shop.swift:1:3: \(doubtful)

        shop/Shop.swift:3:3: \(try Sample.hidden.unknownLine("R3"))

        2 stacks, 4 resources: 1 error, 1 warning, 1 unknown

        """)
    #expect(outcome.code == 1)
    #expect(try folder.all() == [])
  }

  private static let parameterized = """
    {
      "Parameters": {
        "Stage": {"Type": "String", "AllowedValues": ["dev", "prod"]},
        "Password": {"Type": "String", "NoEcho": true}
      },
      "Resources": {"Db": {"Type": "AWS::RDS::DBInstance", "Properties": {"MasterUserPassword": {"Ref": "Password"}}}}
    }
    """

  @Test(arguments: [
    (
      #"{"Stage": "prd"}"#,
      "a.json:3:5: error: parameter 'Stage' does not allow the value 'prd'; use one of 'dev', 'prod'"
    ),
    (#"{"Stag": "dev"}"#, "error: no template has the parameter 'Stag' (did you mean 'Stage'?)"),
  ])
  func `parameters that no deployment accepts are errors`(parameters: String, message: String) throws {
    try folder.write(Self.parameterized, to: "a.json")
    try folder.write(parameters, to: "parameters.json")
    let outcome = folder.infra("validate", "a.json", "--parameters", "parameters.json")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message))
  }

  @Test(arguments: [
    ("--region", "eu-wst-1", "the region is 'eu-wst-1'; did you mean 'eu-west-1'?"),
    ("--account", "12", "the account is '12'; expected the 12 digits of an account's id"),
  ])
  func `a place that AWS does not have is an error`(option: String, value: String, message: String) throws {
    try folder.write(Self.parameterized, to: "a.json")
    let outcome = folder.infra("validate", "a.json", option, value)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message))
  }

  @Test func `a secret that is given is not in the template`() throws {
    try folder.write(Self.parameterized, to: "a.json")
    try folder.write(#"{"Password": "correct-horse"}"#, to: "parameters.json")
    let outcome = folder.infra("validate", "a.json", "--parameters", "parameters.json")
    #expect(!outcome.output.contains("master-password-is-not-literal"))
    #expect(!outcome.output.contains("correct-horse"))
  }

  private static let variables = """
    {"variable": {"encrypt": {"type": "bool", "default": false}, "n": {}},
     "resource": {"aws_db_instance": {"d": {"count": "${var.n}", "storage_encrypted": "${var.encrypt}"}}}}
    """

  @Test func `Terraform's variables are given beside the files, in files and in arguments`() throws {
    try folder.write(Self.variables, to: "shop/main.tf.json")
    func finds(_ arguments: String...) -> Bool {
      let outcome = folder.infra(["validate"] + arguments)
      return outcome.output.contains("[database-is-encrypted]")
    }
    #expect(finds("shop"), "the default")
    #expect(folder.infra("validate", "shop").output.contains("does not tell 'count' of 'aws_db_instance.d'"))
    #expect(!finds("shop", "--var=n=0"), "there is none")
    #expect(folder.infra("validate", "shop", "--var", "n=2").output.contains("1 template, 2 resources"))
    try folder.write(#"{"encrypt": true, "n": 1, "zones": {"a": 1}}"#, to: "shop/terraform.tfvars.json")
    #expect(!finds("shop") && !finds("shop/main.tf.json"))
    try folder.write(#"{"encrypt": false}"#, to: "shop/x.auto.tfvars.json")
    #expect(finds("shop"), "the last file holds")
    #expect(!finds("shop", "--var", "encrypt=true"), "the argument precedes the files")
    try folder.write(#"{"encrypt": true}"#, to: "given.json")
    #expect(!finds("shop", "--parameters", "given.json"))
    try folder.write("n = 1", to: "shop/y.auto.tfvars")
    #expect(folder.infra("validate", "shop").output.contains("shop/y.auto.tfvars:1:1: note: the variables in"))
  }

  @Test(arguments: [
    ("--var=n", "error: '--var' is a name and a value: '--var=NAME=VALUE', not 'n'"),
    ("--var=m=1", "error: no template has the parameter 'm' (did you mean 'n'?)"),
  ])
  func `a variable that is not given right is an error`(argument: String, message: String) throws {
    try folder.write(Self.variables, to: "main.tf.json")
    let outcome = folder.infra("validate", "main.tf.json", argument)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(message))
  }

  @Test func `the Terraform files of a folder are one configuration`() throws {
    let group = #"{"aws_security_group": {"web": {"name": "web", "vpc_id": "${aws_vpc.main.id}"}}}"#
    try folder.write(#"{"resource": \#(group)}"#, to: "shop/service-web.tf.json")
    try folder.write(
      #"{"resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}}"#, to: "shop/network-main.tf.json")
    try folder.write(
      #"{"resource": {"aws_vpc": {"main": {"enable_dns_support": true}}}}"#, to: "shop/a_override.tf.json")
    #expect(folder.infra("validate", "shop").output.contains("2 templates, 3 resources"))
    let named = folder.infra("validate", "shop/service-web.tf.json", "shop/network-main.tf.json")
    #expect(named.output.contains("1 template, 2 resources"))
    #expect(folder.infra("validate", "shop/network-main.tf.json").output.contains("1 template, 1 resource"))
    try folder.write("{", to: "shop/c.tf.json")
    try folder.write("]", to: "shop/d.tf.json")
    let broken = folder.infra("validate", "shop")
    #expect(broken.code == 2)
    #expect(broken.errors.contains("shop/c.tf.json:1:") && broken.errors.contains("shop/d.tf.json:1:"))
  }

  @Test func `what is allowed is listed with its reason, and is no error`() throws {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      var entry = Entry("R", Sample.bad.resource)
      entry.allowances = [Allowance("identity-pool-has-no-guests", because: "it is only a test")]
      try graph.insert(entry)
      return [graph]
    }
    let outcome = folder.app("validate", source: source)
    let finding = try Sample.bad.lines("R").prefix { $0 != "\n" }.dropFirst("error: ".count)
    #expect(
      outcome.output == """
        shop: allowed: \(finding)
            because: it is only a test

        1 stack, 1 resource: 1 allowed

        """)
    #expect(outcome.code == 0)
  }

  @Test func `warnings fail only when it is strict`() {
    let source = FakeSource(["shop": [.doubtful]])
    #expect(folder.app("validate", source: source).code == 0)
    #expect(folder.app("validate", "--strict", source: source).code == 1)
  }

  @Test func `files are read as what they are and findings have their lines`() throws {
    try folder.write(
      """
      Resources:
        A:
          Type: AWS::Cognito::IdentityPool
          Properties:
            IdentityPoolName: !Ref AWS::StackName
            AllowUnauthenticatedIdentities: true
      """, to: "a.yaml")
    try folder.write(#"{"Resources": {"B": {"Type": "AWS::EC2::InternetGateway"}}}"#, to: "b.template")
    try folder.write(
      "Resources: { R: { Type: AWS::ECR::Repository, Properties: { "
        + "ImageTagMutability: IMMUTABLE, ImageScanningConfiguration: { ScanOnPush: true } } } }", to: "c.template")
    let outcome = folder.infra("validate", "c.template", "b.template", "a.yaml")
    let (bad, doubtful) = try (Sample.bad.lines("A"), Sample.doubtful.lines("R").split(separator: "\n"))
    #expect(
      outcome.output == """
        a.yaml:6:7: \(bad)
            6 | AllowUnauthenticatedIdentities: true
              | ^

        c.template:1:14: \(doubtful[0])
            1 | Resources: { R: { Type: AWS::ECR::Repository, Properties: { ImageTagMutability: IMMUTABLE, ImageScan…
              |              ^
        \(doubtful[1])

        3 templates, 3 resources: 1 error, 1 warning

        """)
    #expect(outcome.errors == "")
    #expect(outcome.code == 1)
  }

  @Test func `of a folder all templates are read, in order, and what is none is left out`() throws {
    let template = Self.template
    for file in ["t/z.yaml", "t/a/b.yml", "t/.git/c.yaml", "t/node_modules/d.yaml"] {
      try folder.write(template, to: file)
    }
    try folder.write(#"{"name": "no template"}"#, to: "t/package.json")
    try folder.write("no template", to: "t/readme.md")
    let outcome = folder.infra("validate", "t")
    let places = outcome.output.split(separator: "\n").filter { $0.contains("error:") }.map { $0.prefix { $0 != ":" } }
    #expect(places == ["t/a/b.yml", "t/z.yaml"])
    #expect(outcome.output.hasSuffix("2 templates, 2 resources: 2 errors\n"))
  }

  @Test func `a folder without templates cannot be checked`() throws {
    try folder.write("x", to: "t/readme.md")
    let outcome = folder.infra("validate", "t")
    #expect(outcome.errors == "infra: error: no templates in t\n")
    #expect(outcome.output == "")
    #expect(outcome.code == 2)
  }

  @Test func `malformed files are errors with line and column, and the others are checked all the same`() throws {
    try folder.write("{\n  \"a\": 1,,\n}", to: "a.json")
    try folder.write("a: [1\nb: 2\n", to: "b.yaml")
    try folder.write(Self.template, to: "c.yaml")
    try folder.write("{\"just\": \"data\"}", to: "d.json")
    let outcome = folder.infra("validate", "a.json", "b.yaml", "c.yaml", "d.json", "e.json")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "a.json:2:10: error: expected a key in double quotes after ','; found ','")
    #expect(lines[1].hasPrefix("b.yaml:2:"))
    #expect(lines[2].hasPrefix("d.json:1:1: error: the file is neither a CloudFormation template"))
    #expect(lines[3] == "infra: error: cannot read 'e.json': no such file or directory")
    #expect(outcome.output.contains("c.yaml:1:67: \(try Sample.bad.lines("A"))"))
    #expect(outcome.code == 2)
  }

  // MARK: Modules

  @Test func `what is wrong with a module that several configurations call is told once`() throws {
    for caller in ["blue", "green"] {
      try folder.write(#"{"module": {"network": {"source": "../network"}}}"#, to: "\(caller)/main.tf.json")
    }
    try folder.write(#"{"resource": }"#, to: "network/main.tf.json")
    let outcome = folder.infra("validate", ".")
    #expect(outcome.code == 2)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("network/main.tf.json:1:14: error: "), "\(outcome.errors)")
  }
}
