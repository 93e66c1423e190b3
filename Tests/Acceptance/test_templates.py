"""The files themselves: what a linter says, and what two ways of writing them have in common."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

import outputs
from commands import run
from documents import read_json, read_yaml
from examples import ROOT, Example
from outputs import FolderOf
from reporting import expect_none
from scans import Findings


def test_an_example_writes_its_stacks_and_nothing_else(example: Example, output: FolderOf) -> None:
    folder = output(example)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    files = {path.relative_to(folder).as_posix() for stack in example.stacks for path in outputs.files(folder / stack)}
    assert found == files | {outputs.manifest(example)}
    manifest = read_json(folder / outputs.manifest(example))
    listed = {stack["folder"]: stack["terraform"]["files"] for stack in manifest["stacks"]}
    assert listed == {
        stack: [path.name for path in outputs.configuration_files(folder / stack)] for stack in example.stacks
    }


def test_the_manifest_lists_the_stacks_in_the_order_of_their_deployment(example: Example, output: FolderOf) -> None:
    folder = output(example)
    manifest = read_json(folder / outputs.manifest(example))
    jsonschema.validate(manifest, read_json(ROOT / "docs" / "deploy.schema.json"))
    assert sorted(stack["deployedName"] for stack in manifest["stacks"]) == sorted(example.stacks)
    if example.deployed:
        assert tuple(stack["deployedName"] for stack in manifest["stacks"]) == example.stacks
    done: list[str] = []
    for stack in manifest["stacks"]:
        assert set(stack["dependsOn"]) <= set(done), f"'{stack['name']}' comes before what it needs"
        assert (folder / stack["folder"]).is_dir()
        done.append(stack["name"])


def test_cfn_lint_finds_nothing_not_even_information(
    example: Example, stack: str, output: FolderOf, linted: Findings
) -> None:
    expect_none(linted[output(example) / stack / "template.json"])


def test_cfn_lint_reads_yaml_as_well(example: Example, output: FolderOf, linted: Findings) -> None:
    expect_none(linted[output(example) / example.stacks[0] / "template.yaml"])


def test_json_and_yaml_are_the_same_document(example: Example, stack: str, output: FolderOf) -> None:
    folder = output(example) / stack
    assert read_yaml(folder / "template.yaml") == read_json(folder / "template.json")


def test_no_file_gives_a_key_twice(example: Example, stack: str, output: FolderOf) -> None:
    for path in outputs.files(output(example) / stack):
        read_yaml(path) if path.suffix == ".yaml" else read_json(path)
    assert outputs.document(output(example) / stack, "terraform")["resource"]


def test_two_runs_write_the_same_bytes(example: Example, tmp_path: Path) -> None:
    if not outputs.program(example.product).exists() and outputs.MADE_BEFORE in os.environ:
        pytest.skip("the files were made before, and the executable is not built")
    folders = [tmp_path / "one", tmp_path / "other"]
    for folder in folders:
        outputs.synthesise(example, folder)
    one, other = [
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in folders
    ]
    assert one
    assert one == other


IN_TERRAFORM_ALONE = Counter({("stateful-resource-survives-deletion", "broken", "allowed", "DocumentsBucket"): 1})
"""The bucket of the disposable stack: Terraform empties it before it deletes it, and CloudFormation has no property for that."""


@pytest.mark.parametrize("form", ["cloudformation", "yaml", "terraform"])
def test_what_is_written_has_the_findings_of_the_stacks_that_it_is_written_from(
    example: Example, form: str, output: FolderOf
) -> None:
    if not outputs.program(example.product).exists() or not outputs.program("infra").exists():
        pytest.skip("the files were made before, and the executables are not built")
    # The files of all stacks, which refer to each other, are one system as the stacks are.
    written = [Path(stack) / outputs.FORMATS[form] for stack in example.stacks]
    settings = outputs.configuration(example)
    of_files = run([outputs.program("infra"), "validate", "--format", "json", *settings, *written], output(example))
    of_stacks = run(
        [outputs.program(example.product), "validate", "--format", "json", *outputs.choice(example)], ROOT
    )
    expected = verdicts(of_stacks)
    assert verdicts(of_files) == (expected if form == "terraform" else expected - IN_TERRAFORM_ALONE)


def test_what_is_found_twice_of_one_resource_counts_twice() -> None:
    finding = {"rule": "r", "outcome": "broken", "level": "error", "subject": "Vpc"}
    once, twice = (json.dumps({"failures": [], "findings": [finding] * times}) for times in (1, 2))
    assert verdicts(once) != verdicts(twice)


def verdicts(report: str) -> Counter[tuple[str, ...]]:
    """What is found of which resource how many times, and how it is judged. Where several stacks have a resource of one name, the name has
    the stack before it, which the files do not call as the stacks do."""
    found = json.loads(report)
    assert not found["failures"]
    return Counter(
        (finding["rule"], finding["outcome"], finding["level"], finding["subject"].rpartition(".")[2])
        for finding in found["findings"]
    )
