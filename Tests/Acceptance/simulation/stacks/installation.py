"""Puts our handlers into moto's CloudFormation."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

import boto3
from botocore.config import Config
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import UnformattedGetAttTemplateException, ValidationError
from moto.core.common_models import CloudFormationModel

from simulation.account import CREDENTIALS
from simulation.stacks.handlers import DELETIONS, REGISTRY, Handler, Made, Request
from simulation.stacks.properties import Properties


class HandledResource(CloudFormationModel):
    """A resource that one of our handlers made, as moto's stack wants to see it."""

    type_name = ""
    handler: Handler
    endpoint = ""

    def __init__(self, made: Made, template: Any, client: Callable[[str], Any]) -> None:
        self._made = made
        self._template = template
        self._client = client
        self.type = self.type_name

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

    def delete(self, account_id: str, region_name: str) -> None:
        """Deletes it as is stated for its type, or else as moto deletes its own; one that it lacks is forgotten."""
        if self.type_name in DELETIONS:
            DELETIONS[self.type_name](self._client, self._made.reference)
        elif moto_class := parsing.get_model_map().get(self.type_name):
            moto_class.delete_from_cloudformation_json(self._made.reference, self._template, account_id, region_name)

    @property
    def physical_resource_id(self) -> str:
        return self._made.reference

    def is_created(self) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(
        cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
    ) -> HandledResource:
        logical_id = kwargs["LogicalId"]
        properties = Properties(cloudformation_json.get("Properties", {}))

        def client(service: str) -> Any:
            return boto3.client(
                service,
                endpoint_url=cls.endpoint,
                region_name=region_name,
                aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
                aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
                config=Config(retries={"max_attempts": 0}),
            )

        stack = kwargs["StackId"].split("/")[1]
        request = Request(client, stack, logical_id, properties, region_name, account_id)
        try:
            made = cls.handler.make(request)
        except Exception as error:
            traceback.print_exc()
            raise ValidationError(logical_id, f"{logical_id} ({cls.type_name}): {error}") from error
        if left := list(properties.left()):
            message = f"{logical_id} ({cls.type_name}): its handler does not translate {', '.join(left)}"
            raise ValidationError(logical_id, message)
        return cls(made, cloudformation_json, client)


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
