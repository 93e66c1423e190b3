import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// What an argument of a plan is read as: by its planned value, and by the expression that the configuration has for it.
@Suite struct PlanExpressionTests {
  private static func resource(_ address: String, _ type: String, _ values: Node, mode: String = "managed") -> Node {
    let name = address.split(separator: ".").last?.prefix { $0 != "[" } ?? ""
    return [
      "address": .string(address), "mode": .string(mode), "type": .string(type), "name": .string(String(name)),
      "values": values,
    ]
  }

  /// A plan with two subnets, variables, and the argument of a repeated load balancer.
  private static func plan(_ argument: String, _ value: Node?, _ expression: Node, index: String) -> Node {
    var values: Node = ["load_balancer_type": "application"]
    values[argument] = value
    return [
      "format_version": "1.2", "terraform_version": "1.11.4",
      "variables": [
        "pw": ["value": "Pewter-Marble-19"], "plain": ["value": "Pewter-Marble-20"], "size": ["value": 3],
      ],
      "planned_values": [
        "root_module": [
          "resources": [
            resource("aws_subnet.a[0]", "aws_subnet", ["cidr_block": "10.0.0.0/24"]),
            resource("aws_subnet.a[1]", "aws_subnet", ["cidr_block": "10.0.1.0/24"]),
            resource("aws_security_group.g", "aws_security_group", ["id": "sg-12345678"]),
            resource("aws_lb.l\(index)", "aws_lb", values),
          ]
        ]
      ],
      "prior_state": [
        "values": [
          "root_module": [
            "resources": [
              resource(
                "data.aws_secretsmanager_secret_version.s", "aws_secretsmanager_secret_version",
                ["secret_string": "Kettle-Brass-71"], mode: "data"),
              resource("data.aws_ami.x", "aws_ami", ["id": "ami-1"], mode: "data"),
            ]
          ]
        ]
      ],
      "configuration": [
        "root_module": [
          "variables": ["pw": ["sensitive": true], "plain": [:], "size": [:]],
          "resources": [["address": "aws_lb.l", "expressions": .object([(argument, expression)])]],
        ]
      ],
    ]
  }

  private func read(_ argument: String, _ value: Node?, _ expression: Node, index: String = "[1]") throws -> Node? {
    let plan = Self.plan(argument, value, expression, index: index)
    let graph = try Terraform.read(plan: plan, file: "plan.json", catalog: .aws)
    return graph.entries.first { $0.id.name.hasPrefix("aws_lb.l[") || $0.id == "L" }?.source?[argument]
  }

  private static let both: Node = ["${aws_subnet.a[0].id}", "${aws_subnet.a[1].id}"]

