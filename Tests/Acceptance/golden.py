"""The golden outputs: what the examples write, as it stands in the repository."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import outputs
from examples import ROOT, Example

FOLDER = ROOT / "Tests" / "Golden"
"""A folder per example, with the files that `infra synth` writes for it."""

RECORDED_INTO = "INFRA_WRITE_GOLDEN"
"""The folder into which `make golden` records; without it, the files are compared."""

ADVICE = "If the change is intended, record the new output with `make golden`, and commit it with the reason."

LINES_OF_A_FILE = 60
LINES_IN_ALL = 300
LENGTH_OF_A_LINE = 200


class NotRecorded(Exception):
    """A reason not to record."""


def files_of(example: Example, made: Path) -> list[str]:
    """The files that are recorded; the tests of the templates verify that the YAML is the same document as the JSON."""
    files = [outputs.manifest(example)]
    for stack in example.stacks:
        written = [path.relative_to(made).as_posix() for path in outputs.configuration_files(made / stack)]
        files += [f"{stack}/{outputs.FORMATS['cloudformation']}", *written]
    return files


def recorded_into() -> Path | None:
    """The folder to record into, if this run is to record."""
    name = os.environ.get(RECORDED_INTO)
    if not name:
        return None
    folder = (ROOT / name).resolve()
    if folder == FOLDER and os.environ.get("CI"):
        raise NotRecorded("CI compares the golden outputs and never records them")
    return folder


def record(example: Example, made: Path, golden: Path) -> list[str]:
    """Makes the golden files of an example those that it wrote, and names the files that changed."""
    folder = golden / example.product
    changed = []
    written = files_of(example, made)
    for file in sorted({*written, *_found(folder)}):
        source, target = made / file, folder / file
        wanted = source.read_bytes() if file in written and source.is_file() else None
        present = target.read_bytes() if target.is_file() else None
        if wanted == present:
            continue
        changed.append(f"{example.product}/{file}: {'removed' if wanted is None else 'recorded'}")
        if wanted is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(wanted)
    _remove_empty_folders(folder)
    return changed


def remove_superfluous(products: set[str], golden: Path) -> None:
    """Removes the golden outputs of examples that do not exist any more."""
    for name in superfluous(products, golden):
        path = golden / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def superfluous(products: set[str], golden: Path = FOLDER) -> list[str]:
    return sorted(path.name for path in golden.iterdir() if path.name not in products)


def differences(example: Example, made: Path, golden: Path = FOLDER) -> list[str]:
    """What an example writes otherwise than recorded: a unified diff of each file, of limited length."""
    folder = golden / example.product
    lines: list[str] = []
    written = files_of(example, made)
    for file in written:
        name = f"{example.product}/{file}"
        if not (made / file).is_file():
            lines.append(f"{name}: not written any more")
        elif not (folder / file).is_file():
            lines.append(f"{name}: written, but not recorded")
        elif (folder / file).read_bytes() != (made / file).read_bytes():
            lines += _shortened(list(_diff(name, folder / file, made / file)), LINES_OF_A_FILE)
    lines += [f"{example.product}/{file}: recorded, but not written" for file in _found(folder) if file not in written]
    return _shortened(lines, LINES_IN_ALL)


def _diff(name: str, golden: Path, made: Path) -> Iterator[str]:
    before, after = [path.read_text().splitlines() for path in (golden, made)]
    if before == after:
        yield f"{name}: the ends of lines differ"
        return
    for line in difflib.unified_diff(before, after, f"{name} (recorded)", f"{name} (now)", lineterm=""):
        yield line if len(line) <= LENGTH_OF_A_LINE else f"{line[:LENGTH_OF_A_LINE]}…"


def _shortened(lines: list[str], limit: int) -> list[str]:
    return lines if len(lines) <= limit else [*lines[:limit], f"… {len(lines) - limit} more lines"]


def _found(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _remove_empty_folders(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
