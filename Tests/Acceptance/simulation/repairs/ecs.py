"""ECS of the simulation."""

from typing import Any

from botocore import xform_name
from moto.ecs.responses import EC2ContainerServiceResponse

from simulation.repairs.registry import repair

FORGOTTEN = (
    "availabilityZoneRebalancing",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "enableECSManagedTags",
    "enableExecuteCommand",
    "healthCheckGracePeriodSeconds",
    "placementConstraints",
    "placementStrategy",
)


@repair
def keep_what_a_service_was_told() -> None:
    """moto's CreateService drops these arguments, and gives a service with capacity providers the launch type EC2."""
    create = EC2ContainerServiceResponse.create_service

    def create_service(self: EC2ContainerServiceResponse) -> Any:
        result = create(self)
        service = result.result["service"]
        for argument in FORGOTTEN:
            value = self._get_param(argument)
            if value is not None:
                setattr(service, xform_name(argument), value)
        if self._get_param("capacityProviderStrategy"):
            service.launch_type = None
        return result

    EC2ContainerServiceResponse.create_service = create_service
