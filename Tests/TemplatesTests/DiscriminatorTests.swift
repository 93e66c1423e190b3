import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// Two Terraform types that share one CloudFormation type.
struct `A type with a discriminator` {
  private let template: Node = [
    "Resources": [
      "Alone": ["Type": "AWS::RDS::DBInstance", "Properties": ["DBInstanceClass": "db.m7g.large"]],
      "Member": [
        "Type": "AWS::RDS::DBInstance",
        "Properties": [
          "DBClusterIdentifier": ["Ref": "Cluster"], "DBInstanceClass": "db.r7g.large", "Engine": "aurora-mysql",
        ],
      ],
      "Cluster": ["Type": "AWS::RDS::DBCluster", "Properties": ["Engine": "aurora-mysql"]],
    ]
  ]

  @Test func `is read where a resource has the property, and its sibling where it has not`() throws {
    let graph = try CloudFormation.read(template, file: "a.json", catalog: .aws)
    #expect(graph["Alone"]?.resource is RDS.DBInstance)
    #expect(graph["Member"]?.resource is RDS.DBClusterInstance)
    #expect(graph.resource("Member", as: RDS.DBClusterInstance.self)?.cluster?.id == "Cluster")
  }

  @Test func `has one name in CloudFormation and its own in Terraform`() throws {
    let graph = try CloudFormation.read(template, file: "a.json", catalog: .aws)
    #expect(CloudFormation.write(graph).document["Resources"] == template["Resources"])
    let resources = Terraform.write(graph).document["resource"]
    #expect(resources?["aws_db_instance"]?.object?.members.map(\.key) == ["alone"])
    #expect(
      resources?["aws_rds_cluster_instance"]?["member"]?["cluster_identifier"]
        == "${aws_rds_cluster.cluster.cluster_identifier}")
  }

  @Test func `a companion names its owner by the attribute that it asks for`() throws {
    let template: Node = [
      "Resources": [
        "Targets": [
          "Type": "AWS::RDS::DBProxyTargetGroup",
          "Properties": [
            "DBProxyName": "pool", "TargetGroupName": "default", "DBInstanceIdentifiers": ["orders"],
          ],
        ]
      ]
    ]
    let graph = try CloudFormation.read(template, file: "a.json", catalog: .aws)
    let written = Terraform.write(graph).document
    #expect(
      written["resource"]?["aws_db_proxy_target"]?["targets"] == [
        "target_group_name": "${aws_db_proxy_default_target_group.targets.name}",
        "db_instance_identifier": "orders", "db_proxy_name": "pool",
      ])
    let back = try Terraform.read(configuration: written, file: "a.tf.json", catalog: .aws)
    let targets = back.resource("Targets", as: RDS.DBProxyTargetGroup.self)
    #expect(targets?.instances == [.existing("orders")] && targets?.targetProxy == nil)
  }
}
