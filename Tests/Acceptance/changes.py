"""Changed templates: one small change for each kind of resource.

They test the tests: a reader that overlooks a property would call two different systems equal.
"""

from __future__ import annotations

import copy
from typing import Any

import inventory
from inventory.change import Change


def apply(template: dict[str, Any]) -> tuple[dict[str, Any], list[Change]]:
    """A changed copy of the template, and the changes for which it has a resource."""
    template = copy.deepcopy(template)
    made = []
    for change in inventory.CHANGES:
        for resource in template["Resources"].values():
            if resource["Type"] == change.type_name and _set(resource["Properties"], change):
                made.append(change)
                break
    return template, made


def _set(properties: dict[str, Any], change: Change) -> bool:
    """Sets a value; not where the path leads nowhere, nor where the value is the same already."""
    if change.only_where and properties.get(change.only_where[0]) != change.only_where[1]:
        return False
    *parents, last = [int(part) if part.isdigit() else part for part in change.path.split(".")]
    place: Any = properties
    for part in parents:
        try:
            place = place[part]
        except (KeyError, IndexError):
            return False
    is_new = change.path in ("DisplayName",)
    if (last not in place and not is_new) or place.get(last) == change.value:
        return False
    place[last] = change.value
    return True
