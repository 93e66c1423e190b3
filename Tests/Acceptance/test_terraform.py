"""Terraform takes what we write: it validates, plans, deploys, and then has nothing left to change."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from deployments import Deployment
from documents import read_json
from engines import validation
from engines.terraform import unexplained
from examples import EXAMPLES, Example
from outputs import FolderOf
from reporting import expect_none
from scans import Runs

VALIDATED = [(example, stack) for example in EXAMPLES for stack in example.stacks if stack not in example.needs_later_provider]

WARNING = re.compile(r"^Warning: .*(?:\n.+|\n(?=\n))*", re.MULTILINE)


@pytest.mark.parametrize(("of", "part"), VALIDATED, ids=[f"{example}-{stack}" for example, stack in VALIDATED])
def test_terraform_validates_the_configuration(of: Example, part: str, output: FolderOf, validated: Runs) -> None:
    """A warning is what the provider will refuse one day: arguments that are deprecated."""
    expect_none(WARNING.findall(validated[output(of) / part].check("validate").output))


def test_terraform_has_nothing_to_warn_of(example: Example, stack: str, terraform: Deployment) -> None:
    expect_none(WARNING.findall(terraform.run(stack).check("plan").output))


def test_terraform_plans_to_create_everything(example: Example, stack: str, terraform: Deployment) -> None:
    assert ", 0 to change, 0 to destroy." in terraform.run(stack).check("plan").output


def test_terraform_applies_the_plan(example: Example, stack: str, terraform: Deployment) -> None:
    terraform.run(stack).check("apply")


def test_a_second_plan_changes_nothing(example: Example, stack: str, terraform: Deployment) -> None:
    run = terraform.run(stack)
    output = run.check("second plan").output
    expect_none(unexplained(run.differences, example.second_plan), beside=output)


def test_what_needs_a_later_provider_says_so(output: FolderOf) -> None:
    """Nothing here can validate it; the versions that it asks for must at least be stated, and be later ones."""
    later: dict[str, str] = {}
    for example in EXAMPLES:
        for stack in example.stacks:
            settings = read_json(output(example) / stack / "terraform" / "terraform.tf.json")
            version = settings["terraform"]["required_providers"]["aws"]["version"]
            if not version.startswith(">= 5."):
                later[stack] = version
    assert later == {stack: version for example in EXAMPLES for stack, version in example.needs_later_provider.items()}


def test_terraform_reports_each_configuration_by_itself(programs: tuple[Path, Path], tmp_path: Path) -> None:
    """The test above can fail: with a mistake, with a warning, and with a version that is not there."""
    aws = {"required_providers": {"aws": {"source": "hashicorp/aws", "version": ">= 5.0.0"}}}
    written = {
        "good": {"terraform": aws, "resource": {"aws_s3_bucket": {"b": {}}}},
        "mistaken": {"terraform": aws, "resource": {"aws_s3_bucket": {"b": {"nonsense": True}}}},
        "deprecated": {"terraform": aws, "resource": {"aws_s3_bucket": {"b": {"acl": "private"}}}},
    }
    sources = {name: _written(tmp_path / name, configuration) for name, configuration in written.items()}
    runs = validation.validate(*programs, sources, tmp_path / "scratch")
    outputs = {name: run.check("validate").output for name, run in runs.items() if not run.last.failed}
    assert {name: WARNING.findall(output) != [] for name, output in outputs.items()} == {
        "good": False,
        "deprecated": True,
    }
    assert "nonsense" in runs["mistaken"].last.output

    aws["required_providers"]["aws"]["version"] = ">= 99.0.0"
    tomorrow = _written(tmp_path / "tomorrow", written["good"])
    runs = validation.validate(*programs, {**sources, "tomorrow": tomorrow}, tmp_path / "other")
    assert all("99.0.0" in run.last.output and run.last.failed for run in runs.values())


def _written(folder: Path, configuration: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "main.tf.json").write_text(json.dumps(configuration))
    return folder
