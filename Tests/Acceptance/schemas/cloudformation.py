"""CloudFormation's resource schemas, as cfn-lint brings them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER, ResourceNotFoundError

from schemas.paths import Segment, parse

Schema = dict[str, Any]


class CloudFormationType:
    def __init__(self, name: str, region: str) -> None:
        try:
            found = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, name)
        except ResourceNotFoundError as error:
            raise LookupError(f"CloudFormation has no type {name}") from error
        self._schema: Schema = found.schema
        self._attributes = set(found.get_atts)

    def problem(self, path: str) -> str | None:
        """Why this path of properties does not exist, or is nested otherwise."""
        schemas = [self._schema]
        walked = ""
        for index, segment in enumerate(segments := parse(path)):
            walked = f"{walked}.{segment.name}" if walked else segment.name
            found = [child for schema in schemas for child in self._children(schema, segment.name)]
            if not found:
                return None if self._is_free(schemas) and index else f"'{walked}' does not exist"
            if problem := self._nesting(found, segment, is_last=index == len(segments) - 1):
                return f"'{walked}' {problem}"
            schemas = [item for child in found for item in (self._items(child) if segment.is_list else [child])]
        return None

    def problem_with_attribute(self, attribute: str) -> str | None:
        """Why `Fn::GetAtt` does not give this attribute; `Ref` is there for every type."""
        if attribute == "Ref" or attribute in self._attributes:
            return None
        return f"Fn::GetAtt does not give '{attribute}' (it gives {', '.join(sorted(self._attributes))})"

    def fixed(self, before: Schema, after: Schema) -> list[str]:
        """The paths of what differs in two resources of this type, and that only a new resource can have otherwise."""
        paths = [path.removeprefix("/properties/") for path in self._schema.get("createOnlyProperties", [])]
        return [path for path in paths if _at(before, path.split("/")) != _at(after, path.split("/"))]

    def _nesting(self, schemas: list[Schema], segment: Segment, *, is_last: bool) -> str | None:
        lists = [schema for schema in schemas if list(self._items(schema))]
        objects = [schema for schema in schemas if self._is_object(schema) or self._is_free([schema])]
        if segment.is_list and not lists:
            return "is not a list"
        if segment.is_list and not any(self._is_object(item) for schema in lists for item in self._items(schema)):
            return "is not a list of objects"
        if not segment.is_list and not is_last and not objects:
            return "is a list: write [] after it" if lists else "holds no properties"
        return None

    def _children(self, schema: Schema, name: str) -> Iterator[Schema]:
        for part in self._parts(schema):
            if name in part.get("properties", {}):
                yield part["properties"][name]
            for pattern, value in part.get("patternProperties", {}).items():
                if re.search(pattern, name):
                    yield value

    def _items(self, schema: Schema) -> Iterator[Schema]:
        for part in self._parts(schema):
            items = part.get("items")
            if isinstance(items, dict):
                yield items
            elif isinstance(items, list):
                yield from items

    def _is_object(self, schema: Schema) -> bool:
        return any(
            "properties" in part or "patternProperties" in part or "object" in _types(part)
            for part in self._parts(schema)
        )

    def _is_free(self, schemas: list[Schema]) -> bool:
        """An object of which the schema names no properties: policy documents, maps of the user's own keys."""
        parts = [part for schema in schemas for part in self._parts(schema)]
        is_document = any("object" in _types(part) or part.get("format") == "json" for part in parts)
        return is_document and not any("properties" in part for part in parts)

    def _parts(self, schema: Schema, depth: int = 0) -> Iterator[Schema]:
        """The schema with everything that it refers to or is made up of."""
        if depth > 20:
            return
        yield schema
        if "$ref" in schema:
            yield from self._parts(self._resolve(schema["$ref"]), depth + 1)
        for word in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(word, []):
                yield from self._parts(part, depth + 1)
        for word in ("if", "then", "else"):
            if isinstance(schema.get(word), dict):
                yield from self._parts(schema[word], depth + 1)

    def _resolve(self, reference: str) -> Schema:
        found: Any = self._schema
        for part in reference.removeprefix("#/").split("/"):
            found = found.get(part, {})
        return found


def _types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else types


def _at(value: Any, path: list[str]) -> Any:
    """What stands at a path of names and of `*`, for each item of a list."""
    for index, name in enumerate(path):
        if name == "*" and isinstance(value, list):
            return [_at(item, path[index + 1 :]) for item in value]
        value = value.get(name) if isinstance(value, dict) else None
    return value
