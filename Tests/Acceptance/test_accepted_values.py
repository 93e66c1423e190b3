"""What AWS accepts and which names it publishes is what the schemas say, as `make accepted-values` writes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import outputs

GENERATOR = Path(__file__).resolve().parents[1] / "Generate" / "schema_tables.py"


def test_the_tables_are_current(tmp_path: Path) -> None:
    resources = tmp_path / "resources.json"
    command = [outputs.program("infra"), "resources", "--json"]
    resources.write_text(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    result = subprocess.run([sys.executable, GENERATOR, "--check", resources], capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"run `make accepted-values`\n{result.stdout}{result.stderr}"
