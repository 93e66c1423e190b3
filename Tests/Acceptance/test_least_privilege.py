"""Every statement of every policy that an example makes names what it allows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from documents import read_configuration, read_json
from examples import Example
from outputs import FolderOf
from reporting import expect_none

ON_EVERYTHING = {
    "ecr:GetAuthorizationToken": "the token is the registry's",
    "ec2:CreateNetworkInterface": "Lambda takes no resources while it checks the role of a function in a network",
    "ec2:DescribeNetworkInterfaces": "lists know no resources",
    "ec2:DescribeSubnets": "lists know no resources",
    "ec2:DeleteNetworkInterface": "as ec2:CreateNetworkInterface",
    "ec2:AssignPrivateIpAddresses": "as ec2:CreateNetworkInterface",
    "ec2:UnassignPrivateIpAddresses": "as ec2:CreateNetworkInterface",
    "xray:PutTraceSegments": "traces belong to no resource",
    "xray:PutTelemetryRecords": "traces belong to no resource",
    "secretsmanager:GetRandomPassword": "generates a text, which belongs to no secret",
    "cloudwatch:GetMetricData": "metrics are no resources",
    "cloudwatch:ListMetrics": "lists know no resources",
    "events:ListRules": "lists know no resources",
    "s3:ListAllMyBuckets": "lists know no resources",
    "backup:CopyIntoBackupVault": "the policy of a vault is about that vault alone, whose copies have ARNs of other services",
    "tag:GetResources": "lists know no resources",
}
"""Actions that may have `*` as their resource, each because AWS takes no other there."""

OF_A_KEY = " (a key's own policy)"
"""It is about that key alone, and AWS wants it to leave the say to the account's IAM policies: `kms:*` on `*`."""



def test_every_statement_names_its_actions_and_resources(example: Example, stack: str, output: FolderOf) -> None:
    folder = output(example) / stack
    documents = [read_json(folder / "template.json"), read_configuration(folder / "terraform")]
    statements = [statement for document in documents for statement in _statements(document)]
    problems = [problem for place, statement in statements for problem in _problems(place, statement)]
    expect_none(problems)


def test_both_dialects_have_the_same_number_of_statements(example: Example, stack: str, output: FolderOf) -> None:
    """Or else the test above overlooks some."""
    folder = output(example) / stack
    template = list(_statements(read_json(folder / "template.json")))
    configuration = list(_statements(read_configuration(folder / "terraform")))
    assert len(template) == len(configuration)


def test_a_wildcard_is_reported() -> None:
    def problems(statement: dict[str, Any]) -> list[str]:
        return list(_problems("here", {"Effect": "Allow", **statement}))

    assert problems({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop/*"}) == []
    assert problems({"Action": "ecr:GetAuthorizationToken", "Resource": "*"}) == []
    assert len(problems({"Action": ["s3:*"], "Resource": "arn:aws:s3:::shop/*"})) == 1
    assert len(problems({"Action": "*", "Resource": ["*"]})) == 2
    assert len(problems({"NotAction": "iam:*", "Resource": "arn:aws:s3:::shop"})) == 1
    assert len(problems({"Action": "s3:GetObject", "NotResource": "arn:aws:s3:::shop"})) == 1
    assert len(problems({"Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:1:q", "Principal": "*"})) == 1


def _problems(place: str, statement: dict[str, Any]) -> Iterator[str]:
    if statement["Effect"] == "Deny" or place.endswith(OF_A_KEY):
        return
    actions, resources = _listed(statement.get("Action", [])), _listed(statement.get("Resource", []))
    for inverse in {"NotAction", "NotResource", "NotPrincipal"} & set(statement):
        yield f"{place}: allows by {inverse}"
    for action in actions:
        if action == "*" or action.endswith(":*"):
            yield f"{place}: allows {action}"
    if "*" in resources:
        for action in actions:
            if action not in ON_EVERYTHING:
                yield f"{place}: allows {action} on everything"
    if statement.get("Principal") in ("*", {"AWS": "*"}) and "Condition" not in statement:
        yield f"{place}: allows everybody"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _statements(document: Any, place: str = "", of_a_key: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement in it, with the resource that it stands in; Terraform has policies as texts."""
    if isinstance(document, str) and document.startswith("{") and '"Statement"' in document:
        document = json.loads(document)
    if isinstance(document, dict):
        of_a_key = of_a_key or document.get("Type") == "AWS::KMS::Key"
        for statement in _listed(document.get("Statement", [])):
            if isinstance(statement, dict) and "Effect" in statement:
                yield f"{place}{OF_A_KEY if of_a_key else ''}", statement
        for key, value in document.items():
            inner = key if not place or place in ("Resources", "resource") or place.startswith("aws_") else place
            yield from _statements(value, inner, of_a_key or key == "aws_kms_key")
    elif isinstance(document, list):
        for item in document:
            yield from _statements(item, place, of_a_key)
