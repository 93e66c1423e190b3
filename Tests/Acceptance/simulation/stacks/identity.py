"""IAM roles and their policies."""

import json
from typing import Any

from simulation.stacks.handlers import Made, Request, deletes, handles


def _text(document: Any) -> str:
    return document if isinstance(document, str) else json.dumps(document)


@handles("AWS::IAM::Role", drops="ManagedPolicyArns")
def role(request: Request) -> Made:
    client, properties = request.client("iam"), request.properties
    made = client.create_role(
        RoleName=properties.take("RoleName", request.generated_name()),
        AssumeRolePolicyDocument=_text(properties.need("AssumeRolePolicyDocument")),
        **properties.only("Path", "Description", "MaxSessionDuration", "PermissionsBoundary"),
        Tags=properties.tags(),
    )["Role"]
    for policy in properties.take("Policies", []):
        client.put_role_policy(
            RoleName=made["RoleName"],
            PolicyName=policy["PolicyName"],
            PolicyDocument=_text(policy["PolicyDocument"]),
        )
    for arn in properties.take("ManagedPolicyArns", []):
        client.attach_role_policy(RoleName=made["RoleName"], PolicyArn=arn)
    return Made(made["RoleName"], {"Arn": made["Arn"], "RoleId": made["RoleId"]})


@deletes("AWS::IAM::Role")
def delete_role(request: Request, present: Made) -> None:
    """With the policies that it has of its own; those of other resources are deleted before."""
    iam, name = request.client("iam"), present.reference
    for policy in iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]:
        iam.detach_role_policy(RoleName=name, PolicyArn=policy["PolicyArn"])
    for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]:
        iam.delete_role_policy(RoleName=name, PolicyName=policy)
    iam.delete_role(RoleName=name)


@handles("AWS::IAM::Policy", drops="nothing; moto's would not find roles of ours")
def policy(request: Request) -> Made:
    properties = request.properties
    name, document = properties.need("PolicyName"), _text(properties.need("PolicyDocument"))
    for role_name in properties.take("Roles", []):
        request.client("iam").put_role_policy(RoleName=role_name, PolicyName=name, PolicyDocument=document)
    return Made(name, {"Id": name})


@handles("AWS::IAM::RolePolicy", lacking=True, overwrites=True)
def role_policy(request: Request) -> Made:
    properties = request.properties
    arguments = properties.only("RoleName", "PolicyName")
    request.client("iam").put_role_policy(**arguments, PolicyDocument=_text(properties.need("PolicyDocument")))
    return Made(f"{arguments['PolicyName']}|{arguments['RoleName']}")


@deletes("AWS::IAM::RolePolicy")
def delete_role_policy(request: Request, present: Made) -> None:
    names = {name: request.given[name] for name in ("RoleName", "PolicyName")}
    request.client("iam").delete_role_policy(**names)
