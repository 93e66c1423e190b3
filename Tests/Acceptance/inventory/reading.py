"""Small helpers for all readers."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Iterable
from typing import Any


def every(client: Any, operation: str, key: str, **arguments: Any) -> list[Any]:
    """All pages of a list."""
    if client.can_paginate(operation):
        return [item for page in client.get_paginator(operation).paginate(**arguments) for item in page.get(key, [])]
    return getattr(client, operation)(**arguments)[key]


def only(item: dict[str, Any], *names: str) -> dict[str, Any]:
    """The named values that are there and say something: APIs differ in leaving out what is empty."""
    return {name: item[name] for name in names if item.get(name) not in (None, "", [], {})}


# What AWS makes up, otherwise in every account: the ids of keys and of what stands in a network.
MADE_UP = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=-)[0-9a-f]{8,17}\b")


def document(text: Any) -> Any:
    """A policy document, with its statements in a form in which order and one-element lists make no difference."""
    value = json.loads(urllib.parse.unquote(text)) if isinstance(text, str) else text
    statements = value["Statement"] if isinstance(value["Statement"], list) else [value["Statement"]]
    return {"Version": value.get("Version"), "Statement": in_order(_statement(item) for item in statements)}


def _statement(item: dict[str, Any]) -> dict[str, Any]:
    result = {}
    for name, value in item.items():
        if name in ("Action", "NotAction", "Resource", "NotResource"):
            value = _many(value)
        elif name in ("Principal", "NotPrincipal") and isinstance(value, dict):
            value = {kind: _many(names) for kind, names in value.items()}
        elif name == "Condition":
            value = {test: {key: _many(text) for key, text in keys.items()} for test, keys in value.items()}
        result[name] = value
    return result


def _many(value: Any) -> set[str]:
    """A set: it is put in order after ids were replaced by names."""
    return set(value) if isinstance(value, list) else {value}


def in_order(items: Iterable[Any]) -> list[Any]:
    """Items of which the order says nothing; those that differ in ids alone stay as they come."""
    return sorted(items, key=lambda item: MADE_UP.sub("", json.dumps(item, sort_keys=True, default=sorted)))
