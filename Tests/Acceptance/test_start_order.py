"""Code starts after what it needs: policies, capacity providers, rules, routes, endpoints and mount targets; and so do origins."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import outputs
from documents import read_json, template_references
from examples import EXAMPLES, Example
from outputs import FolderOf
from reporting import expect_none


@dataclass(frozen=True)
class Node:
    """A resource of a template or of a configuration."""

    kind: str
    """CloudFormation's type."""
    properties: Any
    references: frozenset[str]
    """What it refers to in its properties."""
    awaited: frozenset[str]
    """What it refers to or depends on."""


Graph = dict[str, Node]

ATTACHED = {
    "AWS::IAM::RolePolicy": ("RoleName", "role"),
    "AWS::IAM::ManagedPolicy": ("Roles",),
    "aws_iam_role_policy_attachment": ("role",),
    "AWS::ECS::ClusterCapacityProviderAssociations": ("Cluster", "cluster_name"),
    "AWS::EC2::SecurityGroupEgress": ("GroupId", "security_group_id"),
    "AWS::EC2::SecurityGroupIngress": ("SourceSecurityGroupId", "referenced_security_group_id"),
    "AWS::EFS::MountTarget": ("FileSystemId", "file_system_id"),
    "AWS::EC2::SubnetRouteTableAssociation": ("SubnetId", "subnet_id"),
}
"""Types that are attached to what a workload refers to, by the property that names it, in both dialects."""

TERRAFORM = {
    "aws_iam_role_policy": "AWS::IAM::RolePolicy",
    "aws_ecs_cluster_capacity_providers": "AWS::ECS::ClusterCapacityProviderAssociations",
    "aws_vpc_security_group_egress_rule": "AWS::EC2::SecurityGroupEgress",
    "aws_vpc_security_group_ingress_rule": "AWS::EC2::SecurityGroupIngress",
    "aws_efs_mount_target": "AWS::EFS::MountTarget",
    "aws_route_table_association": "AWS::EC2::SubnetRouteTableAssociation",
    "aws_route": "AWS::EC2::Route",
    "aws_nat_gateway": "AWS::EC2::NatGateway",
    "aws_lb_listener": "AWS::ElasticLoadBalancingV2::Listener",
    "aws_lb_listener_rule": "AWS::ElasticLoadBalancingV2::ListenerRule",
    "aws_vpc_endpoint": "AWS::EC2::VPCEndpoint",
    "aws_subnet": "AWS::EC2::Subnet",
    "aws_ecs_task_definition": "AWS::ECS::TaskDefinition",
    "aws_ecs_service": "AWS::ECS::Service",
    "aws_lambda_function": "AWS::Lambda::Function",
    "aws_scheduler_schedule": "AWS::Scheduler::Schedule",
    "aws_cloudwatch_event_rule": "AWS::Events::Rule",
    "aws_db_proxy": "AWS::RDS::DBProxy",
    "aws_flow_log": "AWS::EC2::FlowLog",
    "aws_backup_selection": "AWS::Backup::BackupSelection",
    "aws_sfn_state_machine": "AWS::StepFunctions::StateMachine",
    "aws_lb": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "aws_cloudfront_vpc_origin": "AWS::CloudFront::VpcOrigin",
    "aws_internet_gateway_attachment": "AWS::EC2::VPCGatewayAttachment",
}

FORWARDING = {
    "AWS::ElasticLoadBalancingV2::ListenerRule": ("Actions", "action"),
    "AWS::ElasticLoadBalancingV2::Listener": ("DefaultActions", "default_action"),
}
"""Types that attach a target group to a load balancer."""

WORKLOADS = {
    "AWS::ECS::Service", "AWS::Lambda::Function", "AWS::Scheduler::Schedule", "AWS::Events::Rule", "AWS::RDS::DBProxy",
    "AWS::EC2::FlowLog", "AWS::Backup::BackupSelection", "AWS::StepFunctions::StateMachine",
}  # fmt: skip


def _graph(stack: Path, form: str) -> Graph:
    document = outputs.document(stack, form)
    return _cloudformation(document) if form == "cloudformation" else _terraform(document)


def _cloudformation(template: Any) -> Graph:
    resources = template["Resources"]
    names = set(resources)
    graph = {}
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        references = frozenset(template_references(properties)) & names
        depends = resource.get("DependsOn", [])
        awaited = references | ({depends} if isinstance(depends, str) else set(depends))
        kind = resource["Type"].replace("::Policy", "::RolePolicy") if "RoleName" in properties else resource["Type"]
        graph[name] = Node(kind, properties, references, awaited)
    return graph


