import AWSResources
import Documents

/// Checks that a blue/green deployment of ECS has two target groups and a listener, and rolls back when it fails.
struct BlueGreenDeploymentCanRollBack: Rule {
  static let description = RuleDescription(
    id: "blue-green-deployment-can-roll-back",
    catalogID: "CICD001",
    subject: .delivery,
    severity: .warning,
    summary: "A blue/green deployment of ECS has two target groups and a listener, and rolls back when it fails.",
    rationale: """
      CodeDeploy moves requests from one target group to the other at the listener. Without the rollback, a deployment that fails \
      halfway leaves the new tasks in place until somebody acts.
      """,
    remedy: """
      Name the listener and both target groups in 'TargetGroupPairInfoList', and enable 'AutoRollbackConfiguration' for \
      'DEPLOYMENT_FAILURE'.
      """,
    references: [.aws("codedeploy/latest/userguide/deployment-groups-create-ecs.html")],
    passes: [
      RuleExample("two target groups, a listener and a rollback") { graph in add(to: &graph, [:]) },
      RuleExample("a deployment group of a function") { graph in
        graph.add(
          "Group", RawResource(.cloudFormation, type: "AWS::CodeDeploy::DeploymentGroup", properties: [:]))
      },
      RuleExample("a deployment group in Terraform") { graph in
        graph.add(
          "Group",
          RawResource(
            .terraform, type: "aws_codedeploy_deployment_group",
            properties: [
              "ecs_service": ["cluster_name": "main", "service_name": "api"],
              "auto_rollback_configuration": ["enabled": true, "events": ["DEPLOYMENT_FAILURE"]],
              "load_balancer_info": [
                "target_group_pair_info": [
                  "prod_traffic_route": ["listener_arns": ["${aws_lb_listener.https.arn}"]],
                  "target_group": [["name": "blue"], ["name": "green"]],
                ]
              ],
            ]))
      },
    ],
    fails: [
      RuleExample(
        "one target group",
        finds: .finding(
          "Group", at: "LoadBalancerInfo.TargetGroupPairInfoList.0.TargetGroups",
          "deployment group 'Group' has no second target group; add one to 'TargetGroups'")
      ) { graph in
        add(
          to: &graph,
          [
            "LoadBalancerInfo": [
              "TargetGroupPairInfoList": [
                ["ProdTrafficRoute": ["ListenerArns": [["Ref": "Https"]]], "TargetGroups": [["Name": "blue"]]]
              ]
            ]
          ])
      },
      RuleExample(
        "no listener",
        finds: .finding(
          "Group", at: "LoadBalancerInfo.TargetGroupPairInfoList.0.ProdTrafficRoute",
          "deployment group 'Group' names no listener; add its ARN to 'ListenerArns' of 'ProdTrafficRoute'")
      ) { graph in
        add(
          to: &graph,
          [
            "LoadBalancerInfo": [
              "TargetGroupPairInfoList": [["TargetGroups": [["Name": "blue"], ["Name": "green"]]]]
            ]
          ])
      },
      RuleExample(
        "no rollback",
        finds: .finding(
          "Group", at: "AutoRollbackConfiguration",
          """
          deployment group 'Group' does not roll back what fails; enable 'AutoRollbackConfiguration' for 'DEPLOYMENT_FAILURE'
          """)
      ) { graph in add(to: &graph, ["AutoRollbackConfiguration": ["Enabled": false]]) },
    ],
    undetermined: [
      RuleExample("a rollback from a parameter", unknown: "Group") { graph in
        add(
          to: &graph,
          ["AutoRollbackConfiguration": ["Enabled": ["Ref": "RollsBack"], "Events": ["DEPLOYMENT_FAILURE"]]])
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("AWS::CodeDeploy::DeploymentGroup", "aws_codedeploy_deployment_group") {
      let group = RawBlock(entry, raw)
      let services = group.blocks("ECSServices", terraform: "ecs_service")
      if services.value?.isEmpty == true { continue }
      checkTargets(of: group, &findings)
      checkRollback(of: group, model, &findings)
    }
  }

  private func checkTargets(of group: RawBlock, _ findings: inout Findings) {
    let id = group.entry.id
    let load = group.blocks("LoadBalancerInfo")
    let pairs = load.value?.first?.blocks("TargetGroupPairInfoList", terraform: "target_group_pair_info")
    guard !load.isUnknown, pairs?.isUnknown != true else {
      return findings.unknown(
        id, "the target groups of '\(id)' cannot be determined before deployment", at: group.place("LoadBalancerInfo"))
    }
    guard let pair = pairs?.value?.first else {
      return findings.report(.hasNoSecondGroup(id), on: id, at: group.place("LoadBalancerInfo"))
    }
    if let groups = pair.blocks("TargetGroups", terraform: "target_group").value, groups.count < 2 {
      findings.report(.hasNoSecondGroup(id), on: id, at: pair.place("TargetGroups", terraform: "target_group"))
    }
    let routes = pair.blocks("ProdTrafficRoute")
    let listeners = routes.value?.first?.items("ListenerArns") ?? .absent
    if !routes.isUnknown, listeners.isAbsent || listeners.value?.isEmpty == true {
      findings.report(.namesNoListener(id), on: id, at: pair.place("ProdTrafficRoute"))
    }
  }

  private func checkRollback(of group: RawBlock, _ model: Model, _ findings: inout Findings) {
    let id = group.entry.id
    let place = group.place("AutoRollbackConfiguration")
    let blocks = group.blocks("AutoRollbackConfiguration")
    let block = blocks.value?.first
    let isEnabled: Known<Bool> =
      blocks.isUnknown ? .unknown : (block.map { model.known("Enabled", of: $0.raw) } ?? .absent).or(false)
    let events = block?.texts("Events") ?? .absent
    if isEnabled.value == false || events.isAbsent || events.value?.contains("DEPLOYMENT_FAILURE") == false,
      !blocks.isUnknown
    {
      findings.report(.doesNotRollBack(id), on: id, at: place)
    } else if isEnabled.isUnknown || events.isUnknown {
      findings.unknown(id, "whether '\(id)' rolls back cannot be determined before deployment", at: place)
    }
  }

  private static func add(to graph: inout ResourceGraph, _ changes: Object) {
    var properties: Object = [
      "ECSServices": [["ClusterName": "main", "ServiceName": "api"]],
      "AutoRollbackConfiguration": ["Enabled": true, "Events": ["DEPLOYMENT_FAILURE"]],
      "LoadBalancerInfo": [
        "TargetGroupPairInfoList": [
          [
            "ProdTrafficRoute": ["ListenerArns": [["Ref": "Https"]]],
            "TargetGroups": [["Name": "blue"], ["Name": "green"]],
          ]
        ]
      ],
    ]
    for change in changes.members { properties[change.key] = change.value }
    graph.add("Group", RawResource(.cloudFormation, type: "AWS::CodeDeploy::DeploymentGroup", properties: properties))
  }
}

extension Finding.Message {
  fileprivate static func hasNoSecondGroup(_ group: LogicalID) -> Self {
    "deployment group '\(group)' has no second target group; add one to 'TargetGroups'"
  }

  fileprivate static func namesNoListener(_ group: LogicalID) -> Self {
    "deployment group '\(group)' names no listener; add its ARN to 'ListenerArns' of 'ProdTrafficRoute'"
  }

  fileprivate static func doesNotRollBack(_ group: LogicalID) -> Self {
    "deployment group '\(group)' does not roll back what fails; enable 'AutoRollbackConfiguration' for 'DEPLOYMENT_FAILURE'"
  }
}
