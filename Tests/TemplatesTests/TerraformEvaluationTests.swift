import AWSResources
import Documents
import ResourceGraph
import TestSupport
import Testing

@testable import Templates

/// What the expressions of Terraform's language come to.
@Suite struct TerraformEvaluationTests {
  private static func block(_ type: String, _ name: String, _ body: Object) -> TerraformBlock {
    TerraformBlock(
      type: type, name: name, address: "\(type).\(name)", body: body, source: Node(.object(body)), in: "main.tf.json")
  }

  private func evaluate(_ text: String, _ frame: TerraformEvaluator.Frame = [:]) -> Node {
    let body = TerraformBody()
    body.resources = [
      Self.block("aws_vpc", "main", ["cidr_block": "10.0.0.0/16"]),
      Self.block("aws_subnet", "a", ["count": 2, "cidr_block": "10.0.${count.index}.0/24"]),
      Self.block(
        "aws_subnet", "k", ["for_each": ["x": "10.1.0.0/24", "y": "10.2.0.0/24"], "cidr_block": "${each.value}"]),
      Self.block("aws_subnet", "open", ["count": "${var.unknown}"]),
      Self.block("aws_subnet", "none", ["count": 0]),
      Self.block("aws_subnet", "circle", ["count": "${length(aws_subnet.circle)}"]),
    ]
    body.dataSources = [Self.block("aws_availability_zones", "zones", [:])]
    body.locals = [
      .init(key: "zones", value: ["a", "b"]), .init(key: "name", value: "${var.env}-db"),
      .init(key: "first", value: "${local.second}"), .init(key: "second", value: "${local.first}"),
      .init(key: "ports", value: ["http": 80, "alt": 8080]),
    ]
    body.variables = [
      "env": .init(value: "dev", isSecret: false), "size": .init(value: 3, isSecret: false),
      "on": .init(value: true, isSecret: false), "names": .init(value: ["n", "m"], isSecret: false),
      "tags": .init(value: ["team": "shop"], isSecret: false), "nothing": .init(value: .null, isSecret: false),
      "unknown": .init(value: nil, isSecret: false), "secret": .init(value: "hush", isSecret: true),
    ]
    let program = TerraformProgram(body, TemplateInputs(region: "eu-west-1"))
    return TerraformEvaluator(program).evaluate(.string(text), frame)
  }

