#!/usr/bin/env python3
"""Writes the Swift files that list the declarations of a folder, so that adding a file needs no second edit.

Usage: registries.py           write the files whose contents have changed
       registries.py --check   exit with status 1, and a diff, if a file would change

A registry is an entry of REGISTRIES: the folder that is searched, the line that declares a member, and the Swift file
that is written. Members are listed folder by folder, then by name, one a line so that branches merge.
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
    """A regular expression for the line that declares a member; its group `name` is the name of the member."""
    output: str
    """The file to write."""
    before: str = ""
    """The text before the members."""
    after: str = ""
    """The text after the members."""
    folders: tuple = ()
    """The subfolders in the order in which their members are listed; others follow by name."""
    member: str = "    {name}.self,"
    """The line of a member; `{scope}` is the type that the extension around the declaration extends."""
    names_folders: bool = True
    """Whether a comment with the name of the subfolder precedes its members."""


REGISTRIES = [
    Registry(
        sources="Sources/AWSResources",
        declaration=r"^  public struct (?P<name>\w+): (Tagged)?Resource\b",
        output="Sources/AWSResources/ResourceCatalog+AWS.swift",
        before="""\
public import ResourceGraph

extension ResourceCatalog {
  /// Every resource type that has a struct.
  public static let aws = ResourceCatalog([
""",
        after="""\
  ])
}
""",
        member="    {scope}.{name}.self,",
    ),
    Registry(
        sources="Sources/AWSResources",
        declaration=r"^public enum (?P<name>\w+) \{\}",
        output="Sources/InfraLanguage/Exports+AWSResources.swift",
        before="""\
// What teams get with `import Infra` to write a resource that no construct offers.
""",
        member="@_exported public import enum AWSResources.{name}",
        names_folders=False,
    ),
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
    ),
    Registry(
        sources="Examples/Constructs",
        declaration=r"^  static let (?P<name>\w+) = Stack\(",
        output="Examples/Constructs/Constructs+All.swift",
        before="""\
import Infra

extension Constructs {
  static let all: [Stack] = [
""",
        after="""\
  ]
}
""",
        member="    {name},",
    ),
]

SCOPE = re.compile(r"^extension (\w+)", re.MULTILINE)


def members(registry):
    """The lines of the members by their subfolder, which is empty for files outside subfolders."""
    found = {}
    root = PACKAGE / registry.sources
    for path in sorted(root.rglob("*.swift")):
        folder = path.relative_to(root).parent.as_posix().removeprefix(".")
        source = path.read_text(encoding="utf-8")
        for match in re.finditer(registry.declaration, source, re.MULTILINE):
            scopes = SCOPE.findall(source, 0, match.start()) or [""]
            found.setdefault(folder, []).append(registry.member.format(name=match["name"], scope=scopes[-1]))
    order = {folder: place for place, folder in enumerate(registry.folders)}
    return {folder: sorted(found[folder]) for folder in sorted(found, key=lambda name: (order.get(name, len(order)), name))}


def text(registry):
    lines = [f"// Written by `make generate` from {registry.sources}.\n", "\n", registry.before]
    for folder, found in members(registry).items():
        if folder and registry.names_folders:
            lines.append(f"    // {folder}\n")
        lines += [line + "\n" for line in found]
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
