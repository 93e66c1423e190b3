"""Namespaces of Cloud Map with their services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, plain_tags
from inventory.reading import every, only

SECTIONS = {
    "AWS::ServiceDiscovery::PrivateDnsNamespace": "namespaces",
    "AWS::ServiceDiscovery::Service": "discovered services",
}

CHANGES = (
    Change("AWS::ServiceDiscovery::PrivateDnsNamespace", "Description", "other", "namespaces / * / Description"),
    Change(
        "AWS::ServiceDiscovery::Service",
        "DnsConfig.RoutingPolicy",
        "WEIGHTED",
        "discovered services / * / DnsConfig / RoutingPolicy",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    discovery = client("servicediscovery")
    namespaces, services = {}, {}
    for listed in every(discovery, "list_namespaces", "Namespaces"):
        namespace = discovery.get_namespace(Id=listed["Id"])["Namespace"]
        label = names.add("namespace", namespace["Name"], namespace["Id"], namespace["Arn"])
        namespaces[label] = {**only(namespace, "Name", "Type", "Description"), "Tags": _tags(discovery, namespace)}
    for listed in every(discovery, "list_services", "Services"):
        service = discovery.get_service(Id=listed["Id"])["Service"]
        label = names.add("discovered service", service["Name"], service["Id"], service["Arn"])
        services[label] = {
            **only(service, "Name", "Description", "DnsConfig", "HealthCheckConfig", "HealthCheckCustomConfig"),
            "NamespaceId": service.get("NamespaceId") or service.get("DnsConfig", {}).get("NamespaceId"),
            "Tags": _tags(discovery, service),
        }
    return {"namespaces": namespaces, "discovered services": services}


def _tags(discovery: Any, item: dict[str, Any]) -> dict[str, str]:
    return plain_tags(discovery.list_tags_for_resource(ResourceARN=item["Arn"])["Tags"])
