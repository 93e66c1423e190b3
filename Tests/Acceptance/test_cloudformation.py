"""CloudFormation, as the simulation has it, takes what we write."""

from __future__ import annotations

from deployments import Deployment
from documents import read_json
from examples import LACKING, Example
from outputs import FolderOf
from reporting import expect_none


def test_the_stack_is_created(example: Example, stack: str, cloudformation: Deployment) -> None:
    assert cloudformation.stack(stack)


def test_every_resource_of_the_template_is_made(
    example: Example, stack: str, cloudformation: Deployment, output: FolderOf
) -> None:
    template = read_json(output(example) / stack / "template.json")
    expected = {key for key, value in template["Resources"].items() if value["Type"] not in LACKING}
    missing = expected - set(cloudformation.stack(stack))
    expect_none(f"{key} ({template['Resources'][key]['Type']}) is not there" for key in sorted(missing))
