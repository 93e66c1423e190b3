"""cfn-lint, told to say everything."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from engines import tools


def findings(template: Path, region: str) -> list[str]:
    """What it finds in a template, information included."""
    command = [tools.beside_python("cfn-lint"), "--include-checks", "I", "--regions", region]
    result = subprocess.run([*command, "--format", "json", "--", template], capture_output=True, text=True)
    found = json.loads(result.stdout or "[]")
    assert (result.returncode == 0) == (not found), result.stderr
    return [
        f"{item['Rule']['Id']} {item['Message']} (at {'/'.join(str(part) for part in item['Location']['Path'] or [])})"
        for item in found
    ]
