"""Images: code whose image is not there does not start."""

from __future__ import annotations

from typing import Any

from moto.awslambda.exceptions import LambdaClientError
from moto.awslambda.models import LambdaFunction
from moto.ecr.models import ecr_backends
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend

from simulation.images import REFERENCE
from simulation.repairs.registry import repair


def is_missing(image: str, account: str, region: str) -> bool:
    """Whether an image should be in a repository of the account and is not."""
    reference = REFERENCE.search(image)
    if reference is None or not image.startswith(f"{account}."):
        return False
    repository = ecr_backends[account][region].repositories.get(reference["repository"])
    if repository is None:
        return True
    tag, digest = reference["tag"] or "latest", reference["digest"]
    return not any(known.image_digest == digest if digest else tag in known.image_tags for known in repository.images)


@repair
def start_no_service_without_its_image() -> None:
    """moto pulls no images: its services run although AWS would give up on the deployment and roll the stack back."""
    create, update = EC2ContainerServiceBackend.create_service, EC2ContainerServiceBackend.update_service

    def check(backend: EC2ContainerServiceBackend, name: str, task_definition: str | None) -> None:
        if not task_definition:
            return
        for container in backend.describe_task_definition(task_definition).container_definitions:
            if is_missing(container["image"], backend.account_id, backend.region_name):
                raise InvalidParameterException(
                    f"service '{name}' cannot start: the image '{container['image']}' does not exist"
                )

    def create_service(self: EC2ContainerServiceBackend, *arguments: Any, **options: Any) -> Any:
        _, name, _, task_definition = arguments[:4]
        check(self, name, task_definition)
        return create(self, *arguments, **options)

    def update_service(self: EC2ContainerServiceBackend, properties: dict[str, Any]) -> Any:
        check(self, properties["service"], properties.get("task_definition"))
        return update(self, properties)

    EC2ContainerServiceBackend.create_service = create_service
    EC2ContainerServiceBackend.update_service = update_service


@repair
def make_no_function_without_its_image() -> None:
    """moto takes any image; Lambda refuses to create a function whose image does not exist."""
    set_code = LambdaFunction._set_function_code

    def _set_function_code(self: LambdaFunction, updated_spec: dict[str, Any], *arguments: Any, **options: Any) -> None:
        image = updated_spec.get("ImageUri")
        if image and is_missing(image, self.account_id, self.region):
            raise LambdaClientError("InvalidParameterValueException", f"Source image {image} does not exist.")
        set_code(self, updated_spec, *arguments, **options)

    LambdaFunction._set_function_code = _set_function_code
