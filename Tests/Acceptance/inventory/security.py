"""Security groups: each rule with its protocol, ports and peer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

# A rule to such an address lets nothing out. CloudFormation needs one where nothing may leave: without it, it adds a
# rule that lets everything out. Terraform's provider removes that one by itself.
NOWHERE = ("127.0.0.1/32", "255.255.255.255/32")

SECTIONS = {"AWS::EC2::SecurityGroup": "security groups"}

CHANGES = (
    Change("AWS::EC2::SecurityGroupIngress", "ToPort", 65535, "security groups / * / Ingress*"),
    Change("AWS::EC2::SecurityGroupEgress", "ToPort", 65535, "security groups / * / Egress*"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ec2 = client("ec2")
    ours = {vpc["VpcId"]: name_tag(vpc.get("Tags")) for vpc in every(ec2, "describe_vpcs", "Vpcs") if not vpc["IsDefault"]}
    rules: dict[tuple[str, bool], list[dict[str, Any]]] = {}
    for rule in every(ec2, "describe_security_group_rules", "SecurityGroupRules"):
        if rule["IsEgress"] and rule.get("CidrIpv4") in NOWHERE:
            continue
        rules.setdefault((rule["GroupId"], rule["IsEgress"]), []).append(_rule(rule))
    groups = [group for group in every(ec2, "describe_security_groups", "SecurityGroups") if group["VpcId"] in ours]
    return {
        "security groups": {
            names.add("security group", _name(group, ours), group["GroupId"]): {
                **only(group, "VpcId", "Description"),
                "GroupName": chosen(group["GroupName"]),
                "Ingress": in_order(rules.get((group["GroupId"], False), [])),
                "Egress": in_order(rules.get((group["GroupId"], True), [])),
                "Tags": plain_tags(group.get("Tags")),
            }
            for group in groups
        }
    }


def _name(group: dict[str, Any], networks: dict[str, str | None]) -> str:
    if group["GroupName"] == "default":
        return f"default of {networks[group['VpcId']]}"
    return name_tag(group.get("Tags")) or group["GroupName"]


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    peers = {
        "Cidr": rule.get("CidrIpv4") or rule.get("CidrIpv6"),
        "PrefixList": rule.get("PrefixListId"),
        "Group": (rule.get("ReferencedGroupInfo") or {}).get("GroupId"),
    }
    ports = {"FromPort": rule.get("FromPort"), "ToPort": rule.get("ToPort")}
    if rule["IpProtocol"] == "-1":
        ports = {}
    return {
        "Protocol": rule["IpProtocol"],
        **ports,
        **{kind: peer for kind, peer in peers.items() if peer},
        **only(rule, "Description"),
    }
