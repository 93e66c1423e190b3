"""VPCs, subnets, gateways, endpoints, flow logs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {
    "AWS::EC2::VPC": "vpcs",
    "AWS::EC2::Subnet": "subnets",
    "AWS::EC2::InternetGateway": "internet gateways",
    "AWS::EC2::EIP": "elastic ips",
    "AWS::EC2::NatGateway": "nat gateways",
    "AWS::EC2::VPCEndpoint": "endpoints",
    "AWS::EC2::FlowLog": "flow logs",
}

CHANGES = (
    Change("AWS::EC2::VPC", "EnableDnsHostnames", False, "vpcs / * / EnableDnsHostnames"),
    Change("AWS::EC2::Subnet", "MapPublicIpOnLaunch", True, "subnets / * / MapPublicIpOnLaunch"),
    Change("AWS::EC2::VPCEndpoint", "PrivateDnsEnabled", False, "endpoints / * / PrivateDnsEnabled"),
    Change("AWS::EC2::FlowLog", "TrafficType", "REJECT", "flow logs / * / TrafficType"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ec2 = client("ec2")
    vpcs = [vpc for vpc in every(ec2, "describe_vpcs", "Vpcs") if not vpc["IsDefault"]]
    ours = {vpc["VpcId"] for vpc in vpcs}
    for prefixes in every(ec2, "describe_managed_prefix_lists", "PrefixLists"):
        names.add("prefix list", prefixes["PrefixListName"], prefixes["PrefixListId"])
    return {
        "vpcs": {names.add("vpc", name_tag(vpc.get("Tags")), vpc["VpcId"]): _vpc(ec2, vpc) for vpc in vpcs},
        "subnets": {
            names.add("subnet", name_tag(subnet.get("Tags")), subnet["SubnetId"]): {
                **only(subnet, "VpcId", "CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch"),
                "Tags": plain_tags(subnet.get("Tags")),
            }
            for subnet in every(ec2, "describe_subnets", "Subnets")
            if subnet["VpcId"] in ours
        },
        "internet gateways": {
            names.add("internet gateway", name_tag(gateway.get("Tags")), gateway["InternetGatewayId"]): {
                "Attachments": {attachment["VpcId"] for attachment in gateway.get("Attachments", [])},
                "Tags": plain_tags(gateway.get("Tags")),
            }
            for gateway in every(ec2, "describe_internet_gateways", "InternetGateways")
        },
        "elastic ips": {
            names.add("elastic ip", name_tag(address.get("Tags")), address["AllocationId"], address["PublicIp"]): {
                **only(address, "Domain"),
                "Tags": plain_tags(address.get("Tags")),
            }
            for address in ec2.describe_addresses()["Addresses"]
        },
        "nat gateways": {
            names.add("nat gateway", name_tag(gateway.get("Tags")), gateway["NatGatewayId"]): {
                **defaults.NAT_GATEWAY,
                **only(gateway, "VpcId", "SubnetId", "ConnectivityType"),
                "Addresses": {address["AllocationId"] for address in gateway["NatGatewayAddresses"]},
                "Tags": plain_tags(gateway.get("Tags")),
            }
            for gateway in every(ec2, "describe_nat_gateways", "NatGateways")
            if gateway["State"] != "deleted"
        },
        "endpoints": {
            names.add("endpoint", name_tag(endpoint.get("Tags")), endpoint["VpcEndpointId"]): _endpoint(endpoint)
            for endpoint in every(ec2, "describe_vpc_endpoints", "VpcEndpoints")
            if endpoint["State"] != "deleted"
        },
        "flow logs": {
            names.add("flow log", name_tag(log.get("Tags")), log["FlowLogId"]): {
                **only(
                    log,
                    "ResourceId",
                    "TrafficType",
                    "LogDestinationType",
                    "DeliverLogsPermissionArn",
                    "MaxAggregationInterval",
                    "LogFormat",
                ),
                "Destination": _log_destination(log),
                "Tags": plain_tags(log.get("Tags")),
            }
            for log in every(ec2, "describe_flow_logs", "FlowLogs")
        },
    }


def _vpc(ec2: Any, vpc: dict[str, Any]) -> dict[str, Any]:
    switches = {
        name: ec2.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute=name[0].lower() + name[1:])[name]["Value"]
        for name in ("EnableDnsSupport", "EnableDnsHostnames")
    }
    return {**only(vpc, "CidrBlock", "InstanceTenancy"), **switches, "Tags": plain_tags(vpc.get("Tags"))}


def _log_destination(log: dict[str, Any]) -> str:
    """A log group can be given by its name or by its ARN."""
    return log.get("LogGroupName") or log["LogDestination"].rpartition(":log-group:")[2]


def _endpoint(endpoint: dict[str, Any]) -> dict[str, Any]:
    result = {
        **only(endpoint, "VpcId", "VpcEndpointType", "ServiceName"),
        "RouteTableIds": set(endpoint.get("RouteTableIds", [])),
        "SubnetIds": set(endpoint.get("SubnetIds", [])),
        "Groups": {group["GroupId"] for group in endpoint.get("Groups", [])},
        "Tags": plain_tags(endpoint.get("Tags")),
    }
    if endpoint["VpcEndpointType"] == "Interface":
        result["PrivateDnsEnabled"] = endpoint["PrivateDnsEnabled"]
    if endpoint.get("PolicyDocument"):
        result["PolicyDocument"] = document(endpoint["PolicyDocument"])
    return result
