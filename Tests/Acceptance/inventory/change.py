"""A small change to a template, and where an inventory must show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    type_name: str
    path: str
    value: Any
    seen_at: str
    """Pattern of the paths at which the comparison must report it."""

    only_where: tuple[str, Any] | None = None
    """A property and its value, where not every resource of the type can be changed so."""
