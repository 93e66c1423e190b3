import AWSResources
import Documents
import Templates
import Testing

@testable import Validation

struct ValidatorTests {
  private func graph(_ build: (inout ResourceGraph) -> Void) -> ResourceGraph {
    var graph = ResourceGraph("test")
    build(&graph)
    return graph
  }

  private let validator = Validator([SSHAndRDPAreNotOpen.self])

  @Test func `a finding with a reason is allowed, and listed`() throws {
    let report = validator.check(
      graph {
        $0.addGroup("Bastion", allows: .range("0.0.0.0/0"), on: 22)
        $0.allow("ssh-and-rdp-are-not-open", on: "Bastion", because: "a honeypot")
      })
    #expect(report.findings.isEmpty)
    let allowed = try #require(report.allowed.first)
    #expect(allowed.subject == "Bastion")
    #expect(allowed.suppression?.reason == "a honeypot")
  }

  @Test func `a reason that nothing needs is a warning`() throws {
    let report = validator.check(
      graph {
        $0.addGroup("Bastion", allows: .range("203.0.113.0/24"), on: 22)
        $0.allow("ssh-and-rdp-are-not-open", on: "Bastion", because: "a honeypot")
      })
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "allowance-is-needed")
    #expect(finding.severity == .warning)
    #expect(report.findings.count == 1)
  }

  @Test func `a reason for a rule that was not checked is left alone`() {
    let report = validator.check(
      graph {
        $0.addGroup("Bastion", allows: .range("203.0.113.0/24"), on: 22)
        $0.allow("only-edge-groups-admit-the-internet", on: "Bastion", because: "somebody else's")
      })
    #expect(report.findings.isEmpty)
  }

  @Test func `a reason for no rule names the nearest one`() throws {
    let report = validator.check(
      graph {
        $0.addGroup("Bastion", allows: .range("203.0.113.0/24"), on: 22)
        $0.allow("ssh-and-rpd-are-not-open", on: "Bastion", because: "a typo")
      })
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "allowance-names-a-rule")
    #expect(finding.message.hasSuffix("write 'ssh-and-rdp-are-not-open'"))
  }

  @Test func `one reason for several resources is needed if one of them needs it`() {
    let report = validator.check(
      graph {
        $0.addGroup("Open", allows: .range("0.0.0.0/0"), on: 22)
        $0.addGroup("Closed", allows: .range("203.0.113.0/24"), on: 22)
        $0.allow("ssh-and-rdp-are-not-open", on: "Open", because: "a honeypot")
        $0.allow("ssh-and-rdp-are-not-open", on: "Closed", because: "a honeypot")
      })
    #expect(report.findings.isEmpty)
  }

  @Test func `findings stand by place, then in the graph's order`() throws {
    var graph = ResourceGraph("test")
    func group(_ id: LogicalID, line: Int) throws {
      var open = EC2.SecurityGroup()
      open.ingress = [
        .init {
          $0.protocolName = "-1"
          $0.cidrBlocks = ["0.0.0.0/0"]
        }
      ]
      let place = SourceLocation(file: "Shop/Network.swift", position: Position(line: line, column: 1))
      try graph.insert(Entry(id, open, at: place))
    }
    try group("Late", line: 9)
    try group("Zebra", line: 3)
    try group("Ant", line: 3)
    let report = validator.check(graph)
    #expect(report.findings.map(\.subject) == ["Zebra", "Ant", "Late"])
  }

  @Test func `a parameter counts by its default, if it has one`() {
    var graph = ResourceGraph("test")
    graph.parameters = [
      Parameter("Given", defaultValue: "0.0.0.0/0"), Parameter("Asked"),
      Parameter("Stored", type: "AWS::SSM::Parameter::Value<String>", defaultValue: "/shop/range"),
    ]
    let model = Model(graph)
    #expect(model.known(Value<String>.parameter("Given")) == .value("0.0.0.0/0"))
    #expect(model.known(Value<String>.parameter("Asked")) == .unknown)
    #expect(model.known(Value<String>.parameter("Stored")) == .unknown)
    #expect(model.known(Value<String>?.none) == .absent)
    let noValue = Expression.verbatim(["Ref": "AWS::NoValue"], resolved: nil)
    #expect(model.known(Value<String>.expression(noValue)) == .absent)
    #expect(model.known(Value<Int>.expression(.verbatim("22", resolved: .text("22")))) == .value(22))
    let image: Value<String> = "\(.accountID).dkr.ecr.\(.region).amazonaws.com/shop:\(.parameter("Asked"))"
    #expect(model.text(image) == "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/shop:${Asked}")
  }

  @Test func `a finding has the remedy only where that says more than the message`() throws {
    func remedy(_ rule: any Rule.Type) throws -> String? {
      let example = try #require(rule.description.fails.first)
      return try #require(Validator([rule]).check(example.graph).findings.first).remedy
    }
    #expect(try remedy(TableIsDeletionProtected.self) == nil)
    #expect(try remedy(DatabaseHasAStandby.self)?.contains("Read replicas") == true)
  }

  @Test func `the proof of a path lists its hops in order`() throws {
    let example = try #require(DataStoresAreInPrivateSubnets.description.fails.first)
    let finding = try #require(Validator([DataStoresAreInPrivateSubnets.self]).check(example.graph).findings.first)
    #expect(
      finding.proof.map(\.name) == [
        "internet", "internet gateway 'Gateway'", "route table 'DataRoutesA' by route 'DataDefault'", "subnet 'DataA'",
        "subnet group 'DatabaseSubnets'", "database 'Database'",
      ])
  }

  @Test(arguments: [(nil, Diagnostic.Severity.warning), (false, .error), (true, .error)])
  func `a bucket that leaves its block to S3 is a warning, one that opens it an error`(
    blocks: Bool?, severity: Diagnostic.Severity
  ) {
    let report = Validator([BucketBlocksPublicAccess.self]).check(
      graph {
        $0.add(
          "Bucket",
          S3.Bucket { $0.publicAccessBlock = blocks.map { blocks in .init { $0.blocksPublicACLs = .literal(blocks) } } }
        )
      })
    #expect(report.findings.map(\.severity) == [severity])
  }

  @Test(arguments: [
    ("network", Cause.stackOutput("VpcId", stack: "network")), ("Stack", .parameter("Stack")),
  ])
  func `what is read from another stack names it as the cause`(stack: String, cause: Cause) throws {
    let name = stack == "Stack" ? "{Ref: Stack}" : stack
    let template = """
      Parameters: {Stack: {Type: String}}
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          Properties: {Engine: postgres, StorageEncrypted: {Fn::GetStackOutput: {StackName: \(name), OutputName: VpcId}}}
      """
    let document = try TemplateFile.document(Array(template.utf8), file: "a.yaml")
    let scenarios = try TemplateFile.scenarios(document, file: "a.yaml", catalog: .aws)
    let report = Validator([DatabaseIsEncrypted.self]).check(scenarios: scenarios)
    #expect(report.unknowns.map(\.cause) == [cause])
  }
}