def _terraform(configuration: Any) -> Graph:
    resources = {
        f"{kind}.{name}": (kind, body)
        for kind, bodies in configuration["resource"].items()
        for name, body in bodies.items()
    }
    names = set(resources)
    graph = {}
    for address, (kind, body) in resources.items():
        properties = {key: value for key, value in body.items() if key not in ("depends_on", "//")}
        references = frozenset(re.findall(r"\b(aws_\w+\.\w+)", json.dumps(properties))) & names
        awaited = references | (set(body.get("depends_on", [])) & names)
        graph[address] = Node(TERRAFORM.get(kind, kind), properties, references, awaited)
    return graph


def _closure(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    open_ = [start]
    while open_:
        for name in graph[open_.pop()].awaited - found:
            found.add(name)
            open_.append(name)
    return found


def _targets(node: Node, *properties: str) -> set[str]:
    """What a resource refers to in some of its properties."""
    texts = json.dumps([node.properties.get(name) for name in properties])
    return {name for name in node.references if re.search(rf"\b{re.escape(name)}\b", texts)}


def _attached(graph: Graph) -> dict[str, set[str]]:
    """What is attached to a resource, by its name."""
    attached = _by_target(graph, ATTACHED)
    for name, node in graph.items():
        if node.kind == "AWS::EC2::SubnetRouteTableAssociation":
            tables = _targets(node, "RouteTableId", "route_table_id")
            for route, other in graph.items():
                if other.kind == "AWS::EC2::Route" and _targets(other, "RouteTableId", "route_table_id") & tables:
                    for subnet in _targets(node, "SubnetId", "subnet_id"):
                        attached[subnet].add(route)
        if node.kind == "AWS::EC2::Subnet":
            vpc = _targets(node, "VpcId", "vpc_id")
            endpoints = {
                endpoint
                for endpoint, other in graph.items()
                if other.kind == "AWS::EC2::VPCEndpoint" and _targets(other, "VpcId", "vpc_id") & vpc
            }
            attached.setdefault(name, set()).update(endpoints)
    return attached


def _by_target(graph: Graph, kinds: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """The resources of some types by what they refer to in the properties that are given for their type."""
    found: dict[str, set[str]] = {}
    for name, node in graph.items():
        for target in _targets(node, *kinds.get(node.kind, ())):
            found.setdefault(target, set()).add(name)
    return found


@pytest.mark.parametrize("form", ["cloudformation", "terraform"])
def test_what_a_workload_needs_exists_before_it_starts(
    example: Example, stack: str, form: str, output: FolderOf
) -> None:
    graph = _graph(output(example) / stack, form)
    missing = _late(graph)
    assert not missing


@pytest.mark.parametrize("form", ["cloudformation", "terraform"])
def test_target_groups_belong_to_a_load_balancer_before_a_service_registers_in_them(
    example: Example, stack: str, form: str, output: FolderOf
) -> None:
    """ECS refuses a service otherwise. One listener or rule that forwards to a group is enough."""
    graph = _graph(output(example) / stack, form)
    forwarding = _by_target(graph, FORWARDING)
    expect_none(
        f"{name} can start before {group} has a listener"
        for name, node in graph.items()
        if node.kind == "AWS::ECS::Service"
        for group in _targets(node, "LoadBalancers", "load_balancer") & forwarding.keys()
        if not forwarding[group] & _closure(graph, name)
    )


def _late(graph: Graph) -> dict[str, list[str]]:
    """What workloads need and can start before, by the names of the workloads."""
    attached = _attached(graph)
    missing = {}
    for name, node in graph.items():
        if node.kind not in WORKLOADS:
            continue
        parts = set(node.references)
        parts.update(
            *(graph[part].references for part in node.references if graph[part].kind == "AWS::ECS::TaskDefinition"))
        needed = set().union(*(attached.get(part, set()) for part in parts))
        needed |= _way_out_of_nat_gateways(graph, needed, attached)
        late = {other for other in needed - _closure(graph, name) if name not in _closure(graph, other)}
        if late:
            missing[name] = sorted(late)
    return missing


def _way_out_of_nat_gateways(graph: Graph, needed: set[str], attached: dict[str, set[str]]) -> set[str]:
    """A route to a NAT gateway leads out only with the routes of the subnet that the gateway is in."""
    routes = [graph[name] for name in needed if graph[name].kind == "AWS::EC2::Route"]
    gateways = {name for route in routes for name in route.references if graph[name].kind == "AWS::EC2::NatGateway"}
    subnets = {name for gateway in gateways for name in graph[gateway].references if graph[name].kind == "AWS::EC2::Subnet"}
    own = set().union(*(attached.get(subnet, set()) for subnet in subnets))
    return {name for name in own if graph[name].kind != "AWS::EC2::VPCEndpoint"}


@pytest.mark.parametrize("form", ["cloudformation", "terraform"])
def test_a_network_has_its_internet_gateway_before_cloudfront_reaches_into_it(
    example: Example, stack: str, form: str, output: FolderOf
) -> None:
    """CloudFront refuses an origin in a VPC without one, and nothing leads from an internal load balancer to it.

    https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html
    """
    expect_none(_early_origins(_graph(output(example) / stack, form)))


def _early_origins(graph: Graph) -> list[str]:
    """The origins inside a VPC that can be created before the VPC has its internet gateway, where the stack has both."""
    attachments = {name: node for name, node in graph.items() if node.kind == "AWS::EC2::VPCGatewayAttachment"}
    early = []
    for name, node in graph.items():
        if node.kind != "AWS::CloudFront::VpcOrigin":
            continue
        networks = {other for other in _closure(graph, name) if graph[other].kind in ("AWS::EC2::VPC", "aws_vpc")}
        needed = {other for other, attachment in attachments.items() if attachment.references & networks}
        early += [f"{name} can exist before {other}" for other in sorted(needed - _closure(graph, name))]
    return early


def test_an_origin_that_does_not_wait_for_the_internet_gateway_is_reported() -> None:
    def early(*depends: str) -> list[str]:
        resources = {
            "Vpc": {"Type": "AWS::EC2::VPC"}, "Gateway": {"Type": "AWS::EC2::InternetGateway"},
            "Attachment": {
                "Type": "AWS::EC2::VPCGatewayAttachment",
                "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Gateway"}},
            },
            "Subnet": {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}}},
            "Balancer": {
                "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Subnets": [{"Ref": "Subnet"}]}
            },
            "Origin": {
                "Type": "AWS::CloudFront::VpcOrigin",
                "Properties": {"VpcOriginEndpointConfig": {"Arn": {"Ref": "Balancer"}}},
                "DependsOn": list(depends),
            },
        }  # fmt: skip
        return _early_origins(_cloudformation({"Resources": resources}))

    assert early() == ["Origin can exist before Attachment"]
    assert early("Attachment") == []


