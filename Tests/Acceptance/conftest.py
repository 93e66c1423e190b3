"""Fixtures of the acceptance tests: what an example wrote, and what became of it in both engines.

    make test                                             everything
    .venv/bin/pytest Tests/Acceptance                     these tests alone, on the executables in .build/debug
    INFRA_OUT=folder .venv/bin/pytest Tests/Acceptance    on files made before, in folder/<product>/<stack>

Tests that need Terraform or its AWS provider are skipped where those are missing, and fail with CI=true.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from _pytest import runner

import outputs
from deployments import Changed, Deployment, Deployments
from edits import EditedExamples
from engines import tools
from examples import CHANGED, EXAMPLES, Example
from jobs import Jobs
from outputs import FolderOf
from packages import NewPackage
from pages import Pages
from replacement import Replaced, Replacement
from scans import Failures, Findings, Runs, Scans, Written
from schemas.terraform import provider_schema
from stack_updates import Updated
from targets import Targets
from updates import Update


# pytest writes the name of the running test into the environment. Jobs read all of it at the same time.
runner._update_current_test_var = lambda item, when: None

# Terraform and its provider are short runs over large schemas: to collect less often saves a quarter of their time.
os.environ.setdefault("GOGC", "400")
os.environ.setdefault("GOMEMLIMIT", "700MiB")


def pytest_runtest_logstart(nodeid: str) -> None:
    tools.RUNNING[:] = [nodeid]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test about an example runs for each of them, a test about a stack for each stack of each."""
    names = set(metafunc.fixturenames)
    is_deployed = bool(names & {"terraform", "cloudformation"})
    examples = [example for example in EXAMPLES if example.deployed or not is_deployed]
    if "changed" in names:
        examples = [example for example in examples if example.product in CHANGED]
    if "divided" in names:
        halves = [example for example in EXAMPLES if example.split]
        metafunc.parametrize("divided", halves, ids=str, scope="session")
    elif "stack" in names:
        pairs = [
            (example, stack) for example in examples for stack in (example.deployed if is_deployed else example.stacks)
        ]
        ids = [f"{example}-{stack}" for example, stack in pairs]
        metafunc.parametrize(("example", "stack"), pairs, ids=ids, scope="session")
    elif "example" in names:
        metafunc.parametrize("example", examples, ids=str, scope="session")


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> FolderOf:
    """The folder with an example's files; made at most once."""
    made: dict[str, Path] = {}
    scratch = tmp_path_factory.mktemp("out")

    def folder(example: Example) -> Path:
        if example.product not in made:
            made[example.product] = outputs.folder_of(example, scratch)
        return made[example.product]

    return folder


@pytest.fixture(scope="session")
def jobs() -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.close()


@pytest.fixture(scope="session")
def edited_examples(jobs: Jobs, new_package: NewPackage, tmp_path_factory: pytest.TempPathFactory) -> EditedExamples:
    return EditedExamples(jobs, new_package, tmp_path_factory.mktemp("edited"))


