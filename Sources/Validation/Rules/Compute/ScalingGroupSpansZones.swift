import AWSResources
import Documents

/// Checks that an Auto Scaling group has instances in two Availability Zones, and replaces those that its load balancer finds
/// unhealthy.
struct ScalingGroupSpansZones: Rule {
  static let description = RuleDescription(
    id: "scaling-group-spans-zones",
    catalogID: "EC2002",
    subject: .compute,
    severity: .warning,
    summary: """
      An Auto Scaling group spans two Availability Zones, and behind a load balancer replaces the instances that it finds unhealthy.
      """,
    rationale: """
      A failure of the zone stops all instances of a group in one zone. A group that checks EC2 alone keeps an instance whose \
      program no longer answers.
      """,
    remedy: "Give 'VPCZoneIdentifier' subnets in two zones, and set 'HealthCheckType' to 'ELB'.",
    references: [
      .cdkNag("NIST.800.53.R5-AutoScalingGroupELBHealthCheckRequired"), .checkov("CKV2_AWS_15"),
      .securityHub("AutoScaling.1"), .securityHub("AutoScaling.2"),
    ],
    passes: [
      RuleExample("subnets in two zones and the health check of the load balancer") { graph in
        add(
          to: &graph, [["Ref": "AppA"], ["Ref": "AppB"]],
          ["TargetGroupARNs": [["Ref": "Targets"]], "HealthCheckType": "ELB"])
      },
      RuleExample("the zones of the region, without a load balancer") { graph in
        add(to: &graph, nil, ["AvailabilityZones": ["Fn::GetAZs": ""]])
      },
      RuleExample("subnets in two zones in Terraform") { graph in
        graph.addNetwork()
        graph.add(
          "Group",
          RawResource(
            .terraform, type: "aws_autoscaling_group",
            properties: ["vpc_zone_identifier": ["${aws_subnet.app_a.id}", "${aws_subnet.app_b.id}"]]))
      },
    ],
    fails: [
      RuleExample(
        "one subnet",
        finds: .finding(
          "Group", at: "VPCZoneIdentifier",
          "scaling group 'Group' has all instances in one Availability Zone; add a subnet in another one")
      ) { graph in add(to: &graph, [["Ref": "AppA"]], [:]) },
      RuleExample(
        "two subnets in one zone, in Terraform",
        finds: .finding(
          "Group", at: "vpc_zone_identifier",
          "scaling group 'Group' has all instances in one Availability Zone; add a subnet in another one")
      ) { graph in
        graph.addNetwork()
        graph.add(
          "Group",
          RawResource(
            .terraform, type: "aws_autoscaling_group",
            properties: ["vpc_zone_identifier": ["${aws_subnet.app_a.id}", "${aws_subnet.data_a.id}"]]))
      },
      RuleExample(
        "subnets in one zone whose names resources of other types have too",
        finds: .finding(
          "Group", at: "vpc_zone_identifier",
          "scaling group 'Group' has all instances in one Availability Zone; add a subnet in another one")
      ) { graph in
        graph.addSubnet("SubnetA", "10.0.1.0/24", zone: 0)
        graph.addSubnet("SubnetB", "10.0.2.0/24", zone: 0)
        graph.add(
          "Group",
          RawResource(
            .terraform, type: "aws_autoscaling_group",
            properties: ["vpc_zone_identifier": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"]]))
      },
      RuleExample(
        "one zone",
        finds: .finding(
          "Group", at: "AvailabilityZones",
          "scaling group 'Group' has all instances in one Availability Zone; add a subnet in another one")
      ) { graph in add(to: &graph, nil, ["AvailabilityZones": ["eu-west-1a"]]) },
      RuleExample(
        "a load balancer without its health check",
        finds: .finding(
          "Group", at: "HealthCheckType",
          """
          scaling group 'Group' keeps instances that its load balancer finds unhealthy; set 'HealthCheckType' to 'ELB'
          """)
      ) { graph in add(to: &graph, [["Ref": "AppA"], ["Ref": "AppB"]], ["TargetGroupARNs": [["Ref": "Targets"]]]) },
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "Group") { graph in add(to: &graph, ["Ref": "Subnets"], [:]) },
      RuleExample("subnets outside the template", unknown: "Group") { graph in
        add(to: &graph, ["subnet-1", "subnet-2"], [:])
      },
      RuleExample("a health check from a parameter", unknown: "Group") { graph in
        add(
          to: &graph, [["Ref": "AppA"], ["Ref": "AppB"]],
          ["TargetGroupARNs": [["Ref": "Targets"]], "HealthCheckType": ["Ref": "Check"]])
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let groups = model.raw("AWS::AutoScaling::AutoScalingGroup", "aws_autoscaling_group")
    guard !groups.isEmpty else { return }
    // Terraform also attaches a group with a resource of its own.
    let attachments = model.raw("aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment")
    let ids = Set(groups.map(\.entry.id))
    let attached = Set(
      attachments.compactMap { model.reference("AutoscalingGroupName", of: $0.resource, where: ids.contains) })
    for (entry, raw) in groups {
      let group = RawBlock(entry, raw)
      checkZones(of: group, model, &findings)
      checkHealth(of: group, isAttached: attached.contains(entry.id), model, &findings)
    }
  }

  // MARK: Zones

  private func checkZones(of group: RawBlock, _ model: Model, _ findings: inout Findings) {
    let subnets = group.items("VPCZoneIdentifier", terraform: "vpc_zone_identifier")
    let isInVPC = !subnets.isAbsent
    let place =
      isInVPC
      ? group.place("VPCZoneIdentifier", terraform: "vpc_zone_identifier") : group.place("AvailabilityZones")
    switch isInVPC ? spansZones(subnets, of: group, model) : spansZones(group) {
    case true?: break
    case false?: findings.report(.isInOneZone(group.entry.id), on: group.entry.id, at: place)
    case nil:
      findings.unknown(
        group.entry.id, "the Availability Zones of '\(group.entry.id)' cannot be determined before deployment",
        at: place)
    }
  }

  private func spansZones(_ subnets: Known<[Node]>, of group: RawBlock, _ model: Model) -> Bool? {
    guard let items = subnets.value else { return nil }
    let zones = items.map { item -> Zone? in
      let id = item.references(in: group.raw.dialect) { model.graph[$0]?.resource is EC2.Subnet }.first
      return id.flatMap { model.graph.resource($0, as: EC2.Subnet.self) }.flatMap { Zone(of: $0.resource, in: model) }
    }
    // One item that is not a subnet of the template may be a list.
    if items.count == 1, zones[0] == nil {
      return items[0].string?.hasPrefix("subnet-") == true ? isOne(items[0]) : nil
    }
    return zones.spanSeveralZones
  }

  private func isOne(_ subnet: Node) -> Bool? { subnet.string?.contains(",") == true ? nil : false }

  /// Whether the group names several zones; the zones of a region are several.
  private func spansZones(_ group: RawBlock) -> Bool? {
    switch group.items("AvailabilityZones") {
    // AWS refuses a group without subnets and zones, or a launch template has the subnet.
    case .absent: return true
    case .unknown:
      let isWholeRegion = group.raw.properties["AvailabilityZones"]?["Fn::GetAZs"] != nil
      return isWholeRegion ? true : nil
    case .value(let items):
      let names = items.filter { !$0.isCall(in: group.raw.dialect) }.compactMap(\.string)
      if Set(names).count > 1 { return true }
      return names.count == items.count ? false : nil
    }
  }

  // MARK: Health

  private func checkHealth(
    of group: RawBlock, isAttached: Bool, _ model: Model, _ findings: inout Findings
  ) {
    let id = group.entry.id
    let lists = [
      group.items("TargetGroupARNs", terraform: "target_group_arns"),
      group.items("LoadBalancerNames", terraform: "load_balancers"),
      group.items("TrafficSources", terraform: "traffic_source"),
    ]
    let isAttached = isAttached || lists.contains { $0.value?.isEmpty == false }
    let check = model.known("HealthCheckType", of: group.raw, as: String.self).or("EC2")
    if check.value?.contains("ELB") == true { return }
    let place = group.place("HealthCheckType")
    if isAttached, !check.isUnknown {
      findings.report(.keepsUnhealthyInstances(id), on: id, at: place)
    } else if isAttached || lists.contains(where: \.isUnknown) {
      findings.unknown(id, "which health check '\(id)' uses cannot be determined before deployment", at: place)
    }
  }

  private static func add(to graph: inout ResourceGraph, _ subnets: Node?, _ others: Object) {
    graph.addNetwork()
    var properties = others
    if let subnets { properties["VPCZoneIdentifier"] = subnets }
    graph.add(
      "Group", RawResource(.cloudFormation, type: "AWS::AutoScaling::AutoScalingGroup", properties: properties))
  }
}

extension Finding.Message {
  fileprivate static func isInOneZone(_ group: LogicalID) -> Self {
    "scaling group '\(group)' has all instances in one Availability Zone; add a subnet in another one"
  }

  fileprivate static func keepsUnhealthyInstances(_ group: LogicalID) -> Self {
    "scaling group '\(group)' keeps instances that its load balancer finds unhealthy; set 'HealthCheckType' to 'ELB'"
  }
}
