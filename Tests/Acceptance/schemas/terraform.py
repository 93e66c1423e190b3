"""The schema of Terraform's AWS provider, as the provider itself prints it."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from engines import tools
from engines.terraform import Terraform
from schemas.paths import Segment, parse

CONFIGURATION = {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}}}


@cache
def provider_schema(program: Path, plugins: Path) -> dict[str, Any]:
    """Printed once for a version of the provider, and kept in the virtual environment."""
    kept = Path(sys.prefix) / "cache" / f"terraform-provider-aws-{tools.provider_version(plugins)}.json"
    if not kept.exists():
        with TemporaryDirectory() as scratch:
            source = Path(scratch) / "source"
            source.mkdir()
            (source / "main.tf.json").write_text(json.dumps(CONFIGURATION))
            printed = Terraform(program, plugins, source, Path(scratch) / "work", None).provider_schema()
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial = kept.with_suffix(".partial")
        partial.write_text(json.dumps(printed))
        partial.rename(kept)
    (schema,) = json.loads(kept.read_text())["provider_schemas"].values()
    return schema


class TerraformType:
    def __init__(self, name: str, provider: dict[str, Any]) -> None:
        kinds = ("resource_schemas", "data_source_schemas", "ephemeral_resource_schemas")
        found = next((provider[kind][name] for kind in kinds if name in provider.get(kind, {})), None)
        if found is None:
            raise LookupError(f"the provider has no {name}")
        self._block: dict[str, Any] = found["block"]

    def problem(self, path: str) -> str | None:
        """Why this path of arguments does not exist, or is nested otherwise."""
        block: dict[str, Any] = self._block
        walked = ""
        for index, segment in enumerate(segments := parse(path)):
            walked = f"{walked}.{segment.name}" if walked else segment.name
            is_last = index == len(segments) - 1
            nested = block.get("block_types", {}).get(segment.name)
            attribute = block.get("attributes", {}).get(segment.name)
            if nested is not None:
                problem, below = _block_problem(nested, segment), nested["block"]
            elif attribute is not None:
                problem, below = _attribute_problem(attribute, segment, is_last)
            else:
                return f"'{walked}' does not exist"
            if problem:
                return f"'{walked}' {problem}"
            if below is None:
                return None
            block = below
        return None

    def problem_with_attribute(self, path: str) -> str | None:
        """Why a reference to this attribute gives nothing."""
        return self.problem(path)

    def is_deprecated(self, path: str) -> bool:
        """Whether an argument, or a block around it, has the provider's mark."""
        block: dict[str, Any] = self._block
        for segment in parse(path):
            found = block.get("attributes", {}).get(segment.name, {})
            nested = block.get("block_types", {}).get(segment.name, {}).get("block", {})
            if found.get("deprecated") or nested.get("deprecated"):
                return True
            block = nested or found.get("nested_type", {})
        return False


def _block_problem(nested: dict[str, Any], segment: Segment) -> str | None:
    """Terraform's JSON takes a block as one object or as a list of them, however often it may stand."""
    if segment.is_list and nested["nesting_mode"] in ("single", "group"):
        return "is a single block"
    return None


def _attribute_problem(
    attribute: dict[str, Any], segment: Segment, is_last: bool
) -> tuple[str | None, dict[str, Any] | None]:
    """The problem with how an attribute is nested, and what is below it (nothing, when any key may stand there)."""
    if nested := attribute.get("nested_type"):
        is_list = nested["nesting_mode"] in ("list", "set")
        below: dict[str, Any] | None = {"attributes": nested["attributes"]}
    else:
        is_list, below, is_free = _shape(attribute["type"])
        if not segment.is_list and is_free:
            return None, None
    if segment.is_list and not is_list:
        return "is not a list", below
    if segment.is_list and below is None:
        return "is not a list of objects", below
    if not segment.is_list and not is_last:
        if is_list:
            return "is a list: write [] after it", below
        if below is None:
            return "holds no attributes", below
    return None, below if below is not None else {}


def _shape(kind: Any) -> tuple[bool, dict[str, Any] | None, bool]:
    """Whether a type is a list; the attributes of the object that it is or lists; whether its keys are free."""
    if isinstance(kind, str):
        return False, None, False
    word, inner = kind
    if word in ("list", "set"):
        return True, _shape(inner)[1], False
    if word == "map":
        return False, None, True
    return False, {"attributes": {name: {"type": value} for name, value in inner.items()}}, False


OPAQUE = {("aws_wafv2_web_acl", "rule.statement"), ("aws_wafv2_rule_group", "rule.statement")}
"""Arguments of which the package has no classes, as they nest too deeply; the schema of 5.100 has to suffice."""


FOLDER = Path(__file__).parent


class NextProvider:
    """The arguments and attributes that the next major version has, from the files of Tests/Generate/provider_*.py."""

    def __init__(self) -> None:
        document = json.loads((FOLDER / "provider-6.json").read_text())
        self.version: str = document["provider"]
        self._resources: dict[str, Any] = document["resources"]
        marks = json.loads((FOLDER / "provider-6-deprecated.json").read_text())["deprecated"]
        self._deprecated = {name: set(paths) for name, paths in marks.items()}

    def problem(self, name: str, path: str) -> str | None:
        """Why a path of arguments does not exist."""
        found = self._resources.get(name)
        if found is None:
            return f"{self.version} has no {name}"
        block: dict[str, Any] = found["arguments"]
        walked = ""
        for segment in parse(path):
            walked = f"{walked}.{segment.name}" if walked else segment.name
            if segment.name not in block:
                return f"{self.version} has no '{walked}'"
            block = block[segment.name]
            if (name, walked) in OPAQUE:
                return None
        return None

    def is_deprecated(self, name: str, path: str) -> bool:
        """Whether an argument, or a block around it, has the provider's mark."""
        names = [segment.name for segment in parse(path)]
        return any(".".join(names[: end + 1]) in self._deprecated.get(name, ()) for end in range(len(names)))

    def problem_with_attribute(self, name: str, path: str) -> str | None:
        """Why an attribute does not exist; below its first name, the schema of 5.100 has to suffice."""
        first, *others = parse(path)[0].name.split("_")
        attribute = first + "".join(word.capitalize() for word in others)
        is_known = attribute in self._resources.get(name, {"attributes": []})["attributes"]
        return None if is_known else f"{self.version} has no attribute '{path}'"
