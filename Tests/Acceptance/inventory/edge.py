"""Distributions of CloudFront with their policies and functions, and the web ACLs of WAF."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore import xform_name

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, only

KINDS = {
    "OriginAccessControl": ("origin access controls", "list_origin_access_controls"),
    "CachePolicy": ("cache policies", "list_cache_policies"),
    "OriginRequestPolicy": ("origin request policies", "list_origin_request_policies"),
    "ResponseHeadersPolicy": ("response headers policies", "list_response_headers_policies"),
    "PublicKey": ("public keys", "list_public_keys"),
    "KeyGroup": ("key groups", "list_key_groups"),
    "VpcOrigin": ("VPC origins", "list_vpc_origins"),
}
"""Where they stand, and what lists them."""

SECTIONS = {
    "AWS::CloudFront::Distribution": "distributions",
    "AWS::CloudFront::Function": "edge functions",
    **{f"AWS::CloudFront::{kind}": section for kind, (section, _) in KINDS.items()},
    "AWS::WAFv2::WebACL": "web ACLs",
}

CHANGES = (
    Change("AWS::CloudFront::Distribution", "DistributionConfig.PriceClass", "PriceClass_100", "distributions / * / PriceClass"),
    Change("AWS::CloudFront::Function", "FunctionConfig.Comment", "other", "edge functions / * / Comment"),
    Change("AWS::CloudFront::CachePolicy", "CachePolicyConfig.MaxTTL", 60, "cache policies / * / MaxTTL"),
    Change(
        "AWS::CloudFront::OriginAccessControl",
        "OriginAccessControlConfig.SigningBehavior",
        "no-override",
        "origin access controls / * / SigningBehavior",
    ),
    Change(
        "AWS::CloudFront::ResponseHeadersPolicy",
        "ResponseHeadersPolicyConfig.SecurityHeadersConfig.FrameOptions.FrameOption",
        "DENY",
        "response headers policies / * / FrameOption",
    ),
    Change("AWS::WAFv2::WebACL", "Rules.0.Priority", 9, "web ACLs / * / Rules*"),
    Change("AWS::WAFv2::LoggingConfiguration", "RedactedFields", [], "web ACLs / * / Logging / RedactedFields*"),
)

WEB_ACL = ("Description", "DefaultAction", "VisibilityConfig")


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    return {**_cloudfront(client("cloudfront"), names), "web ACLs": _web_acls(client("wafv2"), names)}


def _cloudfront(front: Any, names: Names) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {"distributions": {}, "edge functions": {}}
    for item in front.list_distributions()["DistributionList"].get("Items", []):
        tags = front.list_tags_for_resource(Resource=item["ARN"])["Tags"]["Items"]
        label = names.add("distribution", name_tag(tags) or item["Comment"], item["Id"], item["DomainName"])
        config = front.get_distribution(Id=item["Id"])["Distribution"]["DistributionConfig"]
        found["distributions"][label] = {**_plain(config), "Tags": plain_tags(tags)}
    for item in front.list_functions()["FunctionList"].get("Items", []):
        code = front.get_function(Name=item["Name"], Stage="LIVE")["FunctionCode"].read().decode()
        found["edge functions"][item["Name"]] = {**item["FunctionConfig"], "Code": code}
    for kind, (section, operation) in KINDS.items():
        listed = getattr(front, operation)()[f"{kind}List"].get("Items", [])
        found[section] = dict(_item(front, kind, entry.get(kind, entry)["Id"], names) for entry in listed)
    return found


def _item(front: Any, kind: str, identifier: str, names: Names) -> tuple[str, Any]:
    (config,) = (
        value
        for name, value in getattr(front, xform_name(f"Get{kind}"))(Id=identifier)[kind].items()
        if name.endswith("Config")
    )
    return names.add(kind, config["Name"], identifier), _plain(config)


def _plain(value: Any) -> Any:
    """A configuration without the lengths of its lists, which have an order only where they hold more than names."""
    if isinstance(value, list):
        items = [_plain(item) for item in value]
        if all(isinstance(item, str) for item in items):
            return set(items)
        return {item["Id"]: item for item in items} if all("Id" in item for item in items) else items
    if not isinstance(value, dict):
        return value
    return {name: _plain(item) for name, item in value.items() if name not in ("Quantity", "CallerReference")}


def _web_acls(waf: Any, names: Names) -> dict[str, Any]:
    scopes = ("REGIONAL", "CLOUDFRONT") if waf.meta.region_name == "us-east-1" else ("REGIONAL",)
    found = {}
    for scope in scopes:
        for item in every(waf, "list_web_acls", "WebACLs", Scope=scope):
            tags = every(waf, "list_tags_for_resource", "TagInfoForResource", ResourceARN=item["ARN"])["TagList"]
            label = names.add("web ACL", name_tag(tags) or item["Name"], item["ARN"])
            acl = waf.get_web_acl(Name=item["Name"], Id=item["Id"], Scope=scope)["WebACL"]
            found[label] = {
                "Name": chosen(acl["Name"]),
                "Scope": scope,
                **only(acl, *WEB_ACL),
                "Rules": [_rule(rule) for rule in sorted(acl["Rules"], key=lambda rule: rule["Priority"])],
                "Tags": plain_tags(tags),
                "Logging": _logging(waf, item["ARN"]),
            }
    return found


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    return only(rule, "Name", "Priority", "Statement", "Action", "OverrideAction", "VisibilityConfig")


def _logging(waf: Any, arn: str) -> dict[str, Any]:
    try:
        found = waf.get_logging_configuration(ResourceArn=arn)["LoggingConfiguration"]
    except waf.exceptions.WAFNonexistentItemException:
        return {}
    return only(found, "LogDestinationConfigs", "RedactedFields", "LoggingFilter")
