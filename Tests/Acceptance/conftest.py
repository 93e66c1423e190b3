"""Fixtures of the acceptance tests: what an example wrote, and what became of it in both engines.

    make test                                             everything
    .venv/bin/pytest Tests/Acceptance                     these tests alone, on the executables in .build/debug
    INFRA_OUT=folder .venv/bin/pytest Tests/Acceptance    on files made before, in folder/<product>/<stack>

Tests that need Terraform or its AWS provider are skipped where those are missing, and fail with CI=true.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import outputs
from deployments import Deployment, Deployments
from engines import tools
from examples import EXAMPLES, Example
from outputs import FolderOf


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test about an example runs for each of them, a test about a stack for each stack of each."""
    names = set(metafunc.fixturenames)
    examples = [example for example in EXAMPLES if example.is_deployed or not names & {"terraform", "cloudformation"}]
    if "stack" in names:
        pairs = [(example, stack) for example in examples for stack in example.stacks]
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
def deployments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployments]:
    running = Deployments(tmp_path_factory.mktemp("deployments"))
    yield running
    running.close()


@pytest.fixture(scope="session", autouse=True)
def deployments_start_early(request: pytest.FixtureRequest) -> None:
    """Terraform waits for minutes, in which the other tests can run."""
    wanted = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    if "terraform" not in wanted or tools.terraform() is None or tools.plugins() is None:
        return
    for example in EXAMPLES:
        if not example.is_deployed:
            continue
        try:
            folder = request.getfixturevalue("output")(example)
        except pytest.fail.Exception:
            continue  # the tests of this example will say so themselves
        request.getfixturevalue("deployments").start("terraform", example, folder)


@pytest.fixture
def terraform(example: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The example as Terraform deployed it."""
    tools.need_terraform()
    return deployments.start("terraform", example, output(example)).result()


@pytest.fixture
def cloudformation(example: Example, output: FolderOf, deployments: Deployments) -> Deployment:
    """The example as CloudFormation deployed it."""
    return deployments.start("cloudformation", example, output(example)).result()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for Terraform comes last."""
    items.sort(key=lambda item: "terraform" in getattr(item, "fixturenames", ()))
