"""How a test tells what is wrong: all of it at once, and nothing of its own insides."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def expect_none(problems: Iterable[str], beside: str = "") -> None:
    """Fails with every problem on a line of its own."""
    lines = list(problems)
    if lines:
        pytest.fail("\n".join([*lines, *([""] if beside else []), beside]).rstrip(), pytrace=False)