  @Test(
    arguments: [
      // Known after apply: a plan made from HCL has references alone.
      ("subnets", nil, ["references": ["aws_subnet.a"]], both),
      (
        "subnets", nil, ["references": ["aws_subnet.a[0].id", "aws_subnet.a[0]", "aws_subnet.a"]],
        ["${aws_subnet.a[0].id}"]
      ),
      ("name", nil, ["references": ["aws_subnet.a", "count.index"]], "${aws_subnet.a[1].id}"),
      ("name", nil, ["references": ["var.plain"]], "${var.plain}"),
      ("name", nil, ["references": ["local.x"]], "${unknown(local.x)}"),
      ("name", nil, ["references": ["data.aws_ami.x.name", "data.aws_ami.x"]], "${data.aws_ami.x.name}"),
      // One made from JSON has the text of the expression as well.
      ("subnets", nil, ["constant_value": "${aws_subnet.a[*].id}", "references": ["aws_subnet.a"]], both),
      (
        "subnets", nil, ["constant_value": ["${aws_subnet.a[count.index].id}"], "references": ["aws_subnet.a"]],
        ["${aws_subnet.a[1].id}"]
      ),
      (
        "name", nil,
        ["constant_value": "${element(aws_subnet.a[*].id, count.index + 1)}", "references": ["aws_subnet.a"]],
        "${aws_subnet.a[0].id}"
      ),
      (
        "name", nil, ["constant_value": "${aws_subnet.a[0].id}/x", "references": ["aws_subnet.a[0].id"]],
        "${aws_subnet.a[0].id}/x"
      ),
      (
        "name", nil, ["constant_value": "${md5(aws_security_group.g.id)}", "references": ["aws_security_group.g.id"]],
        "${aws_security_group.g.id}"
      ),
      ("name", nil, ["constant_value": .null], nil),
      // Known: the references win where they tell the same.
      ("name", "sg-12345678", ["references": ["aws_security_group.g.id"]], "${aws_security_group.g.id}"),
      (
        "name", "sg-12345678",
        ["constant_value": "${aws_security_group.g.id}", "references": ["aws_security_group.g.id"]],
        "${aws_security_group.g.id}"
      ),
      ("name", "known", ["constant_value": "${local.x}", "references": ["local.x"]], "known"),
      ("idle_timeout", 3, ["constant_value": "${var.size}", "references": ["var.size"]], 3),
      ("name", "${text}", ["constant_value": "${text}"], "$${text}"),
      ("subnets", [.null, "subnet-1"], ["references": ["aws_subnet.a[0].id"]], ["${aws_subnet.a[0].id}", "subnet-1"]),
      // Values of variables are not literals, and secrets are not shown.
      ("name", "Pewter-Marble-20", ["references": ["var.plain"]], "${var.plain}"),
      ("name", "Pewter-Marble-20", ["constant_value": "Pewter-Marble-20"], "Pewter-Marble-20"),
      ("name", "Pewter-Marble-20-x", ["references": ["var.plain"]], "Pewter-Marble-20-x"),
      ("name", "Pewter-Marble-19", ["references": ["var.pw"]], "${var.pw}"),
      ("name", "Pewter-Marble-19", ["references": ["local.pw"]], "${var.pw}"),
      ("name", "Pewter-Marble-19", ["references": ["each.value"]], "${var.pw}"),
      ("name", "x-Pewter-Marble-19", ["references": ["var.pw"]], "${unknown(var.pw)}"),
      ("name", "x-Pewter-Marble-19", ["constant_value": "x-${var.pw}", "references": ["var.pw"]], "x-${var.pw}"),
      (
        "name", "Kettle-Brass-71", ["references": ["data.aws_secretsmanager_secret_version.s.secret_string"]],
        "${data.aws_secretsmanager_secret_version.s.secret_string}"
      ),
      ("name", "Kettle-Brass-71", ["references": ["local.pw"]], "${unknown()}"),
      ("name", "ami-1", ["references": ["data.aws_ami.x.id", "data.aws_ami.x"]], "ami-1"),
    ] as [(String, Node?, Node, Node?)])
  func `an argument is read as what it comes from`(
    _ argument: String, _ value: Node?, _ expression: Node, _ expected: Node?
  ) throws {
    #expect(try read(argument, value, expression) == expected)
  }

  @Test func `a resource that is not repeated takes all of a repeated one`() throws {
    #expect(try read("subnets", nil, ["references": ["aws_subnet.a"]], index: "") == Self.both)
  }

  @Test func `a given secret is no default`() throws {
    let plan = Self.plan("name", nil, [:], index: "")
    let graph = try Terraform.read(plan: plan, file: "plan.json", catalog: .aws)
    #expect(graph.parameters.map(\.name) == ["Pw", "Plain", "Size"])
    #expect(graph.parameters.map(\.defaultValue) == [nil, "Pewter-Marble-20", 3])
    #expect(graph.parameters.map(\.isSecret) == [true, false, false])
  }

  @Test func `what a module is given leads to the variable of the root`() throws {
    let graph = try Terraform.read(
      plan: [
        "variables": ["pw": ["value": "Pewter-Marble-19"]],
        "planned_values": [
          "root_module": [
            "child_modules": [
              [
                "address": "module.db",
                "resources": [
                  Self.resource("module.db.aws_db_instance.d", "aws_db_instance", ["password": "Pewter-Marble-19"]),
                  Self.resource("module.db.aws_db_instance.e", "aws_db_instance", ["password": "Kettle-Brass-71"]),
                ],
              ]
            ]
          ]
        ],
        "configuration": [
          "root_module": [
            "variables": ["pw": ["sensitive": true]],
            "module_calls": [
              "db": [
                "expressions": [
                  "password": ["constant_value": "${var.pw}", "references": ["var.pw"]],
                  "other": ["constant_value": "Kettle-Brass-71"],
                ],
                "module": [
                  "resources": [
                    [
                      "address": "aws_db_instance.d",
                      "expressions": [
                        "password": ["constant_value": "${var.password}", "references": ["var.password"]]
                      ],
                    ],
                    ["address": "aws_db_instance.e", "expressions": ["password": ["references": ["var.other"]]]],
                  ]
                ],
              ]
            ],
          ]
        ],
      ], file: "plan.json", catalog: .aws)
    #expect(graph["module.db.aws_db_instance.d"]?.source?["password"] == "${var.pw}")
    #expect(graph["module.db.aws_db_instance.e"]?.source?["password"] == "Kettle-Brass-71")
  }

