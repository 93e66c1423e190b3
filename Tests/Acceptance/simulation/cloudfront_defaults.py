"""What CloudFront says of a configuration beside what it was told: its defaults.

https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
"""

from __future__ import annotations

from functools import cache
from typing import Any

import botocore.session
from botocore.model import ListShape, Shape, StructureShape

NONE_OF_THEM = {"Quantity": 0}
BEHAVIOR = {
    "SmoothStreaming": False, "Compress": False, "FieldLevelEncryptionId": "", "LambdaFunctionAssociations": NONE_OF_THEM,
    "FunctionAssociations": NONE_OF_THEM, "TrustedSigners": {"Enabled": False, "Quantity": 0},
    "TrustedKeyGroups": {"Enabled": False, "Quantity": 0}, "GrpcConfig": {"Enabled": False},
    "AllowedMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
}  # fmt: skip
DEFAULTS: dict[str, dict[str, Any]] = {
    "DistributionConfig": {
        "Aliases": NONE_OF_THEM, "DefaultRootObject": "", "OriginGroups": NONE_OF_THEM, "CacheBehaviors": NONE_OF_THEM,
        "CustomErrorResponses": NONE_OF_THEM, "Comment": "", "PriceClass": "PriceClass_All", "WebACLId": "",
        "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
        "ViewerCertificate": {"CloudFrontDefaultCertificate": True},
        "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
        "HttpVersion": "http2", "IsIPV6Enabled": False, "ContinuousDeploymentPolicyId": "", "Staging": False,
    },
    "Origin": {
        "OriginPath": "", "CustomHeaders": NONE_OF_THEM, "ConnectionAttempts": 3, "ConnectionTimeout": 10,
        "OriginShield": {"Enabled": False}, "OriginAccessControlId": "",
    },
    "CustomOriginConfig": {"OriginReadTimeout": 30, "OriginKeepaliveTimeout": 5},
    "VpcOriginConfig": {"OriginReadTimeout": 30, "OriginKeepaliveTimeout": 5},
    "S3OriginConfig": {"OriginAccessIdentity": ""},
    "DefaultCacheBehavior": BEHAVIOR,
    "CacheBehavior": BEHAVIOR,
    "AllowedMethods": {"CachedMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]}},
    "CachePolicyConfig": {"DefaultTTL": 86400, "MaxTTL": 31536000},
    "ViewerCertificate": {"CloudFrontDefaultCertificate": False},
    "ResponseHeadersPolicyStrictTransportSecurity": {"IncludeSubdomains": False, "Preload": False},
}  # fmt: skip
"""By the names of API's shapes."""


@cache
def shape(name: str) -> Shape:
    return botocore.session.get_session().get_service_model("cloudfront").shape_for(name)


def completed(value: Any, name: str) -> Any:
    """A value of a shape with all that AWS adds to it."""
    return _completed(value, shape(name))


def _completed(value: Any, shape: Shape) -> Any:
    if isinstance(shape, ListShape):
        return [_completed(item, shape.member) for item in value or []]
    if not isinstance(shape, StructureShape):
        return value
    told = {name: item for name, item in (value or {}).items() if not _says_nothing(name, item)}
    whole = {**DEFAULTS.get(shape.name, {}), **told}
    return {name: _completed(item, shape.members[name]) for name, item in whole.items() if name in shape.members}


def _says_nothing(name: str, value: Any) -> bool:
    """Terraform's provider sends policies without an id, and lists without an item, where there is none."""
    return value is None or (name == "Items" and value == []) or (name.endswith("PolicyId") and value == "")
