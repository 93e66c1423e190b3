"""Route tables, routes and network ACLs."""

from simulation.stacks.handlers import Made, Request, deletes, handles
from simulation.stacks.network import tagged


@handles("AWS::EC2::RouteTable", drops="Tags")
def route_table(request: Request) -> Made:
    made = request.client("ec2").create_route_table(
        VpcId=request.properties.need("VpcId"), **tagged("route-table", request.properties.tags())
    )["RouteTable"]
    return Made(made["RouteTableId"], {"RouteTableId": made["RouteTableId"]})


@deletes("AWS::EC2::RouteTable")
def delete_route_table(request: Request, present: Made) -> None:
    request.client("ec2").delete_route_table(RouteTableId=present.reference)


@handles("AWS::EC2::Route", drops="DestinationIpv6CidrBlock, VpcEndpointId")
def route(request: Request) -> Made:
    arguments = request.properties.only(
        "RouteTableId",
        "DestinationCidrBlock",
        "DestinationIpv6CidrBlock",
        "DestinationPrefixListId",
        "GatewayId",
        "NatGatewayId",
        "EgressOnlyInternetGatewayId",
        "TransitGatewayId",
        "VpcEndpointId",
        "VpcPeeringConnectionId",
    )
    request.client("ec2").create_route(**arguments)
    destination = next(value for name, value in arguments.items() if name.startswith("Destination"))
    return Made(f"{arguments['RouteTableId']}|{destination}", {"CidrBlock": destination})


@deletes("AWS::EC2::Route")
def delete_route(request: Request, present: Made) -> None:
    names = ("RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
    request.client("ec2").delete_route(**{name: request.given[name] for name in names if name in request.given})


@handles("AWS::EC2::SubnetRouteTableAssociation", drops="nothing; moto's would not find resources of ours")
def route_table_association(request: Request) -> Made:
    made = request.client("ec2").associate_route_table(**request.properties.only("SubnetId", "RouteTableId"))
    return Made(made["AssociationId"], {"Id": made["AssociationId"]})


@deletes("AWS::EC2::SubnetRouteTableAssociation")
def delete_route_table_association(request: Request, present: Made) -> None:
    request.client("ec2").disassociate_route_table(AssociationId=present.reference)


@handles("AWS::EC2::NetworkAcl", lacking=True)
def network_acl(request: Request) -> Made:
    made = request.client("ec2").create_network_acl(
        VpcId=request.properties.need("VpcId"), **tagged("network-acl", request.properties.tags())
    )["NetworkAcl"]
    return Made(made["NetworkAclId"], {"Id": made["NetworkAclId"]})


@handles("AWS::EC2::NetworkAclEntry", lacking=True)
def network_acl_entry(request: Request) -> Made:
    properties = request.properties
    arguments = {
        "Egress": False,
        **properties.only(
            "NetworkAclId", "Egress", "RuleNumber", "RuleAction", "CidrBlock", "Ipv6CidrBlock", "PortRange"
        ),
        **properties.renamed(IcmpTypeCode="Icmp"),
        "Protocol": str(properties.need("Protocol")),
    }
    request.client("ec2").create_network_acl_entry(**arguments)
    identifier = f"{arguments['NetworkAclId']}|{arguments['RuleNumber']}|{arguments['Egress']}"
    return Made(identifier, {"Id": identifier})


@handles("AWS::EC2::SubnetNetworkAclAssociation", lacking=True)
def network_acl_association(request: Request) -> Made:
    ec2, subnet = request.client("ec2"), request.properties.need("SubnetId")
    lists = ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])
    current = next(
        association["NetworkAclAssociationId"]
        for acl in lists["NetworkAcls"]
        for association in acl["Associations"]
        if association["SubnetId"] == subnet
    )
    made = ec2.replace_network_acl_association(
        AssociationId=current, NetworkAclId=request.properties.need("NetworkAclId")
    )
    return Made(made["NewAssociationId"], {"AssociationId": made["NewAssociationId"]})
