"""Web ACLs of WAF, sets of addresses, and what is logged of requests."""

from __future__ import annotations

from typing import Any

from simulation.stacks.handlers import Made, Request, changes, deletes, handles

WEB_ACL = (
    "AssociationConfig", "CaptchaConfig", "ChallengeConfig", "CustomResponseBodies", "DefaultAction", "Description", "Rules",
    "TokenDomains", "VisibilityConfig",
)  # fmt: skip


@handles("AWS::WAFv2::WebACL", lacking=True)
def web_acl(request: Request) -> Made:
    properties = request.properties
    name, scope = properties.take("Name", request.generated_name()), properties.need("Scope")
    made = request.client("wafv2").create_web_acl(
        Name=name, Scope=scope, **_tags(request), **properties.only(*WEB_ACL)
    )["Summary"]
    return Made(f"{name}|{made['Id']}|{scope}", {"Id": made["Id"], "Arn": made["ARN"]})


@changes("AWS::WAFv2::WebACL")
def change_web_acl(request: Request, present: Made) -> Made:
    """The API takes a web ACL as a whole."""
    client, who = request.client("wafv2"), _identified(present)
    for name in WEB_ACL:
        request.properties.take(name)
    told = {name: request.given[name] for name in WEB_ACL if name in request.given}
    client.update_web_acl(**who, LockToken=client.get_web_acl(**who)["LockToken"], **told)
    return present


@deletes("AWS::WAFv2::WebACL")
def delete_web_acl(request: Request, present: Made) -> None:
    client, who = request.client("wafv2"), _identified(present)
    client.delete_web_acl(**who, LockToken=client.get_web_acl(**who)["LockToken"])


@handles("AWS::WAFv2::IPSet", lacking=True)
def ip_set(request: Request) -> Made:
    properties = request.properties
    name, scope = properties.take("Name", request.generated_name()), properties.need("Scope")
    made = request.client("wafv2").create_ip_set(
        Name=name, Scope=scope, **_tags(request), **properties.only("Addresses", "Description", "IPAddressVersion")
    )["Summary"]
    return Made(f"{name}|{made['Id']}|{scope}", {"Id": made["Id"], "Arn": made["ARN"]})


@handles("AWS::WAFv2::LoggingConfiguration", lacking=True, overwrites=True)
def logging(request: Request) -> Made:
    told = request.properties.only(
        "LogDestinationConfigs", "LoggingFilter", "RedactedFields", "ResourceArn"
    )
    request.client("wafv2").put_logging_configuration(LoggingConfiguration=told)
    return Made(told["ResourceArn"])


@deletes("AWS::WAFv2::LoggingConfiguration")
def delete_logging(request: Request, present: Made) -> None:
    request.client("wafv2").delete_logging_configuration(ResourceArn=present.reference)


@handles("AWS::WAFv2::WebACLAssociation", lacking=True)
def association(request: Request) -> Made:
    told = request.properties.only("ResourceArn", "WebACLArn")
    request.client("wafv2").associate_web_acl(**told)
    return Made(f"{told['ResourceArn']}|{told['WebACLArn']}")


@deletes("AWS::WAFv2::WebACLAssociation")
def delete_association(request: Request, present: Made) -> None:
    request.client("wafv2").disassociate_web_acl(ResourceArn=request.given["ResourceArn"])


def _identified(present: Made) -> dict[str, Any]:
    return dict(zip(("Name", "Id", "Scope"), present.reference.split("|"), strict=True))


def _tags(request: Request) -> dict[str, Any]:
    return {"Tags": tags} if (tags := request.properties.tags()) else {}
