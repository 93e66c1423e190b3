"""cfn-lint, told to say everything."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from engines import tools


def findings(templates: Sequence[Path], region: str) -> dict[Path, list[str]]:
    """What it finds in each template, information included.

    A process for each processor shares the templates: most of a run for one template is loading rules and schemas.
    """
    count = os.cpu_count() or 1
    shares = [share for share in (templates[number::count] for number in range(count)) if share]
    with ThreadPoolExecutor(count) as pool:
        results = pool.map(partial(_findings, region=region), shares)
        return {template: found for result in results for template, found in result.items()}


def _findings(templates: Sequence[Path], region: str) -> dict[Path, list[str]]:
    command = [tools.beside_python("cfn-lint"), "--include-checks", "I", "--regions", region, "--format", "json", "--"]
    result = subprocess.run([*command, *templates], capture_output=True, text=True)
    found = json.loads(result.stdout or "[]")
    assert (result.returncode == 0) == (not found), result.stderr
    of: dict[Path, list[str]] = {template: [] for template in templates}
    for item in found:
        of[Path(item["Filename"])].append(_text(item))
    return of


def _text(item: dict[str, Any]) -> str:
    place = "/".join(str(part) for part in item["Location"]["Path"] or [])
    return f"{item['Rule']['Id']} {item['Message']} (at {place})"
