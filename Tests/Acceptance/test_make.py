"""What `make help` lists works: each target is run by CI or by a test, the slow ones in a short form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import golden
from commands import make, run
from engines import tools
from examples import EXAMPLES, ROOT
from packages import NewPackage
from reporting import expect_none
from targets import TARGETS, Made, Targets

MAKEFILE = (ROOT / "Makefile").read_text()
RULE = re.compile(r"^(?P<target>[a-z-]+):(?P<needs>[^=\n#]*)(?P<help>##)?.*$", re.MULTILINE)

PARTS = {
    "test": "Tests/run unit acceptance",
    "fuzz": "Tests/Fuzzing/run",
    "test-fast": "Tests/run unit fast",
    "test-swift": "Tests/run unit",
    "test-acceptance": "Tests/run acceptance",
}
"""Targets that run a part of what `make check` runs, and the command that does it."""


@pytest.fixture
def made(targets: Targets) -> Made:
    return targets.start().result()


def test_every_target_is_run() -> None:
    needs = {rule["target"]: rule["needs"].split() for rule in RULE.finditer(MAKEFILE)}
    listed = {rule["target"] for rule in RULE.finditer(MAKEFILE) if rule["help"]}
    assert len(listed) >= 15
    lines = re.findall(r"^make (.*)$", (ROOT / ".ci" / "run").read_text(), re.MULTILINE)
    called = {word for line in lines for word in line.split()}
    assert "check" in called
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("*.py"))
    called |= set(re.findall(r'\bmake\("([a-z-]+)"', tests)) | set(TARGETS)
    run: set[str] = set()
    while called:
        run |= called
        called = {need for target in called for need in needs.get(target, [])} - run
    left = listed - run - set(PARTS)
    expect_none(f"make {target}: neither .ci/run nor a test runs it" for target in sorted(left))


@pytest.mark.parametrize("target", PARTS)
def test_a_part_of_the_tests_is_run_by_the_same_script(target: str) -> None:
    """The parts themselves run in `make check`: `fast` is a selection of `acceptance`."""
    assert _is_run(PARTS[target], target)
    assert _is_run("Tests/run unit fuzz acceptance", "check")


def _is_run(command: str, target: str) -> bool:
    return any(line.endswith(command) for line in run(["make", "--dry-run", target], ROOT).splitlines())


def test_help_lists_the_targets() -> None:
    listed = [rule["target"] for rule in RULE.finditer(MAKEFILE) if rule["help"]]
    assert [line.split()[1] for line in make("help").splitlines()] == listed


def test_what_is_generated_is_current() -> None:
    before = run(["git", "status", "--porcelain"], ROOT)
    make("generate")
    assert run(["git", "status", "--porcelain"], ROOT) == before


def test_format_formats_what_lint_checks(tmp_path: Path) -> None:
    for folder in ("Sources", "Tests", "Examples"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "File.swift").write_text("let  one=1\n")
    (tmp_path / "Package.swift").write_text("let  one=1\n")
    make("format", folder=tmp_path)
    make("lint", folder=tmp_path)
    assert {path.read_text() for path in tmp_path.rglob("*.swift")} == {"let one = 1\n"}


def test_clean_removes_what_was_built_and_nothing_else(tmp_path: Path) -> None:
    for name in (".build", ".venv", ".venv-checkov", "infra.out", "Sources"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").touch()
    make("clean", folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["Sources"]


def test_demo_shows_what_it_made(made: Made) -> None:
    files = [path for path in made.out.rglob("*") if path.is_file()]
    written = {str(path.relative_to(made.out)) for path in files}
    stack = "production-web"
    assert {"deploy-production.json", f"{stack}/template.json", f"{stack}/terraform/network-main.tf.json"} <= written
    expect_none(f"{path} is not shown" for path in files if f"== {path} (" not in made.printed["demo"])


def test_docs_are_those_in_the_repository(made: Made) -> None:
    before = made.pages_before
    expect_none(f"{page} was out of date, and is written now" for page in before if page.read_text() != before[page])


def test_corpus_prints_its_figures_where_the_corpus_is(made: Made) -> None:
    printed = made.printed["corpus"].splitlines()
    assert printed[-1].startswith("the shared corpus is missing") or any(
        line.startswith("faults found as Terraform plan: ") for line in printed
    )


def test_golden_records_what_the_examples_write(made: Made) -> None:
    for example in EXAMPLES:
        expect_none(golden.differences(example, made.golden / example.product), golden.ADVICE)


def test_the_reference_shows_what_people_write(made: Made) -> None:
    assert "reference" in made.printed
    pages = ROOT / ".build" / "reference" / "data" / "documentation" / "infra"
    names = [path.stem for path in (pages / "network").glob("init*.json")]
    assert names and not any("fileid" in name for name in names), names


@pytest.mark.slow
@pytest.mark.alone
def test_every_benchmark_can_be_measured(new_package: NewPackage) -> None:
    """Once, with what is built already: the times say nothing."""
    tools.need("hyperfine")
    table = make("bench", "QUICK=1", f"PACKAGE={new_package.made().result()}")
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert len(rows) >= 12
    assert all(row.count("|") == 5 for row in rows)
