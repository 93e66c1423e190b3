"""Deploys the examples with both engines, each into an account of its own, and reads both back."""

from __future__ import annotations

import json
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

import changes
import inventory
import outputs
from inventory.change import Change
from inventory.comparison import differences
from edits import EditedExamples
from engines import tools
from engines.provider import Provider
from engines.terraform import Run, Terraform
from examples import LACKING, Example
from jobs import Jobs
from simulation import images, shared_network
from simulation.account import Account
from stack_updates import StackUpdate, Updated, Watched, identifiers
from updates import MADE, UPDATES, Changes, planned


@dataclass
class Deployment:
    """What came of deploying an example: an inventory, or what went wrong."""

    runs: dict[str, Run] = field(default_factory=dict)
    stacks: dict[str, dict[str, str]] = field(default_factory=dict)
    """CloudFormation's: logical id to physical id, per stack."""
    inventory: inventory.Inventory = field(default_factory=dict)
    updates: dict[str, dict[str, Changes]] = field(default_factory=dict)
    """What Terraform plans for an update, per stack, by the update's name."""
    left: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """What a plan would still change after the last update of a stack was applied, per stack that has updates."""
    update_problem: str = ""
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

    def __init__(self, jobs: Jobs, edited: EditedExamples, scratch: Path) -> None:
        self._jobs = jobs
        self._edited = edited
        self._scratch = scratch
        self._terraforms: dict[tuple[str, str, str], Terraform] = {}
        self._accounts: dict[str, Account] = {}
        """Those in which CloudFormation deployed an example."""
        self._open = ExitStack()

    def close(self) -> None:
        """Closes the accounts that were kept for updates."""
        self._open.close()

    def terraform(self, example: Example, folder: Path) -> Future[Deployment]:
        return self._jobs.start_long(("terraform", example.product), partial(self._terraform, example, folder))

    def cloudformation(self, example: Example, folder: Path) -> Future[Deployment]:
        return self._jobs.start(("cloudformation", example.product), partial(self._cloudformation, example, folder))

    def updated(self, example: Example, folder: Path) -> Future[dict[str, Updated]]:
        """CloudFormation's updates of what it deployed, by their names."""
        deployed = self.cloudformation(example, folder)
        work = partial(self._updated, example, folder, deployed)
        return self._jobs.start_long(("updated", example.product), work)

    def changed(self, example: Example, folder: Path) -> Future[Changed]:
        """CloudFormation's deployment of templates with a change in every kind of resource, and those changes."""
        return self._jobs.start(("changed", example.product), partial(self._changed, example, folder))

    def mixed(self, example: Example, folder: Path, first: str) -> Future[Deployment]:
        """The first stacks by one engine (`cloudformation` or `terraform`), the rest by the other one."""
        start = self._jobs.start_long
        return start((f"{first}-first", example.product), partial(self._mixed, example, folder, first))

    def _account(self, engine: str, example: Example) -> Account:
        log = self._scratch / f"{example.product}-{engine}.log"
        account = Account(log, *example.regions, number=example.account)
        if example.uses_shared_network:
            shared_network.create(account)
        return account

    def _terraform(self, example: Example, folder: Path) -> Deployment:
        deployment = Deployment()
        with self._account("terraform", example) as account, Providers(example, account) as providers:
            if self._apply("terraform", example, folder, example.deployed, account, providers, deployment):
                deployment.inventory = inventory.read(account, *example.regions)
                try:
                    self._update(example, folder, account, deployment)
                except AssertionError as error:
                    deployment.update_problem = str(error)
        return deployment

    def _update(self, example: Example, written: Path, account: Account, deployment: Deployment) -> None:
        """Plans each update, and applies the last of those that are applied: to wait for each would take minutes."""
        updates = [update for update in UPDATES if update.example == example.product]
        last = next((update for update in reversed(updates) if update.is_applied), None)
        # What would follow an update that is applied would be planned of what that one made.
        updates.sort(key=lambda update: update is last)
        updated = {}
        for update in updates:
            folder = self._edited.written(example, update)
            deployment.updates[update.name] = {}
            for stack in example.deployed:
                images.push(account, folder)
                changes = self._plan(example, stack, written, folder)
                deployment.updates[update.name][stack] = changes
                if changes != Changes() and update is last:
                    updated[stack] = self._terraforms["terraform", example.product, stack]
                    updated[stack].apply_update()
        for stack, terraform in updated.items():
            deployment.left[stack] = terraform.plan_again(example.variables.get(stack, {}))

    def _plan(self, example: Example, stack: str, written: Path, changed: Path) -> Changes:
        if outputs.document(written / stack, "terraform") == outputs.document(changed / stack, "terraform"):
            return Changes()
        terraform = self._terraforms["terraform", example.product, stack]
        return planned(terraform.plan_update(changed / stack / "terraform", example.variables.get(stack, {})))

    def _mixed(self, example: Example, folder: Path, first: str) -> Deployment:
        deployment = Deployment()
        name = f"{first}-first"
        with self._account(name, example) as account, Providers(example, account) as providers:
            for engine, stacks in (
                (first, example.deployed[: example.split]),
                ("cloudformation" if first == "terraform" else "terraform", example.deployed[example.split :]),
            ):
                if engine == "terraform":
                    done = self._apply(name, example, folder, stacks, account, providers, deployment)
                else:
                    templates = [_template(folder, stack) for stack in stacks]
                    done = self._create_all(example, folder, stacks, templates, account, deployment)
                if not done:
                    return deployment
            deployment.inventory = inventory.read(account, *example.regions)
        return deployment

    def _apply(
        self,
        name: str,
        example: Example,
        folder: Path,
        stacks: tuple[str, ...],
        account: Account,
        providers: Providers,
        deployment: Deployment,
    ) -> bool:
        """Applies stacks with Terraform; whether all were."""
        program, plugins = tools.terraform(), tools.plugins()
        assert program is not None and plugins is not None
        for stack in stacks:
            images.push(account, folder)
            work = self._scratch / f"{example.product}-{stack}-{name}"
            source = folder / stack / "terraform"
            terraform = Terraform(program, plugins, source, work, account, providers.of(example.region_of(stack)).environment)
            self._terraforms[name, example.product, stack] = terraform
            run = terraform.deploy(example.variables.get(stack, {}))
            deployment.runs[stack] = run
            if not run.applied:
                deployment.problem = f"stack '{stack}' was not applied:\n{run.last.output}\n{account.complaints()}"
                return False
        return True

    def _cloudformation(self, example: Example, folder: Path) -> Deployment:
        deployment = Deployment()
        account = self._open.enter_context(self._account("cloudformation", example))
        self._accounts[example.product] = account
        templates = [_template(folder, stack) for stack in example.deployed]
        if self._create_all(example, folder, example.deployed, templates, account, deployment):
            deployment.inventory = inventory.read(account, *example.regions)
        return deployment

    def _updated(self, example: Example, folder: Path, deployed: Future[Deployment]) -> dict[str, Updated]:
        latest = deployed.result().read()
        account = self._accounts[example.product]
        updates = [update for update in MADE if update.example == example.product]
        result: dict[str, Updated] = {}
        # What cannot be taken back comes last.
        for update in sorted(updates, key=lambda update: bool(update.refused_back)):
            changed = self._edited.written(example, update)
            made = result[update.name] = Updated()
            made.there = _update_all(example, folder, changed, account)
            after = inventory.read(account, *example.regions)
            made.shown = list(differences(latest, after))
            try:
                made.back = _update_all(example, changed, folder, account)
            except ClientError as error:
                made.refusal, latest = str(error), after
            after = inventory.read(account, *example.regions)
            made.left, latest = list(differences(latest, after)), after
        return result

    def _changed(self, example: Example, folder: Path) -> Changed:
        changed = [changes.apply(_template(folder, stack)) for stack in example.deployed]
        deployment = Deployment()
        with self._account("changed", example) as account:
            templates = [template for template, _ in changed]
            if self._create_all(example, folder, example.deployed, templates, account, deployment):
                deployment.inventory = inventory.read(account, *example.regions)
        return deployment, [change for _, made in changed for change in made]

    def _create_all(
        self,
        example: Example,
        folder: Path,
        stacks: tuple[str, ...],
        templates: list[dict[str, Any]],
        account: Account,
        deployment: Deployment,
    ) -> bool:
        """Creates stacks with CloudFormation; whether all were."""
        for stack, template in zip(stacks, templates, strict=True):
            try:
                images.push(account, folder)
                there = account.at(example.region_of(stack))
                deployment.stacks[stack] = create_stack(there, stack, template, example.parameters.get(stack, {}))
            except Exception as error:
                deployment.problem = f"stack '{stack}' was not created: {error}\n{account.complaints()}"
                return False
        return True


