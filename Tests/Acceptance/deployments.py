"""Deploys the examples with both engines, each into an account of its own, and reads both back."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import inventory
from engines import tools
from engines.terraform import Run, Terraform
from examples import LACKING, Example
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


class Deployments:
    """Starts every deployment at once: most of Terraform's three minutes are spent waiting."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._pool = ThreadPoolExecutor(max_workers=4)
        self._running: dict[tuple[str, str], Future[Deployment]] = {}

    def start(self, engine: str, example: Example, folder: Path) -> Future[Deployment]:
        key = (engine, example.product)
        if key not in self._running:
            deploy = {"terraform": self._terraform, "cloudformation": self._cloudformation}[engine]
            self._running[key] = self._pool.submit(deploy, example, folder)
        return self._running[key]

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)

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
        deployment = Deployment()
        with self._account("cloudformation", example) as account:
            for stack in example.stacks:
                template = json.loads((folder / stack / "template.json").read_text())
                try:
                    deployment.stacks[stack] = create_stack(account, stack, template, example.parameters.get(stack, {}))
                except Exception as error:
                    deployment.problem = f"stack '{stack}' was not created: {error}\n{account.complaints()}"
                    return deployment
            deployment.inventory = inventory.read(account)
        return deployment


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
