"""A second deployment with a typical change: nothing that holds data is replaced, and only what the change means differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from deployments import Deployment
from documents import read_json
from edits import EditedExamples
from engines.terraform import unexplained
from examples import EXAMPLES, Example
from inventory import SECTIONS
from inventory.comparison import ABSENT
from outputs import FolderOf
from reporting import expect_none
from stack_updates import Updated
from updates import HOW, MADE, UPDATES, Changes, Update, compare

BY_NAME = {example.product: example for example in EXAMPLES}


PLANNED = pytest.mark.parametrize("update", UPDATES, ids=str)
MADE_BY_CLOUDFORMATION = pytest.mark.parametrize("update", MADE, ids=str)


def _compared(update: Update, before: Path, after: Path) -> dict[str, Changes]:
    """What the schemas say that CloudFormation does, per stack."""
    example = BY_NAME[update.example]
    return {
        stack: compare(*(read_json(folder / stack / "template.json") for folder in (before, after)), example.region_of(stack))
        for stack in example.deployed
    }


@PLANNED
def test_cloudformation_changes_only_what_the_change_means(
    update: Update, output: FolderOf, edited_examples: EditedExamples
) -> None:
    example = BY_NAME[update.example]
    changes = _compared(update, output(example), edited_examples.written(example, update))
    expect_none(_problems(update, changes, "AWS::"))


@MADE_BY_CLOUDFORMATION
def test_a_stack_is_updated_as_the_schemas_say(
    update: Update, output: FolderOf, edited_examples: EditedExamples, updated: Updated
) -> None:
    """What has no event, CloudFormation has not touched."""
    example = BY_NAME[update.example]
    before, after = output(example), edited_examples.written(example, update)
    for done, planned in (
        (updated.there, _compared(update, before, after)),
        (updated.back, {} if update.refused_back else _compared(update, after, before)),
    ):
        assert {stack: found.changes for stack, found in done.items()} == {
            stack: changes for stack, changes in planned.items() if changes != Changes()
        }


@MADE_BY_CLOUDFORMATION
def test_another_resource_takes_the_place_only_of_what_is_replaced(update: Update, updated: Updated) -> None:
    for found in (*updated.there.values(), *updated.back.values()):
        both = found.before.keys() & found.after.keys()
        moved = {name for name in both if found.before[name] != found.after[name]}
        assert moved == found.changes.replaced.keys()
        # What holds something and leaves its stack is not deleted.
        expect_none(f"{name} is lost" for name in found.changes.lost() if name.partition(" ")[0] not in found.retained)


@MADE_BY_CLOUDFORMATION
def test_a_change_arrives_in_the_services(update: Update, updated: Updated) -> None:
    expect_none(
        f"nothing shows {value} at {place}"
        for place, value in update.shows
        if not any(fnmatchcase(path, place) and fnmatchcase(str(after), value) for path, _, after in updated.shown)
    )
    expect_none(f"{path} is still {after}" for path, _, after in updated.shown if "<former revision" in str(after))


@MADE_BY_CLOUDFORMATION
def test_a_change_that_is_taken_back_leaves_what_it_retains(update: Update, updated: Updated) -> None:
    assert update.refused_back in updated.refusal and bool(update.refused_back) == bool(updated.refusal)
    retained = {name: kind for found in updated.back.values() for name, kind in found.retained.items()}
    sections = Counter(SECTIONS[kind] for kind in retained.values() if kind != "AWS::ECS::TaskDefinition")
    expect_none(f"{path} was {before}, and is {after}" for path, before, after in updated.left if before != ABSENT)
    assert Counter(path.partition(" / ")[0] for path, _, _ in updated.left) == sections


def test_terraform_changes_only_what_the_change_means(example: Example, terraform: Deployment) -> None:
    terraform.read()
    assert not terraform.update_problem, terraform.update_problem
    updates = {update.name: update for update in UPDATES if update.example == example.product}
    assert updates.keys() == terraform.updates.keys()
    for name, changes in terraform.updates.items():
        expect_none(_problems(updates[name], changes, "aws_"))


def test_a_plan_after_the_applied_updates_changes_nothing(example: Example, terraform: Deployment) -> None:
    terraform.read()
    assert not terraform.update_problem, terraform.update_problem
    assert terraform.left, "no update was applied"
    for stack, differences in terraform.left.items():
        expect_none(f"{stack}: {problem}" for problem in unexplained(differences, {}))


def _problems(update: Update, changes: dict[str, Changes], dialect: str) -> Iterator[str]:
    """What is not meant, what would be lost, and what is meant and does not happen."""
    left = {how: set(getattr(update, how)) for how in HOW}
    for stack, found in changes.items():
        yield from (f"{stack}: {problem}" for problem in found.unexpected(update))
        yield from (f"{stack}: {name} would lose what it holds" for name in found.lost())
        for how, kinds in left.items():
            kinds -= set(getattr(found, how).values())
    yield from (f"no {kind} is {how}" for how, kinds in left.items() for kind in sorted(kinds) if kind.startswith(dialect))


def test_every_deployed_example_has_an_update() -> None:
    deployed = {example.product for example in EXAMPLES if example.deployed}
    assert {update.example for update in UPDATES} == {update.example for update in MADE} == deployed


def test_a_replacement_is_seen_and_so_is_what_follows_from_it() -> None:
    key = {"Type": "AWS::KMS::Key", "Properties": {}}

    def template(name: str, retention: int) -> dict[str, object]:
        queue = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": name, "MessageRetentionPeriod": retention}}
        policy = {"Type": "AWS::SQS::QueuePolicy", "Properties": {"Queues": [{"Ref": "Jobs"}]}}
        return {"Resources": {"Jobs": queue, "Policy": policy, "Key": key}}

    same = compare(template("a", 60), template("a", 60), "eu-west-1")
    assert same == Changes()
    longer = compare(template("a", 60), template("a", 90), "eu-west-1")
    assert longer == Changes(changed={"Jobs": "AWS::SQS::Queue"}) and longer.lost() == []
    renamed = compare(template("a", 60), template("b", 60), "eu-west-1")
    assert renamed.replaced["Jobs"] == "AWS::SQS::Queue" and renamed.lost() == ["Jobs (AWS::SQS::Queue)"]
    assert "Policy" in renamed.changed | renamed.replaced and "Key" not in renamed.changed | renamed.replaced
    gone = compare(template("a", 60), {"Resources": {}}, "eu-west-1")
    assert sorted(gone.lost()) == ["Jobs (AWS::SQS::Queue)", "Key (AWS::KMS::Key)"]

