"""Runs Terraform on a stack's folder, against a simulated account."""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents import read_configuration
from simulation.account import CREDENTIALS, Account

# What `plan -detailed-exitcode` ends with when there is something to change.
DIFFERENT = 2

# What `override` writes beside a configuration.
OVERRIDES = ("provider_override.tf.json", "provider.tf.json", "backend_override.tf.json")


@dataclass
class Step:
    """One command of a run, as it ended."""

    command: str
    status: int
    output: str
    seconds: float

    @property
    def failed(self) -> bool:
        return self.status != 0 and not (self.status == DIFFERENT and "-detailed-exitcode" in self.command)


@dataclass
class Run:
    """A whole deployment: init, plan, apply, and a second plan with its differences."""

    folder: Path
    steps: dict[str, Step] = field(default_factory=dict)
    differences: dict[str, set[str]] = field(default_factory=dict)

    @property
    def last(self) -> Step:
        return list(self.steps.values())[-1]

    @property
    def applied(self) -> bool:
        return "apply" in self.steps and self.steps["apply"].status == 0

    def check(self, name: str) -> Step:
        """A step; one that failed is reported with its output, one not reached with what stopped the run."""
        step = self.steps.get(name)
        if step is None:
            raise AssertionError(f"'{name}' was not reached, because {self.last.command} failed:\n{self.last.output}")
        if step.failed:
            raise AssertionError(f"{step.command} failed:\n{step.output}")
        return step


class Terraform:
    """Terraform in a copy of a stack's folder, so that neither state nor overrides stay in the output."""

    def __init__(
        self,
        program: Path,
        plugins: Path,
        source: Path,
        folder: Path,
        account: Account | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.program, self.plugins, self.account = program, plugins, account
        self.environment = dict(environment or {})
        self.run = Run(folder)
        shutil.copytree(source, folder)
        if account is not None:
            override(folder)

    def deploy(self, variables: dict[str, str]) -> Run:
        """Every step after the one before it succeeded."""
        plan = ["plan", "-no-color", "-input=false", *_values(variables)]
        steps = {
            "init": self._init,
            "plan": [*plan, "-out=first.plan"],
            "apply": ["apply", "-no-color", "-input=false", "-parallelism=30", "first.plan"],
            "second plan": [*plan, "-detailed-exitcode", "-out=second.plan"],
        }
        if not self._all(steps):
            return self.run
        # A plan without a change need not be read, which takes as long as to make it.
        if self.run.steps["second plan"].status == DIFFERENT:
            self.run.differences = _differences(json.loads(self._call("show", "-json", "second.plan").stdout))
        return self.run

    def plan_update(self, source: Path, variables: dict[str, str]) -> dict[str, Any]:
        """The plan for another configuration, after `deploy`."""
        self._replace({file.name: file.read_text() for file in source.glob("*.tf.json")})
        self._step("update", "plan", "-no-color", "-input=false", *_values(variables), "-out=update.plan")
        self.run.check("update")
        return json.loads(self._call("show", "-json", "update.plan").stdout)

    def apply_update(self) -> None:
        """Applies the last plan of an update."""
        self._step("update apply", "apply", "-no-color", "-input=false", "-parallelism=30", "update.plan")
        self.run.check("update apply")

    def change(self, configuration: dict[str, Any], *options: str) -> dict[str, list[str]]:
        """Plans and applies a changed configuration of a deployed stack; what the plan does with each resource."""
        self._replace({"main.tf.json": json.dumps(configuration)})
        steps = {
            "changed plan": ["plan", "-no-color", "-input=false", "-out=changed.plan", *options],
            "changed apply": ["apply", "-no-color", "-input=false", "-parallelism=30", "changed.plan"],
            "plan after the change": ["plan", "-no-color", "-input=false", "-detailed-exitcode", "-out=last.plan"],
        }
        self.run.differences = self._left(steps)
        changes = json.loads(self._call("show", "-json", "changed.plan").stdout)["resource_changes"]
        return {item["address"]: item["change"]["actions"] for item in changes if item["change"]["actions"] != ["no-op"]}

    def destroy(self) -> list[str]:
        """Destroys a deployed stack; what became of the resources, in order: `aws_vpc.main_vpc: Destroying`."""
        self._step("destroy", "destroy", "-no-color", "-input=false", "-auto-approve", "-parallelism=30")
        events = re.finditer(r"^(\S+: (?:Destroying|Destruction complete))", self.run.check("destroy").output, re.MULTILINE)
        return [event[1] for event in events]

    def plan_again(self, variables: dict[str, str]) -> dict[str, set[str]]:
        """What a plan would change now, with the configuration that was applied last."""
        plan = ["plan", "-no-color", "-input=false", *_values(variables), "-detailed-exitcode", "-out=last.plan"]
        return self._left({"plan again": plan})

    def _left(self, steps: dict[str, list[str]]) -> dict[str, set[str]]:
        """What the plan `last.plan`, the last of these steps, would change."""
        self._all(steps)
        for name in steps:
            step = self.run.check(name)
        if step.status != DIFFERENT:
            return {}
        return _differences(json.loads(self._call("show", "-json", "last.plan").stdout))

    def _replace(self, files: Mapping[str, str]) -> None:
        """Replaces the whole configuration, but for what points the providers at the simulation."""
        for file in self.run.folder.glob("*.tf.json"):
            if file.name not in OVERRIDES:
                file.unlink()
        for name, text in files.items():
            (self.run.folder / name).write_text(text)

    def init(self) -> Step:
        return self._step("init", *self._init)

    def validate(self) -> Step:
        """It needs no account."""
        return self._step("validate", "validate", "-no-color")

    @property
    def _init(self) -> list[str]:
        return ["init", "-no-color", "-input=false", f"-plugin-dir={self.plugins}"]

    def _all(self, steps: dict[str, list[str]]) -> bool:
        """Every step, as long as those before it succeed."""
        return all(not self._step(name, *arguments).failed for name, arguments in steps.items())

    def provider_schema(self) -> dict[str, Any]:
        self.init()
        self.run.check("init")
        return json.loads(self._call("providers", "schema", "-json").stdout)

    def _step(self, name: str, *arguments: str) -> Step:
        start = time.monotonic()
        result = self._call(*arguments)
        output = result.stdout + result.stderr
        step = Step("terraform " + " ".join(arguments), result.returncode, output, time.monotonic() - start)
        self.run.steps[name] = step
        return step

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            **CREDENTIALS,
            "TF_IN_AUTOMATION": "1",
            "CHECKPOINT_DISABLE": "1",
            # A developer's own settings (mirrors, plugin caches) must not reach the run.
            "TF_CLI_CONFIG_FILE": os.devnull,
            **self.environment,
        }
        if self.account is not None:
            environment["AWS_ENDPOINT_URL"] = self.account.endpoint
        return subprocess.run(
            [self.program, *arguments],
            cwd=self.run.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=900,
        )


