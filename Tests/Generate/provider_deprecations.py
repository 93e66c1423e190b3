#!/usr/bin/env python3
"""Writes which arguments version 6 of Terraform's AWS provider calls deprecated, of the types in `provider-6.json`.

Usage: provider_deprecations.py PACKAGE

PACKAGE is the wheel of pulumi-aws, whose classes are generated from the provider and carry its deprecations:
`pip download --no-deps pulumi-aws==7.51.1`. It has names of its own, so the class of a type is the one with the same
arguments. It leaves some deprecations out; those that 5.100 has too are in that version's schema.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).resolve().parents[1] / "Acceptance/schemas"
READ = "2026-11-30"
NOT_OF_A_CONFIGURATION = {"id", "tags_all"}

MODULE = re.compile(r"pulumi_aws/(\w+)/(\w+)\.py")
CLASS = re.compile(r"^class (\w+Args):\n(.*?)(?=^(?:class|if|@)|\Z)", re.S | re.M)
PROPERTY = re.compile(
    r"    @pulumi\.getter(?:\(name=\"\w+\"\))?\n"
    r"(?P<deprecation>    @_utilities\.deprecated\(\"\"\".*?\"\"\"\)\n)?"
    r"    def (?P<name>\w+)\(self\) -> (?P<type>[^\n]+):\n",
    re.S,
)


@dataclass
class Class:
    module: str
    is_resource: bool
    nested: dict[str, str] = field(default_factory=dict)
    """The classes of the properties that are objects, or lists of them."""
    deprecated: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def singular(name: str) -> str:
    """The package names lists in the plural and Terraform blocks in the singular."""
    plain = name.replace("_", "")
    for plural, one in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("s", "")):
        if plain.endswith(plural):
            return plain[: -len(plural)] + one
    return plain


def classes(package: Path) -> dict[tuple[str, str], Class]:
    found = {}
    with zipfile.ZipFile(package) as wheel:
        for path in wheel.namelist():
            match = MODULE.fullmatch(path)
            if not match or match[2] in ("__init__", "outputs") or match[2].startswith("get_"):
                continue
            for name, body in CLASS.findall(wheel.read(path).decode()):
                item = Class(match[1], is_resource=match[2] != "_inputs")
                for part in PROPERTY.finditer(body):
                    word = singular(part["name"])
                    item.names.add(word)
                    if part["deprecation"]:
                        item.deprecated.add(word)
                    if nested := re.search(r"'(?:_inputs\.)?(\w+Args)'", part["type"]):
                        item.nested[word] = nested[1]
                found[match[1], name] = item
    return found


def matching(type_name: str, arguments: dict[str, Any], known: dict[tuple[str, str], Class]) -> tuple[str, str]:
    """The class with the most arguments in common, and among those with as many, the one with the nearest name."""
    own = {singular(name) for name in arguments.keys() - NOT_OF_A_CONFIGURATION}

    def likeness(key: tuple[str, str]) -> tuple[float, float]:
        other = known[key].names
        named = type_name.removeprefix("aws_").replace("_", "")
        alike = difflib.SequenceMatcher(None, named, "".join(key).removesuffix("Args").lower()).ratio()
        return len(own & other) / len(own | other), alike

    return max((key for key, item in known.items() if item.is_resource), key=likeness)


def deprecated(
    arguments: dict[str, Any], key: tuple[str, str], known: dict[tuple[str, str], Class], above: str = ""
) -> Iterator[str]:
    item = known.get(key)
    if item is None:
        return
    for name, inner in arguments.items():
        word = singular(name)
        if word in item.deprecated:
            yield above + name
        if inner and word in item.nested:
            yield from deprecated(inner, (key[0], item.nested[word]), known, f"{above}{name}.")


def main() -> None:
    package = Path(sys.argv[1])
    known = classes(package)
    resources = json.loads((SCHEMAS / "provider-6.json").read_text())["resources"]
    found = {}
    for name, item in resources.items():
        if paths := sorted(deprecated(item["arguments"], matching(name, item["arguments"], known), known)):
            found[name] = paths
    document = {"source": f"{package.name}, read on {READ}", "deprecated": found}
    (SCHEMAS / "provider-6-deprecated.json").write_text(json.dumps(document, indent=1) + "\n")
    print(f"{sum(map(len, found.values()))} arguments of {len(found)} types")


if __name__ == "__main__":
    main()