  @Test(
    arguments: [
      // What is no expression stays.
      ("plain", "plain"), ("$${not}", "$${not}"), ("100%", "100%"),
      // Variables: texts stay references, everything else is its value.
      ("${var.env}", "${var.env}"), ("${var.size}", 3), ("${var.on}", true), ("${var.names}", ["n", "m"]),
      ("${var.names[1]}", "m"), ("${var.tags.team}", "shop"), (#"${var.tags["team"]}"#, "shop"),
      ("${var.unknown}", "${var.unknown}"), ("${var.secret}", "${var.secret}"), ("${var.nothing}", .null),
      ("${var.env}-${var.size}", "${var.env}-3"), ("${ local.name }", "${var.env}-db"),
      ("${upper(local.name)}", "DEV-DB"), ("${upper(var.secret)}", "${upper(var.secret)}"),
      ("${local.zones[0]}", "a"), ("${local.first}", "${local.first}"), ("${local.absent}", "${local.absent}"),
      // Directives.
      ("%{ if var.on }a%{ else }b%{ endif }", "a"), ("%{ if !var.on }a%{ else }b%{ endif }", "b"),
      ("x%{ if !var.on }a%{ endif }", "x"), ("%{ for n in var.names }<${n}>%{ endfor }", "<n><m>"),
      ("%{ for i, n in var.names ~}\n  ${i}:${n}\n%{~ endfor }", "0:n1:m"), ("a ${~ var.size ~} b", "a3b"),
      ("%{ for n in var.names }%{ if n == \"m\" }${n}%{ endif }%{ endfor }", "m"), ("%%{ if }", "%%{ if }"),
      ("%{ if var.unknown == 1 }a%{ endif }", "%{ if var.unknown == 1 }a%{ endif }"),
      ("%{ if var.on }a", "%{ if var.on }a"),
      ("%{ for n in var.unknown }a%{ endfor }", "%{ for n in var.unknown }a%{ endfor }"),
      // References to resources.
      ("${aws_vpc.main.id}", "${aws_vpc.main.id}"), ("${aws_vpc.main.cidr_block}", "${aws_vpc.main.cidr_block}"),
      ("${aws_subnet.a[1].id}", "${aws_subnet.a[1].id}"), ("${aws_subnet.a[7].id}", "${aws_subnet.a[7].id}"),
      ("${aws_subnet.a[*].id}", ["${aws_subnet.a[0].id}", "${aws_subnet.a[1].id}"]),
      ("${aws_subnet.a.*.id[1]}", "${aws_subnet.a[1].id}"), ("${aws_subnet.a.1.id}", "${aws_subnet.a[1].id}"),
      (#"${aws_subnet.k["x"].id}"#, #"${aws_subnet.k["x"].id}"#),
      ("${values(aws_subnet.k)[*].id}", [#"${aws_subnet.k["x"].id}"#, #"${aws_subnet.k["y"].id}"#]),
      ("${[for s in aws_subnet.k : s.id]}", [#"${aws_subnet.k["x"].id}"#, #"${aws_subnet.k["y"].id}"#]),
      ("${aws_vpc.main[*].id}", ["${aws_vpc.main.id}"]), ("${aws_subnet.none[*].id}", []),
      ("${length(aws_subnet.a)}", 2), ("${length(aws_subnet.k)}", 2), ("${length(aws_subnet.none)}", 0),
      ("${length(aws_subnet.open)}", "${length(aws_subnet.open)}"),
      ("${length(aws_subnet.circle)}", "${length(aws_subnet.circle)}"),
      ("${element(aws_subnet.a[*].id, 3)}", "${aws_subnet.a[1].id}"),
      ("${element(concat(aws_subnet.none[*].id, [\"\"]), 0)}", ""),
      ("${try(aws_subnet.none[0].id, aws_vpc.main.id)}", "${aws_vpc.main.id}"),
      ("${one(aws_subnet.none[*].id)}", .null), ("${can(aws_subnet.none[0].id)}", false),
      ("${coalesce(\"\", aws_vpc.main.id)}", "${aws_vpc.main.id}"),
      (
        "${element(data.aws_availability_zones.zones.names, 1)}", "${data.aws_availability_zones.zones.names[1]}"
      ),
      (
        "${slice(data.aws_availability_zones.zones.names, 0, 2)}",
        ["${data.aws_availability_zones.zones.names[0]}", "${data.aws_availability_zones.zones.names[1]}"]
      ),
      ("${module.net.id}", "${module.net.id}"), ("${path.module}/x", "${path.module}/x"),
      // Functions look through references.
      ("${cidrsubnet(aws_vpc.main.cidr_block, 8, 3)}", "10.0.3.0/24"),
      ("${cidrsubnets(\"10.0.0.0/16\", 8, 4)}", ["10.0.0.0/24", "10.0.16.0/20"]),
      ("${cidrsubnets(\"10.0.0.0/16\", 4, 8, 8)}", ["10.0.0.0/20", "10.0.16.0/24", "10.0.17.0/24"]),
      ("${cidrsubnets(\"10.0.0.0/24\", 1, 1, 1)}", "${cidrsubnets(\"10.0.0.0/24\", 1, 1, 1)}"),
      ("${cidrsubnet(\"2001:db8::/56\", 8, 255)}", "2001:db8:0:ff::/64"),
      ("${cidrhost(aws_subnet.a[1].cidr_block, 5)}", "10.0.1.5"),
      (#"${cidrhost(aws_subnet.k["y"].cidr_block, 1)}"#, "10.2.0.1"),
      ("${cidrsubnet(aws_vpc.main.cidr_block, 30, 3)}", "${cidrsubnet(aws_vpc.main.cidr_block, 30, 3)}"),
      // Operators and conditions.
      ("${var.on ? aws_vpc.main.id : null}", "${aws_vpc.main.id}"), ("${!var.on ? 1 : 2}", 2),
      ("${var.env == \"dev\" ? 1 : 2}", 1), ("${var.unknown == \"dev\" ? 1 : 2}", "${var.unknown == \"dev\" ? 1 : 2}"),
      ("${var.unknown ? 1 : 1}", 1), ("${var.nothing == null}", true), ("${var.size > 2 && var.on}", true),
      ("${var.unknown || var.on}", true), ("${var.size * 2 + 1}", 7), ("${7 % 4}", 3), ("${1 / 0}", "${1 / 0}"),
      ("${var.size / 2}", .number("1.5")), ("${-var.size}", -3),
      // Collections.
      ("${toset([\"b\", \"b\"])}", ["b"]), ("${flatten([[1, [2]], 3])}", [1, 2, 3]),
      ("${merge({a = 1}, {\"a\": 2, b = 3})}", ["a": 2, "b": 3]), ("${keys(local.ports)}", ["alt", "http"]),
      ("${lookup(local.ports, \"http\", 1)}", 80), ("${lookup(local.ports, \"x\", 1)}", 1),
      ("${contains(var.names, \"m\")}", true),
      ("${contains([aws_vpc.main.id], \"m\")}", "${contains([aws_vpc.main.id], \"m\")}"),
      ("${zipmap([\"a\"], [1])}", ["a": 1]), ("${range(2)}", [0, 1]), ("${max(1, 5, 3)}", 5),
      ("${{for k, v in local.ports : upper(k) => v if v > 100}}", ["ALT": 8080]),
      ("${{for n in [\"a\", \"ab\"] : length(n) > 1 => n...}}", ["false": ["a"], "true": ["ab"]]),
      ("${[for i, n in var.names : \"${i}${n}\"]}", ["0n", "1m"]),
      ("${[for n in var.unknown : n]}", "${[for n in var.unknown : n]}"),
      ("${concat([aws_vpc.main.id], var.names...)}", "${concat([aws_vpc.main.id], var.names...)}"),
      // Texts.
      ("${format(\"%s-%02d%%\", aws_vpc.main.id, 7)}", "${aws_vpc.main.id}-07%"),
      ("${formatlist(\"%s/x\", var.names)}", ["n/x", "m/x"]),
      ("${join(\",\", [aws_vpc.main.id, 1])}", "${aws_vpc.main.id},1"),
      ("${split(\",\", \"a,b\")}", ["a", "b"]), ("${replace(\"a-b\", \"-\", \"_\")}", "a_b"),
      ("${substr(\"abcdef\", 1, 2)}", "bc"), ("${startswith(var.env, \"d\")}", true),
      ("${jsonencode({a = [aws_vpc.main.id], b = true})}", #"{"a":["${aws_vpc.main.id}"],"b":true}"#),
      ("${jsondecode(\"{\\\"a\\\": 1}\").a}", 1), ("${sensitive(\"x\")}", "x"),
      // What is not read stays.
      ("${timestamp()}", "${timestamp()}"),
      ("${", "${"), ("${)}", "${)}"),
    ] as [(String, Node)])
  func `an expression comes to what is known of it`(_ text: String, _ expected: Node) {
    #expect(evaluate(text) == expected)
  }

  @Test func `in an instance, count and each are known`() {
    #expect(evaluate("${aws_subnet.a[count.index].id}", ["count": ["index": 1]]) == "${aws_subnet.a[1].id}")
    #expect(
      evaluate("${each.key}: ${each.value.id}", ["each": ["key": "x", "value": "${aws_vpc.main}"]])
        == "x: ${aws_vpc.main.id}")
  }

  @Test func `no text is too strange`() {
    let words = [
      "${", "}", "(", ")", "[", "]", "{", "var.size", "local.zones", "aws_subnet.a", "[*]", ".*", ".id", "for", "in",
      " x ",
      ":", "?", "=>", "...", "\"", "\\", "%{", "$${", "+", "-", "/", "%", "==", "&&", "!", ",", "0",
      "9223372036854775807",
      "1e9", "length(", "range(", "slice(", "format(\"%9d\", ", "substr(", "cidrsubnet(\"0.0.0.0/0\", ", "element(",
      "try(",
      "each.value", "null", "true", "é", "\n",
    ]
    for seed in 0..<3_000 {
      var random = SplitMix64(seed: UInt64(seed))
      let text = (0..<Int.random(in: 1..<14, using: &random)).map { _ in
        words[Int.random(in: words.indices, using: &random)]
      }
      _ = evaluate("${" + text.joined() + "}")
      _ = evaluate(text.joined())
    }
  }

  @Test func `deep nesting ends in an expression that is not known`() {
    let text = "${" + String(repeating: "[", count: 5_000) + "}"
    #expect(evaluate(text) == .string(text))
  }
}

/// What a configuration makes.
@Suite struct TerraformProgramTests {
  private func graph(_ text: String, _ parameters: [String: Node] = [:]) throws -> ResourceGraph {
    let document = try JSON.read(Array(text.utf8))
    let inputs = TemplateInputs(parameters: parameters)
    return try #require(
      try TemplateFile.scenarios(document, file: "main.tf.json", catalog: .aws, inputs: inputs).first)
  }

  @Test func `count and for_each make resources, and none`() throws {
    let graph = try graph(
      """
      {"variable": {"zones": {"default": 2}, "on": {"default": false}},
       "resource": {
        "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
        "aws_subnet": {
          "a": {"count": "${var.zones}", "vpc_id": "${aws_vpc.main.id}",
                "cidr_block": "${cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)}"},
          "k": {"for_each": "${toset([\\"x\\"])}", "cidr_block": "10.0.9.0/24", "tags": {"Name": "${each.key}"}},
          "off": {"count": "${var.on ? 1 : 0}"}},
        "aws_lb": {"public": {"subnets": "${aws_subnet.a[*].id}", "depends_on": ["aws_subnet.a"]}}}}
      """)
    #expect(
      graph.entries.map(\.id) == ["Main", "aws_subnet.a[0]", "aws_subnet.a[1]", #"aws_subnet.k["x"]"#, "Public"])
    #expect(graph.resource("aws_subnet.a[1]", as: EC2.Subnet.self)?.cidrBlock == "10.0.1.0/24")
    #expect(graph.resource(#"aws_subnet.k["x"]"#, as: EC2.Subnet.self)?.tags["Name"] == "x")
    let balancer = try #require(graph.resource("Public", as: ElasticLoadBalancing.LoadBalancer.self))
    #expect(balancer.subnets?.items.map(\.id) == ["aws_subnet.a[0]", "aws_subnet.a[1]"])
    #expect(balancer.entry.dependsOn == ["aws_subnet.a[0]", "aws_subnet.a[1]"])
    #expect(graph.notes == [])
  }

  @Test func `given values replace defaults`() throws {
    let text = """
      {"variable": {"n": {"type": "number", "default": 1}, "name": {"default": "a"}, "pw": {"sensitive": true}},
       "resource": {"aws_sqs_queue": {"q": {"count": "${var.n}", "name": "${var.name}${var.pw}"}}}}
      """
    let graph = try graph(text, ["n": "2", "name": "b", "pw": "hush"])
    #expect(graph.entries.count == 2)
    #expect(graph.parameters.map(\.defaultValue) == ["2", "b", nil])
  }

  @Test func `what is not known is noted, and examined once`() throws {
    let graph = try graph(
      """
      {"variable": {"n": {}, "rules": {}},
       "module": {"net": {"source": "./net"}},
       "resource": {
        "aws_sqs_queue": {"q": {"count": "${var.n}"}},
        "aws_security_group": {"g": {"dynamic": {"ingress": {"for_each": "${var.rules}", "content": {"from_port": 1}}}}}}}
      """)
    #expect(graph.entries.map(\.id) == ["Q", "G"])
    #expect(graph["G"]?.extras.isEmpty == false)
    #expect(
      graph.notes.map(\.message) == [
        "what module 'net' makes is not examined, since './net' has no '*.tf.json'; validate the plan, the output of 'terraform show -json'",
        "the template does not tell 'count' of 'aws_sqs_queue.q', so it is examined as one resource",
        "the template does not tell what the dynamic block 'ingress' of 'aws_security_group.g' goes through, so what it makes is not examined",
      ])
  }

  @Test func `dynamic blocks are written out, at the place of their content`() throws {
    let graph = try graph(
      """
      {"locals": {"ports": [22, 8443]}, "resource": {"aws_security_group": {"g": {
        "ingress": [{"from_port": 1, "to_port": 1, "protocol": "tcp"}],
        "dynamic": [
          {"ingress": {"for_each": "${local.ports}", "iterator": "port",
            "content": {"from_port": "${port.value}", "to_port": "${port.value + port.key}", "protocol": "tcp"}}},
          {"egress": {"for_each": {"a": "10.0.0.0/8"},
            "content": [{"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": ["${egress.value}"]}]}}
        ]}}}}
      """)
    let group = try #require(graph.resource("G", as: EC2.SecurityGroup.self))
    #expect(graph["G"]?.source?["ingress"]?.array?.map { $0["to_port"] } == [1, 22, 8444])
    #expect(graph["G"]?.source?["ingress"]?.array?.last?.position.line == 5)
    #expect(graph["G"]?.source?["egress"]?.array?.first?["cidr_blocks"] == ["10.0.0.0/8"])
    #expect(group.entry.extras.allSatisfy { $0.path.first != .key("dynamic") })
  }

  @Test func `a policy of a data source stands where it is used`() throws {
    let graph = try graph(
      """
      {"locals": {"services": ["ecs-tasks.amazonaws.com"]},
       "data": {"aws_iam_policy_document": {
        "base": {"statement": {"sid": "A", "actions": ["sqs:*"], "resources": ["*"]}},
        "trust": {"source_policy_documents": ["${data.aws_iam_policy_document.base.json}"], "statement": [
          {"actions": ["sts:AssumeRole"],
           "principals": [{"type": "Service", "identifiers": "${local.services}"},
                          {"type": "AWS", "identifiers": ["${aws_iam_role.other.arn}", "&{aws:username}"]}],
           "condition": {"test": "Bool", "variable": "aws:SecureTransport", "values": ["true"]}}]}}},
       "resource": {"aws_iam_role": {"other": {}, "task": {
         "assume_role_policy": "${data.aws_iam_policy_document.trust.json}"}}}}
      """)
    let text = try #require(graph["Task"]?.source?["assume_role_policy"]?.string)
    #expect(
      try JSON.read(Array(text.utf8)) == [
        "Version": "2012-10-17",
        "Statement": [
          ["Sid": "A", "Effect": "Allow", "Action": "sqs:*", "Resource": "*"],
          [
            "Effect": "Allow",
            "Principal": [
              "Service": "ecs-tasks.amazonaws.com", "AWS": ["${aws_iam_role.other.arn}", "$${aws:username}"],
            ],
            "Action": "sts:AssumeRole", "Condition": ["Bool": ["aws:SecureTransport": "true"]],
          ],
        ],
      ])
    let role = try #require(graph.resource("Task", as: IAM.Role.self))
    #expect(role.trustPolicy?.statements.count == 2)
  }

  @Test func `an older rule of a security group is a rule for each of its sources`() throws {
    let graph = try graph(
      """
      {"resource": {"aws_security_group": {"g": {}}, "aws_security_group_rule": {
        "r": {"type": "ingress", "security_group_id": "${aws_security_group.g.id}", "protocol": "tcp", "from_port": 22,
              "to_port": 22, "cidr_blocks": ["0.0.0.0/0", "10.0.0.0/8"], "self": true},
        "e": {"type": "egress", "security_group_id": "${aws_security_group.g.id}", "protocol": "all", "from_port": 0,
              "to_port": 0, "source_security_group_id": "${aws_security_group.g.id}"},
        "x": {"type": "${var.direction}"}}}}
      """)
    #expect(
      graph.entries.map(\.id) == [
        "G", "aws_security_group_rule.r", "aws_security_group_rule.r#2", "aws_security_group_rule.r#3",
        "aws_security_group_rule.e", "X",
      ])
    let rules = graph.all(EC2.SecurityGroupIngress.self)
    #expect(rules.map(\.cidrBlock?.literal) == ["0.0.0.0/0", "10.0.0.0/8", nil])
    #expect(rules.allSatisfy { $0.securityGroup?.id == "G" && $0.fromPort == 22 })
    #expect(rules.last?.sourceSecurityGroup?.id == "G")
    #expect(graph.all(EC2.SecurityGroupEgress.self).map(\.protocolName) == ["-1"])
  }

  @Test func `blocks may be lists wherever they stand`() throws {
    let graph = try graph(
      """
      [{"//": "comment"}, {"resource": [{"aws_sqs_queue": [{"a": [{"name": "a"}]}]}]},
       {"resource": {"aws_sqs_queue": {"b": {"//": "comment", "name": "b"}}}}]
      """)
    #expect(graph.entries.map(\.id) == ["A", "B"])
  }

  @Test func `resources of one name are named for their types too`() throws {
    let graph = try graph(
      #"{"resource": {"aws_vpc": {"main": {}}, "aws_subnet": {"main": {"vpc_id": "${aws_vpc.main.id}"}}}}"#)
    #expect(graph.entries.map(\.id) == ["VpcMain", "SubnetMain"])
    #expect(graph.resource("SubnetMain", as: EC2.Subnet.self)?.vpc?.id == "VpcMain")
  }

  @Test(
    arguments: [
      #"{"resource": {"aws_sqs_queue": {"q": {"count": 900000}}}}"#,
      #"{"locals": {"a": "${[for i in range(999) : range(999)]}"}, "resource": {"aws_sqs_queue": {"q": {"name": "${local.a}"}}}}"#,
      #"{"resource": {"aws_sqs_queue": {"q": {"count": 1000, "tags": "${{for i in range(999) : i => i}}"}}}}"#,
      """
      {"locals": {"a0": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", \(
        (1...40).map { #""a\#($0)": "${local.a\#($0 - 1)}${local.a\#($0 - 1)}""# }.joined(separator: ","))},
       "resource": {"aws_sqs_queue": {"q": {"name": "${local.a40}"}}}}
      """,
      """
      {"locals": {"a0": [1], \(
        (1...40).map { #""a\#($0)": ["${local.a\#($0 - 1)}", "${local.a\#($0 - 1)}"]"# }.joined(separator: ","))},
       "resource": {"aws_sqs_queue": {"q": {"name": "${local.a40}"}}}}
      """,
    ])
  func `a configuration that makes too much is an error within a second`(_ text: String) {
    let clock = ContinuousClock()
    let time = clock.measure { #expect(throws: Diagnostics.self) { try graph(text) } }
    #expect(time < .seconds(5))
  }

  @Test func `long chains of locals end in values that are not known`() throws {
    let locals = (1...20_000).map { #""a\#($0)": "${local.a\#($0 - 1)}""# }.joined(separator: ",")
    let graph = try graph(
      #"{"locals": {"a0": "x", \#(locals)}, "resource": {"aws_sqs_queue": {"q": {"name": "${local.a20000}"}}}}"#)
    #expect(graph.entries.count == 1)
  }
}
