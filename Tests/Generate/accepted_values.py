"""What AWS accepts of each property that a resource type maps, from the published CloudFormation schemas, as Swift.

The schemas are those of cfn-lint, of all regions together; the enumerations that they leave out are those of botocore.
A constraint that the simple forms of `ValuePattern` cannot express is widened until they can, or left out: what is
written accepts at least what the schema accepts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import botocore.session
from cfnlint import version as cfnlint
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER, ResourceNotFoundError

import value_patterns
from value_facts import ADDED, ENUMERATIONS, FORMATS, GROWING, STATEMENTS, WRONG

OUTPUT = Path(__file__).resolve().parents[2] / "Sources/AWSResources/AcceptedValues/AcceptedValues+AWS.swift"
READ = "2026-11-28"

REGIONS = ("us-east-1", "eu-west-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1")

LONGEST_CHOICE = 120
"""More words than these are a list of products, such as instance types, not an enumeration."""

Schema = dict[str, Any]
Constraint = dict[str, Any]
"""`length`, `range`, `items` (pairs), `choices` (a list), `like` (a list of patterns), `form` (of `ValueForm`),
`atMost` (the property of the same object that a number must not exceed)."""


class Type:
    def __init__(self, name: str, region: str) -> None:
        self.schema: Schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, name).schema

    def resolved(self, schema: Schema, depth: int = 0) -> Schema:
        while "$ref" in schema and depth < 20:
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            found: Any = self.schema
            for part in schema["$ref"].removeprefix("#/").split("/"):
                found = found.get(part, {})
            schema = {**found, **rest}
            depth += 1
        return schema

    def children(self, schema: Schema, name: str) -> list[Schema]:
        """The schemas of a property: its own, or where only alternatives have it, each of theirs."""
        schema = self.resolved(schema)
        if name in schema.get("properties", {}):
            return [schema["properties"][name]]
        alternatives = [part for word in ("allOf", "anyOf", "oneOf") for part in schema.get(word, [])]
        return [child for part in alternatives for child in self.children(part, name)]

    def items(self, schema: Schema) -> list[Schema]:
        schema = self.resolved(schema)
        return [schema["items"]] if isinstance(schema.get("items"), dict) else []

    def constraint(self, schema: Schema) -> Constraint:
        schema = self.resolved(schema)
        found: Constraint = {}
        for name, low, high in (
            ("length", "minLength", "maxLength"), ("range", "minimum", "maximum"), ("items", "minItems", "maxItems"),
        ):
            pair = (schema.get(low), schema.get(high))
            if name != "range" and pair[0] == 0:
                pair = (None, pair[1])
            if pair != (None, None):
                found[name] = pair
        if isinstance(schema.get("enum"), list):
            found["choices"] = [str(choice) for choice in schema["enum"]]
        if patterns := value_patterns.simple(schema.get("pattern")):
            found["like"] = patterns
        if schema.get("format") in FORMATS:
            found = both(found, FORMATS[schema["format"]])
            found.pop("like", None)
        if schema.get("type") == "number":
            found = both(found, {"form": "number"})
        for part in schema.get("allOf", []):
            found = both(found, self.constraint(part))
        for word in ("anyOf", "oneOf"):
            if parts := [self.constraint(part) for part in schema.get(word, [])]:
                found = both(found, either(parts))
        return found


def both(left: Constraint, right: Constraint) -> Constraint:
    """What one constraint says, and what another adds to it."""
    return {**right, **left}


def either(parts: list[Constraint]) -> Constraint:
    """What alternatives have in common."""
    united: Constraint = {}
    for key in parts[0]:
        if not all(key in part for part in parts):
            continue
        values = [part[key] for part in parts]
        if key in ("choices", "like"):
            united[key] = list(dict.fromkeys(value for part in values for value in part))
        elif all(value == values[0] for value in values):
            united[key] = values[0]
        elif key != "form":
            lows, highs = zip(*values)
            united[key] = (
                None if None in lows else min(lows), None if None in highs else max(highs),
            )
    # A value may follow a pattern here and be a choice there: then neither holds for all.
    return united if all(set(part) == set(united) for part in parts) else {
        key: value for key, value in united.items() if key not in ("choices", "like")
    }


def constraints(name: str, path: str) -> dict[str, Constraint]:
    """What a path demands in every region: of the property, and of the items where it is a list of scalars.

    Of what stands in an object of its own kind, as statements in a statement, nothing is said: it would be said again on
    each level.
    """
    found: dict[str, list[Constraint]] = {}
    for region in REGIONS:
        try:
            kind = Type(name, region)
        except ResourceNotFoundError:
            continue
        schemas = [kind.schema]
        around: set[str] = set()
        for part in path.split("."):
            schemas = [child for schema in schemas for child in kind.children(schema, part.removesuffix("[]"))]
            if part.endswith("[]") and part is not path.split(".")[-1]:
                schemas = [item for schema in schemas for item in kind.items(schema)]
            definitions = {schema["$ref"] for schema in schemas if "$ref" in schema}
            if definitions & around:
                schemas = []
            around |= definitions
        if not schemas:
            continue
        own = path.removesuffix("[]")
        found.setdefault(own, []).append(either([kind.constraint(schema) for schema in schemas]))
        items = [item for schema in schemas for item in kind.items(schema)]
        if items and not path.endswith("[]"):
            found.setdefault(f"{own}[]", []).append(either([kind.constraint(item) for item in items]))
    return {path: either(values) for path, values in found.items()}


def checked(name: str, path: str, constraint: Constraint) -> Constraint:
    """The constraint without what is wrong or bound to be outdated, with what the schema does not say."""
    for key in WRONG.get((name, path), ()):
        constraint.pop(key, None)
    if len(constraint.get("choices", ())) > LONGEST_CHOICE or (name, path) in GROWING:
        constraint.pop("choices", None)
    if constraint.get("range") == (None, None):
        del constraint["range"]
    if "form" in constraint:
        constraint.pop("like", None)
    added = facts(name, path)
    if "form" in added or "like" in added:
        constraint.pop("like", None)
        constraint.pop("form", None)
    if "form" in added:
        constraint.pop("length", None)
    return {**constraint, **added}


MODELS = botocore.session.get_session()


def facts(name: str, path: str) -> Constraint:
    """What the schemas do not say of a property."""
    if (name, path) not in ENUMERATIONS:
        return ADDED.get((name, path), {})
    service, shape = ENUMERATIONS[name, path]
    return {"choices": sorted(MODELS.get_service_model(service).shape_for(shape).enum)}


def policy_facts(paths: list[str]) -> dict[str, Constraint]:
    """What IAM takes in the policies among the properties of a type, which the schemas have as objects of any kind."""
    policies = [path.removesuffix("Statement[].Effect") for path in paths if path.endswith("Statement[].Effect")]
    return {policy + part: fact for policy in policies for part, fact in STATEMENTS.items()}


def words(constraint: Constraint) -> str:
    parts = []
    for key in ("length", "range", "items"):
        if key in constraint:
            low, high = ("" if end is None else f"{end:g}" if end < 1e6 else str(int(end)) for end in constraint[key])
            parts.append(f"{key} {low}...{high}")
    for key in ("atMost", "form"):
        if key in constraint:
            parts.append(f"{key} {constraint[key]}")
    if "choices" in constraint:
        parts.append("choices " + ",".join(constraint["choices"]))
    if "like" in constraint:
        parts.append("like " + "|".join(constraint["like"]))
    return "\t".join(parts)


def table(name: str, paths: list[str]) -> list[str]:
    """The lines of a type: the depth, the property's name and what AWS accepts of it, objects around it first."""
    tree: dict[str, Any] = {}
    # Lists of tags, and maps of them.
    kind = Type(name, REGIONS[0])
    tagged = {
        path.removesuffix("[]") for path in paths
        if any(kind.resolved(child).get("type") in ("array", "object")
               for child in kind.children(kind.schema, path.removesuffix("[]")))
    }
    policies = policy_facts(paths)
    for path in [*paths, *policies]:
        for place, constraint in {path: policies[path]}.items() if path in policies else constraints(name, path).items():
            if place.endswith("Tags") and "." not in place and place in tagged:
                constraint = {"form": "tags"}
            text = words(checked(name, place, constraint))
            used.discard((name, place))
            if not text:
                continue
            node = tree
            steps = place.replace("[]", ".[]").split(".")
            for step in steps:
                node = node.setdefault(step, {})
            node[""] = text
    lines: list[str] = []

    def add(node: dict[str, Any], depth: int) -> None:
        for step, child in node.items():
            if step:
                lines.append(f"{depth:x}{step}" + (f"\t{child['']}" if "" in child else ""))
                add(child, depth + 1)

    add(tree, 0)
    return lines


used = {*ADDED, *ENUMERATIONS, *WRONG, *GROWING}
"""The facts that no property has used yet."""


def swift(resources: list[dict[str, Any]]) -> str:
    paths: dict[str, list[str]] = {}
    for resource in resources:
        known = paths.setdefault(resource["cloudFormation"], [])
        known += [path for path in resource["properties"]["cloudFormation"] if path not in known]
    cases = []
    for name in sorted(paths):
        lines = table(name, paths[name])
        if lines:
            text = "\n".join(f"      {line}" for line in lines)
            cases.append(f'    case "{name}":\n      #"""\n{text}\n      """#\n')
    return f"""\
// Written by `make accepted-values` from the CloudFormation schemas that AWS publishes, as cfn-lint {cfnlint.__version__} has them
// (read on {READ}), and from Tests/Generate/value_facts.py.

// swift-format-ignore-file

extension AcceptedValues {{
  /// What AWS accepts of the properties of a type, in lines that ``ValueTable`` reads.
  static func lines(of type: String) -> StaticString? {{
    switch type {{
{"".join(cases)}    default: nil
    }}
  }}
}}
"""
