"""Finds the programs that the tests need, and says what to do where one is missing."""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest

PLUGINS_VARIABLE = "INFRA_TERRAFORM_PLUGINS"
PLUGIN_ROOTS = (
    "~/.terraform.d/plugins",
    "~/.local/share/terraform/plugins",
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    "/opt",
)

RUNNING: list[str] = []
"""The test that runs, by its path from the root."""

CHECKOV = Path(__file__).resolve().parents[3] / ".venv-checkov" / "bin" / "checkov"


def missing(what: str) -> None:
    """On a developer's machine a test without its tool is skipped, and says so; in CI it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(what, pytrace=False)
    pytest.skip(f"{RUNNING[-1].rpartition('::')[2]}: {what}" if RUNNING else what)


@cache
def terraform() -> Path | None:
    found = shutil.which("terraform")
    return Path(found) if found else None


@cache
def plugins() -> Path | None:
    """The folder with Terraform's AWS provider, as `terraform init -plugin-dir` wants it; the newest one found."""
    named = os.environ.get(PLUGINS_VARIABLE)
    roots = [named] if named else PLUGIN_ROOTS
    for root in (Path(root).expanduser() for root in roots):
        found = sorted(_providers(root), key=_age)
        if found:
            folder = found[-1]
            while folder.name != "hashicorp":
                folder = folder.parent
            return folder.parent.parent
    return None


def provider_version(folder: Path) -> str:
    """`5.100.0`: the newest provider in the folder."""
    return ".".join(str(number) for number in max(_number(part) for part in provider(folder).parts))


def provider(folder: Path) -> Path:
    """The program of the newest provider in the folder."""
    return max(_providers(folder), key=_age)


def _providers(root: Path) -> list[Path]:
    if not root.is_dir():
        return []
    found = root.glob("**/hashicorp/aws/**/terraform-provider-aws*")
    return [path for path in found if path.is_file()]


def _age(provider: Path) -> list[tuple[int, ...]]:
    """Sorts an older provider before a newer one."""
    return [_number(part) for part in provider.parts]


def _number(part: str) -> tuple[int, ...]:
    """`5.100.0` comes after `5.99.0`."""
    words = part.split(".")
    return tuple(int(word) for word in words) if all(word.isdigit() for word in words) else ()


def need_terraform() -> tuple[Path, Path]:
    program, folder = terraform(), plugins()
    if program is None:
        missing("terraform is not installed")
    if folder is None:
        missing(f"Terraform's AWS provider is not on this machine (set {PLUGINS_VARIABLE} to the folder that holds it)")
    assert program is not None and folder is not None
    return program, folder


def need(program: str) -> None:
    """Fails or skips where a program is missing that a target of the Makefile would install."""
    if shutil.which(program) is None:
        missing(f"{program} is not installed")


def has_terraform() -> bool:
    return terraform() is not None and plugins() is not None


def beside_python(program: str) -> Path:
    """A program of the same virtual environment as these tests."""
    return Path(sys.executable).parent / program


def checkov() -> Path:
    """It needs an environment of its own: it wants other versions of what moto and cfn-lint want too."""
    if not has_checkov():
        missing("checkov is not installed: run `make python`")
    return CHECKOV


def has_checkov() -> bool:
    return CHECKOV.exists()