def test_a_workload_that_waits_for_half_of_its_way_out_is_reported() -> None:
    """The routes of the subnet of its NAT gateway are no part of the workload's own subnet."""
    def resource(kind: str, *depends: str, **properties: object) -> dict[str, object]:
        return {"Type": kind, "Properties": properties, "DependsOn": list(depends)}

    def route(table: str, **target: object) -> dict[str, object]:
        return resource("AWS::EC2::Route", RouteTableId={"Ref": table}, **target)

    def association(subnet: str, table: str) -> dict[str, object]:
        kind = "AWS::EC2::SubnetRouteTableAssociation"
        return resource(kind, SubnetId={"Ref": subnet}, RouteTableId={"Ref": table})

    def late(*awaited: str) -> dict[str, list[str]]:
        nat = resource("AWS::EC2::NatGateway", *awaited, SubnetId={"Ref": "Public"})
        function = resource("AWS::Lambda::Function", "Out", "PrivateTable", VpcConfig={"SubnetIds": [{"Ref": "Private"}]})
        resources = {
            "Private": resource("AWS::EC2::Subnet"), "Public": resource("AWS::EC2::Subnet"), "Nat": nat,
            "Out": route("Inner", NatGatewayId={"Ref": "Nat"}), "Inner": resource("AWS::EC2::RouteTable"),
            "PrivateTable": association("Private", "Inner"), "PublicTable": association("Public", "Outer"),
            "Outer": resource("AWS::EC2::RouteTable"), "Internet": route("Outer", GatewayId="igw-1"), "Code": function,
        }  # fmt: skip
        return _late(_cloudformation({"Resources": resources}))

    assert late() == {"Code": ["Internet", "PublicTable"]}
    assert late("PublicTable") == {"Code": ["Internet"]}
    assert late("PublicTable", "Internet") == {}


def test_the_examples_have_workloads_of_every_kind(output: FolderOf) -> None:
    kinds = {
        node.kind
        for example in EXAMPLES
        for stack in example.stacks
        for node in _cloudformation(read_json(output(example) / stack / "template.json")).values()
    }
    assert WORKLOADS | {"AWS::CloudFront::VpcOrigin"} <= kinds
