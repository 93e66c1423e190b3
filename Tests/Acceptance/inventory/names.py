"""Readable names in place of ids."""

from __future__ import annotations

import re
from typing import Any

# Names that an engine makes up when the template gives none.
MADE_UP = re.compile(r"20\d{16,}[0-9a-f]*$|-(?=[A-Z0-9]*\d)[A-Z0-9]{12,13}$|-(?=[a-z0-9]*\d)[a-z0-9]{12,13}$")


class Names:
    """Collects ids with the names of what they stand for, and puts the names in their place."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._keys: set[str] = set()

    def add(self, kind: str, name: str | None, *identifiers: str | None) -> str:
        """Makes these identifiers mean `<kind name>` wherever they stand, and returns that."""
        known = [identifier for identifier in identifiers if identifier]
        label = f"<{kind} {name or known[0]}>"
        for identifier in known:
            self._names[identifier] = label
        return label

    def key(self, arn: str | None) -> str | None:
        """A KMS key; the ones that AWS keeps for its services are not ours, and have another id in every account."""
        if arn:
            self._keys.add(arn)
        return arn

    def within(self, found: dict[str, Any]) -> dict[str, Any]:
        """Everything with every id in it replaced, longest first, and with its lists of plain values in order.

        To be called when all readers are done: what is read first also refers to what is read last.
        """
        names = {**dict.fromkeys(self._keys, "<a key of AWS>"), **self._names}
        if not names:
            return found
        pattern = re.compile("|".join(re.escape(identifier) for identifier in sorted(names, key=len, reverse=True)))
        return self._replace(found, pattern, names)

    def _replace(self, value: Any, pattern: re.Pattern[str], names: dict[str, str]) -> Any:
        if isinstance(value, str):
            return pattern.sub(lambda match: names[match[0]], value)
        if isinstance(value, dict):
            return {
                self._replace(key, pattern, names): self._replace(item, pattern, names) for key, item in value.items()
            }
        if isinstance(value, (set, frozenset)):
            return sorted(self._replace(item, pattern, names) for item in value)
        if isinstance(value, list):
            return [self._replace(item, pattern, names) for item in value]
        return value


def chosen(name: str) -> str | None:
    """A name that somebody chose; none when an engine made it up."""
    return None if MADE_UP.search(name) else name


def plain_tags(tags: Any, key: str = "Key", value: str = "Value") -> dict[str, str]:
    """Tags as a dictionary, without those that the engines add themselves."""
    pairs = tags.items() if isinstance(tags, dict) else ((tag[key], tag[value]) for tag in tags or [])
    return {name: text for name, text in sorted(pairs) if not name.startswith("aws:")}


def name_tag(tags: Any, key: str = "Key", value: str = "Value") -> str | None:
    return plain_tags(tags, key, value).get("Name")
