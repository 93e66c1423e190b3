"""Code starts after what it needs: policies, capacity providers, rules, routes, endpoints and mount targets."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import pytest

import outputs
from documents import read_json, template_references
from examples import EXAMPLES, Example
from outputs import FolderOf


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
}

WORKLOADS = {
    "AWS::ECS::Service", "AWS::Lambda::Function", "AWS::Scheduler::Schedule", "AWS::Events::Rule", "AWS::RDS::DBProxy",
    "AWS::EC2::FlowLog", "AWS::Backup::BackupSelection",
}  # fmt: skip


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


def _attached(graph: Graph) -> dict[str, set[str]]:
    """What is attached to a resource, by its name."""
    attached: dict[str, set[str]] = {}

    def targets(node: Node, *properties: str) -> set[str]:
        texts = json.dumps([node.properties.get(name) for name in properties])
        return {name for name in node.references if re.search(rf"\b{re.escape(name)}\b", texts)}

    for name, node in graph.items():
        for target in targets(node, *ATTACHED.get(node.kind, ())):
            attached.setdefault(target, set()).add(name)
    for name, node in graph.items():
        if node.kind == "AWS::EC2::SubnetRouteTableAssociation":
            tables = targets(node, "RouteTableId", "route_table_id")
            for route, other in graph.items():
                if other.kind == "AWS::EC2::Route" and targets(other, "RouteTableId", "route_table_id") & tables:
                    for subnet in targets(node, "SubnetId", "subnet_id"):
                        attached[subnet].add(route)
        if node.kind == "AWS::EC2::Subnet":
            vpc = targets(node, "VpcId", "vpc_id")
            endpoints = {
                endpoint
                for endpoint, other in graph.items()
                if other.kind == "AWS::EC2::VPCEndpoint" and targets(other, "VpcId", "vpc_id") & vpc
            }
            attached.setdefault(name, set()).update(endpoints)
    return attached


@pytest.mark.parametrize("form", ["cloudformation", "terraform"])
def test_what_a_workload_needs_exists_before_it_starts(
    example: Example, stack: str, form: str, output: FolderOf
) -> None:
    document = outputs.document(output(example) / stack, form)
    graph = _cloudformation(document) if form == "cloudformation" else _terraform(document)
    attached = _attached(graph)
    missing = {}
    for name, node in graph.items():
        if node.kind not in WORKLOADS:
            continue
        parts = set(node.references)
        parts.update(
            *(graph[part].references for part in node.references if graph[part].kind == "AWS::ECS::TaskDefinition"))
        needed = set().union(*(attached.get(part, set()) for part in parts))
        late = {other for other in needed - _closure(graph, name) if name not in _closure(graph, other)}
        if late:
            missing[name] = sorted(late)
    assert not missing


def test_the_examples_have_workloads_of_every_kind(output: FolderOf) -> None:
    kinds = {
        node.kind
        for example in EXAMPLES
        for stack in example.stacks
        for node in _cloudformation(read_json(output(example) / stack / "template.json")).values()
    }
    assert WORKLOADS <= kinds
