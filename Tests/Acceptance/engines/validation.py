"""What `terraform validate` says of configurations that are not deployed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from documents import read_configuration
from engines.provider import Provider
from engines.terraform import Run, Terraform

CONFIGURATION = "main.tf.json"
AT_ONCE = 2


def validate(
    program: Path, plugins: Path, sources: Mapping[str, Path], scratch: Path, others: Mapping[str, Path] | None = None
) -> dict[str, Run]:
    """A run for each configuration.

    `init` runs once, on what all of them require of Terraform and its providers, and what others require too, which
    are deployed with a provider that `init` does not ask for its version.
    """
    required = _requirements({**sources, **(others or {})}, scratch / "requirements")
    init = Terraform(program, plugins, required, scratch / "init").init()
    if init.failed:
        return {name: Run(scratch / "init", {"init": init}) for name in sources}

    with Provider(plugins) as provider, ThreadPoolExecutor(AT_ONCE) as pool:

        def run(name: str) -> Run:
            terraform = Terraform(program, plugins, sources[name], scratch / name, environment=provider.environment)
            terraform.validate()
            return terraform.run

        return dict(zip(sources, pool.map(run, sources)))


def _requirements(sources: Mapping[str, Path], folder: Path) -> Path:
    """A configuration with a module for each of them that has nothing but its `terraform` block."""
    for name, source in sources.items():
        module = folder / name / CONFIGURATION
        module.parent.mkdir(parents=True)
        block = read_configuration(source)["terraform"]
        module.write_text(json.dumps({"terraform": block}))
    modules = {name: {"source": f"./{name}"} for name in sources}
    (folder / CONFIGURATION).write_text(json.dumps({"module": modules}))
    return folder
