"""Application Auto Scaling of the simulation."""

import json

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.models import ApplicationAutoscalingBackend as Backend
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse as Response
from moto.core.exceptions import JsonRESTError

from simulation.repairs.registry import repair


@repair
def keep_tags_of_scalable_targets() -> None:
    """moto has no tags here; Terraform's provider lists them after every creation, and fails."""
    register = Response.register_scalable_target
    tags: dict[str, dict[str, str]] = {}

    def register_scalable_target(self: Response) -> str:
        answer = register(self)
        tags.setdefault(json.loads(answer)["ScalableTargetARN"], {}).update(self._get_param("Tags") or {})
        return answer

    def list_tags_for_resource(self: Response) -> str:
        return json.dumps({"Tags": tags.get(self._get_param("ResourceARN"), {})})

    def tag_resource(self: Response) -> str:
        tags.setdefault(self._get_param("ResourceARN"), {}).update(self._get_param("Tags") or {})
        return "{}"

    def untag_resource(self: Response) -> str:
        for key in self._get_param("TagKeys") or []:
            tags.get(self._get_param("ResourceARN"), {}).pop(key, None)
        return "{}"

    Response.register_scalable_target = register_scalable_target
    Response.list_tags_for_resource = list_tags_for_resource
    Response.tag_resource = tag_resource
    Response.untag_resource = untag_resource


@repair
def say_that_a_target_is_gone() -> None:
    """AWS says that a target which is gone cannot be found. Terraform takes that as done; moto's word fails a repeated request."""
    deregister = Backend.deregister_scalable_target

    def deregister_scalable_target(self: Backend, namespace: str, r_id: str, dimension: str) -> None:
        try:
            deregister(self, namespace, r_id, dimension)
        except AWSValidationException as error:
            raise JsonRESTError("ObjectNotFoundException", error.message) from error

    Backend.deregister_scalable_target = deregister_scalable_target
