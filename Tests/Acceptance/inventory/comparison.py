"""Two inventories, held against each other."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from typing import Any

Difference = tuple[str, Any, Any]
ABSENT = "(absent)"


def differences(one: Any, other: Any, path: str = "") -> Iterator[Difference]:
    """Every place where the two differ, with both values; the path names section, resource and property."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted({*one, *other}):
            yield from differences(
                one.get(key, ABSENT), other.get(key, ABSENT), f"{path} / {key}" if path else str(key)
            )
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differences(left, right, f"{path}[{index}]")
    elif one != other:
        yield path, one, other


def unexplained(found: list[Difference], explained: dict[str, str]) -> list[str]:
    """Differences that no pattern of the table covers, and patterns that cover nothing."""
    problems, used = [], set()
    for path, one, other in found:
        patterns = [pattern for pattern in explained if fnmatch.fnmatchcase(path, pattern)]
        used.update(patterns)
        if not patterns:
            problems.append(f"{path}\n    CloudFormation: {one}\n    Terraform:      {other}")
    return problems + [
        f"the table's entry '{pattern}' is not needed any more" for pattern in explained if pattern not in used
    ]
