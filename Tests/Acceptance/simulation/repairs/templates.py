"""How the simulation resolves the functions of a CloudFormation template."""

import re
from contextlib import suppress
from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import cloudformation_backends

from simulation.repairs.registry import repair

PLACEHOLDER = re.compile(r"\$\{([^}]+)\}")


@repair
def resolve_attributes_with_dots_in_substitutions() -> None:
    """moto cuts `${Database.Endpoint.Address}` at every dot, and asks for the attribute `Endpoint`."""
    clean = parsing.clean_json

    def clean_json(value: Any, resources: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"Fn::Sub"}:
            return _substitute(value["Fn::Sub"], resources)
        return clean(value, resources)

    parsing.clean_json = clean_json


def _substitute(argument: Any, resources: Any) -> str:
    text, names = argument if isinstance(argument, list) else (argument, {})

    def resolve(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name.startswith("!"):
            return "${" + name[1:] + "}"
        if name in names:
            return str(parsing.clean_json(names[name], resources))
        resource, dot, attribute = name.partition(".")
        reference = {"Fn::GetAtt": [resource, attribute]} if dot else {"Ref": name}
        return str(parsing.clean_json(reference, resources))

    return PLACEHOLDER.sub(resolve, text)


@repair
def list_the_zones_of_the_region() -> None:
    """moto answers `Fn::GetAZs` of the empty string, which means the stack's region, with the zones of us-east-1."""
    clean = parsing.clean_json

    def clean_json(value: Any, resources: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"Fn::GetAZs"}:
            region = clean(value["Fn::GetAZs"], resources) or resources["AWS::Region"]
            return [f"{region}{letter}" for letter in "abc"]
        return clean(value, resources)

    parsing.clean_json = clean_json


@repair
def read_outputs_of_other_stacks() -> None:
    """moto does not know `Fn::GetStackOutput`; AWS reads the output when the stack is made, and fails where there is none."""
    clean = parsing.clean_json

    def clean_json(value: Any, resources: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"Fn::GetStackOutput"}:
            asked = {name: clean(part, resources) for name, part in value["Fn::GetStackOutput"].items()}
            region = asked.get("Region") or resources["AWS::Region"]
            stack = cloudformation_backends[resources["AWS::AccountId"]][region].get_stack(asked["StackName"])
            found = [output.value for output in stack.output_map.values() if output.key == asked["OutputName"]]
            if not found:
                raise ValidationError(message=f"Stack {stack.name} in {region} has no output {asked['OutputName']}")
            return found[0]
        return clean(value, resources)

    parsing.clean_json = clean_json


@repair
def make_what_is_referred_to_after_what_it_depends_on() -> None:
    """moto follows `DependsOn` in the order of the template; a resource that an earlier one refers to is made without."""
    find = parsing.ResourceMap.__getitem__

    def finding(resources: parsing.ResourceMap, name: str) -> Any:
        if name not in resources._parsed_resources:
            depends_on = (resources._resource_json_map.get(name) or {}).get("DependsOn", [])
            for other in [depends_on] if isinstance(depends_on, str) else depends_on:
                resources[other]
        return find(resources, name)

    parsing.ResourceMap.__getitem__ = finding


@repair
def roll_back_a_creation_that_fails() -> None:
    """moto leaves what it made so far; CloudFormation deletes it, but for resources with the policy `Retain`."""
    create = parsing.ResourceMap.create

    def creating(resources: parsing.ResourceMap, template: dict[str, Any]) -> bool:
        try:
            return create(resources, template)
        except Exception:
            # What the simulation cannot delete stays, as what is protected from deletion does in AWS.
            with suppress(Exception):
                resources.delete()
            raise

    parsing.ResourceMap.create = creating
