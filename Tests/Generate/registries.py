#!/usr/bin/env python3
"""Writes the Swift files that list the types of a folder, so that adding a file needs no second edit.

Usage: registries.py           write the files whose contents have changed
       registries.py --check   exit with status 1, and a diff, if a file would change

A registry is an entry of REGISTRIES: the folder that is searched, the declaration that makes a type a member, and the
Swift file that is written. Members are listed folder by folder, then by name, one a line so that branches merge.
"""

import difflib
import re
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Registry:
    sources: str
    """The folder with the sources, which are read with all its subfolders."""
    declaration: str
    """A regular expression for the line that declares a member; its group `name` is the name of the type."""
    output: str
    """The file to write."""
    before: str
    """The text before the members; the members are elements of an array."""
    after: str
    """The text after the members."""
    folders: tuple = ()
    """The subfolders in the order in which their members are listed; others follow by name."""
    element: str = "{name}.self"
    """A member as an element of the array."""


REGISTRIES = [
    Registry(
        sources="Sources/Validation/Rules",
        declaration=r"^struct (?P<name>\w+): \w*Rule \{",
        output="Sources/Validation/Rules/RuleRegistry+All.swift",
        folders=(
            "Network", "Ingress", "Compute", "Data", "Identity", "Secrets", "Edge", "Delivery", "Observability",
            "Capacity",
        ),
        before="""\
extension RuleRegistry {
  /// Every rule, by subject and name.
  package static let all: [any Rule.Type] = [
""",
        after="""\
  ]
}
""",
    )
]


def members(registry):
    """The names of the members by their subfolder, which is empty for files outside subfolders."""
    found = {}
    root = PACKAGE / registry.sources
    for path in sorted(root.rglob("*.swift")):
        folder = path.relative_to(root).parent.as_posix().removeprefix(".")
        for match in re.finditer(registry.declaration, path.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(folder, []).append(match["name"])
    order = {folder: place for place, folder in enumerate(registry.folders)}
    return {folder: sorted(found[folder]) for folder in sorted(found, key=lambda name: (order.get(name, len(order)), name))}


def text(registry):
    lines = [f"// Written by `make generate` from {registry.sources}.\n", "\n", registry.before]
    for folder, names in members(registry).items():
        if folder:
            lines.append(f"    // {folder}\n")
        lines += ["    " + registry.element.format(name=name) + ",\n" for name in names]
    return "".join(lines) + registry.after


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    is_current = True
    for registry in REGISTRIES:
        path = PACKAGE / registry.output
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = text(registry)
        if new == old:
            continue
        is_current = False
        if arguments:
            diff = difflib.unified_diff(
                old.splitlines(keepends=True), new.splitlines(keepends=True), registry.output, registry.output)
            sys.stdout.writelines(diff)
        else:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {registry.output}")
    if arguments and not is_current:
        sys.exit("registries are out of date: run 'make generate'")


if __name__ == "__main__":
    main(sys.argv[1:])
