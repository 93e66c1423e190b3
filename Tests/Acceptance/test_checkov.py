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
from examples import EXAMPLES
from outputs import FolderOf
from reporting import expect_none

ACCEPTED = {
    "CKV_AWS_158 *": "AWS encrypts every log group; a key of one's own for it is a choice, not a default",
    "CKV_AWS_338 *": "three months of logs unless a stack asks for more: what is kept is paid for",
    "CKV_AWS_394 data.available": "the zones are taken by number from the sorted list, three at most",
    "CKV_AWS_260 *FromHttp": "port 80 answers with a redirect to HTTPS and nothing else",
    "CKV_AWS_260 *from_http": "as above",
    "CKV_AWS_378 *": "TLS ends at the load balancer; the way to the tasks is inside the network, group to group",
    "CKV2_AWS_28 *": "whether a firewall stands before a load balancer is a matter of what is behind it",
    "CKV_AWS_118 *": "Performance Insights shows what runs; enhanced monitoring needs a role for little more",
    "CKV_AWS_354 *": "Performance Insights is encrypted with the key that AWS manages",
    "CKV_AWS_149 *": "secrets are encrypted with the key that AWS manages",
    "CKV2_AWS_57 *": "a generated value that an application signs with cannot change under it",
    "CKV2_AWS_12 *": "nothing uses the default group, and CloudFormation cannot change it",
    "CKV2_AWS_69 *": "the parameter group asks for TLS; the check knows PostgreSQL's word for it and not MySQL's",
    "CKV_AWS_18 *": "whether requests to a bucket are recorded is a choice; the bucket of the records keeps none of itself",
    "CKV2_AWS_62 *": "a bucket tells of its events where somebody wants to know",
    "CKV_AWS_144 *": "a copy in another region is a decision about law and money",
    "CKV_AWS_145 *": "S3 encrypts with its own keys unless a key is given; log delivery can use no other",
    "CKV_AWS_27 *": "SQS encrypts with its own keys unless a key is given; the check looks for a key in KMS",
    "CKV_AWS_119 *": "DynamoDB encrypts with its own keys unless a key is given",
    "CKV_AWS_184 *": "EFS encrypts with the key that AWS manages unless one is given",
    "CKV_AWS_191 *": "ElastiCache encrypts with the key that AWS manages unless one is given",
    "CKV_AWS_327 *": "Aurora encrypts with the key that AWS manages unless one is given",
    "CKV_AWS_297 *": "a schedule holds nothing but what it starts",
    "CKV2_AWS_34 *": "a parameter is no secret: those are in Secrets Manager, and CloudFormation makes no secure strings",
    "CKV_AWS_115 *": "a function shares the account's concurrency unless it is told otherwise",
    "CKV_AWS_116 *": "what a function failed at goes to the destination of its event configuration, or back to its queue",
    "CKV_AWS_117 *": "a function stands in a network if it needs one",
    "CKV_AWS_173 *": "variables are encrypted with the key that AWS manages, and none of them is a secret",
    "CKV_AWS_272 *": "code is signed where a pipeline signs it",
    "CKV_AWS_50 *": "tracing is a choice",
    "CKV_AWS_325 *": "the check looks for audit logs among the exports; Aurora MySQL writes them where its parameters ask for it",
    "CKV_AWS_326 *": "backtracking takes Aurora MySQL's own storage back in place; backups restore beside",
    "CKV2_AWS_8 *": "a cluster keeps its own backups; AWS Backup is a construct beside it",
    "CKV2_AWS_18 *": "a file system is backed up by its own policy",
    "CKV2_AWS_27 *": "which queries are logged is a matter of the data that stand in them",
    "CKV2_AWS_5 *": "the check does not know that proxies, serverless brokers and scheduled tasks have groups",
    "CKV_AWS_16 *Replica?": "a replica is encrypted as its source is, and CloudFormation refuses to be told",
    "CKV_AWS_157 *?eplica?": "a replica is no standby and needs none",
    "CKV_AWS_293 *replica?": "a replica holds nothing of its own",
}
"""Checks that fail on purpose in what we write: pattern of `check resource`, reason. Unused entries fail.

What an example alone has a reason for, it says itself: `.allowing(rule, because:)`, where a rule stands for the check.
"""

Failure = tuple[str, str, str, str]
"""The stack, the check, the resource as its dialect names it, and what the check asks."""


def test_checkov_finds_nothing_without_a_reason(output: FolderOf, tmp_path: Path) -> None:
    problems: list[str] = []
    used: set[str] = set()
    for example in EXAMPLES:
        folder = output(example)
        allowed = {stack: _allowed(read_json(folder / stack / "template.json")) for stack in example.stacks}
        for stack, check, resource, asked in [*_cloudformation(folder), *_terraform(folder, tmp_path / str(example))]:
            patterns = {pattern for pattern in ACCEPTED if fnmatch.fnmatch(f"{check} {resource}", pattern)}
            used |= patterns
            if not patterns and check not in allowed[stack].get(_plain(resource), set()):
                problems.append(f"{example} {stack}: {check} {resource}: {asked}")
    unused = [f"the table's entry '{pattern}' is not needed any more" for pattern in sorted(set(ACCEPTED) - used)]
    expect_none([*problems, *unused])


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


def _cloudformation(folder: Path) -> list[Failure]:
    return _checkov(folder, "cloudformation", "template.json")


def _terraform(folder: Path, scratch: Path) -> list[Failure]:
    """checkov gives up on a configuration with `required_version`, so it gets copies without the `terraform` block."""
    for configuration in folder.glob("*/terraform/main.tf.json"):
        copy = scratch / configuration.relative_to(folder)
        copy.parent.mkdir(parents=True)
        without = {key: value for key, value in read_json(configuration).items() if key != "terraform"}
        copy.write_text(json.dumps(without, indent=2))
    return _checkov(scratch, "terraform_json", "main.tf.json")


def _checkov(folder: Path, framework: str, file: str) -> list[Failure]:
    options = ["--framework", framework, "--compact", "--quiet", "--skip-download", "--output", "json"]
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
