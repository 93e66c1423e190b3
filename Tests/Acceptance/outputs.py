"""Where the files of an example come from: its own executable, or a folder in which they were made before."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from examples import ROOT, Example

FolderOf = Callable[[Example], Path]
"""The fixture `output`: gives the folder with an example's files."""

FORMATS = {"cloudformation": "template.json", "yaml": "template.yaml", "terraform": "terraform/main.tf.json"}
MADE_BEFORE = "INFRA_OUT"
PROGRAMS = "INFRA_PROGRAMS"


def program(name: str) -> Path:
    """An executable of the package; `swift build` puts it here."""
    return Path(os.environ.get(PROGRAMS, ROOT / ".build" / "debug")) / name


def synthesise(example: Example, folder: Path) -> None:
    """Runs the example's executable, as its team would."""
    executable = program(example.product)
    if not executable.exists():
        pytest.fail(f"{executable} does not exist: run `swift build` first", pytrace=False)
    arguments = ["synth", "--environment", example.environment, "--out", str(folder)]
    configuration = ROOT / example.folder / "infra.yaml"
    if configuration.exists():
        arguments += ["--config", str(configuration)]
    for form in FORMATS:
        arguments += ["--format", form]
    for key, value in example.settings.items():
        arguments += ["--set", f"{key}={value}"]
    result = subprocess.run([executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    if result.returncode != 0:
        command = " ".join([str(executable), *arguments])
        pytest.fail(f"{command}\nexited with {result.returncode}:\n{result.stdout}{result.stderr}", pytrace=False)


def folder_of(example: Example, scratch: Path) -> Path:
    """The folder that holds a folder per stack: `INFRA_OUT/<product>` if that is set, else a new one."""
    if before := os.environ.get(MADE_BEFORE):
        return Path(before).resolve() / example.product
    folder = scratch / example.product
    synthesise(example, folder)
    return folder
