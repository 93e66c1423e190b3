import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `Terraform's expressions` {
  private let syntax = TerraformSyntax(
    addresses: TerraformAddresses(
      [
        "MainVpc": .init(text: "aws_vpc.main_vpc", type: EC2.VPC.self),
        "module.a.aws_lb.x[\"k.1\"]": .init(
          text: "module.a.aws_lb.x[\"k.1\"]", type: ElasticLoadBalancing.LoadBalancer.self),
        "Budget": .init(text: "aws_budgets_budget.budget", type: nil),
      ], finds: true))

  @Test(
    arguments: [
      ("${var.image_tag}", .parameter("ImageTag")),
      ("${aws_vpc.main_vpc.id}", .attribute("MainVpc", "Ref")),
      ("${aws_vpc.main_vpc.default_security_group_id}", .attribute("MainVpc", "DefaultSecurityGroup")),
      ("${module.a.aws_lb.x[\"k.1\"].dns_name}", .attribute("module.a.aws_lb.x[\"k.1\"]", "DNSName")),
      ("${aws_budgets_budget.budget.id}", .attribute("Budget", "Ref")),
      ("${aws_budgets_budget.budget.time_unit}", .attribute("Budget", "TimeUnit")),
      ("${data.aws_region.current.id}", .pseudo(.region)),
      ("${data.aws_caller_identity.current.account_id}", .pseudo(.accountID)),
      ("${data.aws_partition.current.dns_suffix}", .pseudo(.urlSuffix)),
      ("${data.aws_availability_zones.available.names[2]}", .availabilityZone(2)),
      ("a-${var.b}-$${c}-%%{d}", .join([.text("a-"), .parameter("B"), .text("-${c}-%{d}")])),
      ("${var.myVar}", .parameter("myVar")),
      (
        "${split(substr(aws_budgets_budget.budget.arn, 3, 1), aws_budgets_budget.budget.arn)[5]}",
        .component(5, of: .attribute("Budget", "Arn"))
      ),
    ] as [(String, Expression)])
  func `in our spelling are read and written`(text: String, expression: Expression) {
    #expect(syntax.expression(Node(.string(text))) == expression)
    #expect(syntax.node(expression) == Node(.string(text)))
  }

  @Test(
    arguments: [
      ("${ var.image_tag }", .parameter("ImageTag")),
      ("${data.aws_region.this.name}", .pseudo(.region)),
      ("${aws_vpc.main_vpc[0].id}", .attribute("MainVpc", "Ref")),
      (#"${split(":", aws_budgets_budget.budget.arn)[5]}"#, .component(5, of: .attribute("Budget", "Arn"))),
    ] as [(String, Expression)])
  func `in other syntax are resolved and kept verbatim`(text: String, resolved: Expression) {
    let node = Node(.string(text))
    #expect(syntax.expression(node) == .verbatim(node, resolved: resolved))
  }

  @Test(arguments: [
    "${cidrsubnet(var.a, 8, 1)}", "${aws_vpc.main_vpc[*].id}", "${aws_vpc.other.id}", "${aws_vpc.main_vpc}",
    "${local.x}",
    "${var.a.b}", "${var.a[0]}", "${}", "${", "%{if true}x%{endif}", "${data.aws_ami.x.id}", "${each.value}",
    "${\"}\"}",
    "${var.a ? 1 : 2}", "${aws_vpc..id}", "${.a.b}", "${data.aws_availability_zones.available.names[x]}",
    "${module.a.b}",
  ])
  func `that nothing is known of stay as they stand`(text: String) {
    let node = Node(.string(text))
    #expect(syntax.expression(node) == .verbatim(node, resolved: nil))
    #expect(syntax.node(.verbatim(node, resolved: nil)) == node)
  }

  @Test(arguments: ["", "plain", "$${a}", "%%{b}", "$", "{}", "$$", "100%", "ü{"])
  func `are not what has nothing to evaluate`(text: String) {
    #expect(syntax.expression(Node(.string(text))) == nil)
  }

  @Test(arguments: ["${a}", "$${a}", "$$${a}", "%{a}", "%%{a}", "${", "{$}", "$ {", "ü${ü}", "\r\n${x}", "plain", ""])
  func `escape what would be one`(text: String) {
    let literal = syntax.node(literal: Node(.string(text)))
    #expect(syntax.expression(literal) == nil)
    #expect(syntax.literal(literal) == Node(.string(text)))
    // As a part of a template, too.
    let expression = Expression.joined([.text(text), .parameter("A"), .text(text)])
    #expect(syntax.expression(syntax.node(expression)) == expression)
  }

  @Test func `need the data sources that they lean on`() {
    let syntax = TerraformSyntax(addresses: TerraformAddresses([:], finds: false))
    _ = syntax.node(.join([.pseudo(.region), .text("x"), .availabilityZone(0)]))
    #expect(syntax.usedDataSources == [.region, .availabilityZones])
  }
}
