"""How a test tells what is wrong: all of it at once, and nothing of its own insides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from botocore.exceptions import ClientError


def expect_none(problems: Iterable[str], beside: str = "") -> None:
    """Fails with every problem on a line of its own."""
    lines = list(problems)
    if lines:
        pytest.fail("\n".join([*lines, *([""] if beside else []), beside]).rstrip(), pytrace=False)


@contextmanager
def refused(code: str, words: str) -> Iterator[None]:
    """Expects that a call fails with a code, and with words in its message."""
    with pytest.raises(ClientError, match=words) as error:
        yield
    assert error.value.response["Error"]["Code"] == code
