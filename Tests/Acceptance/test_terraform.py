"""Terraform takes what we write: it validates, plans, deploys, and then has nothing left to change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deployments import Deployment
from engines import tools
from engines.terraform import Terraform, unexplained
from examples import EXAMPLES, Example
from outputs import FolderOf
from reporting import expect_none

NOT_DEPLOYED = [(example, stack) for example in EXAMPLES if not example.is_deployed for stack in example.stacks]

WARNING = re.compile(r"^Warning: .*(?:\n.+|\n(?=\n))*", re.MULTILINE)


def test_terraform_validates_the_configuration(example: Example, stack: str, terraform: Deployment) -> None:
    terraform.run(stack).check("validate")


def test_terraform_has_nothing_to_warn_of(example: Example, stack: str, terraform: Deployment) -> None:
    """A warning is what the provider will refuse one day: arguments that are deprecated."""
    outputs = [terraform.run(stack).check(step).output for step in ("validate", "plan")]
    expect_none(warning for output in outputs for warning in WARNING.findall(output))


def test_terraform_plans_to_create_everything(example: Example, stack: str, terraform: Deployment) -> None:
    assert ", 0 to change, 0 to destroy." in terraform.run(stack).check("plan").output


def test_terraform_applies_the_plan(example: Example, stack: str, terraform: Deployment) -> None:
    terraform.run(stack).check("apply")


def test_a_second_plan_changes_nothing(example: Example, stack: str, terraform: Deployment) -> None:
    run = terraform.run(stack)
    output = run.check("second plan").output
    expect_none(unexplained(run.differences, example.second_plan), beside=output)


@pytest.mark.parametrize(("of", "part"), NOT_DEPLOYED, ids=[f"{example}-{stack}" for example, stack in NOT_DEPLOYED])
def test_terraform_validates_what_is_not_deployed(of: Example, part: str, output: FolderOf, tmp_path: Path) -> None:
    program, plugins = tools.need_terraform()
    run = Terraform(program, plugins, output(of) / part / "terraform", tmp_path / part, None).validate()
    expect_none(WARNING.findall(run.check("validate").output))
