"""What a new user does: install the tool, make a package outside the repository, run the commands that it prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import packages
from commands import run
from documents import read_json
from engines import cfn_lint, tools, validation
from engines.terraform import Run
from examples import ROOT
from packages import NewPackage
from reporting import expect_none

DEPLOYED = f"production-{packages.NAME}"
STACK = f"Sources/{packages.NAME}/ShopApp.swift"


@pytest.fixture
def infra(new_package: NewPackage) -> Path:
    return new_package.tool().result()


@pytest.fixture
def package(new_package: NewPackage) -> Path:
    return new_package.made().result()


def test_the_installed_tool_makes_the_same_package(infra: Path, package: Path, tmp_path: Path) -> None:
    run([infra, "init", packages.NAME, "--infra-path", ROOT], tmp_path)
    made = tmp_path / packages.NAME
    files = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    assert Path(STACK) in files
    expect_none(f"{file} differs" for file in files if (made / file).read_bytes() != (package / file).read_bytes())
    for command in ("synth", "validate"):
        assert "2 stacks" in run([infra, command], package)


@pytest.mark.skipif(sys.platform != "linux", reason="programs that need no library are Linux's")
def test_the_installed_tool_needs_no_library(infra: Path) -> None:
    assert "INTERP" not in run(["readelf", "--program-headers", "--wide", infra], ROOT)
    result = subprocess.run([infra, "--version"], env={}, cwd="/", capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_new_package_gives_templates_that_pass(package: Path) -> None:
    template = package / "infra.out" / DEPLOYED / "template.json"
    expect_none(cfn_lint.findings([template], "eu-west-1")[template])
    assert (package / "infra.out" / DEPLOYED / "terraform" / "terraform.tf.json").exists()


def test_a_new_package_keeps_of_what_it_writes_only_what_a_later_run_needs(package: Path) -> None:
    lock = f"infra.out/{DEPLOYED}/terraform/.terraform.lock.hcl"
    for name in (lock, f"infra.out/{DEPLOYED}/terraform/terraform.tfstate"):
        (package / name).touch()
    run(["git", "init", "--quiet"], package)
    run(["git", "add", "."], package)
    files = run(["git", "diff", "--cached", "--name-only"], package).split()
    assert STACK in files
    written = {file for file in files if file.startswith((".build", "infra.out"))}
    assert written == {lock, "infra.out/deploy-production.json"}


def test_the_workflow_of_a_new_package_shows_findings_at_their_lines(package: Path) -> None:
    workflow = yaml.safe_load((package / ".github" / "workflows" / "infra.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["validate"]["steps"] if " validate" in step.get("run", "")]
    assert len(steps) == 1 and "--format github" in steps[0]
    assert "2 stacks" in run(["bash", "-c", steps[0]], package)
    assert (package / ".build" / "findings.md").read_text().startswith("### infra: ")


def test_an_edit_that_breaks_the_stack_is_told_at_its_line(package: Path, infra: Path) -> None:
    stack = package / STACK
    good = stack.read_text()
    wrong = good.replace('cidr: "10.0.0.0/16"', 'cidr: "10.0.0.0/27"')
    assert wrong != good
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "/27" in text)
    stack.write_text(wrong)
    before = {path: path.read_bytes() for path in (package / "infra.out").rglob("*") if path.is_file()}
    try:
        printed = run([infra, "synth"], package, code=2)
    finally:
        stack.write_text(good)
    assert f"{STACK}:{line}:" in printed
    assert before == {path: path.read_bytes() for path in before}


def test_what_the_app_prints_is_no_part_of_a_report(package: Path, infra: Path) -> None:
    stack = package / STACK
    good = stack.read_text()
    talking = good.replace("[Stack] {\n", '[Stack] {\n    print("hello")\n', 1)
    assert talking != good
    stack.write_text(talking)
    try:
        result = subprocess.run([infra, "validate", "--format", "json"], cwd=package, capture_output=True, text=True)
    finally:
        stack.write_text(good)
    assert "hello" in result.stderr
    assert json.loads(result.stdout)["findings"] is not None


# MARK: A team that has outgrown one stack


@pytest.fixture
def team(new_package: NewPackage) -> Path:
    return new_package.team().result()


TEAM_NAMES = ("images", "data", "services")
TEAM_STACKS = [f"{environment}-{stack}" for environment in packages.TEAM_ENVIRONMENTS for stack in TEAM_NAMES]


def test_the_stacks_of_a_team_pass_the_linter(team: Path) -> None:
    templates = [team / stack / "template.json" for stack in TEAM_STACKS]
    found = cfn_lint.findings(templates, "eu-west-1")
    expect_none(f"{template.parent.name}: {finding}" for template in templates for finding in found[template])


@pytest.fixture(scope="module")
def team_validated(new_package: NewPackage, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """Terraform's verdict on each of them, all by one process of the provider."""
    program, plugins = tools.need_terraform()
    sources = {name: new_package.team().result() / name / "terraform" for name in TEAM_STACKS}
    return validation.validate(program, plugins, sources, tmp_path_factory.mktemp("team-validated"))


