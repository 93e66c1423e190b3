"""What `terraform validate` says of configurations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from documents import read_configuration
from engines.provider import Provider
from engines.terraform import Run, Terraform

CONFIGURATION = "main.tf.json"
AT_ONCE = 2


def validate(program: Path, plugins: Path, sources: Mapping[str, Path], scratch: Path) -> dict[str, Run]:
    """A run for each configuration.

    They are validated as the modules of one configuration, since most of a run is to read the provider's schema. Only
    where something is said of them, each of them is validated by itself.
    """
    together = Terraform(program, plugins, _modules(sources, scratch / "modules"), scratch / "together")
    if together.init().failed:
        return dict.fromkeys(sources, together.run)

    with Provider(plugins) as provider, ThreadPoolExecutor(AT_ONCE) as pool:
        together.environment |= provider.environment
        step = together.validate()
        if not step.failed and "Warning: " not in step.output:
            return dict.fromkeys(sources, together.run)

        def run(name: str) -> Run:
            terraform = Terraform(program, plugins, sources[name], scratch / name, environment=provider.environment)
            terraform.validate()
            return terraform.run

        return dict(zip(sources, pool.map(run, sources)))


def _modules(sources: Mapping[str, Path], folder: Path) -> Path:
    """A configuration with each of them as a module, which it gives what they ask for."""
    modules: dict[str, Any] = {}
    variables: dict[str, Any] = {}
    for name, source in sources.items():
        module = read_configuration(source)
        # Only the configuration that is run may say where its state is.
        module["terraform"] = {key: value for key, value in module["terraform"].items() if key != "backend"}
        asked = {variable: f"{name}-{variable}" for variable, of in module.get("variable", {}).items() if "default" not in of}
        variables |= {given: {} for given in asked.values()}
        modules[name] = {"source": f"./{name}"} | {variable: f"${{var.{given}}}" for variable, given in asked.items()}
        _write(folder / name, module)
    return _write(folder, {"module": modules} | ({"variable": variables} if variables else {}))


def _write(folder: Path, configuration: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIGURATION).write_text(json.dumps(configuration))
    return folder
