"""Parameters of Systems Manager."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, name_tag, plain_tags
from inventory.reading import every, only

SECTIONS = {"AWS::SSM::Parameter": "parameters"}

# Not the value, which other stacks may read.
CHANGES = (
    Change("AWS::SSM::Parameter", "Description", "other", "parameters / * / Description"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ssm = client("ssm")
    result = {}
    for listed in every(ssm, "describe_parameters", "Parameters"):
        name = listed["Name"]
        parameter = ssm.get_parameter(Name=name)["Parameter"]
        tags = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=name)["TagList"]
        result[names.add("parameter", name_tag(tags) or name, parameter["ARN"])] = {
            **only(listed, "Description", "AllowedPattern", "Tier", "Policies"),
            **only(parameter, "Name", "Type", "Value", "DataType"),
            "Tags": plain_tags(tags),
        }
    return {"parameters": result}
