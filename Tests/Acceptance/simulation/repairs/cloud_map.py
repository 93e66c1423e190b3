"""Cloud Map of the simulation, and the tasks of ECS that register with it."""

from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.ecs.exceptions import InvalidParameterException
from moto.ecs.models import EC2ContainerServiceBackend
from moto.servicediscovery.models import Service, ServiceDiscoveryBackend, servicediscovery_backends

from simulation.repairs.registry import repair


def _registries(backend: EC2ContainerServiceBackend, wanted: list[dict[str, Any]]) -> list[Service]:
    """The services of Cloud Map that a service of ECS registers with."""
    known = {item.arn: item for item in servicediscovery_backends[backend.account_id][backend.region_name].services.values()}
    found = []
    for registry in wanted:
        service = known.get(registry["registryArn"])
        if service is None:
            raise InvalidParameterException(f"The registry {registry['registryArn']} does not exist")
        kinds = {record["Type"] for record in (service.dns_config or {}).get("DnsRecords", [])}
        if "SRV" in kinds and not registry.get("port") and not registry.get("containerPort"):
            raise InvalidParameterException(f"The registry {service.name} has an SRV record: it needs the port of a container")
        found.append(service)
    return found


@repair
def register_the_tasks_of_a_service() -> None:
    """moto's services of ECS register nothing, so that a service of Cloud Map would seem to be without instances.

    A record of the type SRV contains a port: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
    """
    create, delete = EC2ContainerServiceBackend.create_service, EC2ContainerServiceBackend.delete_service

    def create_service(self: EC2ContainerServiceBackend, *arguments: Any, **options: Any) -> Any:
        registries = _registries(self, options.get("service_registries") or [])
        service = create(self, *arguments, **options)
        discovery = servicediscovery_backends[self.account_id][self.region_name]
        for registry in registries:
            for number in range(service.desired_count):
                discovery.register_instance(registry.id, f"{service.name}-{number}", "", {"ECS_SERVICE_NAME": service.name})
        return service

    def delete_service(self: EC2ContainerServiceBackend, *arguments: Any, **options: Any) -> Any:
        service = delete(self, *arguments, **options)
        for registry in servicediscovery_backends[self.account_id][self.region_name].services.values():
            registry.instances = [
                item for item in registry.instances if item.attributes.get("ECS_SERVICE_NAME") != service.name
            ]
        return service

    EC2ContainerServiceBackend.create_service = create_service
    EC2ContainerServiceBackend.delete_service = delete_service


@repair
def delete_no_service_or_namespace_in_use() -> None:
    """moto deletes services with instances, and namespaces with services.

    https://github.com/hashicorp/terraform-provider-aws/issues/4853
    """
    delete, delete_namespace = ServiceDiscoveryBackend.delete_service, ServiceDiscoveryBackend.delete_namespace

    def deleting(self: ServiceDiscoveryBackend, service_id: str) -> None:
        if self.get_service(service_id).instances:
            raise JsonRESTError(
                "ResourceInUse", "Service contains registered instances; delete the instances before deleting the service"
            )
        delete(self, service_id)

    def deleting_namespace(self: ServiceDiscoveryBackend, namespace_id: str) -> str:
        if any(service.namespace_id == namespace_id for service in self.services.values()):
            raise JsonRESTError("ResourceInUse", "Namespace contains services; delete them before deleting the namespace")
        return str(delete_namespace(self, namespace_id))

    ServiceDiscoveryBackend.delete_service = deleting
    ServiceDiscoveryBackend.delete_namespace = deleting_namespace
