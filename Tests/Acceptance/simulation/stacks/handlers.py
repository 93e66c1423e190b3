"""The table of handlers, and what a handler gets and gives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simulation.stacks.properties import Properties


@dataclass(frozen=True)
class Made:
    """What CloudFormation knows of a resource after making it: `Ref`, and the attributes for `Fn::GetAtt`."""

    reference: str
    attributes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    """A resource to make, to change or to delete: its properties, and clients of the account that it is in."""

    client: Callable[[str], Any]
    stack: str
    logical_id: str
    properties: Properties
    """What is to be translated: all properties of a resource to make, what changed of one to change."""
    given: dict[str, Any]
    """All properties, to look them up."""
    region: str
    account: str
    replacements: int
    """How many resources had its place in the stack before."""

    def generated_name(self, longest: int = 64) -> str:
        """The name of a resource to which the template gives none: like CloudFormation's, but the same every time.

        One that takes another one's place has another name, since both are there for a while.
        """
        origin = self.logical_id + (f" {self.replacements}" if self.replacements else "")
        suffix = hashlib.sha256(origin.encode()).hexdigest()[:11].upper() + "0"
        return f"{self.stack}-{self.logical_id}"[: longest - len(suffix) - 1] + "-" + suffix


@dataclass(frozen=True)
class Handler:
    """How a type is made, and why moto's own way will not do: it lacks the type, or it drops these properties."""

    make: Callable[[Request], Made]
    lacking: bool
    drops: str
    overwrites: bool


REGISTRY: dict[str, Handler] = {}

Change = Callable[[Request, Made], Made]
"""Changes a resource in place, and gives what CloudFormation knows of it then."""

Deletion = Callable[[Request, Made], None]
"""Deletes a resource, or copies what it holds; nothing of the request is to be translated."""

CHANGES: dict[str, Change] = {}
"""How an update changes what it does not replace, for types that are not made and changed by the same call."""

DELETIONS: dict[str, Deletion] = {}
"""How an update or a rollback deletes what moto would leave."""

SNAPSHOTS: dict[str, Deletion] = {}
"""How what a resource holds is copied before it is deleted, as the policy `Snapshot` asks."""


def changes(type_name: str) -> Callable[[Change], Change]:
    """Registers how resources of a type are changed in place."""

    def register(change: Change) -> Change:
        CHANGES[type_name] = change
        return change

    return register


def deletes(type_name: str) -> Callable[[Deletion], Deletion]:
    """Registers how resources of a type are deleted."""

    def register(delete: Deletion) -> Deletion:
        DELETIONS[type_name] = delete
        return delete

    return register


def copies(type_name: str) -> Callable[[Deletion], Deletion]:
    """Registers how a snapshot is taken of resources of a type."""

    def register(copy: Deletion) -> Deletion:
        SNAPSHOTS[type_name] = copy
        return copy

    return register


def handles(
    type_name: str, *, lacking: bool = False, drops: str = "", overwrites: bool = False
) -> Callable[..., Any]:
    """Registers a handler for a type that moto lacks, or of which it drops properties.

    One that `overwrites` changes what is there already, so that updates use it too.
    """
    assert lacking != bool(drops), f"{type_name}: say either that moto lacks it or what moto drops"

    def register(make: Callable[[Request], Made]) -> Callable[[Request], Made]:
        REGISTRY[type_name] = Handler(make, lacking, drops, overwrites)
        return make

    return register
