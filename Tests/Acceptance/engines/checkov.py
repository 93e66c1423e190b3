"""checkov, on the templates and configurations of many stacks at once."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents import read_configuration
from engines import tools


@dataclass(frozen=True)
class Failure:
    """A check that a resource does not pass."""

    stack: Path
    """The folder of the stack."""

    check: str
    resource: str
    """As checkov names it: `AWS::EC2::VPC.MainVpc`, `resource.main_vpc`."""

    asked: str


def template(stack: Path) -> Path:
    return stack / "template.json"


def configuration(stack: Path, scratch: Path) -> Path:
    """A copy in one file, without the `terraform` block: checkov does not read a configuration with `required_version`."""
    written = read_configuration(stack / "terraform")
    without = {key: value for key, value in written.items() if key != "terraform"}
    copy = scratch / stack.relative_to(stack.anchor) / "main.tf.json"
    copy.parent.mkdir(parents=True)
    copy.write_text(json.dumps(without, indent=2))
    return copy


def failures(files: Mapping[Path, Path], *options: str) -> list[Failure]:
    """What checkov finds in files, each with the folder of its stack.

    One process reads them all: it takes most of a run for one file to load its checks.
    """
    command = [tools.checkov(), *options, "--framework", "cloudformation", "terraform_json"]
    command += ["--compact", "--quiet", "--skip-download", "--output", "json"]
    command += [word for file in files for word in ("--file", str(file))]
    result = subprocess.run(command, capture_output=True, text=True)
    reports: Any = json.loads(result.stdout)
    found = []
    for report in reports if isinstance(reports, list) else [reports]:
        unread = "results" not in report or report["summary"]["parsing_errors"]
        assert not unread, f"checkov cannot read everything: {report}\n{result.stderr}"
        found += [_failure(files, item) for item in report["results"]["failed_checks"]]
    return found


def _failure(files: Mapping[Path, Path], item: dict[str, Any]) -> Failure:
    return Failure(files[Path(item["file_abs_path"])], item["check_id"], item["resource"], item["check_name"])
