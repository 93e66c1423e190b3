"""How a stack is updated.

moto compares the texts of templates, so that a resource keeps the old value of what it refers to; it deletes before it
makes, and has its own idea of each type. CloudFormation compares values. It changes in place what the schema of a type
lets it, makes the rest anew, and deletes what is no longer needed when all else is done, as the policies say. What
fails is taken back.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event, Stack, cloudformation_backends

from documents import template_references
from simulation.stacks.resources import HandledResource

Template = dict[str, Any]

NEEDS_ANOTHER = "Requested update requires the creation of a new physical resource; hence creating one."
RETAINED = ("Retain", "RetainExceptOnCreate")


def install() -> None:
    """From now on, stacks are updated as CloudFormation does it."""
    update = Stack.update

    def update_resources(resources: parsing.ResourceMap, template: Template, parameters: dict[str, Any] | None = None) -> None:
        stack = cloudformation_backends[resources._account_id][resources._region_name].stacks[resources.stack_id]
        Update(stack).run(template, parameters or resources.input_parameters)

    def update_stack(stack: Stack, template: str, *arguments: Any, **options: Any) -> None:
        former = stack.template
        try:
            update(stack, template, *arguments, **options)
        except Exception:
            stack.template = former
            stack._parse_template()
            raise

    parsing.ResourceMap.update, Stack.update = update_resources, update_stack


class Update:
    """One update of a stack."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._resources = stack.resource_map
        self._former: Template = self._resources._resource_json_map
        self._replaced: dict[str, HandledResource] = {}
        self._steps_back: list[Callable[[], None]] = []

    @property
    def _made(self) -> dict[str, Any]:
        """The resources of the stack; moto keeps its parameters there as well."""
        return self._resources._parsed_resources

    @property
    def _wanted(self) -> Template:
        """The resources of the template that are to be there."""
        return {
            name: resource
            for name, resource in self._resources._resource_json_map.items()
            if "Condition" not in resource or self._resources.lazy_condition_map[resource["Condition"]]
        }

    def run(self, template: Template, parameters: dict[str, Any]) -> None:
        before = self._resources._template, self._resources.input_parameters
        try:
            self._load(template, parameters)
            for name in _in_order(self._wanted):
                self._bring(name)
        except Exception:
            self._go_back()
            self._load(*before)
            raise
        self._clean_up()

    def _load(self, template: Template, parameters: dict[str, Any]) -> None:
        self._resources._template = template
        self._resources._resource_json_map = template["Resources"]
        self._resources.input_parameters = parameters
        self._resources.load()

    def _bring(self, name: str) -> None:
        """Makes a resource what the template says."""
        present = self._made.get(name)
        if present is None:
            self._create(name)
            return
        wanted = self._wanted[name]
        if wanted["Type"] != self._former[name]["Type"]:
            raise ValidationError(name, f"Update of resource type is not permitted: {name}")
        if not isinstance(present, HandledResource):
            raise ValidationError(name, f"{name} ({wanted['Type']}): it has no handler, and moto does not know what it was told")
        properties = parsing.clean_json(wanted.get("Properties", {}), self._resources)
        if properties == present.properties:
            return
        # Reading the schemas takes a second, which accounts without updates need not spend.
        from schemas.cloudformation import CloudFormationType

        kind = CloudFormationType(wanted["Type"], self._resources._region_name)
        if kind.fixed(present.properties, properties):
            self._replace(name, present, properties)
        else:
            self._change(present, properties)

    def _create(self, name: str) -> None:
        made = self._resources[name]
        self._say(made, "CREATE_COMPLETE")
        if self._wanted[name].get("DeletionPolicy") != "Retain":
            self._steps_back.append(partial(self._delete, made))
        self._steps_back.append(lambda: self._made.pop(name))

    def _change(self, present: HandledResource, properties: dict[str, Any]) -> None:
        former = present.properties
        present.change(properties)
        self._steps_back.append(partial(present.change, former))
        self._say(present, "UPDATE_COMPLETE")

    def _replace(self, name: str, present: HandledResource, properties: dict[str, Any]) -> None:
        self._say(present, "UPDATE_IN_PROGRESS", NEEDS_ANOTHER)
        made = present.replacement(properties)
        self._made[name] = made
        self._replaced[name] = present
        self._say(made, "UPDATE_COMPLETE")
        self._steps_back += [partial(self._delete, made), lambda: self._made.update({name: present})]

    def _go_back(self) -> None:
        """Takes back what was done, the last first; what cannot be taken back stays, as it does in AWS."""
        for step in reversed(self._steps_back):
            try:
                step()
            except Exception:
                traceback.print_exc()
                self._stack.status = "UPDATE_ROLLBACK_FAILED"
                return
        self._stack.status = "UPDATE_ROLLBACK_COMPLETE"

    def _clean_up(self) -> None:
        """Deletes what the template no longer has, and what was replaced: users before what they use."""
        for name in reversed(_in_order(self._former)):
            if name in self._replaced:
                self._let_go(self._replaced[name], self._wanted[name].get("UpdateReplacePolicy"))
            elif name not in self._wanted and name in self._made:
                self._let_go(self._made.pop(name), self._former[name].get("DeletionPolicy"))

    def _let_go(self, resource: HandledResource, policy: str | None) -> None:
        if policy in RETAINED:
            self._say(resource, "DELETE_SKIPPED")
            return
        if policy == "Snapshot":
            resource.snapshot()
        self._delete(resource)

    def _delete(self, resource: HandledResource) -> None:
        resource.delete(self._resources._account_id, self._resources._region_name)
        self._say(resource, "DELETE_COMPLETE")

    def _say(self, resource: HandledResource, status: str, reason: str | None = None) -> None:
        self._stack.events.append(
            Event(
                self._stack.stack_id,
                self._stack.name,
                resource.logical_resource_id,
                resource.physical_resource_id,
                resource.cf_resource_type,
                status,
                reason,
                None,
            )
        )


def _in_order(resources: Template) -> list[str]:
    """The names of resources, each after those that it refers to or depends on."""
    ordered: dict[str, None] = {}

    def visit(name: str) -> None:
        if name in ordered or name not in resources:
            return
        resource = resources[name]
        depends_on = resource.get("DependsOn", [])
        for other in [depends_on] if isinstance(depends_on, str) else depends_on:
            visit(other)
        for other in template_references(resource.get("Properties", {})):
            visit(other)
        ordered[name] = None

    for name in resources:
        visit(name)
    return list(ordered)