def _values(variables: dict[str, str]) -> list[str]:
    return [word for name, value in variables.items() for word in ("-var", f"{name}={value}")]


def override(folder: Path) -> None:
    """Points the providers of a copied folder at the simulation, and keeps the state beside it.

    Terraform merges `*_override.tf.json` into the blocks of the same name: the other files stay as they were written.
    The address of every service comes from the environment (`AWS_ENDPOINT_URL`).
    """
    written = read_configuration(folder)
    configured = written.get("provider", {}).get("aws", {})
    blocks = configured if isinstance(configured, list) else [configured]
    switches = {
        "skip_credentials_validation": True,
        "skip_metadata_api_check": True,
        "skip_region_validation": True,
        "s3_use_path_style": True,
    }
    providers = [{**({"alias": block["alias"]} if "alias" in block else {}), **switches} for block in blocks]
    name = OVERRIDES[0] if configured else OVERRIDES[1]
    (folder / name).write_text(json.dumps({"provider": {"aws": providers}}, indent=2))
    terraform = written.get("terraform", {})
    if any("backend" in block for block in (terraform if isinstance(terraform, list) else [terraform])):
        (folder / OVERRIDES[2]).write_text(json.dumps({"terraform": {"backend": {"local": {}}}}))


def _differences(plan: dict[str, Any]) -> dict[str, set[str]]:
    """What a plan would change: for each address, the attributes whose value differs or is not known."""
    result: dict[str, set[str]] = {}
    for resource in plan.get("resource_changes", []):
        change = resource["change"]
        if change["actions"] in (["no-op"], ["read"]):
            continue
        before, after = change["before"] or {}, change["after"] or {}
        names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        if change["actions"] == ["update"]:
            names |= {name for name, unknown in change["after_unknown"].items() if unknown is True}
        result[resource["address"]] = names or {"+".join(change["actions"])}
    return result


def unexplained(differences: dict[str, set[str]], explained: dict[str, tuple[set[str], str]]) -> list[str]:
    """Differences that no entry of the table covers, and entries of the table that cover nothing."""
    problems, used = [], set()
    for address, names in differences.items():
        for pattern, (attributes, _) in explained.items():
            covered = names & attributes
            if fnmatch.fnmatchcase(address, pattern) and covered:
                used |= {(pattern, name) for name in covered}
                names = names - covered
        if names:
            problems.append(f"{address}: {', '.join(sorted(names))}")
    for pattern, (attributes, _) in explained.items():
        for name in sorted(attributes):
            if (pattern, name) not in used:
                problems.append(f"the table's entry {pattern}: {name} is not needed any more")
    return problems
