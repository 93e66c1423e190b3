"""Every name that a typed resource maps exists in the published schemas of both dialects, nested as we nest it."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

import outputs
from reporting import expect_none
from schemas.cloudformation import CloudFormationType
from schemas.terraform import NextProvider, TerraformType

REGION = "eu-west-1"

EPHEMERAL = {"aws_secretsmanager_random_password"}
"""Types that the package from which the arguments of version 6 are read does not contain."""

REMOVED = {("aws_flow_log", "log_group_name")}
"""Arguments that are only read, in configurations for version 5; what they mean is written with others."""


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


def test_version_6_of_the_provider_gives_every_attribute_that_we_refer_to(resources: list[dict[str, Any]]) -> None:
    provider = NextProvider()
    expect_none(
        f"{resource['terraform']}: {problem}"
        for resource in resources
        for attribute in resource["attributes"]
        if (path := attribute.get("terraform"))
        and (problem := provider.problem_with_attribute(resource["terraform"], path))
    )
