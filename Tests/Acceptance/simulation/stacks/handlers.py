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
    """A resource to make: its properties, and clients of the account that it is made in."""

    client: Callable[[str], Any]
    stack: str
    logical_id: str
    properties: Properties
    region: str
    account: str

    def generated_name(self, longest: int = 64) -> str:
        """The name of a resource to which the template gives none: like CloudFormation's, but the same every time."""
        suffix = hashlib.sha256(self.logical_id.encode()).hexdigest()[:11].upper() + "0"
        return f"{self.stack}-{self.logical_id}"[: longest - len(suffix) - 1] + "-" + suffix


@dataclass(frozen=True)
class Handler:
    """How a type is made, and why moto's own way will not do: it lacks the type, or it drops these properties."""

    make: Callable[[Request], Made]
    lacking: bool
    drops: str


REGISTRY: dict[str, Handler] = {}

Deletion = Callable[[Callable[[str], Any], str], None]
"""Deletes what a resource is known by, with clients of the account."""

DELETIONS: dict[str, Deletion] = {}
"""How a rollback deletes what has a name and moto would leave."""


def deletes(type_name: str) -> Callable[[Deletion], Deletion]:
    """Registers how resources of a type are deleted."""

    def register(delete: Deletion) -> Deletion:
        DELETIONS[type_name] = delete
        return delete

    return register


def handles(type_name: str, *, lacking: bool = False, drops: str = "") -> Callable[..., Any]:
    """Registers a handler for a type that moto lacks, or of which it drops properties."""
    assert lacking != bool(drops), f"{type_name}: say either that moto lacks it or what moto drops"

    def register(make: Callable[[Request], Made]) -> Callable[[Request], Made]:
        REGISTRY[type_name] = Handler(make, lacking, drops)
        return make

    return register
