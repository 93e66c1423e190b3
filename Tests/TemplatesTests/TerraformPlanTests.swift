import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `A Terraform plan` {
  /// A plan of a root module that calls `module.network`, whose output it uses.
  private static let plan: Node = [
    "format_version": "1.2",
    "terraform_version": "1.9.0",
    "variables": ["image_tag": ["value": "v1"], "region": ["value": "eu-west-1"]],
    "planned_values": [
      "outputs": ["url": ["sensitive": false, "value": "https://x"], "lb": ["sensitive": false]],
      "root_module": [
        "resources": [
          [
            "address": "aws_security_group_rule.odd", "mode": "managed", "type": "aws_odd_rule", "name": "odd",
            "values": ["text": "${not.a.template}", "nothing": .null, "empty": []],
          ],
          [
            "address": "aws_lb.public", "mode": "managed", "type": "aws_lb", "name": "public",
            "values": ["name": "public", "internal": false, "access_logs": []],
          ],
          ["address": "data.aws_ami.x", "mode": "data", "type": "aws_ami", "name": "x", "values": ["id": "ami-1"]],
        ],
        "child_modules": [
          [
            "address": "module.network",
            "resources": [
              [
                "address": "module.network.aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
                "values": ["cidr_block": "10.0.0.0/16"],
              ],
              [
                "address": "module.network.aws_subnet.a[0]", "mode": "managed", "type": "aws_subnet", "name": "a",
                "index": 0, "values": ["cidr_block": "10.0.0.0/24", "tags": .null],
              ],
              [
                "address": "module.network.aws_subnet.a[1]", "mode": "managed", "type": "aws_subnet", "name": "a",
                "index": 1, "values": ["cidr_block": "10.0.1.0/24", "vpc_id": .null],
              ],
            ],
          ]
        ],
      ],
    ],
    "configuration": [
      "provider_config": ["aws": ["expressions": ["region": ["references": ["var.region"]]]]],
      "root_module": [
        "outputs": ["lb": ["expression": ["references": ["aws_lb.public.dns_name", "aws_lb.public"]]]],
        "resources": [
          [
            "address": "aws_lb.public",
            "expressions": [
              "subnets": ["references": ["module.network.subnets", "module.network"]],
              "security_groups": ["references": ["local.groups"]],
            ],
            "depends_on": ["aws_security_group_rule.odd"],
          ]
        ],
        "module_calls": [
          "network": [
            "expressions": ["cidr": ["constant_value": "10.0.0.0/16"]],
            "module": [
              "outputs": ["subnets": ["expression": ["references": ["aws_subnet.a"]]]],
              "resources": [
                ["address": "aws_vpc.main", "expressions": ["cidr_block": ["references": ["var.cidr"]]]],
                [
                  "address": "aws_subnet.a",
                  "expressions": ["vpc_id": ["references": ["aws_vpc.main.id", "aws_vpc.main"]]],
                ],
              ],
            ],
          ]
        ],
      ],
    ],
  ]

  private func graph(_ plan: Node = plan) throws -> ResourceGraph {
    try Terraform.read(plan: plan, file: "plan.json", catalog: .aws)
  }

  @Test func `has the resources of every module, with addresses where names would not tell them apart`() throws {
    #expect(
      try graph().entries.map(\.id) == [
        "aws_security_group_rule.odd", "Public", "module.network.aws_vpc.main", "module.network.aws_subnet.a[0]",
        "module.network.aws_subnet.a[1]",
      ])
  }

  @Test func `has references where a value is not known yet`() throws {
    let graph = try graph()
    let subnet = try #require(graph.resource("module.network.aws_subnet.a[0]", as: EC2.Subnet.self))
    #expect(subnet.vpc?.id == "module.network.aws_vpc.main")
    #expect(subnet.cidrBlock == "10.0.0.0/24")
    let other = try #require(graph.resource("module.network.aws_subnet.a[1]", as: EC2.Subnet.self))
    #expect(other.vpc == nil, "null is not set")
  }

  @Test func `leads through outputs of modules to every instance`() throws {
    let balancer = try #require(try graph().resource("Public", as: ElasticLoadBalancing.LoadBalancer.self))
    #expect(
      balancer.subnets?.items.map(\.id) == ["module.network.aws_subnet.a[0]", "module.network.aws_subnet.a[1]"])
    #expect(balancer.scheme?.literal == .internetFacing)
    #expect(balancer.securityGroups?.isWrittenOut == false, "locals are not in a plan: unknown")
    #expect(balancer.entry.dependsOn == ["aws_security_group_rule.odd"])
  }

  @Test func `has plain texts, also where they look like templates`() throws {
    let graph = try graph()
    guard case .raw(let raw)? = graph["aws_security_group_rule.odd"]?.content else { throw Missing() }
    #expect(raw.properties == ["text": "$${not.a.template}"])
  }

  @Test func `has its variables, outputs, data sources and region`() throws {
    let graph = try graph()
    #expect(graph.region == "eu-west-1")
    #expect(graph.parameters.map(\.name) == ["ImageTag", "Region"])
    #expect(graph.outputs.map(\.value) == ["https://x", .expression(.attribute("Public", "DNSName"))])
    #expect(graph.sections["data"]?["aws_ami"]?["data.aws_ami.x"]?["id"] == "ami-1")
  }

  @Test func `of what exists already has references for the ids that it knows`() throws {
    let graph = try graph([
      "planned_values": [
        "root_module": [
          "resources": [
            ["address": "aws_vpc.main", "type": "aws_vpc", "name": "main", "values": ["id": "vpc-1"]],
            ["address": "aws_subnet.a", "type": "aws_subnet", "name": "a", "values": ["vpc_id": "vpc-1"]],
          ]
        ]
      ],
      "configuration": [
        "root_module": [
          "resources": [
            [
              "address": "aws_subnet.a",
              "expressions": ["vpc_id": ["references": ["aws_vpc.main.id", "aws_vpc.main"]]],
            ]
          ]
        ]
      ],
    ])
    #expect(graph.resource("A", as: EC2.Subnet.self)?.vpc?.id == "Main")
  }

  @Test func `leaves out what it destroys or forgets`() throws {
    var plan = Self.plan
    plan["resource_changes"] = [
      ["address": "aws_lb.public", "change": ["actions": ["forget"]]],
      ["address": "module.network.aws_subnet.a[1]", "change": ["actions": ["delete", "create"]]],
    ]
    let graph = try graph(plan)
    #expect(graph["Public"] == nil)
    #expect(graph["module.network.aws_subnet.a[1]"] != nil, "it is replaced")
  }

  @Test func `that is not a plan is an error`() {
    #expect(throws: Diagnostics.self) { try graph(["format_version": "1.0"]) }
  }
}
