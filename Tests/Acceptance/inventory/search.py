"""Search domains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, only

OF_A_DOMAIN = (
    "AdvancedSecurityOptions",
    "ClusterConfig",
    "DomainEndpointOptions",
    "EBSOptions",
    "EngineVersion",
    "LogPublishingOptions",
    "NodeToNodeEncryptionOptions",
    "SnapshotOptions",
    "SoftwareUpdateOptions",
)

SECTIONS = {"AWS::OpenSearchService::Domain": "search domains"}

CHANGES = (
    Change(
        "AWS::OpenSearchService::Domain", "ClusterConfig.InstanceCount", 9, "search domains / * / ClusterConfig / *"
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    search = client("opensearch")
    result = {}
    for listed in search.list_domain_names()["DomainNames"]:
        domain = search.describe_domain(DomainName=listed["DomainName"])["DomainStatus"]
        tags = search.list_tags(ARN=domain["ARN"])["TagList"]
        encryption, vpc = domain["EncryptionAtRestOptions"], domain.get("VPCOptions", {})
        label = names.add("search domain", name_tag(tags) or domain["DomainName"], domain["ARN"])
        result[label] = {
            **_said(only(domain, *OF_A_DOMAIN)),
            "Name": chosen(domain["DomainName"]),
            "AccessPolicy": document(domain["AccessPolicies"]) if domain.get("AccessPolicies") else None,
            "IsEncrypted": encryption["Enabled"],
            "Key": names.key(encryption.get("KmsKeyId")),
            "OffPeakWindow": domain.get("OffPeakWindowOptions", {}).get("Enabled"),
            "Subnets": set(vpc.get("SubnetIds", [])),
            "SecurityGroups": set(vpc.get("SecurityGroupIds", [])),
            "Tags": plain_tags(tags),
        }
    return {"search domains": result}


def _said(options: dict[str, Any]) -> dict[str, Any]:
    """Options without those that are off: Terraform says so, where CloudFormation is silent."""
    return {
        name: {key: item for key, item in value.items() if item is not False} if isinstance(value, dict) else value
        for name, value in options.items()
    }
