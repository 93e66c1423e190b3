"""Namespaces of Cloud Map, and their services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, plain_tags
from inventory.reading import every, only

SECTIONS = {
    "AWS::ServiceDiscovery::PrivateDnsNamespace": "namespaces",
    "AWS::ServiceDiscovery::Service": "discovery services",
}

CHANGES = (
    Change(
        "AWS::ServiceDiscovery::Service", "DnsConfig.RoutingPolicy", "WEIGHTED", "discovery services / * / Dns / *"
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    discovery = client("servicediscovery")

    def tags(arn: str) -> dict[str, str]:
        return plain_tags(discovery.list_tags_for_resource(ResourceARN=arn)["Tags"])

    namespaces = {
        names.add("namespace", one["Name"], one["Id"], one["Arn"]): {
            **only(one, "Name", "Type", "Description"),
            "Tags": tags(one["Arn"]),
        }
        for one in every(discovery, "list_namespaces", "Namespaces")
    }
    services = {}
    for one in every(discovery, "list_services", "Services"):
        service = discovery.get_service(Id=one["Id"])["Service"]
        services[names.add("discovery service", service["Name"], service["Arn"], service["Id"])] = {
            **only(service, "Name", "Description", "NamespaceId", "HealthCheckCustomConfig"),
            "Dns": only(service.get("DnsConfig", {}), "NamespaceId", "RoutingPolicy", "DnsRecords"),
            "Tags": tags(service["Arn"]),
        }
    return {"namespaces": namespaces, "discovery services": services}
