"""The commands of the pages about deployment and operation, and a run of them against the simulation."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

import packages
from engines import tools
from engines.terraform import override
from examples import ROOT
from jobs import Jobs
from packages import NewPackage
from simulation import certificates, images
from simulation.account import CREDENTIALS, NUMBER, Account

PAGES = ("first-deployment.md", "operations.md")
FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^\n]*)\n(?P<body>.*?)^ *```$", re.MULTILINE | re.DOTALL)
RUN, MARKED = "sh", "sh aws"
PROGRAMS = ("infra", "aws", "terraform", "docker", "jq")
REGION = "eu-west-1"


@dataclass(frozen=True)
class Block:
    """A block of a page: what its fence says, and its lines."""

    page: str
    info: str
    lines: tuple[str, ...]


def blocks(page: str, text: str) -> Iterator[Block]:
    for fence in FENCE.finditer(text):
        lines = [line.removeprefix(fence["indent"]) for line in fence["body"].splitlines()]
        yield Block(page, fence["info"].strip(), tuple(line for line in lines if line))


BLOCKS = [block for page in PAGES for block in blocks(page, (ROOT / "docs" / page).read_text())]


def unmarked(page: str, text: str) -> list[str]:
    """Commands that are in a block that is neither run nor marked."""
    return [
        f"{page}: {line}"
        for block in blocks(page, text)
        for line in block.lines
        if block.info not in (RUN, MARKED) and line.split()[0] in PROGRAMS
    ]


class Pages:
    """Runs the commands in their order, in one package; each engine in an account of its own, since the names are the same."""

    def __init__(self, jobs: Jobs, new_package: NewPackage, scratch: Path) -> None:
        self._jobs = jobs
        self._new_package = new_package
        self._scratch = scratch

    def run(self) -> Future[str]:
        """What the first command that failed printed; empty where all went well."""
        return self._jobs.start_long("pages", self._run)

    def _run(self) -> str:
        package = self._package()
        environment = self._environment()
        with self._account("cloudformation") as cloudformation, self._account("terraform") as terraform:
            accounts = (cloudformation, terraform)
            for block in BLOCKS:
                if block.info == MARKED and any(line.startswith("docker push") for line in block.lines):
                    _push(accounts, package)
                for line in block.lines if block.info == RUN else ():
                    account = terraform if line.startswith("terraform") else cloudformation
                    if problem := _failure(line, package, {**environment, "AWS_ENDPOINT_URL": account.endpoint}):
                        return f"{block.page}: {line}\n{problem}\n{account.complaints()}"
                    if line.startswith("infra synth --set"):
                        # A new version's image is pushed before it is deployed.
                        _push(accounts, package)
                    if line.startswith("infra synth"):
                        for folder in package.glob("infra.out/*/terraform"):
                            override(folder)
        return ""

    def _account(self, engine: str) -> Account:
        return Account(self._scratch / f"{engine}.log", REGION)

    def _package(self) -> Path:
        """A copy of a new package, with a certificate that exists."""
        package = self._scratch / packages.NAME
        ignored = shutil.ignore_patterns(".build", "infra.out")
        shutil.copytree(self._new_package.made().result(), package, ignore=ignored)
        settings = (package / "infra.yaml").read_text()
        unset = re.findall(r"arn:aws:acm:\S+", settings)
        assert len(unset) == 1
        (package / "infra.yaml").write_text(settings.replace(unset[0], certificates.arn(REGION, NUMBER)))
        return package

    def _environment(self) -> dict[str, str]:
        program, plugins = tools.terraform(), tools.plugins()
        assert program is not None
        # The package's app has the same commands as the tool, which would build the copy.
        app = self._new_package.app()
        programs = self._scratch / "bin"
        programs.mkdir()
        for name, path in {"infra": app, "aws": tools.beside_python("aws"), "terraform": program}.items():
            (programs / name).symlink_to(path)
        return {
            **os.environ,
            **CREDENTIALS,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            "TF_CLI_CONFIG_FILE": os.devnull,
            "TF_CLI_ARGS_init": f"-input=false -plugin-dir={plugins}",
            "TF_CLI_ARGS_apply": "-input=false -auto-approve",
            "TF_CLI_ARGS_destroy": "-input=false -auto-approve",
        }


def _push(accounts: tuple[Account, ...], package: Path) -> None:
    for account in accounts:
        images.push(account, package / "infra.out")


def _failure(line: str, folder: Path, environment: dict[str, str]) -> str:
    """What a command printed that failed."""
    result = subprocess.run(line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, timeout=600)
    return "" if result.returncode == 0 else f"{result.stdout[-3000:]}\n{result.stderr[-3000:]}"
