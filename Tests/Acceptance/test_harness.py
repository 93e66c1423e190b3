"""The tests themselves are sharp: what should fail them does."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path

import pytest

import changes
from deployments import Changed, Deployment
from documents import read_json, read_yaml
from engines import terraform
from examples import CHANGED, EXAMPLES, Example
from inventory import comparison
from outputs import FolderOf
from reporting import expect_none


def test_an_inventory_shows_a_change_in_every_kind_of_resource(
    example: Example, cloudformation: Deployment, changed: Changed
) -> None:
    deployment, expected = changed
    paths = [path for path, _, _ in comparison.differences(cloudformation.read(), deployment.read())]
    assert len({change.type_name for change in expected}) >= 15
    expect_none(
        f"{change.type_name} {change.path}: nothing differs at '{change.seen_at}'"
        for change in expected
        if not fnmatch.filter(paths, change.seen_at)
    )


def test_every_change_of_which_an_example_has_a_resource_is_made_in_one(output: FolderOf) -> None:
    changed: dict[str, set[tuple[str, str]]] = {}
    for example in EXAMPLES:
        templates = [read_json(output(example) / stack / "template.json") for stack in example.deployed]
        made = [change for template in templates for change in changes.apply(template)[1]]
        changed[example.product] = {(change.type_name, change.path) for change in made}
    assert set().union(*changed.values()) == set().union(*(changed[product] for product in CHANGED))


def test_an_unexplained_difference_of_a_plan_is_reported() -> None:
    table = {"aws_lb.*": ({"name"}, "a reason")}
    assert terraform.unexplained({"aws_lb.public": {"name"}}, table) == []
    assert terraform.unexplained({"aws_lb.public": {"name", "tags"}}, table) == ["aws_lb.public: tags"]


def test_an_explanation_of_a_plan_that_is_not_needed_is_reported() -> None:
    table = {"aws_lb.*": ({"name"}, "a reason")}
    assert terraform.unexplained({}, table) == ["the table's entry aws_lb.*: name is not needed any more"]


def test_an_unexplained_difference_of_two_inventories_is_reported() -> None:
    found = list(comparison.differences({"vpcs": {"main": {"Cidr": "a"}}}, {"vpcs": {"main": {"Cidr": "b"}}}))
    assert found == [("vpcs / main / Cidr", "a", "b")]
    assert comparison.unexplained(found, {"vpcs / * / Cidr": "a reason"}) == []
    assert len(comparison.unexplained(found, {})) == 1


def test_an_explanation_of_two_inventories_that_is_not_needed_is_reported() -> None:
    assert comparison.unexplained([], {"vpcs / *": "a reason"}) == [
        "the table's entry 'vpcs / *' is not needed any more"
    ]


def test_short_forms_of_yaml_are_read_as_what_they_stand_for(tmp_path: Path) -> None:
    file = tmp_path / "template.yaml"
    file.write_text("A: !Ref X\nB: !GetAtt X.Y.Z\nC: !Sub ['${a}', {a: !Ref X}]\nD: !Select [0, !GetAZs '']\n")
    assert read_yaml(file) == {
        "A": {"Ref": "X"},
        "B": {"Fn::GetAtt": ["X", "Y.Z"]},
        "C": {"Fn::Sub": ["${a}", {"a": {"Ref": "X"}}]},
        "D": {"Fn::Select": [0, {"Fn::GetAZs": ""}]},
    }


@pytest.mark.parametrize(("name", "text"), [("twice.yaml", "A: 1\nA: 2\n"), ("twice.json", '{"A": 1, "A": 2}')])
def test_a_key_given_twice_is_refused(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(ValueError, match="given twice: A"):
        read_yaml(file) if name.endswith("yaml") else read_json(file)


def test_the_environment_stays_as_it_is_while_tests_run() -> None:
    """Jobs read all of it: what changes meanwhile ends them."""
    assert "PYTEST_CURRENT_TEST" not in os.environ
