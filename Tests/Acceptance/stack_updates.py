"""Updates of stacks by CloudFormation: what it says that it did, and what became of the resources."""

from __future__ import annotations

from dataclasses import dataclass, field

from inventory.comparison import Difference
from simulation.account import Account
from simulation.stacks.updates import NEEDS_ANOTHER
from updates import Changes


@dataclass
class StackUpdate:
    """One update of a stack."""

    before: dict[str, str]
    """Logical id to physical id."""
    after: dict[str, str]
    changes: Changes
    retained: dict[str, str] = field(default_factory=dict)
    """What the stack no longer has, and CloudFormation did not delete: logical id to type."""


@dataclass
class Updated:
    """A change of an example, made in every stack that has it, and taken back."""

    there: dict[str, StackUpdate] = field(default_factory=dict)
    back: dict[str, StackUpdate] = field(default_factory=dict)
    shown: list[Difference] = field(default_factory=list)
    """Where the account differs after the change."""
    left: list[Difference] = field(default_factory=list)
    """Where it differs from before when the change is taken back, or from after it when that is refused."""
    refusal: str = ""
    """What AWS says to the way back."""


def identifiers(account: Account, stack: str) -> dict[str, str]:
    """The physical id of every resource of a stack, by its logical id."""
    pages = account.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    found = [item for page in pages for item in page["StackResourceSummaries"]]
    return {item["LogicalResourceId"]: item["PhysicalResourceId"] for item in found}


class Watched:
    """A stack that is about to be updated."""

    def __init__(self, account: Account, stack: str) -> None:
        self._account = account
        self._stack = stack
        self._before = identifiers(account, stack)
        self._events = len(self._said())

    def updated(self) -> StackUpdate:
        """What happened since."""
        said = self._said()[self._events :]
        update = StackUpdate(self._before, identifiers(self._account, self._stack), Changes())
        replaced = {event["LogicalResourceId"] for event in said if event.get("ResourceStatusReason") == NEEDS_ANOTHER}
        for event in said:
            name, kind, status = event["LogicalResourceId"], event["ResourceType"], event["ResourceStatus"]
            if name in replaced:
                update.changes.replaced[name] = kind
            elif status == "CREATE_COMPLETE":
                update.changes.added[name] = kind
            elif status.startswith("DELETE"):
                update.changes.removed[name] = kind
            elif kind != "AWS::CloudFormation::Stack":
                update.changes.changed[name] = kind
            if status == "DELETE_SKIPPED":
                update.retained[name] = kind
        return update

    def _said(self) -> list[dict[str, str]]:
        """The events of the stack, the first one first."""
        client = self._account.client("cloudformation")
        pages = client.get_paginator("describe_stack_events").paginate(StackName=self._stack)
        return [event for page in pages for event in page["StackEvents"]][::-1]
