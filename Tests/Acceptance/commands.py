"""Runs commands as people do."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from examples import ROOT

LINES_OF_A_FAILURE = 40


def run(command: Sequence[str | Path], folder: Path, code: int = 0) -> str:
    """What a command prints, its errors first, when it ends with the code it should."""
    # Options of the `make` that runs these tests are not for those that they run.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert result.returncode == code, f"{command}: {result.returncode}\n{_end(result.stdout)}\n{_end(result.stderr)}"
    return result.stderr + result.stdout


def _end(output: str) -> str:
    return "\n".join(output.splitlines()[-LINES_OF_A_FAILURE:])


def make(target: str, *settings: str, folder: Path = ROOT) -> str:
    """What a target of the Makefile prints, run for the package or for another folder."""
    return run(["make", f"--makefile={ROOT / 'Makefile'}", target, *settings], folder)
