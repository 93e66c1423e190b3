"""A VPC that exists before anything is deployed: another department made it, and wrote down where it is."""

from __future__ import annotations

from simulation.account import Account


def create(account: Account) -> None:
    ec2, ssm = account.client("ec2"), account.client("ssm")
    vpc = ec2.create_vpc(CidrBlock="10.200.0.0/16", TagSpecifications=_named("vpc", "shared"))["Vpc"]["VpcId"]
    values = {"/shared/vpc-id": vpc}
    for number, zone in enumerate("ab", start=1):
        subnet = ec2.create_subnet(
            VpcId=vpc,
            CidrBlock=f"10.200.{number}.0/24",
            AvailabilityZone=f"{account.region}{zone}",
            TagSpecifications=_named("subnet", f"shared-{number}"),
        )
        values[f"/shared/private-subnet-{number}"] = subnet["Subnet"]["SubnetId"]
    for name, value in values.items():
        ssm.put_parameter(Name=name, Value=value, Type="String")


def _named(kind: str, name: str) -> list[dict[str, object]]:
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]
