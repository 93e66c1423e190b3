"""Route tables and network ACLs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, name_tag, plain_tags
from inventory.reading import every, in_order

TARGETS = {
    "GatewayId": "gateway",
    "NatGatewayId": "nat gateway",
    "TransitGatewayId": "transit gateway",
    "VpcPeeringConnectionId": "peering",
    "NetworkInterfaceId": "interface",
    "EgressOnlyInternetGatewayId": "egress-only gateway",
}

SECTIONS = {
    "AWS::EC2::RouteTable": "route tables",
    "AWS::EC2::NetworkAcl": "network acls",
}

CHANGES = (
    Change("AWS::EC2::Route", "DestinationCidrBlock", "192.0.2.0/24", "route tables / * / Routes*"),
    Change("AWS::EC2::NetworkAclEntry", "PortRange.To", 1, "network acls / * / Entries*"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ec2 = client("ec2")
    ours = {vpc["VpcId"]: name_tag(vpc.get("Tags")) for vpc in every(ec2, "describe_vpcs", "Vpcs") if not vpc["IsDefault"]}
    return {
        "route tables": {
            names.add("route table", _name(table, ours), table["RouteTableId"]): {
                "VpcId": table["VpcId"],
                "Routes": dict(_route(route) for route in table["Routes"]),
                "Subnets": {item["SubnetId"] for item in table["Associations"] if item.get("SubnetId")},
                "Tags": plain_tags(table.get("Tags")),
            }
            for table in every(ec2, "describe_route_tables", "RouteTables")
            if table["VpcId"] in ours
        },
        "network acls": {
            names.add("network acl", _name(acl, ours), acl["NetworkAclId"]): {
                "VpcId": acl["VpcId"],
                "Entries": in_order(_entry(entry) for entry in acl["Entries"]),
                "Subnets": {item["SubnetId"] for item in acl["Associations"]},
                "Tags": plain_tags(acl.get("Tags")),
            }
            for acl in every(ec2, "describe_network_acls", "NetworkAcls")
            if acl["VpcId"] in ours
        },
    }


def _name(item: dict[str, Any], networks: dict[str, str | None]) -> str | None:
    """The ones that come with a VPC carry no tags: they are called after it."""
    is_main = any(association.get("Main") for association in item["Associations"]) or item.get("IsDefault")
    return name_tag(item.get("Tags")) or (f"default of {networks[item['VpcId']]}" if is_main else None)


def _route(route: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """By its destination, which has a name only later: two endpoints' lists of addresses come in any order."""
    target = next((kind, route[name]) for name, kind in TARGETS.items() if route.get(name))
    destination = next(value for name, value in sorted(route.items()) if name.startswith("Destination") and value)
    return destination, {"Kind": target[0], "Target": target[1]}


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    names = (
        "Egress",
        "RuleNumber",
        "Protocol",
        "RuleAction",
        "CidrBlock",
        "Ipv6CidrBlock",
        "PortRange",
        "IcmpTypeCode",
    )
    return {name: entry[name] for name in names if entry.get(name) not in (None, {})}
