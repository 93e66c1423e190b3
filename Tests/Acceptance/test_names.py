"""Every name that a typed resource maps exists in the published schemas of both dialects, nested as we nest it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

import golden
import outputs
from reporting import expect_none
from schemas.cloudformation import CloudFormationType
from schemas.terraform import NextProvider, TerraformType

REGION = "eu-west-1"

EPHEMERAL = {"aws_secretsmanager_random_password"}
"""Types that the package from which the arguments of version 6 are read does not contain."""

REMOVED = {("aws_flow_log", "log_group_name")}
"""Arguments that are only read, in configurations for version 5; what they mean is written with others."""

WRITTEN_THOUGH_DEPRECATED = {
    ("aws_dynamodb_table", "global_secondary_index[].hash_key"): "5.100 does not have its successor, key_schema of 6.29",
    ("aws_dynamodb_table", "global_secondary_index[].range_key"): "5.100 does not have its successor, key_schema of 6.29",
    (
        "aws_service_discovery_service",
        "health_check_custom_config.failure_threshold",
    ): "an empty block is not sent, and every plan wants it again (hashicorp/terraform-provider-aws#44285)",
}
"""Arguments that a version of the provider calls deprecated and that constructs write all the same, each with the reason."""

ONLY_READ = {
    ("aws_flow_log", "log_group_name"): "written as log_destination",
    ("aws_iam_role", "inline_policy[].name"): "written as aws_iam_role_policy",
    ("aws_iam_role", "inline_policy[].policy"): "written as aws_iam_role_policy",
    ("aws_iam_role", "managed_policy_arns"): "written as aws_iam_role_policy_attachment",
    ("aws_redshift_cluster", "aqua_configuration_status"): "no construct has a warehouse",
    ("aws_s3_bucket", "acl"): "written as aws_s3_bucket_acl",
    ("aws_s3_bucket", "policy"): "written as aws_s3_bucket_policy",
    ("aws_s3_bucket", "versioning.enabled"): "written as aws_s3_bucket_versioning",
    ("aws_s3_bucket", "versioning.mfa_delete"): "written as aws_s3_bucket_versioning",
    ("aws_s3_bucket_lifecycle_configuration", "rule[].prefix"): "written as filter",
    ("aws_s3_bucket_replication_configuration", "rule[].prefix"): "written as filter",
}
"""Deprecated arguments in configurations of others, which no construct writes, with what stands for them."""


@pytest.fixture(scope="module")
def resources() -> list[dict[str, Any]]:
    command = [outputs.program("infra"), "resources", "--json"]
    if not command[0].exists():
        pytest.fail(f"{command[0]} does not exist: run `swift build` first", pytrace=False)
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_every_typed_resource_says_what_it_maps(resources: list[dict[str, Any]]) -> None:
    """An empty list would pass every other test here."""
    assert len(resources) >= 39
    silent = [
        resource["cloudFormation"]
        for resource in resources
        if not resource["properties"]["cloudFormation"] or not any(resource["properties"]["terraform"].values())
    ]
    expect_none(f"{name} maps nothing in one of the dialects" for name in silent)


def test_cloudformation_has_every_property_that_we_write(resources: list[dict[str, Any]]) -> None:
    problems = []
    for resource in resources:
        name = resource["cloudFormation"]
        try:
            schema = CloudFormationType(name, REGION)
        except LookupError as error:
            problems.append(str(error))
            continue
        for path in resource["properties"]["cloudFormation"]:
            if problem := schema.problem(path):
                problems.append(f"{name} {path}: {problem}")
    expect_none(problems)


def test_cloudformation_gives_every_attribute_that_we_refer_to(resources: list[dict[str, Any]]) -> None:
    problems = []
    for resource in resources:
        name = resource["cloudFormation"]
        for attribute in resource["attributes"]:
            path = attribute.get("cloudFormation")
            if path and (problem := CloudFormationType(name, REGION).problem_with_attribute(path)):
                problems.append(f"{name}: {problem}")
    expect_none(problems)


def test_the_provider_has_every_argument_that_we_write(
    resources: list[dict[str, Any]], provider: dict[str, Any]
) -> None:
    problems = []
    for resource in resources:
        for name, paths in resource["properties"]["terraform"].items():
            try:
                schema = TerraformType(name, provider)
            except LookupError as error:
                problems.append(str(error))
                continue
            for path in paths:
                problem, since = schema.problem(path), resource["since"].get(f"{name}.{path}")
                if problem and since is None:
                    problems.append(f"{name} {path}: {problem}")
                elif since is not None and problem is None:
                    problems.append(f"{name} {path}: is not new in {since}; 5.100 has it too")
    expect_none(problems)


def test_the_provider_gives_every_attribute_that_we_refer_to(
    resources: list[dict[str, Any]], provider: dict[str, Any]
) -> None:
    problems = []
    for resource in resources:
        name = resource["terraform"]
        for attribute in resource["attributes"]:
            path = attribute.get("terraform")
            if path and (problem := TerraformType(name, provider).problem_with_attribute(path)):
                problems.append(f"{name}: {problem}")
    expect_none(problems)


def test_version_6_of_the_provider_has_every_argument_that_we_write(resources: list[dict[str, Any]]) -> None:
    """The configurations admit it: `>= 5.100.0, < 7.0.0`. An argument that is newer than 5.100 raises the former."""
    provider = NextProvider()
    assert provider.version.startswith("6.")
    newest = tuple(map(int, provider.version.split(".")))
    expect_none(
        f"{path}: {since} is newer than the version whose arguments are known"
        for resource in resources
        for path, since in resource["since"].items()
        if tuple(map(int, since.split("."))) > newest
    )
    assert provider.problem("aws_vpc", "cidr_block") is None
    assert provider.problem("aws_eip", "vpc") is not None
    expect_none(
        f"{name} {path}: {problem}"
        for resource in resources
        for name, paths in resource["properties"]["terraform"].items()
        if name not in EPHEMERAL
        for path in paths
        if (name, path) not in REMOVED and (problem := provider.problem(name, path))
    )
    assert all(provider.problem(name, path) for name, path in REMOVED)


def deprecated_paths(resources: list[dict[str, Any]], provider: dict[str, Any]) -> set[tuple[str, str]]:
    """What fields write or read that one of the versions calls deprecated."""
    following = NextProvider()
    return {
        (name, path)
        for resource in resources
        for name, paths in resource["properties"]["terraform"].items()
        for path in paths
        if following.is_deprecated(name, path) or TerraformType(name, provider).is_deprecated(path)
    }


def test_a_deprecated_argument_has_a_reason(resources: list[dict[str, Any]], provider: dict[str, Any]) -> None:
    following = NextProvider()
    assert following.is_deprecated("aws_s3_bucket", "versioning.enabled")
    assert not following.is_deprecated("aws_dynamodb_table", "hash_key"), "the table's own key is not"
    assert TerraformType("aws_iam_role", provider).is_deprecated("managed_policy_arns")
    found = deprecated_paths(resources, provider)
    explained = WRITTEN_THOUGH_DEPRECATED.keys() | ONLY_READ.keys()
    expect_none(f"{name} {path} is deprecated; write what stands for it" for name, path in sorted(found - explained))
    expect_none(f"{name} {path} is not deprecated" for name, path in sorted(explained - found))


def test_the_examples_write_no_deprecated_argument_without_a_reason(
    resources: list[dict[str, Any]], provider: dict[str, Any]
) -> None:
    following = NextProvider()

    def is_deprecated(name: str, path: str) -> bool:
        try:
            own = TerraformType(name, provider).is_deprecated(path)
        except LookupError:
            own = False
        return own or following.is_deprecated(name, path)

    written = {
        (name, path): file.relative_to(golden.FOLDER)
        for file in sorted(golden.FOLDER.rglob("*.tf.json"))
        for name, resources in json.loads(file.read_text()).get("resource", {}).items()
        for body in resources.values()
        for path in argument_paths(body)
    }
    assert ("aws_sqs_queue", "name") in written
    explained = {(name, path.replace("[]", "")) for name, path in WRITTEN_THOUGH_DEPRECATED}
    found = {key for key in written if is_deprecated(*key)}
    leaves = {(name, path) for name, path in found if not any(other.startswith(f"{path}.") for _, other in found)}
    expect_none(f"{written[key]}: {' '.join(key)} is deprecated" for key in sorted(leaves - explained))
    expect_none(f"no example writes {' '.join(key)}" for key in sorted(explained - leaves))


def argument_paths(value: Any, above: str = "") -> Iterator[str]:
    """The paths of the arguments of a resource, without the places in lists."""
    if isinstance(value, list):
        for item in value:
            yield from argument_paths(item, above)
    elif isinstance(value, dict):
        for key, inner in value.items():
            path = f"{above}.{key}" if above else key
            yield path
            yield from argument_paths(inner, path)


def test_version_6_of_the_provider_gives_every_attribute_that_we_refer_to(resources: list[dict[str, Any]]) -> None:
    provider = NextProvider()
    expect_none(
        f"{resource['terraform']}: {problem}"
        for resource in resources
        for attribute in resource["attributes"]
        if (path := attribute.get("terraform"))
        and (problem := provider.problem_with_attribute(resource["terraform"], path))
    )