  @Test func `outputs and arguments of repeated modules are those of the instance`() throws {
    func subnet(_ module: String, _ index: Int) -> Node {
      [
        "address": .string(module),
        "resources": [
          Self.resource("\(module).aws_subnet.s", "aws_subnet", ["cidr_block": .string("10.0.\(index).0/24")])
        ],
      ]
    }
    let graph = try Terraform.read(
      plan: [
        "planned_values": [
          "root_module": [
            "resources": [
              Self.resource("aws_vpc.v[0]", "aws_vpc", [:]), Self.resource("aws_vpc.v[1]", "aws_vpc", [:]),
              Self.resource("aws_lb.l", "aws_lb", [:]), Self.resource("aws_lb.m", "aws_lb", [:]),
            ],
            "child_modules": [subnet("module.net[0]", 0), subnet("module.net[1]", 1)],
          ]
        ],
        "configuration": [
          "root_module": [
            "resources": [
              [
                "address": "aws_lb.l",
                "expressions": [
                  "subnets": [
                    "constant_value": "${concat(module.net[1].ids, module.net[0].ids)}",
                    "references": ["module.net[1].ids", "module.net[0].ids"],
                  ]
                ],
              ],
              [
                "address": "aws_lb.m",
                "expressions": ["subnets": ["references": ["module.net[1].ids", "module.net[1]"]]],
              ],
            ],
            "module_calls": [
              "net": [
                "expressions": [
                  "vpc": [
                    "constant_value": "${aws_vpc.v[count.index].id}", "references": ["aws_vpc.v", "count.index"],
                  ]
                ],
                "module": [
                  "outputs": [
                    "ids": ["expression": ["constant_value": "${aws_subnet.s[*].id}", "references": ["aws_subnet.s"]]]
                  ],
                  "resources": [
                    [
                      "address": "aws_subnet.s",
                      "expressions": ["vpc_id": ["constant_value": "${var.vpc}", "references": ["var.vpc"]]],
                    ]
                  ],
                ],
              ]
            ],
          ]
        ],
      ], file: "plan.json", catalog: .aws)
    let subnets = { (id: LogicalID) in
      graph.resource(id, as: ElasticLoadBalancing.LoadBalancer.self)?.subnets?.items.map(\.id)
    }
    #expect(subnets("L") == ["module.net[1].aws_subnet.s", "module.net[0].aws_subnet.s"])
    #expect(subnets("M") == ["module.net[1].aws_subnet.s"])
    #expect(graph.resource("module.net[1].aws_subnet.s", as: EC2.Subnet.self)?.vpc?.id == "aws_vpc.v[1]")
  }

