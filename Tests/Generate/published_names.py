"""The names that AWS and Terraform's AWS provider publish: of all types, and of what the mapped types have, as Swift.

CloudFormation's names are those of cfn-lint's schemas, of all
regions together; Terraform's are in the file that `provider_arguments.py` writes.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

from cfnlint import version as cfnlint
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER, ResourceNotFoundError

from accepted_values import READ, REGIONS, Type

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "Sources/AWSResources/PublishedNames/PublishedNames+AWS.swift"
PROVIDER = ROOT / "Tests/Acceptance/schemas/provider-6.json"
LONGEST_PATH = 8
"""Some schemas nest deeply."""

Tree = dict[str, Any]
"""The properties of an object; `{}` for a value, and for an object of any keys. Under `FORM` is the set of the forms that
the value itself can have, and under `REQUIRED` there is something where it has to be set."""

FORM, REQUIRED = "form", "required"
FORMS = {"boolean": "?", "integer": "#", "number": "#", "string": "$", "object": "%", "array": "+"}


def forms(kind: Type, schema: dict[str, Any], depth: int = 0) -> set[str]:
    """The marks of the forms that a value can have, those of lists with the mark of their items; `*` is any form."""
    schema = kind.resolved(schema)
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if depth > 4:
        return {"*"}
    if types:
        found = {FORMS.get(name, "*") for name in types}
        if found == {"+"}:
            items = forms(kind, schema["items"], depth + 1) if isinstance(schema.get("items"), dict) else {"*"}
            return {"+" + (items.pop() if len(items) == 1 else "")}
        return found
    if schema.get("properties"):
        return {"%"}
    parts = [part for word in ("allOf", "anyOf", "oneOf") for part in schema.get(word, [])]
    return {mark for part in parts for mark in forms(kind, part, depth + 1)} or {"*"}


def properties(kind: Type, schema: dict[str, Any], depth: int = 0, around: tuple[str, ...] = ()) -> Tree:
    """The properties of an object, but not those of an object in one of its own kind, where any may stand."""
    reference = schema.get("$ref")
    if reference in around:
        return {}
    around += (reference,) if reference else ()
    schema = kind.resolved(schema)
    if depth > LONGEST_PATH or schema.get("patternProperties"):
        return {}
    found: Tree = {}
    for name, value in schema.get("properties", {}).items():
        found[name] = {**properties(kind, value, depth + 1, around), FORM: forms(kind, value)}
    if isinstance(schema.get("items"), dict):
        found = united(found, properties(kind, schema["items"], depth, around))
    for word in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(word, []):
            found = united(found, properties(kind, part, depth, around))
    return found


def united(left: Tree, right: Tree) -> Tree:
    both = {
        name: united(left.get(name, {}), right.get(name, {})) if left.get(name) or right.get(name) else {}
        for name in {**left, **right} if name not in (FORM, REQUIRED)
    }
    if found := left.get(FORM, set()) | right.get(FORM, set()):
        both[FORM] = found
    return both


def text(tree: Tree) -> str:
    """`Name$,Rules+{Id$,Status$}`; a property with `!` before it has to be set."""
    return ",".join(
        ("!" if REQUIRED in tree[name] else "") + name + mark(tree[name])
        + (f"{{{inner}}}" if (inner := text(tree[name])) else "")
        for name in sorted(tree) if name not in (FORM, REQUIRED)
    )


def mark(tree: Tree) -> str:
    """The form of a value, where it has only one; that of an object, and of a list of them, is in its braces."""
    found = tree.get(FORM, set())
    inner = text(tree)
    if len(found) != 1 or "*" in found:
        return "*" if found and inner else ""
    (form,) = found
    return form.replace("*", "").replace("%", "") if inner else form.replace("*", "")


def types() -> dict[str, list[str]]:
    """CloudFormation's types by service."""
    found: dict[str, set[str]] = {}
    for region in REGIONS:
        for name in PROVIDER_SCHEMA_MANAGER.get_resource_types(region):
            first, *service = name.split("::")
            if first == "AWS":
                found.setdefault("::".join(service[:-1]), set()).add(service[-1])
    return {service: sorted(names) for service, names in sorted(found.items())}


