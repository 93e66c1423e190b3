"""What a second deployment changes: typical changes of the examples, and what each of them may touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from documents import template_references

Template = dict[str, Any]


@dataclass(frozen=True)
class Update:
    """A change between two deployments, made by settings, and the types that it means to touch."""

    example: str
    name: str
    after: dict[str, str]
    before: dict[str, str] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    """The types whose resources change in place, in both dialects."""

    replaced: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.example}-{self.name}"


TASKS = frozenset({"AWS::ECS::TaskDefinition", "aws_ecs_task_definition"})
SERVICES = frozenset({"AWS::ECS::Service", "aws_ecs_service"})
ZONE = frozenset({
    "AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::RouteTable", "AWS::EC2::Route",
    "AWS::EC2::NatGateway", "AWS::EC2::EIP",
})  # fmt: skip
PLACED = frozenset({
    "AWS::EC2::VPCEndpoint", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::RDS::DBSubnetGroup",
})  # fmt: skip

UPDATES = (
    Update("web-application", "image", {"imageTag": "v1.4.3"}, changed=SERVICES, replaced=TASKS),
    Update("microservices", "image", {"release": "v2.3.1"}, changed=SERVICES, replaced=TASKS),
    Update("queue-workers", "image", {"commit": "5b1d0e7"}, changed=SERVICES, replaced=TASKS),
    Update("platform", "image", {"release": "v2.3.1"}, changed=SERVICES, replaced=TASKS),
    Update(
        "web-application", "zone", {"zones": "3"}, before={"zones": "2"}, changed=SERVICES | PLACED, added=ZONE
    ),
)

HOLDS_DATA = (
    "AWS::RDS::", "AWS::DynamoDB::", "AWS::S3::Bucket", "AWS::EFS::FileSystem", "AWS::ElastiCache::", "AWS::MSK::",
    "AWS::OpenSearchService::", "AWS::SQS::Queue", "AWS::KMS::Key", "AWS::SecretsManager::Secret", "AWS::Cognito::UserPool",
    "AWS::ECR::Repository", "AWS::Logs::LogGroup", "AWS::Backup::BackupVault",
    "aws_db_", "aws_rds_", "aws_dynamodb_table", "aws_s3_bucket", "aws_efs_file_system", "aws_elasticache_", "aws_msk_",
    "aws_opensearch_", "aws_sqs_queue", "aws_kms_key", "aws_secretsmanager_secret", "aws_cognito_user_pool",
    "aws_ecr_repository", "aws_cloudwatch_log_group", "aws_backup_vault",
)  # fmt: skip
"""Beginnings of the types whose replacement loses something."""


@dataclass
class Changes:
    """What an engine would do to the resources of a stack, by their names; each with its type."""

    changed: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)

    def unexpected(self, update: Update) -> list[str]:
        """What the update does not mean."""
        allowed = {"changed": update.changed, "replaced": update.replaced, "added": update.added}
        return [
            f"{name} ({kind}) is {how}"
            for how in ("changed", "replaced", "added", "removed")
            for name, kind in getattr(self, how).items()
            if kind not in allowed.get(how, frozenset())
        ]

    def lost(self) -> list[str]:
        gone = self.replaced | self.removed
        return [f"{name} ({kind})" for name, kind in gone.items() if _holds_data(kind)]


def _holds_data(kind: str) -> bool:
    return kind.startswith(HOLDS_DATA) and not kind.endswith(("Policy", "_policy"))


def planned(plan: dict[str, Any]) -> Changes:
    """What Terraform would do, by its plan."""
    changes = Changes()
    for resource in plan.get("resource_changes", []):
        actions = set(resource["change"]["actions"])
        place = {
            frozenset({"update"}): changes.changed,
            frozenset({"create"}): changes.added,
            frozenset({"delete"}): changes.removed,
            frozenset({"create", "delete"}): changes.replaced,
        }.get(frozenset(actions))
        if place is not None:
            place[resource["address"]] = resource["type"]
    return changes


def compare(before: Template, after: Template, region: str) -> Changes:
    """What CloudFormation would do, by the properties that its schemas say cannot be changed."""
    old, new = before["Resources"], after["Resources"]
    changes = Changes(
        added={name: new[name]["Type"] for name in new.keys() - old.keys()},
        removed={name: old[name]["Type"] for name in old.keys() - new.keys()},
    )
    rest = [name for name in new if name in old]
    while True:
        found = False
        for name in rest:
            if name in changes.replaced:
                continue
            how = _change(old[name], new[name], set(changes.replaced), region)
            if how and name not in getattr(changes, how):
                changes.changed.pop(name, None)
                getattr(changes, how)[name] = new[name]["Type"]
                found = True
        if not found:
            return changes


def _change(old: Template, new: Template, replaced: set[str], region: str) -> str:
    """`changed`, `replaced` or nothing; a reference to what is replaced is another value."""
    if old["Type"] != new["Type"]:
        return "replaced"
    before, after = old.get("Properties", {}), new.get("Properties", {})
    names = {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name) or replaced & set(template_references(after.get(name)))
    }
    if not names:
        return ""
    return "replaced" if names & _fixed(new["Type"], region) else "changed"


@cache
def _fixed(kind: str, region: str) -> frozenset[str]:
    """The properties that only a new resource can have otherwise."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, kind).schema
    return frozenset(path.split("/")[2] for path in schema.get("createOnlyProperties", []))
