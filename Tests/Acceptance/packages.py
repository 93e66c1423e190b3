"""What a new user has: the tool, installed, and a package outside the repository that it made."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import Future
from pathlib import Path
from threading import Lock

from commands import make, run
from examples import ROOT
from jobs import Jobs
from outputs import program

NAME = "shop"
TEAM = ROOT / "Tests" / "Acceptance" / "team"
TEAM_ENVIRONMENTS = ("staging", "production")


class NewPackage:
    def __init__(self, jobs: Jobs, scratch: Path) -> None:
        self._jobs = jobs
        self._scratch = scratch
        self._building = Lock()

    def start(self) -> None:
        self.made()
        self.tool()
        self.team()

    def tool(self) -> Future[Path]:
        """The tool, as `make install` puts it somewhere."""
        return self._jobs.start_long("make install", self._install)

    def made(self) -> Future[Path]:
        """A new package, in which the commands that `infra init` printed were run.

        By the tool as it is built for debugging: the installed one takes minutes to build, and writes the same.
        """
        return self._jobs.start_long("infra init", self._make)

    def app(self) -> Path:
        """The app of the new package as it was made, whatever a test changes in the package meanwhile."""
        return self.made().result().parent / "app"

    def team(self) -> Future[Path]:
        """The package as a team has it that has outgrown one stack, synthesised for both of its environments."""
        return self._jobs.start_long("team", self._grow)

    def build(self, package: Path, *options: str) -> Path:
        """Builds another package in the folder of the new one, which this gives: all of Infra is built there already."""
        scratch = self.made().result() / ".build"
        plan = scratch / "debug.yaml"
        with self._building:
            # SwiftPM would take the plan of one package for that of another.
            plan.unlink(missing_ok=True)
            run(["swift", "build", *options, "--scratch-path", scratch], package)
            plan.unlink(missing_ok=True)
        return scratch

    def _grow(self) -> Path:
        # A copy, so that the package with one executable stays what `infra init` made.
        package = self._scratch / "team"
        shutil.copytree(self.made().result(), package, ignore=shutil.ignore_patterns(".build", "infra.out"))
        shutil.copytree(TEAM / "Sources", package / "Sources" / "team")
        manifest = package / "Package.swift"
        text = manifest.read_text()
        product = re.search(r'\.product\(name: "Infra", package: "[^"]+"\)', text)
        assert product is not None
        target = f'.executableTarget(name: "team", dependencies: [{product[0]}]),'
        assert text.count("targets: [\n") == 1
        manifest.write_text(text.replace("targets: [\n", f"targets: [\n    {target}\n"))
        scratch = self.build(package, "--product", "team")
        for environment in TEAM_ENVIRONMENTS:
            command = [scratch / "debug" / "team", "synth", "--config", TEAM / "infra.yaml"]
            run([*command, "--environment", environment, "--out", "team.out"], package)
        return package / "team.out"

    def _install(self) -> Path:
        prefix = self._scratch / "prefix"
        # Optimising takes minutes, and changes nothing that a test can see.
        make("install", f"PREFIX={prefix}", "OPTIMIZATION=-Onone")
        return prefix / "bin" / "infra"

    def _make(self) -> Path:
        infra = program("infra")
        printed = run([infra, "init", NAME, "--infra-path", ROOT], self._scratch)
        commands = [line.partition("#")[0].split() for line in printed.partition("next:\n")[2].splitlines()]
        assert commands == [["cd", NAME], ["infra", "synth"], ["infra", "validate"]]
        for _, *arguments in commands[1:]:
            assert "2 stacks" in run([infra, *arguments], self._scratch / NAME)
        shutil.copy(self._scratch / NAME / ".build" / "debug" / NAME, self._scratch / "app")
        return self._scratch / NAME
