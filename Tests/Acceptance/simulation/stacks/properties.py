"""The properties of a resource, taken one by one, so that what nobody took can be reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

MISSING = object()
# `EFS` of `EFSVolumeConfiguration`, all of `IAM`, `C` of `Cpu`.
FIRST_WORD = re.compile(r"^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]")


class Properties:
    def __init__(self, values: dict[str, Any]) -> None:
        self._left = dict(values)

    def take(self, name: str, default: Any = None) -> Any:
        """The value of a property, which is then dealt with."""
        return self._left.pop(name, default)

    def need(self, name: str) -> Any:
        """The value of a property without which the resource cannot be made."""
        value = self._left.pop(name, MISSING)
        if value is MISSING:
            raise ValueError(f"'{name}' is required")
        return value

    def only(self, *names: str) -> dict[str, Any]:
        """Those of the named properties that are there, under their own names: most of the API has the same ones."""
        return {name: self._left.pop(name) for name in names if name in self._left}

    def renamed(self, **names: str) -> dict[str, Any]:
        """Those of the properties that are there, under the API's names (`API=property`)."""
        return {new: self._left.pop(old) for new, old in names.items() if old in self._left}

    def tags(self) -> list[dict[str, str]]:
        return self._left.pop("Tags", [])

    def left(self) -> Iterable[str]:
        return sorted(self._left)


def whole(value: Any) -> Any:
    """A number that a template may write as a string (`AllocatedStorage: "50"`)."""
    return int(value) if isinstance(value, str) else value


def camel(value: Any, free: Iterable[str] = ()) -> Any:
    """Names as ECS's API has them: with a small first letter, all the way down, except below names in `free`."""
    if isinstance(value, list):
        return [camel(item, free) for item in value]
    if isinstance(value, dict):
        return {
            FIRST_WORD.sub(lambda word: word[0].lower(), name): item if name in free else camel(item, free)
            for name, item in value.items()
        }
    return value
