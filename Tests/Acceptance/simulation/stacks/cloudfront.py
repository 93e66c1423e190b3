"""CloudFront: distributions, and what they refer to."""

from __future__ import annotations

from functools import partial
from typing import Any

from botocore import xform_name
from botocore.model import ListShape, Shape, StructureShape

from simulation.cloudfront_defaults import shape
from simulation.stacks.handlers import Made, Request, changes, deletes, handles

KINDS = (
    "CachePolicy", "OriginAccessControl", "OriginRequestPolicy", "ResponseHeadersPolicy", "KeyGroup", "PublicKey", "VpcOrigin",
)  # fmt: skip
RENAMED = {"ipv6enabled": "isipv6enabled", "origincustomheaders": "customheaders", "locations": "items"}
"""What CloudFormation calls otherwise than the API, beside the size of letters."""


def translated(value: Any, name: str) -> Any:
    """A configuration as the API wants it: its lists tell their length, and its names have other large letters."""
    return _translated(value, shape(name))


def _translated(value: Any, shape: Shape) -> Any:
    if isinstance(shape, ListShape):
        return [_translated(item, shape.member) for item in value]
    if not isinstance(shape, StructureShape):
        return value
    members = shape.members
    if isinstance(value, list):
        value = {"Items": value, **({"Enabled": bool(value)} if "Enabled" in members else {})}
    value = dict(value)
    if "CachedMethods" in value and "CachedMethods" not in members:
        methods = value.pop("CachedMethods")
        value["AllowedMethods"] = {"Items": value["AllowedMethods"], "CachedMethods": methods}
    known = {member.lower(): member for member in members}
    result = {}
    for name, item in value.items():
        member = known.get(RENAMED.get(name.lower(), name.lower()))
        if member is None:
            raise ValueError(f"its handler does not translate {name} of {shape.name}")
        result[member] = _translated(item, members[member])
    if "Quantity" in members:
        result["Quantity"] = len(result.get("Items", []))
    if shape.name == "S3OriginConfig":
        result.setdefault("OriginAccessIdentity", "")
    return result


def _config(kind: str) -> str:
    return "VpcOriginEndpointConfig" if kind == "VpcOrigin" else f"{kind}Config"


def _call(request: Request, action: str, kind: str) -> Any:
    return getattr(request.client("cloudfront"), xform_name(f"{action}{kind}"))


def _tags(request: Request) -> dict[str, Any]:
    return {"Tags": {"Items": tags}} if (tags := request.properties.tags()) else {}


def _make(kind: str, request: Request) -> Made:
    config = translated(request.properties.need(_config(kind)), _config(kind))
    made = _call(request, "Create", kind)(**{_config(kind): config}, **_tags(request))[kind]
    return Made(made["Id"], {"Id": made["Id"], **({"Arn": made["Arn"]} if "Arn" in made else {})})


def _change(kind: str, request: Request, present: Made) -> Made:
    config = translated(request.properties.need(_config(kind)), _config(kind))
    version = _call(request, "Get", kind)(Id=present.reference)["ETag"]
    _call(request, "Update", kind)(Id=present.reference, IfMatch=version, **{_config(kind): config})
    return present


def _delete(kind: str, request: Request, present: Made) -> None:
    version = _call(request, "Get", kind)(Id=present.reference)["ETag"]
    _call(request, "Delete", kind)(Id=present.reference, IfMatch=version)


for kind in KINDS:
    handles(f"AWS::CloudFront::{kind}", lacking=True)(partial(_make, kind))
    changes(f"AWS::CloudFront::{kind}")(partial(_change, kind))
    deletes(f"AWS::CloudFront::{kind}")(partial(_delete, kind))


@handles("AWS::CloudFront::Distribution", lacking=True)
def distribution(request: Request) -> Made:
    config = _of_distribution(request)
    tagged = {"DistributionConfig": config, "Tags": {"Items": request.properties.tags()}}
    made = request.client("cloudfront").create_distribution_with_tags(DistributionConfigWithTags=tagged)["Distribution"]
    return Made(made["Id"], {"Id": made["Id"], "DomainName": made["DomainName"]})


@changes("AWS::CloudFront::Distribution")
def change_distribution(request: Request, present: Made) -> Made:
    client = request.client("cloudfront")
    version = client.get_distribution(Id=present.reference)["ETag"]
    client.update_distribution(Id=present.reference, IfMatch=version, DistributionConfig=_of_distribution(request))
    return present


def _of_distribution(request: Request) -> dict[str, Any]:
    config = translated(request.properties.need("DistributionConfig"), "DistributionConfig")
    return {"Comment": "", "CallerReference": f"{request.stack} {request.logical_id} {request.replacements}", **config}


@deletes("AWS::CloudFront::Distribution")
def delete_distribution(request: Request, present: Made) -> None:
    """CloudFormation disables it before."""
    client = request.client("cloudfront")
    found = client.get_distribution_config(Id=present.reference)
    config = {**found["DistributionConfig"], "Enabled": False}
    version = client.update_distribution(Id=present.reference, IfMatch=found["ETag"], DistributionConfig=config)["ETag"]
    client.delete_distribution(Id=present.reference, IfMatch=version)


@handles("AWS::CloudFront::Function", lacking=True)
def function(request: Request) -> Made:
    client, name = request.client("cloudfront"), request.properties.need("Name")
    made = client.create_function(Name=name, **_of_function(request), **_tags(request))
    if request.properties.take("AutoPublish"):
        client.publish_function(Name=name, IfMatch=made["ETag"])
    arn = made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
    return Made(arn, {"FunctionARN": arn, "FunctionMetadata.FunctionARN": arn})


@changes("AWS::CloudFront::Function")
def change_function(request: Request, present: Made) -> Made:
    client, name = request.client("cloudfront"), request.given["Name"]
    told = {
        "FunctionConfig": request.properties.take("FunctionConfig", request.given["FunctionConfig"]),
        "FunctionCode": request.properties.take("FunctionCode", request.given["FunctionCode"]),
    }
    made = client.update_function(Name=name, IfMatch=client.describe_function(Name=name)["ETag"], **told)
    if request.given.get("AutoPublish"):
        client.publish_function(Name=name, IfMatch=made["ETag"])
    return present


def _of_function(request: Request) -> dict[str, Any]:
    return request.properties.only("FunctionCode", "FunctionConfig")


@deletes("AWS::CloudFront::Function")
def delete_function(request: Request, present: Made) -> None:
    client, name = request.client("cloudfront"), request.given["Name"]
    client.delete_function(Name=name, IfMatch=client.describe_function(Name=name)["ETag"])
