"""Security groups and their rules."""

from typing import Any

from simulation.stacks.handlers import Made, Request, deletes, handles
from simulation.stacks.network import tagged
from simulation.stacks.properties import Properties


def _permission(properties: Properties, peer: str) -> dict[str, Any]:
    """One rule as the API takes it; `peer` is how its direction calls the other group (`Source…`, `Destination…`)."""
    description = properties.take("Description")
    note = {"Description": description} if description else {}
    permission = properties.only("IpProtocol", "FromPort", "ToPort")
    if cidr := properties.take("CidrIp"):
        permission["IpRanges"] = [{"CidrIp": cidr, **note}]
    if cidr := properties.take("CidrIpv6"):
        permission["Ipv6Ranges"] = [{"CidrIpv6": cidr, **note}]
    if group := properties.take(peer + "SecurityGroupId"):
        permission["UserIdGroupPairs"] = [{"GroupId": group, **note}]
    if prefix := properties.take(peer + "PrefixListId"):
        permission["PrefixListIds"] = [{"PrefixListId": prefix, **note}]
    return permission


@handles("AWS::EC2::SecurityGroup", drops="SecurityGroupEgress, and descriptions of rules")
def security_group(request: Request) -> Made:
    """With rules for outgoing traffic of its own, a group does not get the one that allows all of it."""
    ec2, properties = request.client("ec2"), request.properties
    group = ec2.create_security_group(
        GroupName=properties.take("GroupName", request.generated_name()),
        Description=properties.need("GroupDescription"),
        **properties.only("VpcId"),
        **tagged("security-group", properties.tags()),
    )["GroupId"]
    ingress = [_permission(Properties(rule), "Source") for rule in properties.take("SecurityGroupIngress", [])]
    egress = [_permission(Properties(rule), "Destination") for rule in properties.take("SecurityGroupEgress", [])]
    if ingress:
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=ingress)
    if egress:
        everything = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        ec2.revoke_security_group_egress(GroupId=group, IpPermissions=everything)
        ec2.authorize_security_group_egress(GroupId=group, IpPermissions=egress)
    return Made(group, {"GroupId": group, "Id": group})


@deletes("AWS::EC2::SecurityGroup")
def delete_security_group(request: Request, present: Made) -> None:
    request.client("ec2").delete_security_group(GroupId=present.reference)


@handles("AWS::EC2::SecurityGroupIngress", drops="the description of a rule that names a group")
def ingress(request: Request) -> Made:
    group = request.properties.need("GroupId")
    made = request.client("ec2").authorize_security_group_ingress(
        GroupId=group, IpPermissions=[_permission(request.properties, "Source")]
    )
    identifier = made["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return Made(identifier, {"Id": identifier})


@deletes("AWS::EC2::SecurityGroupIngress")
def delete_ingress(request: Request, present: Made) -> None:
    rules = {"GroupId": request.given["GroupId"], "SecurityGroupRuleIds": [present.reference]}
    request.client("ec2").revoke_security_group_ingress(**rules)


@handles("AWS::EC2::SecurityGroupEgress", lacking=True)
def egress(request: Request) -> Made:
    group = request.properties.need("GroupId")
    made = request.client("ec2").authorize_security_group_egress(
        GroupId=group, IpPermissions=[_permission(request.properties, "Destination")]
    )
    identifier = made["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return Made(identifier, {"Id": identifier})


@deletes("AWS::EC2::SecurityGroupEgress")
def delete_egress(request: Request, present: Made) -> None:
    rules = {"GroupId": request.given["GroupId"], "SecurityGroupRuleIds": [present.reference]}
    request.client("ec2").revoke_security_group_egress(**rules)
