"""Where the files of an example come from: its own executable, or a folder in which they were made before."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from documents import read_configuration, read_json
from examples import ROOT, Example

FolderOf = Callable[[Example], Path]
"""The fixture `output`: gives the folder with an example's files."""

FORMATS = {"cloudformation": "template.json", "yaml": "template.yaml", "terraform": "terraform"}
"""Where a stack's files are; Terraform reads a folder."""

MADE_BEFORE = "INFRA_OUT"
PROGRAMS = "INFRA_PROGRAMS"


def manifest(example: Example) -> str:
    """The file that lists the stacks of an example; it has the environment's name where the names of stacks have it."""
    is_prefix = any(stack.startswith(f"{example.environment}-") for stack in example.stacks)
    return f"deploy-{example.environment}.json" if is_prefix else "deploy.json"


def files(stack: Path) -> list[Path]:
    """The files of a stack in its folder."""
    return [stack / file for form, file in FORMATS.items() if form != "terraform"] + configuration_files(stack)


def configuration_files(stack: Path) -> list[Path]:
    return sorted((stack / FORMATS["terraform"]).glob("*.tf.json"))


def document(stack: Path, form: str) -> Any:
    """The template of a stack, or the configuration that its Terraform files are together."""
    return read_configuration(stack / FORMATS[form]) if form == "terraform" else read_json(stack / FORMATS[form])


def program(name: str) -> Path:
    """An executable of the package; `swift build` puts it here."""
    return Path(os.environ.get(PROGRAMS, ROOT / ".build" / "debug")) / name


def configuration(example: Example) -> list[str]:
    """What says which settings hold for an example."""
    file = ROOT / example.folder / "infra.yaml"
    return ["--config", str(file)] if file.exists() else []


def choice(example: Example) -> list[str]:
    """What says which environment of an example is meant, and with which settings."""
    arguments = ["--environment", example.environment, *configuration(example)]
    for key, value in example.settings.items():
        arguments += ["--set", f"{key}={value}"]
    return arguments


def synthesise(
    example: Example, folder: Path, executable: Path | None = None, environment: Mapping[str, str] | None = None
) -> None:
    """Runs the example's executable, as its team would."""
    executable = executable or program(example.product)
    if not executable.exists():
        pytest.fail(f"{executable} does not exist: run `swift build` first", pytrace=False)
    arguments = ["synth", *choice(example), "--out", str(folder)]
    for form in FORMATS:
        arguments += ["--format", form]
    variables = {**os.environ, **(environment or {})}
    result = subprocess.run([executable, *arguments], cwd=ROOT, env=variables, capture_output=True, text=True)
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
