"""IAM roles with their policies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {"AWS::IAM::Role": "roles"}

CHANGES = (
    Change("AWS::IAM::Role", "AssumeRolePolicyDocument.Statement.0.Effect", "Deny", "roles / * / Trust / *"),
    Change("AWS::IAM::Policy", "PolicyDocument.Statement.0.Effect", "Deny", "roles / * / Policies / *"),
    Change("AWS::IAM::RolePolicy", "PolicyDocument.Statement.0.Effect", "Deny", "roles / * / Policies / *"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    iam = client("iam")
    result = {}
    for listed in every(iam, "list_roles", "Roles"):
        role = iam.get_role(RoleName=listed["RoleName"])["Role"]
        label = names.add("role", name_tag(role.get("Tags")) or role["RoleName"], role["Arn"], role["RoleId"])
        result[label] = {
            "Name": chosen(role["RoleName"]),
            **only(role, "Path", "Description", "MaxSessionDuration"),
            "Trust": document(role["AssumeRolePolicyDocument"]),
            "Policies": _policies(iam, role["RoleName"]),
            "Managed": {
                policy["PolicyArn"]
                for policy in every(iam, "list_attached_role_policies", "AttachedPolicies", RoleName=role["RoleName"])
            },
            "Tags": plain_tags(role.get("Tags")),
        }
    return {"roles": result}


def _policies(iam: Any, role: str) -> dict[str, Any]:
    return {
        name: document(iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"])
        for name in every(iam, "list_role_policies", "PolicyNames", RoleName=role)
    }