class Providers:
    """A process of the provider for each region: its runs share one."""

    def __init__(self, example: Example, account: Account) -> None:
        _, plugins = tools.need_terraform()
        self._open = ExitStack()
        self._of = {region: self._open.enter_context(Provider(plugins, account)) for region in example.regions}

    def of(self, region: str) -> Provider:
        return self._of[region]

    def __enter__(self) -> Providers:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _template(folder: Path, stack: str) -> dict[str, Any]:
    return json.loads((folder / stack / "template.json").read_text())


def create_stack(account: Account, name: str, template: dict[str, Any], parameters: dict[str, str]) -> dict[str, str]:
    """Creates a stack without the types that the simulation lacks; gives the physical id of every resource."""
    account.client("cloudformation").create_stack(**_request(name, template, parameters))
    return identifiers(account, name)


def update_stack(account: Account, name: str, template: dict[str, Any], parameters: dict[str, str]) -> StackUpdate:
    """Updates a stack, without the types that the simulation lacks."""
    watched = Watched(account, name)
    account.client("cloudformation").update_stack(**_request(name, template, parameters))
    return watched.updated()


def _request(name: str, template: dict[str, Any], parameters: dict[str, str]) -> dict[str, Any]:
    resources = {key: value for key, value in template["Resources"].items() if value["Type"] not in LACKING}
    return {
        "StackName": name,
        # Without indentation: a template body has at most 51,200 bytes.
        "TemplateBody": json.dumps({**template, "Resources": resources}, separators=(",", ":")),
        "Parameters": [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        "Capabilities": ["CAPABILITY_NAMED_IAM"],
    }


def _update_all(example: Example, before: Path, after: Path, account: Account) -> dict[str, StackUpdate]:
    """Updates the stacks of an example whose templates differ."""
    done = {}
    for stack in example.deployed:
        images.push(account, after)
        template = _template(after, stack)
        if template != _template(before, stack):
            there = account.at(example.region_of(stack))
            done[stack] = update_stack(there, stack, template, example.parameters.get(stack, {}))
    return done
