"""A resource that one of our handlers made, as moto's stacks want to see it."""

from __future__ import annotations

import copy
import traceback
from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.core.common_models import CloudFormationModel

from simulation.account import CREDENTIALS
from simulation.stacks.handlers import CHANGES, DELETIONS, SNAPSHOTS, Handler, Made, Request
from simulation.stacks.properties import Properties


class HandledResource(CloudFormationModel):
    type_name = ""
    handler: Handler
    endpoint = ""

    def __init__(
        self,
        logical_id: str,
        stack: str,
        account: str,
        region: str,
        properties: dict[str, Any],
        replacements: int = 0,
    ) -> None:
        """Makes the resource; `replacements` is how many had its place in the stack before."""
        self.logical_resource_id = logical_id
        self.type = self.cf_resource_type = self.type_name
        self.properties = properties
        """What it was told last, with every reference resolved."""
        self._stack = stack
        self._account = account
        self._region = region
        self._replacements = replacements
        self._made = self._handled(self.handler.make, properties, properties)

    @staticmethod
    def cloudformation_name_type() -> str:
        return ""

    @classmethod
    def cloudformation_type(cls) -> str:
        return cls.type_name

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    def get_cfn_attribute(self, attribute_name: str) -> Any:
        if attribute_name not in self._made.attributes:
            raise UnformattedGetAttTemplateException()
        return self._made.attributes[attribute_name]

    @property
    def physical_resource_id(self) -> str:
        return self._made.reference

    def is_created(self) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
    ) -> HandledResource:
        stack = kwargs["StackId"].split("/")[1]
        return cls(kwargs["LogicalId"], stack, account_id, region_name, cloudformation_json.get("Properties", {}))

    def change(self, properties: dict[str, Any]) -> None:
        """Changes it in place: what is no longer given is `None` for the handler, and what is the same is not told again."""
        names = [*properties, *(name for name in self.properties if name not in properties)]
        changed = {name: properties.get(name) for name in names if self.properties.get(name) != properties.get(name)}
        if self.handler.overwrites:
            made = self._handled(self.handler.make, properties, properties)
        elif change := CHANGES.get(self.type_name):
            made = self._handled(lambda request: change(request, self._made), changed, properties)
        else:
            raise self._error(f"the simulation cannot change {', '.join(sorted(changed))} of this type in place")
        if made.reference != self._made.reference:
            raise self._error(f"its handler made another resource, {made.reference}, where it should change it")
        self._made, self.properties = made, properties

    def replacement(self, properties: dict[str, Any]) -> HandledResource:
        """Another one in its place, which is there before this one goes."""
        made = type(self)(
            self.logical_resource_id, self._stack, self._account, self._region, properties, self._replacements + 1
        )
        if made.physical_resource_id == self.physical_resource_id:
            # The API that makes resources of this type changes those that are there.
            raise self._error(f"{self.physical_resource_id} already exists")
        return made

    def snapshot(self) -> None:
        """Copies what it holds, before it is deleted."""
        if self.type_name not in SNAPSHOTS:
            raise self._error("the simulation cannot take a snapshot of this type")
        SNAPSHOTS[self.type_name](self._request({}, self.properties), self._made)

    def delete(self, account_id: str, region_name: str) -> None:
        """Deletes it as is stated for its type, or else as moto deletes its own."""
        if self.type_name in DELETIONS:
            DELETIONS[self.type_name](self._request({}, self.properties), self._made)
        elif moto_class := parsing.get_model_map().get(self.type_name):
            template = {"Type": self.type_name, "Properties": self.properties}
            moto_class.delete_from_cloudformation_json(self._made.reference, template, account_id, region_name)
        else:
            raise self._error("the simulation cannot delete resources of this type")

    def _handled(
        self, handler: Callable[[Request], Made], properties: dict[str, Any], given: dict[str, Any]
    ) -> Made:
        """What a handler makes of properties, all of which it must have translated."""
        request = self._request(properties, given)
        try:
            made = handler(request)
        except Exception as error:
            traceback.print_exc()
            raise self._error(str(error)) from error
        if left := list(request.properties.left()):
            raise self._error(f"its handler does not translate {', '.join(left)}")
        return made

    def _request(self, properties: dict[str, Any], given: dict[str, Any]) -> Request:
        # A handler takes properties apart.
        mine = Properties(copy.deepcopy(properties))
        return Request(
            self._client, self._stack, self.logical_resource_id, mine, given, self._region, self._account, self._replacements
        )

    def _client(self, service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=self._region,
            aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"max_attempts": 0}),
        )

    def _error(self, problem: str) -> ValidationError:
        name = self.logical_resource_id
        return ValidationError(name, f"{name} ({self.type_name}): {problem}")
