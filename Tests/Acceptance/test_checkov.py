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
from engines import checkov
from examples import EXAMPLES, ROOT
from outputs import FolderOf
from reporting import expect_none
from scans import Failures, Scans

DECISIONS = ROOT / "Examples" / "checkov.yaml"
"""Checkov's own configuration: the checks that the examples decide otherwise, each with its reason."""

MISTAKEN = {
    "CKV_AWS_394 data.available": "the zones are taken by number from the sorted list, three at most",
    "CKV_AWS_260 *FromHttp": "port 80 answers with a redirect to HTTPS and nothing else",
    "CKV_AWS_260 *from_http": "as above",
    "CKV2_AWS_77 aws_api_gateway_stage.*": "the web ACL has the group for known bad inputs, as the one of load balancers has",
    "CKV_AWS_325 *": "the check looks among the exports; Aurora MySQL writes audit logs where its parameters ask for it",
    "CKV2_AWS_5 *": "the check does not know that proxies, serverless brokers and scheduled tasks have groups",
    "CKV_AWS_16 *Replica?": "a replica is encrypted as its source is, and CloudFormation refuses to be told",
    "CKV_AWS_157 *?eplica?": "a replica is no standby and needs none",
    "CKV_AWS_293 *replica?": "a replica holds nothing of its own",
}
"""Where a check does not see what is there: pattern of `check resource`, reason."""


def test_checkov_finds_nothing_without_a_reason(output: FolderOf, checked: Failures) -> None:
    problems: list[str] = []
    decisions = _decisions()
    used: set[str] = set()
    for example in EXAMPLES:
        for stack in example.stacks:
            folder = output(example) / stack
            allowed = _allowed(read_json(folder / "template.json"))
            for failure in checked[folder]:
                pair = f"{failure.check} {failure.resource}"
                reasons = {pattern for pattern in MISTAKEN if fnmatch.fnmatch(pair, pattern)}
                reasons |= decisions & {failure.check}
                used |= reasons
                if not reasons and failure.check not in allowed.get(_plain(failure.resource), set()):
                    problems.append(f"{example} {stack}: {pair}: {failure.asked}")
    unused = [f"the exception '{name}' is not needed any more" for name in sorted({*MISTAKEN, *decisions} - used)]
    expect_none([*problems, *unused])


def test_checkov_takes_the_decisions_of_the_examples(output: FolderOf, checked: Failures) -> None:
    template = output(EXAMPLES[0]) / EXAMPLES[0].stacks[-1] / "template.json"
    failures = checkov.failures({template: template.parent}, "--config-file", str(DECISIONS))
    without = {failure.check for failure in checked[template.parent] if failure.resource.startswith("AWS::")}
    assert without & _decisions()
    assert {failure.check for failure in failures} == without - _decisions()


def test_every_decision_has_a_reason() -> None:
    assert not [line for line in DECISIONS.read_text().splitlines() if re.match(r"\s*- CKV\S*\s*(#\s*)?$", line)]


def test_checkov_finds_what_is_wrong(scans: Scans, checked: Failures) -> None:
    """The test above can fail: each dialect of an open group is reported, and for the stack that has it."""
    found = [failure.resource for failure in checked[scans.open_stack] if failure.check == "CKV_AWS_24"]
    assert sorted(found) == ["AWS::EC2::SecurityGroup.Open", "resource.open"]


def _decisions() -> set[str]:
    return set(yaml.safe_load(DECISIONS.read_text())["skip-check"])


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
