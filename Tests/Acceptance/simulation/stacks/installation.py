"""Puts our handlers, and how stacks are updated with them, into moto's CloudFormation."""

from __future__ import annotations

from typing import Any

from moto.cloudformation import parsing

from simulation.stacks import updates
from simulation.stacks.handlers import REGISTRY
from simulation.stacks.resources import HandledResource


def install(endpoint: str) -> None:
    """From now on, resources of our types are made through the API at this endpoint; the others stay moto's."""
    parsing.get_model_list()  # moto keeps the list of its own classes: it must be made before ours exist
    parsing.get_model_map()
    classes = {
        type_name: type(
            "Handled" + type_name.replace("::", ""),
            (HandledResource,),
            {"type_name": type_name, "handler": handler, "endpoint": endpoint},
        )
        for type_name, handler in REGISTRY.items()
    }
    moto_class = parsing.resource_class_from_type

    def resource_class_from_type(resource_type: str) -> Any:
        return classes.get(resource_type) or moto_class(resource_type)

    parsing.resource_class_from_type = resource_class_from_type
    updates.install()
