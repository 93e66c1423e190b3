"""Deploys the examples with both engines, each into an account of its own, and reads both back."""

from __future__ import annotations

import json
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import changes
import inventory
from changes import Change
from engines import tools
from engines.terraform import Run, Terraform
from examples import LACKING, Example
from jobs import Jobs
from simulation.account import Account


@dataclass
class Deployment:
    """What came of deploying an example: an inventory, or what went wrong."""

    runs: dict[str, Run] = field(default_factory=dict)
    stacks: dict[str, dict[str, str]] = field(default_factory=dict)
    """CloudFormation's: logical id to physical id, per stack."""
    inventory: inventory.Inventory = field(default_factory=dict)
    problem: str = ""

    def run(self, stack: str) -> Run:
        """Terraform's run of a stack; one that was not reached is reported with what stopped the ones before it."""
        assert stack in self.runs, self.problem
        return self.runs[stack]

    def stack(self, name: str) -> dict[str, str]:
        """CloudFormation's resources of a stack."""
        assert name in self.stacks, self.problem
        return self.stacks[name]

    def read(self) -> inventory.Inventory:
        if self.problem:
            raise AssertionError(self.problem)
        return self.inventory


Changed = tuple[Deployment, list[Change]]
"""A deployment of changed templates, and the changes."""


class Deployments:
    """Starts deployments as jobs: most of the minutes that Terraform takes are spent waiting."""

    def __init__(self, jobs: Jobs, scratch: Path) -> None:
        self._jobs = jobs
        self._scratch = scratch

    def terraform(self, example: Example, folder: Path) -> Future[Deployment]:
        return self._jobs.start_long(("terraform", example.product), partial(self._terraform, example, folder))

    def cloudformation(self, example: Example, folder: Path) -> Future[Deployment]:
        return self._jobs.start(("cloudformation", example.product), partial(self._cloudformation, example, folder))

    def changed(self, example: Example, folder: Path) -> Future[Changed]:
        """CloudFormation's deployment of templates with a change in every kind of resource, and those changes."""
        return self._jobs.start(("changed", example.product), partial(self._changed, example, folder))

    def _account(self, engine: str, example: Example) -> Account:
        log = self._scratch / f"{example.product}-{engine}.log"
        return Account(log, example.region, number=example.account)

    def _terraform(self, example: Example, folder: Path) -> Deployment:
        program, plugins = tools.terraform(), tools.plugins()
        assert program is not None and plugins is not None
        deployment = Deployment()
        with self._account("terraform", example) as account:
            for stack in example.stacks:
                work = self._scratch / f"{example.product}-{stack}-terraform"
                terraform = Terraform(program, plugins, folder / stack / "terraform", work, account)
                run = terraform.deploy(example.variables.get(stack, {}))
                deployment.runs[stack] = run
                if not run.applied:
                    deployment.problem = f"stack '{stack}' was not applied:\n{run.last.output}\n{account.complaints()}"
                    return deployment
            deployment.inventory = inventory.read(account)
        return deployment

    def _cloudformation(self, example: Example, folder: Path) -> Deployment:
        return self._create("cloudformation", example, [_template(folder, stack) for stack in example.stacks])

    def _changed(self, example: Example, folder: Path) -> Changed:
        changed = [changes.apply(_template(folder, stack)) for stack in example.stacks]
        deployment = self._create("changed", example, [template for template, _ in changed])
        return deployment, [change for _, made in changed for change in made]

    def _create(self, name: str, example: Example, templates: list[dict[str, Any]]) -> Deployment:
        deployment = Deployment()
        with self._account(name, example) as account:
            for stack, template in zip(example.stacks, templates, strict=True):
                try:
                    deployment.stacks[stack] = create_stack(account, stack, template, example.parameters.get(stack, {}))
                except Exception as error:
                    deployment.problem = f"stack '{stack}' was not created: {error}\n{account.complaints()}"
                    return deployment
            deployment.inventory = inventory.read(account)
        return deployment


def _template(folder: Path, stack: str) -> dict[str, Any]:
    return json.loads((folder / stack / "template.json").read_text())


def create_stack(account: Account, name: str, template: dict[str, Any], parameters: dict[str, str]) -> dict[str, str]:
    """Creates a stack without the types that the simulation lacks; gives the physical id of every resource."""
    resources = {key: value for key, value in template["Resources"].items() if value["Type"] not in LACKING}
    client = account.client("cloudformation")
    client.create_stack(
        StackName=name,
        # Without indentation: a template body has at most 51,200 bytes.
        TemplateBody=json.dumps({**template, "Resources": resources}, separators=(",", ":")),
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_NAMED_IAM"],
    )
    pages = client.get_paginator("list_stack_resources").paginate(StackName=name)
    return {
        item["LogicalResourceId"]: item["PhysicalResourceId"]
        for page in pages
        for item in page["StackResourceSummaries"]
    }
