"""What CloudFront refuses of a distribution or a key group because what it refers to is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from moto.acm.models import acm_backends
from moto.cloudfront.exceptions import CloudFrontException
from moto.cloudfront.models import CloudFrontBackend
from moto.wafv2.models import GLOBAL_REGION, wafv2_backends

MANAGED = {
    "658327ea-f89d-4fab-a63d-7e88639e58f6", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
    "b689b0a8-53d0-40ab-baf2-68738e2966ac", "67f7725c-6f97-4210-82d7-5512b31e9d03",
}  # fmt: skip
"""The policies of AWS that the examples use: CachingOptimized, CachingDisabled, AllViewerExceptHostHeader, SecurityHeadersPolicy.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
"""

POLICIES = ("CachePolicy", "OriginRequestPolicy", "ResponseHeadersPolicy")


def names(value: Any) -> Iterator[str]:
    """All texts of a configuration, among them the ids of what it refers to."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from names(item)


def check(backend: CloudFrontBackend, kind: str, config: dict[str, Any], identifier: str) -> None:
    """Refuses a configuration; the `identifier` is that of the resource that has it already."""
    if kind == "Distribution":
        _origins(backend, config)
        for behavior in (config["DefaultCacheBehavior"], *_items(config["CacheBehaviors"])):
            _behavior(backend, config, behavior)
        _viewers(backend, config, identifier)
    if kind == "KeyGroup" and not set(config["Items"]) <= _kept(backend, "PublicKey").keys():
        raise CloudFrontException("InvalidArgument", "A public key of the key group does not exist.")


def _kept(backend: CloudFrontBackend, kind: str) -> dict[str, Any]:
    return backend.__dict__.get("kept", {}).get(kind, {})


def _items(value: dict[str, Any]) -> list[Any]:
    return value.get("Items") or []


def _origins(backend: CloudFrontBackend, config: dict[str, Any]) -> None:
    for origin in _items(config["Origins"]):
        control = origin["OriginAccessControlId"]
        if control and control not in _kept(backend, "OriginAccessControl"):
            raise CloudFrontException("InvalidOriginAccessControl", "The origin access control is not valid.")
        inside = origin.get("VpcOriginConfig")
        if inside and inside["VpcOriginId"] not in _kept(backend, "VpcOrigin"):
            raise CloudFrontException("EntityNotFound", f"The VPC origin {inside['VpcOriginId']} was not found.")


def _behavior(backend: CloudFrontBackend, config: dict[str, Any], behavior: dict[str, Any]) -> None:
    if behavior["TargetOriginId"] not in {origin["Id"] for origin in _items(config["Origins"])}:
        raise CloudFrontException("NoSuchOrigin", "One or more of your origins or origin groups do not exist.")
    for kind in POLICIES:
        policy = behavior.get(f"{kind}Id")
        if policy and policy not in MANAGED and policy not in _kept(backend, kind):
            raise CloudFrontException(f"NoSuch{kind}", f"The {kind} {policy} does not exist.")
    # Only what is published runs.
    live = {function.arn for function in _kept(backend, "Function").values() if function.live}
    for association in _items(behavior["FunctionAssociations"]):
        if association["FunctionARN"] not in live:
            raise CloudFrontException("InvalidFunctionAssociation", f"{association['FunctionARN']} is not published.")
    for group in _items(behavior["TrustedKeyGroups"]):
        if group not in _kept(backend, "KeyGroup"):
            raise CloudFrontException("TrustedKeyGroupDoesNotExist", f"The key group {group} does not exist.")


def _viewers(backend: CloudFrontBackend, config: dict[str, Any], identifier: str) -> None:
    aliases = set(_items(config["Aliases"]))
    for other in _kept(backend, "Distribution").values():
        if other.id != identifier and aliases & set(_items(other.config["Aliases"])):
            raise CloudFrontException("CNAMEAlreadyExists", "One or more of the CNAMEs are already associated with a distribution.")
    acl = config["WebACLId"]
    if acl and acl not in wafv2_backends[backend.account_id][GLOBAL_REGION].wacls:
        raise CloudFrontException("InvalidWebACLId", f"The web ACL {acl} does not exist, or is not of the scope CLOUDFRONT.")
    certificate = config["ViewerCertificate"].get("ACMCertificateArn")
    if not certificate:
        if aliases:
            raise CloudFrontException("InvalidViewerCertificate", "To add an alternate domain name, attach a trusted certificate.")
        return
    known = acm_backends[backend.account_id]["us-east-1"]._certificates.get(certificate)
    if known is not None:
        known.check()
    if known is None or known.status != "ISSUED":
        raise CloudFrontException("InvalidViewerCertificate", f"{certificate} does not exist in us-east-1, or was not issued.")
    proven = set(known.describe()["Certificate"]["SubjectAlternativeNames"])
    for alias in aliases:
        if not {alias, "*." + alias.partition(".")[2]} & proven:
            raise CloudFrontException("InvalidViewerCertificate", f"The certificate does not cover {alias}.")
