"""The reference hides the parameters that record a call site, and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands import run
from examples import ROOT

SCRIPT = ROOT / "Tests" / "Reference" / "hide_call_sites.py"

Symbol = dict[str, Any]
Hide = Callable[[Symbol], Symbol]


def test_a_call_site_goes_out_of_every_place_where_its_parameters_stand(hidden: Hide) -> None:
    symbol = _symbol("init", [("_", "name", "String", ""), ("zones", "", "Int", "3"), *CALL_SITE])
    assert hidden(symbol) == _symbol("init", [("_", "name", "String", ""), ("zones", "", "Int", "3")])


def test_a_call_site_may_be_all_that_there_is(hidden: Hide) -> None:
    assert hidden(_symbol("make", CALL_SITE)) == _symbol("make", [])


def test_a_call_site_may_stand_before_a_block(hidden: Hide) -> None:
    block = ("_", "elements", "() -> [Dictionary<String, Int>]", "")
    assert hidden(_symbol("init", [*CALL_SITE, block])) == _symbol("init", [block])


def test_a_parameter_that_is_only_called_like_one_stays(hidden: Hide) -> None:
    symbol = _symbol("init", [("fileID", "", "String", ""), ("line", "", "Int", "1"), ("column", "", "Int?", "nil")])
    assert hidden(symbol) == symbol


def test_what_a_module_exports_as_its_own_gets_its_name(tmp_path: Path) -> None:
    symbol = _symbol("init", [])
    for file, module in [("Infra", "Infra"), ("Inner", "Inner"), ("Infra@Inner", "Infra"), ("Inner@Swift", "Inner")]:
        (tmp_path / f"{file}.symbols.json").write_text(_graph(module, symbol))
    run([sys.executable, SCRIPT, tmp_path, tmp_path / "out", "Infra", "Inner"], tmp_path)
    written = {path.name: json.loads(path.read_text()) for path in (tmp_path / "out").iterdir()}
    assert set(written) == {f"{name}.symbols.json" for name in ("Infra", "Inner", "Infra-Inner", "Inner@Swift")}
    assert {graph["module"]["name"] for graph in written.values()} == {"Infra"}


def test_a_reference_without_symbols_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "Infra.symbols.json").write_text(_graph("Infra"))
    assert "no public symbols" in run([sys.executable, SCRIPT, tmp_path, tmp_path / "out", "Infra"], tmp_path, code=1)


Parameter = tuple[str, str, str, str]
"""Its label, its name where that is another, its type, and its default."""

CALL_SITE: list[Parameter] = [
    ("fileID", "", "StaticString", "#fileID"),
    ("line", "", "Int", "#line"),
    ("column", "", "Int", "#column"),
]


@pytest.fixture
def hidden(tmp_path: Path) -> Hide:
    """A symbol as the script leaves it."""

    def run_script(symbol: Symbol) -> Symbol:
        (tmp_path / "Infra.symbols.json").write_text(_graph("Infra", symbol))
        run([sys.executable, SCRIPT, tmp_path, tmp_path / "out", "Infra"], tmp_path)
        return json.loads((tmp_path / "out" / "Infra.symbols.json").read_text())["symbols"][0]

    return run_script


def _graph(module: str, *symbols: Symbol) -> str:
    return json.dumps({"module": {"name": module}, "symbols": symbols})


def _symbol(name: str, parameters: list[Parameter]) -> Symbol:
    """A symbol as the compiler writes it, `name(label name: Type = default, …)`."""
    declaration = [{"kind": "keyword", "spelling": name}, {"kind": "text", "spelling": "("}]
    heading = list(declaration)
    for position, (label, inner, kind, default) in enumerate(parameters):
        comma = [{"kind": "text", "spelling": ", "}] if position else []
        colon = {"kind": "text", "spelling": ": "}
        named = [{"kind": "externalParam", "spelling": label}]
        labelled = [] if label == "_" else [*named, colon]
        if inner:
            named += [{"kind": "text", "spelling": " "}, {"kind": "internalParam", "spelling": inner}]
        typed = [{"kind": "text" if "(" in kind else "typeIdentifier", "spelling": kind}]
        given = [{"kind": "text", "spelling": " = "}, {"kind": "keyword", "spelling": default}] if default else []
        declaration += [*comma, *named, colon, *typed, *given]
        heading += [*comma, *labelled, *typed]
    full = f"{name}({''.join(f'{label}:' for label, _, _, _ in parameters)})"
    end = {"kind": "text", "spelling": ")"}
    return {
        "names": {"title": full, "subHeading": _joined([*heading, end])},
        "pathComponents": ["Network", full],
        "declarationFragments": _joined([*declaration, end]),
        "functionSignature": {"parameters": [{"name": inner or label} for label, inner, _, _ in parameters]},
    }


def _joined(fragments: list[dict[str, str]]) -> list[dict[str, str]]:
    """Texts that follow each other are one, as the compiler writes them."""
    result: list[dict[str, str]] = []
    for fragment in fragments:
        if result and fragment["kind"] == result[-1]["kind"] == "text":
            result[-1] = {"kind": "text", "spelling": result[-1]["spelling"] + fragment["spelling"]}
        else:
            result.append(fragment)
    return result
