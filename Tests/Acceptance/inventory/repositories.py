"""ECR repositories."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {"AWS::ECR::Repository": "repositories"}

CHANGES = (
    Change("AWS::ECR::Repository", "ImageTagMutability", "MUTABLE", "repositories / * / imageTagMutability"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ecr = client("ecr")
    result = {}
    for repository in every(ecr, "describe_repositories", "repositories"):
        tags = ecr.list_tags_for_resource(resourceArn=repository["repositoryArn"])["tags"]
        name = repository["repositoryName"]
        label = names.add("repository", name_tag(tags) or name, repository["repositoryArn"])
        names.add("repository's address", name_tag(tags) or name, repository["repositoryUri"])
        result[label] = {
            **only(repository, "imageTagMutability", "imageScanningConfiguration"),
            "encryption": _encryption(repository.get("encryptionConfiguration", {}), names),
            "name": chosen(name),
            "lifecycle": _lifecycle(ecr, name),
            "policy": _policy(ecr, name),
            "tags": plain_tags(tags),
        }
    return {"repositories": result}


def _encryption(configuration: dict[str, Any], names: Names) -> dict[str, Any]:
    return {"type": configuration.get("encryptionType"), "key": names.key(configuration.get("kmsKey"))}


def _lifecycle(ecr: Any, name: str) -> Any:
    try:
        return json.loads(ecr.get_lifecycle_policy(repositoryName=name)["lifecyclePolicyText"])
    except ecr.exceptions.LifecyclePolicyNotFoundException:
        return None


def _policy(ecr: Any, name: str) -> Any:
    try:
        return document(ecr.get_repository_policy(repositoryName=name)["policyText"])
    except ecr.exceptions.RepositoryPolicyNotFoundException:
        return None
