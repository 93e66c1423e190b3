"""Both engines make the same system of one description."""

from __future__ import annotations

import pytest

from deployments import Deployment
from documents import read_json
from examples import Example
from inventory import SECTIONS
from inventory.comparison import differences, unexplained
from outputs import FolderOf
from reporting import expect_none


def test_both_deployments_are_the_same_system(
    example: Example, cloudformation: Deployment, terraform: Deployment
) -> None:
    found = list(differences(cloudformation.read(), terraform.read()))
    expect_none(unexplained(found, example.inventory))


@pytest.mark.parametrize("first", ["cloudformation", "terraform"])
def test_stacks_of_one_engine_serve_those_of_the_other(
    first: str, divided: Example, undivided: Deployment, mixed: Deployment
) -> None:
    """The network and the data by one engine, the services by the other: the same system as by one alone."""
    found = list(differences(undivided.read(), mixed.read()))
    # What Terraform deploys differs as it does where Terraform deploys everything.
    explained = {
        pattern: reason
        for pattern, reason in divided.inventory.items()
        if first == "terraform" or not pattern.startswith("databases")
    }
    expect_none(unexplained(found, explained))


def test_the_inventory_holds_what_the_template_says(
    example: Example, cloudformation: Deployment, output: FolderOf
) -> None:
    """An inventory that overlooks a kind of resource would make two deployments equal too easily."""
    types = [
        resource["Type"]
        for stack in example.deployed
        for resource in read_json(output(example) / stack / "template.json")["Resources"].values()
    ]
    found = cloudformation.read()
    expect_none(
        f"{type_name}: the template has {types.count(type_name)}, '{section}' holds {len(found[section])}"
        for type_name, section in SECTIONS.items()
        if len(found[section]) < types.count(type_name)
    )