  @Test func `each of a resource for every instance of another refers to that instance`() throws {
    let graph = try Terraform.read(
      plan: [
        "planned_values": [
          "root_module": [
            "resources": [
              Self.resource(#"aws_s3_bucket.b["x"]"#, "aws_s3_bucket", [:]),
              Self.resource(#"aws_s3_bucket.b["y"]"#, "aws_s3_bucket", [:]),
              Self.resource(#"aws_s3_bucket_versioning.v["y"]"#, "aws_s3_bucket_versioning", [:]),
            ]
          ]
        ],
        "configuration": [
          "root_module": [
            "resources": [
              [
                "address": "aws_s3_bucket_versioning.v",
                "expressions": ["bucket": ["references": ["each.value.id", "each.value"]]],
                "for_each_expression": ["references": ["aws_s3_bucket.b"]],
              ]
            ]
          ]
        ],
      ], file: "plan.json", catalog: .aws)
    #expect(graph.entries.map(\.id) == [#"aws_s3_bucket.b["x"]"#, #"aws_s3_bucket.b["y"]"#])
    #expect(
      graph[#"aws_s3_bucket.b["y"]"#]?.attributes["aws_s3_bucket_versioning"]?["bucket"]
        == #"${aws_s3_bucket.b["y"].id}"#)
  }

  @Test func `groups in blocks without an expression are the references of the whole`() throws {
    let unknown: Node = ["ingress": [["cidr_blocks": [], "security_groups": true]]]
    let graph = try Terraform.read(
      plan: [
        "planned_values": [
          "root_module": [
            "resources": [
              Self.resource("aws_security_group.a", "aws_security_group", [:]),
              Self.resource(
                "aws_security_group.b", "aws_security_group", ["ingress": [["from_port": 80, "cidr_blocks": []]]]),
            ]
          ]
        ],
        "resource_changes": [
          ["address": "aws_security_group.b", "change": ["actions": ["create"], "after_unknown": unknown]]
        ],
        "configuration": [
          "root_module": [
            "resources": [
              [
                "address": "aws_security_group.b",
                "expressions": ["ingress": ["references": ["aws_security_group.a.id", "aws_security_group.a"]]],
              ]
            ]
          ]
        ],
      ], file: "plan.json", catalog: .aws)
    #expect(graph["B"]?.source?["ingress"]?.array?.first?["security_groups"] == ["${aws_security_group.a.id}"])
  }

  @Test func `a policy of a data source stands where it is used`() throws {
    let statement: Node = [
      "effect": "Deny", "actions": ["s3:*"], "resources": [.null, .null],
      "principals": [["type": "*", "identifiers": ["*"]]],
    ]
    let graph = try Terraform.read(
      plan: [
        "planned_values": [
          "root_module": [
            "resources": [
              Self.resource("aws_s3_bucket.b", "aws_s3_bucket", [:]),
              Self.resource("aws_s3_bucket_policy.p", "aws_s3_bucket_policy", [:]),
              Self.resource(
                "data.aws_iam_policy_document.d", "aws_iam_policy_document", ["statement": [statement]], mode: "data"),
            ]
          ]
        ],
        "configuration": [
          "root_module": [
            "resources": [
              [
                "address": "aws_s3_bucket_policy.p",
                "expressions": [
                  "policy": ["references": ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"]]
                ],
              ],
              [
                "address": "data.aws_iam_policy_document.d",
                "expressions": [
                  "statement": [
                    ["resources": ["references": ["aws_s3_bucket.b.arn", "aws_s3_bucket.b", "aws_s3_bucket.b.arn"]]]
                  ]
                ],
              ],
            ]
          ]
        ],
      ], file: "plan.json", catalog: .aws)
    let policy = try #require(graph.resource("P", as: S3.BucketPolicy.self)?.document)
    #expect(policy.statements.first?.principal?.isEverybody == true)
    #expect(policy.statements.first?.resources?.values.map(\.expression.referencedIDs) == [["B"], ["B"]])
  }

  @Test func `values of a state refer to its dependencies, and secrets are not known`() throws {
    var subnet = Self.resource("aws_subnet.a", "aws_subnet", ["vpc_id": "vpc-1", "cidr_block": "vpc-2"])
    subnet["depends_on"] = ["aws_vpc.main"]
    var database = Self.resource("aws_db_instance.d", "aws_db_instance", ["password": "Kettle-Brass-71"])
    database["sensitive_values"] = ["password": true]
    let graph = try Terraform.read(
      plan: [
        "values": [
          "root_module": [
            "resources": [
              Self.resource("aws_vpc.main", "aws_vpc", ["id": "vpc-1"]),
              Self.resource("aws_vpc.other", "aws_vpc", ["id": "vpc-2"]), subnet, database,
            ]
          ]
        ]
      ], file: "state.json", catalog: .aws)
    #expect(graph.resource("A", as: EC2.Subnet.self)?.vpc?.id == "Main")
    #expect(graph.resource("A", as: EC2.Subnet.self)?.cidrBlock == "vpc-2")
    #expect(graph["D"]?.source?["password"] == "${unknown()}")
  }
}
