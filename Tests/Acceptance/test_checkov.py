"""A scanner that teams run finds nothing in what we write, but for what an example or a reason here says on purpose."""

from __future__ import annotations

import fnmatch
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import outputs
from documents import read_json
from engines import tools
from examples import ROOT, Example
from outputs import FolderOf
from reporting import expect_none

Failure = tuple[str, str, str]
"""The check, the resource as its dialect names it, and what the check asks."""


def test_checkov_finds_nothing_without_a_reason(example: Example, output: FolderOf, tmp_path: Path) -> None:
    problems: list[str] = []
    used: set[str] = set()
    for stack in example.stacks:
        folder = output(example) / stack
        allowed = _allowed(read_json(folder / "template.json"))
        failures = _cloudformation(folder / "template.json")
        failures += _terraform(folder / "terraform" / "main.tf.json", tmp_path / stack)
        for check, resource, asked in failures:
            patterns = {pattern for pattern in example.checkov if fnmatch.fnmatch(f"{check} {resource}", pattern)}
            used |= patterns
            if not patterns and check not in allowed.get(_plain(resource), set()):
                problems.append(f"{stack}: {check} {resource}: {asked}")
    unused = set(example.checkov) - used
    expect_none([*problems, *(f"the table's entry '{pattern}' is not needed any more" for pattern in sorted(unused))])


def test_checkov_finds_what_is_wrong(tmp_path: Path) -> None:
    """The test above can fail: each dialect of an open group is reported."""
    template = tmp_path / "template.json"
    ssh = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0", "Description": "SSH"}
    group = {"GroupDescription": "open", "SecurityGroupIngress": [ssh]}
    template.write_text(
        json.dumps({"Resources": {"Open": {"Type": "AWS::EC2::SecurityGroup", "Properties": group}}})
    )
    assert "CKV_AWS_24" in {check for check, _, _ in _cloudformation(template)}
    configuration = tmp_path / "main.tf.json"
    rule = {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
    configuration.write_text(json.dumps({"resource": {"aws_security_group": {"open": {"ingress": [rule]}}}}))
    assert "CKV_AWS_24" in {check for check, _, _ in _terraform(configuration, tmp_path / "terraform")}


def _cloudformation(template: Path) -> list[Failure]:
    return _checkov(template, "cloudformation")


def _terraform(configuration: Path, scratch: Path) -> list[Failure]:
    """checkov gives up on a configuration with `required_version`, so it gets one without the `terraform` block."""
    scratch.mkdir()
    without = {key: value for key, value in read_json(configuration).items() if key != "terraform"}
    copy = scratch / "main.tf.json"
    copy.write_text(json.dumps(without, indent=2))
    return _checkov(copy, "terraform_json")


def _checkov(file: Path, framework: str) -> list[Failure]:
    options = ["--framework", framework, "--compact", "--quiet", "--skip-download", "--output", "json"]
    result = subprocess.run([tools.checkov(), "--file", file, *options], capture_output=True, text=True)
    report: dict[str, Any] = json.loads(result.stdout)
    if "results" not in report:
        return []  # it has no check for any of these resources
    assert not report["summary"]["parsing_errors"], f"checkov cannot read {file}"
    return [
        (item["check_id"], item["resource"], item["check_name"])
        for item in report["results"]["failed_checks"]
    ]


def _allowed(template: dict[str, Any]) -> dict[str, set[str]]:
    """The checks that stand for a rule which the example has a reason to break, by resource."""
    checks = _checks_of_rules()
    allowed = {}
    for name, resource in template["Resources"].items():
        rules = resource.get("Metadata", {}).get("infra", {}).get("allow", {})
        allowed[_plain(name)] = {check for rule in rules for check in checks.get(rule, set())}
    return allowed


@cache
def _checks_of_rules() -> dict[str, set[str]]:
    listed = subprocess.run([outputs.program("infra"), "rules", "--json"], capture_output=True, text=True, check=True)
    return {
        rule["id"]: {word for reference in rule["references"] for word in reference.split() if word.startswith("CKV")}
        for rule in json.loads(listed.stdout)
    }


def _plain(resource: str) -> str:
    """`AWS::EC2::VPC.MainVpc` and `aws_vpc.main_vpc` are the same: `mainvpc`."""
    return resource.rpartition(".")[2].replace("_", "").lower()