@pytest.fixture(scope="session")
def deployments(
    request: pytest.FixtureRequest, jobs: Jobs, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployments]:
    # Not a parameter: only updates need it, not every test of a deployment.
    edited: EditedExamples = request.getfixturevalue("edited_examples")
    made = Deployments(jobs, edited, tmp_path_factory.mktemp("deployments"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def scans(jobs: Jobs, output: FolderOf, tmp_path_factory: pytest.TempPathFactory) -> Scans:
    stacks = [Written(example, folder / stack) for example, folder in _written(output) for stack in example.stacks]
    return Scans(jobs, stacks, tmp_path_factory.mktemp("scans"))


@pytest.fixture(scope="session")
def new_package(jobs: Jobs, tmp_path_factory: pytest.TempPathFactory) -> NewPackage:
    return NewPackage(jobs, tmp_path_factory.mktemp("start"))


@pytest.fixture(scope="session")
def pages(jobs: Jobs, new_package: NewPackage, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(jobs, new_package, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="session")
def targets(jobs: Jobs, tmp_path_factory: pytest.TempPathFactory) -> Targets:
    return Targets(jobs, tmp_path_factory.mktemp("targets"))


@pytest.fixture(scope="session")
def constructs(output: FolderOf) -> Path:
    """The folder with the stacks that show the constructs."""
    (example,) = (example for example in EXAMPLES if example.product == "constructs")
    return output(example)


@pytest.fixture(scope="session")
def replacement(jobs: Jobs, constructs: Path, tmp_path_factory: pytest.TempPathFactory) -> Replacement:
    return Replacement(jobs, constructs, tmp_path_factory.mktemp("replacement"))


def _written(output: FolderOf) -> Iterator[tuple[Example, Path]]:
    """The examples that could be synthesised; the tests of the others will say why they could not."""
    for example in EXAMPLES:
        try:
            yield example, output(example)
        except pytest.fail.Exception:
            continue


@pytest.fixture(scope="session", autouse=True)
def jobs_start_early(request: pytest.FixtureRequest) -> None:
    """Starts what the tests of this run will ask for, the longest first; the other tests run meanwhile."""
    wanted = {name for item in request.session.items for name in _fixtures(item)}
    if "targets" in wanted:
        request.getfixturevalue("targets").start()
    if "new_package" in wanted:
        request.getfixturevalue("new_package").start()
    if wanted & {"edited_examples", "terraform", "updated"}:
        request.getfixturevalue("edited_examples").start()
    if "terraform" in wanted and tools.has_terraform():
        _start_for_each_example(request, Deployments.terraform)
    if "mixed" in wanted and tools.has_terraform():
        for example, folder in _written(request.getfixturevalue("output")):
            for first in ("terraform", "cloudformation") if example.split else ():
                request.getfixturevalue("deployments").mixed(example, folder, first)
    if "replaced" in wanted and tools.has_terraform():
        request.getfixturevalue("replacement").run()
    for item in request.session.items:
        if item.get_closest_marker("early"):
            _start_early(request, item)
    if "commands_of_pages" in wanted and tools.has_terraform():
        request.getfixturevalue("pages").run()
    if "validated" in wanted and tools.has_terraform():
        request.getfixturevalue("scans").validate()
    if "linted" in wanted:
        request.getfixturevalue("scans").lint()
    if "checked" in wanted and tools.has_checkov():
        request.getfixturevalue("scans").check()
    if "cloudformation" in wanted:
        _start_for_each_example(request, Deployments.cloudformation)
    if "updated" in wanted:
        _start_for_each_example(request, Deployments.updated)
    if "changed" in wanted:
        _start_for_each_example(request, Deployments.changed, CHANGED)


def _start_for_each_example(
    request: pytest.FixtureRequest, start: Callable[[Deployments, Example, Path], object], products: tuple[str, ...] = ()
) -> None:
    """Starts a deployment of each example that is deployed, or of those that are named."""
    for example, folder in _written(request.getfixturevalue("output")):
        if example.deployed and (not products or example.product in products):
            start(request.getfixturevalue("deployments"), example, folder)


BEGUN = pytest.StashKey[Future[None]]()


def _start_early(request: pytest.FixtureRequest, item: pytest.Function) -> None:
    """Starts a test as a job; all that it may ask for is `tmp_path` and what the whole run shares."""
    names = inspect.signature(item.function).parameters
    if "programs" in names and not tools.has_terraform():
        return
    folder = request.getfixturevalue("tmp_path_factory").mktemp(item.name[:40])
    arguments = {name: folder if name == "tmp_path" else request.getfixturevalue(name) for name in names}
    start = request.getfixturevalue("jobs").start_long
    item.stash[BEGUN] = start(item.nodeid, partial(item.function, **arguments))


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that began early ends here; every other one is called as usual."""
    if (begun := pyfuncitem.stash.get(BEGUN, None)) is None:
        return None
    begun.result()
    return True


@pytest.fixture
def linted(scans: Scans) -> Findings:
    """cfn-lint's findings in each template."""
    return scans.lint().result()


@pytest.fixture
def checked(scans: Scans) -> Failures:
    """checkov's findings in each stack."""
    tools.checkov()
    return scans.check().result()


@pytest.fixture
def validated(scans: Scans) -> Runs:
    """Terraform's verdict on each stack."""
    tools.need_terraform()
    return scans.validate().result()


@pytest.fixture
def terraform(example: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The example as Terraform deployed it."""
    tools.need_terraform()
    return deployments.terraform(example, output(example)).result()


@pytest.fixture
def cloudformation(example: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The example as CloudFormation deployed it."""
    return deployments.cloudformation(example, output(example)).result()


@pytest.fixture
def updated(update: Update, output: FolderOf, deployments: Deployments) -> Updated:
    """An update of what CloudFormation deployed, and the way back."""
    (example,) = (example for example in EXAMPLES if example.product == update.example)
    return deployments.updated(example, output(example)).result()[update.name]


@pytest.fixture
def mixed(first: str, divided: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The example with its first stacks deployed by one engine, and the rest by the other one."""
    tools.need_terraform()
    return deployments.mixed(divided, output(divided), first).result()


@pytest.fixture
def undivided(divided: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The same example as CloudFormation alone deployed it."""
    return deployments.cloudformation(divided, output(divided)).result()


@pytest.fixture
def replaced(replacement: Replacement) -> Replaced:
    """What a change did that replaces what others use."""
    tools.need_terraform()
    return replacement.run().result()


@pytest.fixture
def commands_of_pages(pages: Pages) -> str:
    """What failed of the commands in the pages about deployment and operation."""
    tools.need_terraform()
    tools.need("jq")
    return pages.run().result()


@pytest.fixture
def changed(example: Example, output: FolderOf, deployments: Deployments) -> Changed:
    """The example as CloudFormation deployed it with a change in every kind of resource."""
    return deployments.changed(example, output(example)).result()


@pytest.fixture(scope="session")
def programs() -> tuple[Path, Path]:
    """Terraform, and the folder with its AWS provider."""
    return tools.need_terraform()


@pytest.fixture
def provider(programs: tuple[Path, Path]) -> dict[str, Any]:
    """The schema of Terraform's AWS provider."""
    return provider_schema(*programs)


SLOW = (
    "programs", "cloudformation", "undivided", "changed", "checked", "validated", "terraform", "replaced", "mixed",
    "updated", "edited_examples", "new_package", "commands_of_pages", "targets",
)  # fmt: skip
"""Fixtures that `make test-fast` does without, those for which a test waits longest last."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is slow, and puts it last, so that the other tests run while it waits."""
    for item in items:
        if item.get_closest_marker("early") or set(SLOW) & set(_fixtures(item)):
            item.add_marker(pytest.mark.slow)
    items.sort(key=_wait)


def _wait(item: pytest.Item) -> int:
    """What needs the whole machine comes after what waits for a job."""
    if item.get_closest_marker("alone"):
        return len(SLOW) + 1
    if item.get_closest_marker("early"):
        return len(SLOW)
    return max((SLOW.index(name) + 1 for name in _fixtures(item) if name in SLOW), default=0)


def _fixtures(item: pytest.Item) -> list[str]:
    return list(getattr(item, "fixturenames", ()))
