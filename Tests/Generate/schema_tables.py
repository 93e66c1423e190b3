#!/usr/bin/env python3
"""Writes what the published schemas say: what AWS accepts of each property, and the names that it publishes.

Usage: schema_tables.py RESOURCES           write the Swift files
       schema_tables.py --check RESOURCES   exit with status 1, and a diff, if one of them would change

RESOURCES is the output of `infra resources --json`. One process writes both, since to read the schemas takes longest.
"""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path

import accepted_values
import published_names


def main(arguments: list[str]) -> int:
    is_check = "--check" in arguments
    [source] = [argument for argument in arguments if argument != "--check"]
    resources = json.loads(Path(source).read_text(encoding="utf-8"))
    written = {table.OUTPUT: table.swift(resources) for table in (accepted_values, published_names)}
    if accepted_values.used:
        print("facts about properties that no resource type maps:", *sorted(accepted_values.used), sep="\n  ", file=sys.stderr)
        return 1
    changed = False
    for file, text in written.items():
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        changed |= old != text
        if is_check:
            sys.stdout.writelines(
                difflib.unified_diff(old.splitlines(True), text.splitlines(True), file.name, file.name)
            )
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return int(is_check and changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
