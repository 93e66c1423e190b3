"""ECS of the simulation."""

from typing import Any

from botocore import xform_name
from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.ecs.models import EC2ContainerServiceBackend
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


@repair
def start_the_tasks_of_a_service() -> None:
    """moto starts no tasks, and Terraform waits until as many run as it asked for."""
    create = EC2ContainerServiceBackend.create_service

    def create_service(self: EC2ContainerServiceBackend, *arguments: Any, **options: Any) -> Any:
        service = create(self, *arguments, **options)
        cluster, count = self._get_cluster(service.cluster_name), service.desired_count - service.running_count
        self.update_cluster_resources(cluster, -count, task_state="PENDING")
        self.update_cluster_resources(cluster, count, task_state="RUNNING")
        service.running_count, service.pending_count = service.desired_count, 0
        for deployment in service.deployments:
            deployment.update(runningCount=service.desired_count, pendingCount=0, rolloutState="COMPLETED")
        return service

    EC2ContainerServiceBackend.create_service = create_service


@repair
def delete_the_scaling_of_a_service_with_it() -> None:
    """moto keeps the scalable target and the policies of a service that is deleted."""
    delete = EC2ContainerServiceBackend.delete_service

    def delete_service(self: EC2ContainerServiceBackend, cluster_name: str, service_name: str, force: bool) -> Any:
        service = delete(self, cluster_name, service_name, force)
        scaling = applicationautoscaling_backends[self.account_id][self.region_name]
        resource = f"service/{service.cluster_name}/{service.name}"
        for targets in scaling.targets.values():
            targets.pop(resource, None)
        for key in [key for key, policy in scaling.policies.items() if policy.resource_id == resource]:
            del scaling.policies[key]
        return service

    EC2ContainerServiceBackend.delete_service = delete_service
