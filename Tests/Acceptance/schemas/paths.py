"""Paths of property names: `ContainerDefinitions[].PortMappings[].ContainerPort`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    name: str
    is_list: bool


def parse(path: str) -> list[Segment]:
    """`[]` follows a name whose value is a list of objects; `[0]`, as in references, says the same."""
    segments = []
    for part in path.split("."):
        name, bracket, _ = part.partition("[")
        segments.append(Segment(name, bool(bracket)))
    return segments
