#!/usr/bin/env python3
"""Writes the Swift files that list the declarations of a folder, so that adding a file needs no second edit.

Usage: registries.py           write the files whose contents have changed
       registries.py --check   exit with status 1, and a diff, if a file would change

A registry is an entry of REGISTRIES: the folder that is searched, the text that makes something a member, and the Swift
file that is written. Members are listed folder by folder, then by name, each on lines of its own so that branches merge.
"""

import difflib
import re
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Registry:
    sources: str
    """The folder with the sources, which are read with all its subfolders."""
    declaration: str
    """A regular expression for the text that declares a member; its group `name` is the member's name."""
    output: str
    """The file to write."""
    before: str = ""
    """The text before the members."""
    after: str = ""
    """The text after the members."""
    folders: tuple = ()
    """The subfolders in the order in which their members are listed; others follow by name."""
    element: Callable[[re.Match], str] = lambda match: f"    {match['name']}.self,\n"
    """The lines of a member: by default those of a type as an element of an array."""
    names_folders: bool = True
    """Whether a comment with the name of the subfolder precedes its members."""


def scope(match):
    """The type that the extension around a declaration extends."""
    return re.findall(r"^extension (\w+)", match.string[: match.start()], re.MULTILINE)[-1]


def rule_id(match):
    """A rule's id as a member in Swift, documented by the rule's summary."""
    initials, rest = re.fullmatch(r"([A-Z]+(?=[A-Z][a-z])|[A-Z])(.*)", match["name"]).groups()
    summary = " ".join(match["summary"].replace("\\\n", "").strip('"').split())
    lines = textwrap.wrap(summary, 120 - len("  /// "))
    declaration = f'public static let {initials.lower()}{rest} = RuleID("{match["id"]}")'
    return "".join(f"  {line}\n" for line in [*(f"/// {line}" for line in lines), declaration])


RULE_FOLDERS = (
    "Network", "Ingress", "Compute", "Data", "Identity", "Secrets", "Edge", "Delivery", "Observability", "Capacity",
    "Deployment",
)

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
  ]) { PublishedNames.attributes(returnedBy: $0) }
}
""",
        element=lambda match: f"    {scope(match)}.{match['name']}.self,\n",
    ),
    Registry(
        sources="Sources/AWSResources",
        declaration=r"^public enum (?P<name>\w+) \{\}",
        output="Sources/InfraLanguage/Exports+AWSResources.swift",
        before="""\
// What teams get with `import Infra` to write a resource that no construct offers.
""",
        element=lambda match: f"@_exported public import enum AWSResources.{match['name']}\n",
        names_folders=False,
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
        element=lambda match: f"    {match['name']},\n",
    ),
    Registry(
        sources="Sources/Validation/Rules",
        declaration=r"^struct (?P<name>\w+): \w*Rule \{",
        output="Sources/Validation/Rules/RuleRegistry+All.swift",
        folders=RULE_FOLDERS,
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
        sources="Sources/Validation/Rules",
        declaration=r"^struct (?P<name>\w+): \w*Rule \{(?s:.*?)"
        r'^    id: "(?P<id>[a-z0-9-]+)",(?s:.*?)^    summary:\s*(?P<summary>"""(?s:.*?)"""|".*"),$',
        output="Sources/InfraLanguage/Core/RuleID+All.swift",
        folders=RULE_FOLDERS,
        element=rule_id,
        before="extension RuleID {\n",
        after="}\n",
    ),
]


def members(registry):
    """The members, as matches, by their subfolder, which is empty for files outside subfolders."""
    found = {}
    root = PACKAGE / registry.sources
    for path in sorted(root.rglob("*.swift")):
        folder = path.relative_to(root).parent.as_posix().removeprefix(".")
        for match in re.finditer(registry.declaration, path.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(folder, []).append(match)
    order = {folder: place for place, folder in enumerate(registry.folders)}
    return {
        folder: sorted(found[folder], key=lambda match: match["name"])
        for folder in sorted(found, key=lambda name: (order.get(name, len(order)), name))
    }


def text(registry):
    lines = [f"// Written by `make generate` from {registry.sources}.\n", "\n", registry.before]
    for folder, matches in members(registry).items():
        elements = [registry.element(match) for match in matches]
        if folder and registry.names_folders:
            indentation = re.match(" *", elements[0])[0]
            lines.append(f"{indentation}// {folder}\n")
        lines += elements
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
