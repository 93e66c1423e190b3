"""Reads templates strictly: no key twice, no value whose type a YAML reader guesses differently from what JSON says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(), object_pairs_hook=_unique)


def read_configuration(folder: Path) -> dict[str, Any]:
    """What the Terraform files of a folder state together; no block may stand in two of them."""
    whole: dict[str, Any] = {}
    for path in sorted(folder.glob("*.tf.json")):
        if path.name != "override.tf.json" and not path.name.endswith("_override.tf.json"):
            _merge(whole, read_json(path), path.name)
    return whole


def _merge(whole: dict[str, Any], part: dict[str, Any], place: str) -> None:
    for key, value in part.items():
        present = whole.setdefault(key, value)
        if present is value:
            continue
        if isinstance(present, list) and isinstance(value, list):
            whole[key] = present + value
        elif isinstance(present, dict) and isinstance(value, dict) and place.count(" ") < 2:
            whole[key] = dict(present)
            _merge(whole[key], value, f"{place} {key}")
        else:
            raise ValueError(f"given twice: {place} {key}")


def read_yaml(path: Path) -> Any:
    """YAML 1.1, with CloudFormation's short forms (`!Ref`, `!GetAtt`, `!Sub`, …) as what they stand for."""
    return yaml.load(path.read_text(), Loader=TemplateLoader)


def _unique(pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({str(name) for name in names if names.count(name) > 1})
        raise ValueError(f"given twice: {', '.join(twice)}")
    return result


class TemplateLoader(yaml.SafeLoader):
    pass


def _mapping(loader: TemplateLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    return _unique(
        [
            (loader.construct_object(key, deep=True), loader.construct_object(value, deep=True))
            for key, value in node.value
        ]
    )


def _short_form(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = _mapping(loader, node)
    if suffix in ("Ref", "Condition"):
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = list(value.partition(".")[::2])
    return {f"Fn::{suffix}": value}


TemplateLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
TemplateLoader.add_multi_constructor("!", _short_form)


def template_references(value: Any) -> Iterator[str]:
    """The logical ids and parameters that a part of a template refers to."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "Ref":
                yield item
            elif key == "Fn::GetAtt":
                yield item[0] if isinstance(item, list) else item.split(".")[0]
            elif key == "Fn::Sub":
                text = item[0] if isinstance(item, list) else item
                yield from re.findall(r"\$\{(\w+)", text)
            yield from template_references(item)
    elif isinstance(value, list):
        for item in value:
            yield from template_references(item)
