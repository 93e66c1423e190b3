"""Removes the parameters that record a call site from symbol graphs, so that the reference shows what people write.

    hide_call_sites.py FROM TO MODULE [REEXPORTED…]

Reads FROM/MODULE.symbols.json, FROM/MODULE@*.symbols.json, and those of the modules that MODULE exports as its own; they
are written to TO under the name of MODULE, which is the one that people import.

A construct records where it was made: `fileID: StaticString = #fileID, line: Int = #line, column: Int = #column`. Swift
has no other way to do it than parameters with such defaults. Nobody passes them, so nobody needs to read about them:
they go out of the declaration, the heading, the list of parameters, and the name by which the symbol is linked.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Fragment = dict[str, str]
"""A piece of a declaration: its kind and its spelling, and for a type which one it is."""

CALL_SITE = {"#fileID", "#filePath", "#file", "#line", "#column", "#function"}
OPENING, CLOSING = "([{<", ")]}>"
LABELS = re.compile(r"\(((?:[^():]+:)+)\)$")


@dataclass
class Parameters:
    """A declaration taken apart: what stands before its parameters, each of them, and what stands behind."""

    before: list[Fragment]
    each: list[list[Fragment]]
    behind: list[Fragment]

    def without(self, hidden: set[int]) -> list[Fragment]:
        """The declaration again, with the parameters of these positions left out."""
        kept = [fragments for position, fragments in enumerate(self.each) if position not in hidden]
        between = [fragment for fragments in kept for fragment in [_text(", "), *fragments]][1:]
        return _joined([*self.before, *between, *self.behind])


def hide(graph: dict[str, Any]) -> None:
    """Changes every symbol of a graph that has such parameters."""
    for symbol in graph["symbols"]:
        declared = _parameters(symbol["declarationFragments"])
        hidden = {position for position, fragments in enumerate(declared.each) if _is_call_site(fragments)}
        if hidden:
            _hide(symbol, hidden, declared)


def _hide(symbol: dict[str, Any], hidden: set[int], declared: Parameters) -> None:
    symbol["declarationFragments"] = declared.without(hidden)
    heading = symbol["names"].get("subHeading", [])
    symbol["names"]["subHeading"] = _parameters(heading).without(hidden)
    symbol["names"]["title"] = _name(symbol["names"]["title"], hidden)
    symbol["pathComponents"][-1] = _name(symbol["pathComponents"][-1], hidden)
    signature = symbol["functionSignature"]
    assert len(signature["parameters"]) == len(declared.each), f"cannot take {symbol['names']['title']} apart"
    kept = [parameter for position, parameter in enumerate(signature["parameters"]) if position not in hidden]
    signature["parameters"] = kept


def _is_call_site(parameter: list[Fragment]) -> bool:
    return parameter[-1]["spelling"] in CALL_SITE


def _name(name: str, hidden: set[int]) -> str:
    """`init(_:fileID:line:column:)` becomes `init(_:)`."""
    found = LABELS.search(name)
    assert found is not None, f"'{name}' names no parameters"
    labels = found[1].split(":")[:-1]
    kept = "".join(f"{label}:" for position, label in enumerate(labels) if position not in hidden)
    return f"{name[: found.start()]}({kept})"


def _parameters(fragments: Iterable[Fragment]) -> Parameters:
    """Takes a declaration apart at its first parentheses and the commas in them."""
    result = Parameters([], [], [])
    part, depth = result.before, 0
    for fragment in _split(fragments):
        text = fragment["spelling"] if fragment["kind"] == "text" else ""
        if text and text in CLOSING:
            depth -= 1
            if depth == 0 and result.each and part is not result.behind:
                part = result.behind
        if text == ", " and depth == 1 and part is not result.before and part is not result.behind:
            part = []
            result.each.append(part)
        else:
            part.append(fragment)
        if text and text in OPENING:
            if text == "(" and depth == 0 and part is result.before:
                part = []
                result.each.append(part)
            depth += 1
    result.each = [parameter for parameter in result.each if parameter]
    return result


def _split(fragments: Iterable[Fragment]) -> Iterable[Fragment]:
    """The same fragments, but each bracket and comma of a text is one of its own."""
    for fragment in fragments:
        if fragment["kind"] != "text":
            yield fragment
            continue
        for word in re.findall(r"->|, |[(\[{<)\]}>]|(?:(?!->|, )[^(\[{<)\]}>])+", fragment["spelling"]):
            yield _text(word)


def _joined(fragments: Iterable[Fragment]) -> list[Fragment]:
    """Texts that follow each other as one, as the compiler writes them."""
    result: list[Fragment] = []
    for fragment in fragments:
        if result and fragment["kind"] == "text" == result[-1]["kind"]:
            result[-1] = _text(result[-1]["spelling"] + fragment["spelling"])
        else:
            result.append(fragment)
    return result


def _text(spelling: str) -> Fragment:
    return {"kind": "text", "spelling": spelling}


def main(source: Path, target: Path, module: str, *reexported: str) -> None:
    target.mkdir(parents=True, exist_ok=True)
    merged = {module, *reexported}
    count = 0
    for name in sorted(merged):
        for file in [source / f"{name}.symbols.json", *sorted(source.glob(f"{name}@*.symbols.json"))]:
            graph = json.loads(file.read_text())
            graph["module"]["name"] = module
            hide(graph)
            count += len(graph["symbols"]) if "@" not in file.name else 0
            # DocC tells by an `@` that a graph extends the types of another module.
            name_in_target = "-".join(file.name.split("@")) if _extended(file) in merged else file.name
            (target / name_in_target).write_text(json.dumps(graph))
    if count == 0:
        sys.exit(f"{module} has no public symbols: name the modules that it exports as its own")


def _extended(file: Path) -> str:
    """`Swift` for `Infra@Swift.symbols.json`."""
    return file.name.removesuffix(".symbols.json").partition("@")[2]


if __name__ == "__main__":
    source, target, *modules = sys.argv[1:]
    main(Path(source), Path(target), *modules)
