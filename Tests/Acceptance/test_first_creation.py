"""A first creation that fails leaves nothing behind that the second one would collide with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import inventory
from deployments import create_stack
from documents import read_json, template_references
from examples import EXAMPLES
from outputs import FolderOf
from reporting import expect_none
from simulation import images
from simulation.account import Account

STACK = "queue"
NAMED = ("queues", "log groups")
"""The kinds of resources of the stack whose names cannot be used twice and whose contents outlive the stack."""

KEPT = ("RetainExceptOnCreate", "Retain")
SNAPSHOT = ("Snapshot", "Snapshot")
POLICIES = {
    "AWS::Backup::BackupVault": KEPT,
    "AWS::Cognito::IdentityPool": KEPT,
    "AWS::Cognito::UserPool": KEPT,
    "AWS::DynamoDB::Table": KEPT,
    "AWS::ECR::Repository": KEPT,
    "AWS::EFS::FileSystem": KEPT,
    "AWS::ElastiCache::ReplicationGroup": SNAPSHOT,
    "AWS::KMS::Key": KEPT,
    "AWS::Logs::LogGroup": KEPT,
    "AWS::MSK::Cluster": KEPT,
    "AWS::MSK::ServerlessCluster": KEPT,
    "AWS::OpenSearchService::Domain": KEPT,
    "AWS::RDS::DBCluster": SNAPSHOT,
    "AWS::RDS::DBInstance": SNAPSHOT,
    "AWS::Route53::HostedZone": KEPT,
    "AWS::S3::Bucket": KEPT,
    "AWS::SQS::Queue": KEPT,
    "AWS::SecretsManager::Secret": KEPT,
}
"""What becomes of a resource that holds something: when its stack goes, and when another one takes its place."""
DISPOSABLE = "disposable-stack"


def _policies(resource: dict[str, Any]) -> tuple[str, str]:
    """A public zone outlives a failed creation too: ACM's record in it keeps it from being deleted, and a second one collides
    with nothing."""
    is_public = resource["Type"] == "AWS::Route53::HostedZone" and "VPCs" not in resource["Properties"]
    return ("Retain", "Retain") if is_public else POLICIES[resource["Type"]]


def _keys_of_topics(resources: dict[str, Any]) -> set[str]:
    """The keys that encrypt topics and nothing that keeps data. A topic keeps no message that it has delivered, and queues have
    keys of their own, so nothing becomes unreadable with such a key, which goes with its topic."""
    users: dict[str, set[str]] = {}
    for resource in resources.values():
        for name in template_references(resource.get("Properties", {})):
            if resources.get(name, {}).get("Type") == "AWS::KMS::Key":
                users.setdefault(name, set()).add(resource["Type"])
    return {name for name, types in users.items() if "AWS::SNS::Topic" in types and not types & POLICIES.keys()}


def test_the_keys_of_topics_go_with_them(output: FolderOf) -> None:
    found = [
        (f"{example} {stack} {name}", (resources[name].get("DeletionPolicy"), resources[name].get("UpdateReplacePolicy")))
        for example in EXAMPLES
        for stack in example.stacks
        for resources in [read_json(output(example) / stack / "template.json")["Resources"]]
        for name in sorted(_keys_of_topics(resources))
    ]
    assert found
    expect_none(f"{place}: {policies}" for place, policies in found if policies != ("Delete", "Delete"))


def test_what_holds_something_outlives_its_stack(output: FolderOf) -> None:
    found = [
        (f"{example} {stack} {name}", resource)
        for example in EXAMPLES
        for stack in example.stacks
        for resources in [read_json(output(example) / stack / "template.json")["Resources"]]
        for name, resource in resources.items()
        if resource["Type"] in POLICIES and stack != DISPOSABLE and not _is_copy(resource)
        if name not in _keys_of_topics(resources)
    ]
    assert {resource["Type"] for _, resource in found} == POLICIES.keys()
    expect_none(
        f"{place}: {policies}"
        for place, resource in found
        if (policies := (resource.get("DeletionPolicy"), resource.get("UpdateReplacePolicy"))) != _policies(resource)
    )


def _is_copy(resource: dict[str, Any]) -> bool:
    """The instances of a cluster and read replicas hold nothing of their own."""
    origins = {"DBClusterIdentifier", "SourceDBInstanceIdentifier"}
    return resource["Type"] == "AWS::RDS::DBInstance" and not origins.isdisjoint(resource["Properties"])


def _left_by_a_failure(account: Account, template: dict[str, Any]) -> list[str]:
    """What a first creation without images leaves of what has a name."""
    account.client("ecs").create_cluster(clusterName="main")
    for name in ("renderer", "worker"):
        account.client("ecr").create_repository(repositoryName=name)
    with pytest.raises(Exception, match="image .* does not exist"):
        create_stack(account, STACK, template, {})
    found = inventory.read(account)
    return [name for section in NAMED for name in found[section]]


@pytest.mark.early
def test_a_second_creation_succeeds_after_one_that_failed(constructs: Path, tmp_path: Path) -> None:
    template = read_json(constructs / STACK / "template.json")
    with Account(tmp_path / "log", "eu-west-1") as account:
        assert _left_by_a_failure(account, template) == []
        images.push(account, constructs)
        create_stack(account, f"{STACK}-again", template, {})
        found = inventory.read(account)
        assert all(found[section] for section in NAMED)


@pytest.mark.early
def test_what_is_always_retained_would_be_in_the_way(constructs: Path, tmp_path: Path) -> None:
    template = read_json(constructs / STACK / "template.json")
    for resource in template["Resources"].values():
        if resource.get("DeletionPolicy") == "RetainExceptOnCreate":
            resource["DeletionPolicy"] = "Retain"
    with Account(tmp_path / "log", "eu-west-1") as account:
        assert len(_left_by_a_failure(account, template)) >= 3
