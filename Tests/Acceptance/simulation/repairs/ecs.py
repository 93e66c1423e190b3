"""ECS of the simulation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from botocore import xform_name
from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.ecs.exceptions import EcsClientException, InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.ecs.responses import EC2ContainerServiceResponse
from moto.elbv2.models import ELBv2Backend, elbv2_backends

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


@repair
def refuse_target_groups_without_a_load_balancer() -> None:
    """moto takes any target group; ECS refuses one to which no listener and no listener rule forwards."""
    create = EC2ContainerServiceBackend.create_service

    def create_service(self: EC2ContainerServiceBackend, *arguments: Any, **options: Any) -> Any:
        *_, load_balancers = arguments[:5]
        for group in (balancer["targetGroupArn"] for balancer in load_balancers or [] if "targetGroupArn" in balancer):
            if group not in _forwarded_to(elbv2_backends[self.account_id][self.region_name]):
                raise InvalidParameterException(
                    f"The target group with targetGroupArn {group} does not have an associated load balancer."
                )
        return create(self, *arguments, **options)

    EC2ContainerServiceBackend.create_service = create_service


def _forwarded_to(backend: ELBv2Backend) -> set[str]:
    """The target groups to which a listener or a rule forwards."""
    listeners = [listener for balancer in backend.load_balancers.values() for listener in balancer.listeners.values()]
    actions = [action for listener in listeners for action in listener.default_actions]
    actions += [action for listener in listeners for rule in listener.rules.values() for action in rule.actions]
    return {
        arn
        for action in actions
        if action.type == "forward"
        for arn in backend._get_target_group_arns_from(action_data=action.data)
    }


@repair
def refuse_users_that_cannot_write_to_their_volumes() -> None:
    """moto runs nothing. ECS registers such a task definition, and its tasks fail: a bind mount belongs to root.

    https://github.com/aws/containers-roadmap/issues/938
    """
    register = EC2ContainerServiceBackend.register_task_definition

    def register_task_definition(
        self: EC2ContainerServiceBackend,
        family: str,
        container_definitions: list[dict[str, Any]],
        volumes: list[dict[str, Any]] | None = None,
        **options: Any,
    ) -> Any:
        for container in container_definitions:
            for path in _unwritable(container, volumes or []):
                raise EcsClientException(
                    f"user {container['user']} of container '{container.get('name')}' cannot write to '{path}', which belongs to root"
                )
        return register(self, family, container_definitions, volumes, **options)

    EC2ContainerServiceBackend.register_task_definition = register_task_definition


def _unwritable(container: dict[str, Any], volumes: list[dict[str, Any]]) -> Iterator[str]:
    """The paths of bind mounts at which a container of another user than root is to write."""
    user = str(container.get("user") or "root").partition(":")[0]
    if user in ("root", "0") or not container.get("readonlyRootFilesystem"):
        return
    bound = {volume["name"] for volume in volumes if volume.keys() <= {"name", "host"}}
    for mount in container.get("mountPoints") or []:
        if mount["sourceVolume"] in bound and not mount.get("readOnly"):
            yield mount["containerPath"]
