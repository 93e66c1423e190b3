"""The list of repairs."""

from __future__ import annotations

from collections.abc import Callable

Repair = Callable[[], None]

REPAIRS: list[Repair] = []


def repair(function: Repair) -> Repair:
    """Lists a function among the repairs."""
    REPAIRS.append(function)
    return function
