"""Examples whose source is edited as a team edits it between two deployments."""

from __future__ import annotations

import re
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from threading import Lock

import outputs
from examples import EXAMPLES, ROOT, Example
from jobs import Jobs
from packages import NAME, NewPackage
from updates import UPDATES, Update

SWITCH = "EDIT"
"""The environment variable that names the update whose edits are made."""

SWITCHED = f"""\
import Foundation

func isEdited(_ update: String) -> Bool {{
  ProcessInfo.processInfo.environment["{SWITCH}"] == update
}}
"""


class EditedExamples:
    """Each example with the edits of all of its updates in one executable, which is told the update to make."""

    def __init__(self, jobs: Jobs, new_package: NewPackage, scratch: Path) -> None:
        self._jobs = jobs
        self._new_package = new_package
        self._scratch = scratch
        self._writing = Lock()

    def start(self) -> Future[Path]:
        """The folder with the executables."""
        return self._jobs.start_long("edited examples", self._build)

    def written(self, example: Example, update: Update) -> Path:
        """The folder with the example as it is after an update, which is written once."""
        folder = self._scratch / "written" / str(update)
        changed = replace(example, settings=example.settings | update.settings)
        executable = self.start().result() / _product(example) if update.edits else None
        with self._writing:
            if not folder.exists():
                outputs.synthesise(changed, folder, executable, {SWITCH: update.name} if update.edits else None)
        return folder

    def _build(self) -> Path:
        package = self._scratch / "edited"
        edited = [example for example in EXAMPLES if any(_updates(example))]
        for example in edited:
            sources = package / "Sources" / _product(example)
            sources.mkdir(parents=True)
            texts = {source.name: source.read_text() for source in sorted((ROOT / example.folder).glob("*.swift"))}
            for name, text in _edited(texts, example).items():
                (sources / name).write_text(text)
            (sources / "Edited.swift").write_text(SWITCHED)
        made = self._new_package.made().result()
        (package / "Package.swift").write_text(_manifest((made / "Package.swift").read_text(), edited))
        return self._new_package.build(package) / "debug"


def _product(example: Example) -> str:
    return f"edited-{example.product}"


def _updates(example: Example) -> list[Update]:
    return [update for update in UPDATES if update.example == example.product and update.edits]


def _edited(texts: dict[str, str], example: Example) -> dict[str, str]:
    for update in _updates(example):
        for before, after in update.edits:
            count = sum(text.count(before) for text in texts.values())
            assert count == 1, f"{update}: {before!r} stands {count} times in the example"
            texts = {name: text.replace(before, after) for name, text in texts.items()}
    return texts


def _manifest(made: str, edited: list[Example]) -> str:
    """The manifest of the new package with other targets, which depend on what its only target depends on."""
    target = re.search(r"    \.executableTarget\(.*?\n    \)\n", made, re.DOTALL)
    assert target is not None and f'name: "{NAME}",' in target[0]
    named = (target[0].replace(f'name: "{NAME}"', f'name: "{_product(example)}"', 1).rstrip() for example in edited)
    return made.replace(target[0], ",\n".join(named) + "\n")
