"""What cfn-lint, checkov and `terraform validate` say of what the examples wrote: one job each, for all stacks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from engines import cfn_lint, checkov, tools, validation
from engines.checkov import Failure
from engines.terraform import Run
from examples import Example
from jobs import Jobs

Findings = dict[Path, list[str]]
"""cfn-lint's, by template."""

Failures = dict[Path, list[Failure]]
"""checkov's, by the folder of the stack."""

Runs = dict[Path, Run]
"""Terraform's, by the folder of the stack."""


@dataclass(frozen=True)
class Written:
    """A stack as its example wrote it."""

    example: Example
    folder: Path

    @property
    def region(self) -> str:
        return self.example.region_of(self.folder.name)

    @property
    def linted(self) -> list[Path]:
        """What cfn-lint reads: as YAML, which is proven to be the same document, one template of each example."""
        is_first = self.folder.name == self.example.stacks[0]
        return [self.folder / "template.json", *([self.folder / "template.yaml"] if is_first else [])]


class Scans:
    def __init__(self, jobs: Jobs, stacks: Iterable[Written], scratch: Path) -> None:
        self._jobs = jobs
        self._stacks = list(stacks)
        self._scratch = scratch
        self.open_stack = scratch / "open"
        """A stack with a security group that admits everybody; checkov reads it together with the others."""

    def lint(self) -> Future[Findings]:
        return self._jobs.start("cfn-lint", self._lint)

    def check(self) -> Future[Failures]:
        return self._jobs.start("checkov", self._check)

    def validate(self) -> Future[Runs]:
        return self._jobs.start("terraform validate", self._validate)

    def _lint(self) -> Findings:
        found: Findings = {}
        for region in sorted({stack.region for stack in self._stacks}):
            files = [file for stack in self._stacks if stack.region == region for file in stack.linted]
            found |= cfn_lint.findings(files, region)
        return found

    def _check(self) -> Failures:
        _write_open_stack(self.open_stack)
        folders = [*(stack.folder for stack in self._stacks), self.open_stack]
        files = {checkov.template(folder): folder for folder in folders}
        files |= {checkov.configuration(folder, self._scratch / "checkov"): folder for folder in folders}
        found: Failures = {folder: [] for folder in folders}
        for failure in checkov.failures(files):
            found[failure.stack].append(failure)
        return found

    def _validate(self) -> Runs:
        program, plugins = tools.need_terraform()
        folders = {
            f"{stack.example}-{stack.folder.name}": stack.folder
            for stack in self._stacks
            if stack.folder.name not in stack.example.needs_later_provider
        }
        sources = {name: folder / "terraform" for name, folder in folders.items()}
        runs = validation.validate(program, plugins, sources, self._scratch / "validate")
        return {folder: runs[name] for name, folder in folders.items()}


def _write_open_stack(folder: Path) -> None:
    (folder / "terraform").mkdir(parents=True)
    ssh = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0", "Description": "SSH"}
    group = {"GroupDescription": "open", "SecurityGroupIngress": [ssh]}
    template = {"Resources": {"Open": {"Type": "AWS::EC2::SecurityGroup", "Properties": group}}}
    (folder / "template.json").write_text(json.dumps(template))
    rule = {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
    configuration = {"resource": {"aws_security_group": {"open": {"ingress": [rule]}}}}
    (folder / "terraform" / "main.tf.json").write_text(json.dumps(configuration))
