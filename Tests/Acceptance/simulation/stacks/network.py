"""VPCs, subnets, gateways, endpoints and flow logs."""

import json
from typing import Any

from simulation.stacks.handlers import Made, Request, changes, deletes, handles


def tagged(resource: str, tags: list[dict[str, str]]) -> dict[str, Any]:
    """EC2 takes tags at creation per type of resource, and refuses an empty list of them."""
    return {"TagSpecifications": [{"ResourceType": resource, "Tags": tags}]} if tags else {}


@handles("AWS::EC2::VPC", drops="EnableDnsSupport, EnableDnsHostnames")
def vpc(request: Request) -> Made:
    ec2, properties = request.client("ec2"), request.properties
    made = ec2.create_vpc(**properties.only("CidrBlock", "InstanceTenancy"), **tagged("vpc", properties.tags()))["Vpc"]
    for switch in ("EnableDnsSupport", "EnableDnsHostnames"):
        value = properties.take(switch)
        if value is not None:
            ec2.modify_vpc_attribute(VpcId=made["VpcId"], **{switch: {"Value": value}})
    groups = ec2.describe_security_groups(
        Filters=[{"Name": "vpc-id", "Values": [made["VpcId"]]}, {"Name": "group-name", "Values": ["default"]}]
    )["SecurityGroups"]
    lists = ec2.describe_network_acls(
        Filters=[{"Name": "vpc-id", "Values": [made["VpcId"]]}, {"Name": "default", "Values": ["true"]}]
    )["NetworkAcls"]
    return Made(
        made["VpcId"],
        {
            "VpcId": made["VpcId"],
            "CidrBlock": made["CidrBlock"],
            "DefaultSecurityGroup": groups[0]["GroupId"],
            "DefaultNetworkAcl": lists[0]["NetworkAclId"],
        },
    )


@handles("AWS::EC2::Subnet", drops="MapPublicIpOnLaunch")
def subnet(request: Request) -> Made:
    ec2, properties = request.client("ec2"), request.properties
    made = ec2.create_subnet(
        **properties.only("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId", "Ipv6CidrBlock"),
        **tagged("subnet", properties.tags()),
    )["Subnet"]
    for switch in ("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation"):
        value = properties.take(switch)
        if value is not None:
            ec2.modify_subnet_attribute(SubnetId=made["SubnetId"], **{switch: {"Value": value}})
    return Made(
        made["SubnetId"],
        {
            "SubnetId": made["SubnetId"],
            "VpcId": made["VpcId"],
            "CidrBlock": made["CidrBlock"],
            "AvailabilityZone": made["AvailabilityZone"],
        },
    )


@deletes("AWS::EC2::Subnet")
def delete_subnet(request: Request, present: Made) -> None:
    request.client("ec2").delete_subnet(SubnetId=present.reference)


@handles("AWS::EC2::InternetGateway", drops="Tags")
def internet_gateway(request: Request) -> Made:
    made = request.client("ec2").create_internet_gateway(**tagged("internet-gateway", request.properties.tags()))
    identifier = made["InternetGateway"]["InternetGatewayId"]
    return Made(identifier, {"InternetGatewayId": identifier})


@handles("AWS::EC2::VPCGatewayAttachment", drops="nothing; moto's would not find a gateway of ours")
def gateway_attachment(request: Request) -> Made:
    arguments = request.properties.only("VpcId", "InternetGatewayId")
    request.client("ec2").attach_internet_gateway(**arguments)
    return Made(f"IGW|{arguments['VpcId']}", {"AttachmentType": "IGW"})


@handles("AWS::EC2::EIP", drops="Tags")
def elastic_ip(request: Request) -> Made:
    made = request.client("ec2").allocate_address(
        **request.properties.only("Domain"), **tagged("elastic-ip", request.properties.tags())
    )
    return Made(made["PublicIp"], {"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]})


@deletes("AWS::EC2::EIP")
def delete_elastic_ip(request: Request, present: Made) -> None:
    request.client("ec2").release_address(AllocationId=present.attributes["AllocationId"])


@handles("AWS::EC2::NatGateway", drops="ConnectivityType, Tags")
def nat_gateway(request: Request) -> Made:
    made = request.client("ec2").create_nat_gateway(
        **request.properties.only("SubnetId", "AllocationId", "ConnectivityType"),
        **tagged("natgateway", request.properties.tags()),
    )["NatGateway"]
    return Made(made["NatGatewayId"], {"NatGatewayId": made["NatGatewayId"]})


@deletes("AWS::EC2::NatGateway")
def delete_nat_gateway(request: Request, present: Made) -> None:
    request.client("ec2").delete_nat_gateway(NatGatewayId=present.reference)


@handles("AWS::EC2::VPCEndpoint", drops="Tags")
def endpoint(request: Request) -> Made:
    properties = request.properties
    document = properties.take("PolicyDocument")
    made = request.client("ec2").create_vpc_endpoint(
        **properties.only(
            "VpcId",
            "VpcEndpointType",
            "ServiceName",
            "SubnetIds",
            "SecurityGroupIds",
            "PrivateDnsEnabled",
            "RouteTableIds",
            "IpAddressType",
        ),
        **({"PolicyDocument": json.dumps(document)} if document else {}),
        **tagged("vpc-endpoint", properties.tags()),
    )["VpcEndpoint"]
    return Made(made["VpcEndpointId"], {"Id": made["VpcEndpointId"]})


@changes("AWS::EC2::VPCEndpoint")
def change_endpoint(request: Request, present: Made) -> Made:
    """The API takes what is added and what is removed."""
    ec2, arguments = request.client("ec2"), {}
    found = ec2.describe_vpc_endpoints(VpcEndpointIds=[present.reference])["VpcEndpoints"][0]
    groups = [group["GroupId"] for group in found.get("Groups", [])]
    now = {"SubnetId": found.get("SubnetIds", []), "RouteTableId": found.get("RouteTableIds", []), "SecurityGroupId": groups}
    for kind, those in now.items():
        wanted = request.properties.take(f"{kind}s", those) or []
        arguments[f"Add{kind}s"] = [item for item in wanted if item not in those]
        arguments[f"Remove{kind}s"] = [item for item in those if item not in wanted]
    if document := request.properties.take("PolicyDocument"):
        arguments["PolicyDocument"] = json.dumps(document)
    ec2.modify_vpc_endpoint(VpcEndpointId=present.reference, **{name: value for name, value in arguments.items() if value})
    return present


@handles("AWS::EC2::FlowLog", drops="nothing; moto's would not find resources of ours")
def flow_log(request: Request) -> Made:
    properties = request.properties
    made = request.client("ec2").create_flow_logs(
        ResourceIds=[properties.need("ResourceId")],
        **properties.only(
            "ResourceType",
            "TrafficType",
            "LogDestinationType",
            "LogDestination",
            "LogGroupName",
            "LogFormat",
            "DeliverLogsPermissionArn",
            "MaxAggregationInterval",
        ),
        **tagged("vpc-flow-log", properties.tags()),
    )
    if made.get("Unsuccessful"):
        raise ValueError(made["Unsuccessful"][0]["Error"]["Message"])
    return Made(made["FlowLogIds"][0], {"Id": made["FlowLogIds"][0]})
