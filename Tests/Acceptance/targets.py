"""Targets of the Makefile that ask SwiftPM, which does one thing at a time for a package."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from commands import make
from examples import ROOT
from jobs import Jobs


TARGETS = ("demo", "docs", "corpus", "golden", "reference")


@dataclass
class Made:
    """What the targets printed and did, one after the other; the first that fails ends them."""

    printed: dict[str, str] = field(default_factory=dict)
    out: Path = Path()
    golden: Path = Path()
    pages_before: dict[Path, str] = field(default_factory=dict)


class Targets:
    def __init__(self, jobs: Jobs, scratch: Path) -> None:
        self._jobs = jobs
        self._scratch = scratch

    def start(self) -> Future[Made]:
        """All of them: they wait for the unit tests, and run while other tests wait for deployments."""
        return self._jobs.start_long("make", self._make)

    def _make(self) -> Made:
        made = Made(out=self._scratch / "out", golden=self._scratch / "golden")
        made.golden.mkdir()
        made.pages_before = {page: page.read_text() for page in sorted((ROOT / "docs").glob("*.md"))}
        settings = {"demo": [f"OUT={made.out}"], "golden": [f"GOLDEN={made.golden}"]}
        for target in TARGETS:
            made.printed[target] = make(target, *settings.get(target, []))
        return made
