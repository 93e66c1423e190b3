"""What the examples write is what stands in Tests/Golden, byte for byte; `make golden` records it anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import golden
from examples import EXAMPLES, Example
from outputs import FolderOf
from reporting import expect_none


def test_an_example_writes_what_is_recorded(example: Example, output: FolderOf) -> None:
    folder = golden.recorded_into()
    if folder:
        print("\n".join(golden.record(example, output(example), folder)))
    expect_none(golden.differences(example, output(example), folder or golden.FOLDER), golden.ADVICE)


def test_every_recorded_example_exists() -> None:
    folder = golden.recorded_into()
    products = {example.product for example in EXAMPLES}
    if folder:
        golden.remove_superfluous(products, folder)
    expect_none(
        (f"{name}: recorded, but not an example" for name in golden.superfluous(products, folder or golden.FOLDER)),
        golden.ADVICE,
    )


@pytest.fixture
def small(tmp_path: Path) -> tuple[Example, Path, Path]:
    """An example of one stack, the folder with what it wrote, and a folder in which the same is recorded."""
    example = replace(EXAMPLES[0], product="small", stacks=("shop",))
    made = tmp_path / "made"
    for file in ("deploy.json", "shop/template.json", "shop/terraform/main.tf.json"):
        (made / file).parent.mkdir(parents=True, exist_ok=True)
        (made / file).write_text('{\n  "one": 1,\n  "two": 2\n}\n')
    recorded = tmp_path / "golden"
    shutil.copytree(made, recorded / example.product)
    return example, made, recorded


def test_equal_files_have_no_difference(small: tuple[Example, Path, Path]) -> None:
    example, made, _ = small
    assert len(golden.files_of(example, made)) == 3
    assert golden.differences(*small) == []


def test_a_changed_byte_is_reported_with_its_file_and_a_diff(small: tuple[Example, Path, Path]) -> None:
    example, made, recorded = small
    (made / "shop/template.json").write_text('{\n  "one": 1,\n  "two": 3\n}\n')
    assert golden.differences(example, made, recorded) == [
        "--- small/shop/template.json (recorded)",
        "+++ small/shop/template.json (now)",
        "@@ -1,4 +1,4 @@",
        " {",
        '   "one": 1,',
        '-  "two": 2',
        '+  "two": 3',
        " }",
    ]


def test_a_missing_newline_at_the_end_is_reported(small: tuple[Example, Path, Path]) -> None:
    example, made, recorded = small
    (made / "deploy.json").write_text('{\n  "one": 1,\n  "two": 2\n}')
    assert golden.differences(example, made, recorded) == ["small/deploy.json: the ends of lines differ"]


def test_missing_and_superfluous_files_are_named(small: tuple[Example, Path, Path]) -> None:
    example, made, recorded = small
    (made / "deploy.json").unlink()
    (recorded / "small/shop/template.json").rename(recorded / "small/old.json")
    assert golden.differences(example, made, recorded) == [
        "small/deploy.json: not written any more",
        "small/shop/template.json: written, but not recorded",
        "small/old.json: recorded, but not written",
    ]


def test_a_long_difference_is_shortened(small: tuple[Example, Path, Path]) -> None:
    example, made, recorded = small
    (made / "deploy.json").write_text("\n".join(str(number) for number in range(1000)))
    lines = golden.differences(example, made, recorded)
    assert len(lines) == golden.LINES_OF_A_FILE + 1
    assert lines[-1] == f"… {3 + 4 + 1000 - golden.LINES_OF_A_FILE} more lines"


def test_recording_writes_what_differs_and_removes_what_is_superfluous(small: tuple[Example, Path, Path]) -> None:
    example, made, recorded = small
    (made / "deploy.json").write_text("{}\n")
    (recorded / "small/old/terraform").mkdir(parents=True)
    (recorded / "small/old/terraform/main.tf.json").touch()
    (recorded / "small/shop/terraform/queue-jobs.tf.json").touch()
    assert golden.record(example, made, recorded) == [
        "small/deploy.json: recorded",
        "small/old/terraform/main.tf.json: removed",
        "small/shop/terraform/queue-jobs.tf.json: removed",
    ]
    assert golden.differences(example, made, recorded) == []
    assert not (recorded / "small/old").exists()
    (recorded / "gone").mkdir()
    assert golden.superfluous({"small"}, recorded) == ["gone"]
    golden.remove_superfluous({"small"}, recorded)
    assert golden.superfluous({"small"}, recorded) == []


def test_ci_records_into_other_folders_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv(golden.RECORDED_INTO, str(tmp_path))
    assert golden.recorded_into() == tmp_path
    monkeypatch.setenv(golden.RECORDED_INTO, "Tests/Golden")
    with pytest.raises(golden.NotRecorded):
        golden.recorded_into()