def described(name: str) -> tuple[Tree, set[str]]:
    """The properties that can be set and the attributes of a CloudFormation type."""
    tree: Tree = {}
    attributes: set[str] = set()
    required: list[set[str]] = []
    for region in REGIONS:
        try:
            kind = Type(name, region)
        except ResourceNotFoundError:
            continue
        tree = united(tree, properties(kind, kind.schema))
        required.append(set(kind.schema.get("required", [])))
        attributes |= set(PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, name).get_atts)
        for path in kind.schema.get("readOnlyProperties", []):
            tree.pop(path.removeprefix("/properties/"), None)
    for property in set.intersection(*required) & set(tree) if required else set():
        tree[property] = {**tree[property], REQUIRED: True}
    return tree, {name for name in attributes if re.fullmatch(r"[\w.]+", name)}


def readable(resource: dict[str, Any]) -> list[str]:
    """The attributes of a Terraform resource; the package has a second one, `…Input`, for each argument."""
    names = set(resource["attributes"])
    own = {name for name in names if not (name.endswith("Input") and name.removesuffix("Input") in names)}
    return sorted(re.sub(r"([A-Z])", lambda letter: f"_{letter[1].lower()}", name) for name in own)


def deprecated_runtimes() -> list[str]:
    """Lambda's runtimes that are no longer updated, each with the dates of that and of the end of new functions."""
    lifecycle = json.loads((resources.files("cfnlint.data.AdditionalSpecs") / "LmbdRuntimeLifecycle.json").read_text())
    known = Type("AWS::Lambda::Function", REGIONS[0]).schema["properties"]["Runtime"]["enum"]

    def newest(name: str) -> str:
        family = re.match("[a-z]+", name)
        assert family
        word = {"dotnetcore": "dotnet", "go": "provided"}.get(family[0], family[0])
        versions = {
            other: [int(number) for number in re.findall("[0-9]+", other)]
            for other in known if re.fullmatch(rf"{word}(\.al)?[0-9.]+x?", other)
        }
        return max(versions, key=lambda other: versions[other])

    return [
        f"{name}={newest(name)},{dates['deprecated']},{dates['create-block']}"
        for name, dates in sorted(lifecycle.items()) if dates["deprecated"] <= READ
    ]


def entries(lines: dict[str, str]) -> str:
    return "".join(f'    "{name}": "{line}",\n' for name, line in sorted(lines.items()) if line)


def swift(mapped: list[dict[str, Any]]) -> str:
    provider = json.loads(PROVIDER.read_text())
    known = {name: described(name) for name in sorted({resource["cloudFormation"] for resource in mapped})}
    settable = {name: text(found["arguments"]) for name, found in provider["resources"].items()}
    settable |= {name: text(found[0]) for name, found in known.items()}
    returned = {name: ",".join(sorted(found[1])) for name, found in known.items()}
    for name in sorted({resource["terraform"] for resource in mapped} & set(provider["resources"])):
        returned[name] = ",".join(readable(provider["resources"][name]))
    listed = "\n".join(f"    {service}:{','.join(names)}" for service, names in types().items())
    runtimes = "\n".join(f"    {line}" for line in deprecated_runtimes())
    terraform = ",".join(name.removeprefix("aws_") for name in provider["types"])
    return f"""\
// Written by `make accepted-values` from the CloudFormation schemas that AWS publishes, as cfn-lint {cfnlint.__version__} has them
// (read on {READ}), and from those of version {provider["provider"]} of Terraform's AWS provider.

// swift-format-ignore-file

extension PublishedNames {{
  /// CloudFormation's types: a line for each service.
  static let cloudFormationTypes: StaticString = \"\"\"
{listed}
    \"\"\"

  /// Terraform's types, without `aws_`.
  static let terraformTypes: StaticString = "{terraform}"

  /// The date on which the schemas were read.
  static let readOn = "{READ}"

  /// Lambda's runtimes that are no longer updated: each with the newest of its family, the date of that, and the date from
  /// which no function can be created with it.
  static let deprecatedRuntimes: StaticString = \"\"\"
{runtimes}
    \"\"\"

  /// The attributes that a mapped type returns.
  static let attributes: [String: StaticString] = [
{entries(returned)}  ]

  /// The properties of a mapped type: `Name$,Rules+{{Id$,Status$}}`, where `PropertyForm` reads the marks.
  static let properties: [String: StaticString] = [
{entries(settable)}  ]
}}
"""