@pytest.mark.parametrize("name", TEAM_STACKS)
def test_the_stacks_of_a_team_are_valid_terraform(name: str, team_validated: dict[str, Run]) -> None:
    team_validated[name].check("validate")


def test_two_environments_of_one_account_share_no_name(team: Path) -> None:
    """Every name that a template states differs between the environments."""
    names = {
        environment: {
            f"{kind} {name}"
            for stack in TEAM_NAMES
            for kind, name in _names(read_json(team / f"{environment}-{stack}" / "template.json"))
        }
        for environment in packages.TEAM_ENVIRONMENTS
    }
    staging, production = (names[environment] for environment in packages.TEAM_ENVIRONMENTS)
    assert len(staging) == len(production) > 5
    assert staging & production == set()


def test_nothing_of_a_team_is_made_twice(team: Path) -> None:
    data, services = (read_json(team / f"production-{stack}" / "template.json") for stack in ("data", "services"))
    assert data["Resources"].keys() & services["Resources"].keys() == set()
    types = [resource["Type"] for template in (data, services) for resource in template["Resources"].values()]
    for kind in ("AWS::EC2::VPC", "AWS::ECS::Cluster", "AWS::RDS::DBCluster", "AWS::S3::Bucket", "AWS::DynamoDB::Table"):
        assert types.count(kind) == 1, kind


def test_every_grant_of_a_team_reaches_its_role(team: Path) -> None:
    """Also those of a kind of workload that the team wrote itself."""
    resources = read_json(team / "production-services" / "template.json")["Resources"]
    expected = {
        "ApiTaskPolicy": {"s3:GetObject", "s3:PutObject", "sqs:SendMessage", "dynamodb:PutItem", "dynamodb:GetItem"},
        "NightlyJobPolicy": {"s3:ListBucket", "dynamodb:GetItem"},
    }
    for policy, actions in expected.items():
        statements = resources[policy]["Properties"]["PolicyDocument"]["Statement"]
        allowed = {action for statement in statements for action in _listed(statement["Action"])}
        assert actions <= allowed, f"{policy} lacks {actions - allowed}"
    rules = [value["Properties"] for value in resources.values() if value["Type"] == "AWS::EC2::SecurityGroupIngress"]
    assert {rule["FromPort"] for rule in rules} >= {5432, 6379}
    containers = resources["ApiTaskDefinition"]["Properties"]["ContainerDefinitions"]
    assert [container["Name"] for container in containers] == ["api", "metrics"]


def _names(template: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for resource in template["Resources"].values():
        for key, value in resource.get("Properties", {}).items():
            if key.endswith("Name") and isinstance(value, str) and key in STATED_NAMES:
                yield resource["Type"], value


STATED_NAMES = {"QueueName", "TableName", "TopicName", "ClusterName", "AlarmName", "LogGroupName", "Name"}


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
