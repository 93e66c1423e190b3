"""A scanner that teams run finds nothing in what we write, but for what the examples decide with a reason."""

from __future__ import annotations

import fnmatch
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import outputs
import yaml
from documents import read_json
from engines import tools
from examples import EXAMPLES, ROOT
from outputs import FolderOf
from reporting import expect_none

DECISIONS = ROOT / "Examples" / "checkov.yaml"
"""Checkov's own configuration: the checks that the examples decide otherwise, each with its reason."""

MISTAKEN = {
    "CKV_AWS_394 data.available": "the zones are taken by number from the sorted list, three at most",
    "CKV_AWS_260 *FromHttp": "port 80 answers with a redirect to HTTPS and nothing else",
    "CKV_AWS_260 *from_http": "as above",
    "CKV2_AWS_69 *": "the parameter group asks for TLS; the check knows PostgreSQL's word for it and not MySQL's",
    "CKV_AWS_325 *": "the check looks among the exports; Aurora MySQL writes audit logs where its parameters ask for it",
    "CKV2_AWS_5 *": "the check does not know that proxies, serverless brokers and scheduled tasks have groups",
    "CKV_AWS_16 *Replica?": "a replica is encrypted as its source is, and CloudFormation refuses to be told",
    "CKV_AWS_157 *?eplica?": "a replica is no standby and needs none",
    "CKV_AWS_293 *replica?": "a replica holds nothing of its own",
}
"""Where a check does not see what is there: pattern of `check resource`, reason."""

Failure = tuple[str, str, str, str]
"""The stack, the check, the resource as its dialect names it, and what the check asks."""


def test_checkov_finds_nothing_without_a_reason(output: FolderOf, tmp_path: Path) -> None:
    problems: list[str] = []
    decisions = _decisions()
    used: set[str] = set()
    for example in EXAMPLES:
        folder = output(example)
        allowed = {stack: _allowed(read_json(folder / stack / "template.json")) for stack in example.stacks}
        for stack, check, resource, asked in [*_cloudformation(folder), *_terraform(folder, tmp_path / str(example))]:
            reasons = {pattern for pattern in MISTAKEN if fnmatch.fnmatch(f"{check} {resource}", pattern)}
            reasons |= decisions & {check}
            used |= reasons
            if not reasons and check not in allowed[stack].get(_plain(resource), set()):
                problems.append(f"{example} {stack}: {check} {resource}: {asked}")
    unused = [f"the exception '{name}' is not needed any more" for name in sorted({*MISTAKEN, *decisions} - used)]
    expect_none([*problems, *unused])


def test_checkov_takes_the_decisions_of_the_examples(output: FolderOf) -> None:
    failures = _cloudformation(output(EXAMPLES[0]), "--config-file", str(DECISIONS))
    assert not {check for _, check, _, _ in failures} & _decisions()


def test_every_decision_has_a_reason() -> None:
    assert not [line for line in DECISIONS.read_text().splitlines() if re.match(r"\s*- CKV\S*\s*(#\s*)?$", line)]


def test_checkov_finds_what_is_wrong(tmp_path: Path) -> None:
    """The test above can fail: each dialect of an open group is reported, and for the stack that has it."""
    template, configuration = tmp_path / "shop" / "template.json", tmp_path / "shop" / "terraform" / "main.tf.json"
    configuration.parent.mkdir(parents=True)
    ssh = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0", "Description": "SSH"}
    group = {"GroupDescription": "open", "SecurityGroupIngress": [ssh]}
    template.write_text(json.dumps({"Resources": {"Open": {"Type": "AWS::EC2::SecurityGroup", "Properties": group}}}))
    rule = {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
    configuration.write_text(json.dumps({"resource": {"aws_security_group": {"open": {"ingress": [rule]}}}}))
    for failures in (_cloudformation(tmp_path), _terraform(tmp_path, tmp_path / "copies")):
        assert ("shop", "CKV_AWS_24") in {(stack, check) for stack, check, _, _ in failures}


def _decisions() -> set[str]:
    return set(yaml.safe_load(DECISIONS.read_text())["skip-check"])


def _cloudformation(folder: Path, *options: str) -> list[Failure]:
    return _checkov(folder, "cloudformation", "template.json", *options)


def _terraform(folder: Path, scratch: Path) -> list[Failure]:
    """checkov gives up on a configuration with `required_version`, so it gets copies without the `terraform` block."""
    for configuration in folder.glob("*/terraform/main.tf.json"):
        copy = scratch / configuration.relative_to(folder)
        copy.parent.mkdir(parents=True)
        without = {key: value for key, value in read_json(configuration).items() if key != "terraform"}
        copy.write_text(json.dumps(without, indent=2))
    return _checkov(scratch, "terraform_json", "main.tf.json")


def _checkov(folder: Path, framework: str, file: str, *more: str) -> list[Failure]:
    options = [*more, "--framework", framework, "--compact", "--quiet", "--skip-download", "--output", "json"]
    files = [word for path in sorted(folder.rglob(file)) for word in ("--file", str(path))]
    result = subprocess.run([tools.checkov(), *options, *files], cwd=folder, capture_output=True, text=True)
    report: dict[str, Any] = json.loads(result.stdout)
    assert "results" in report and not report["summary"]["parsing_errors"], f"checkov cannot read {folder}: {report}"
    return [
        (_stack(folder, item), item["check_id"], item["resource"], item["check_name"])
        for item in report["results"]["failed_checks"]
    ]


def _stack(folder: Path, item: dict[str, Any]) -> str:
    return Path(item["file_abs_path"]).relative_to(folder).parts[0]


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
