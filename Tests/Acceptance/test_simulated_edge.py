"""What AWS refuses of distributions and of web ACLs, the simulation refuses too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from reporting import refused
from simulation import repairs

OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
VISIBLE = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "shop"}


@pytest.fixture(scope="module", autouse=True)
def repaired() -> None:
    repairs.apply()


@pytest.fixture(autouse=True)
def account() -> Iterator[None]:
    with mock_aws():
        yield


def client(service: str, region: str = "us-east-1") -> Any:
    return boto3.client(service, region_name=region)


def distribution(**behavior: Any) -> dict[str, Any]:
    return {
        "CallerReference": "1",
        "Comment": "shop",
        "Enabled": True,
        "Origins": {"Quantity": 1, "Items": [origin()]},
        "DefaultCacheBehavior": {
            "TargetOriginId": "site", "ViewerProtocolPolicy": "https-only", "CachePolicyId": OPTIMIZED, **behavior
        },
    }  # fmt: skip


def origin(**settings: Any) -> dict[str, Any]:
    site = {"Id": "site", "DomainName": "site.s3.us-east-1.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    return {**site, **settings}


def control() -> str:
    settings = {"Name": "shop", "SigningProtocol": "sigv4", "SigningBehavior": "always", "OriginAccessControlOriginType": "s3"}
    made = client("cloudfront").create_origin_access_control(OriginAccessControlConfig=settings)
    return made["OriginAccessControl"]["Id"]


def function(is_published: bool, name: str = "page") -> dict[str, Any]:
    front = client("cloudfront")
    settings = {"Comment": "", "Runtime": "cloudfront-js-2.0"}
    made = front.create_function(Name=name, FunctionConfig=settings, FunctionCode=b"function handler(event) {}")
    if is_published:
        front.publish_function(Name=name, IfMatch=made["ETag"])
    return {"EventType": "viewer-request", "FunctionARN": made["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]}


@pytest.mark.parametrize(
    ("code", "words", "change"),
    [
        ("InvalidOriginAccessControl", "is not valid", {"Origins": {"Quantity": 1, "Items": [origin(OriginAccessControlId="E1")]}}),
        (
            "EntityNotFound",
            "was not found",
            {
                "Origins": {
                    "Quantity": 1,
                    "Items": [{"Id": "site", "DomainName": "internal", "VpcOriginConfig": {"VpcOriginId": "vo_1"}}],
                }
            },
        ),
        ("NoSuchOrigin", "origin groups do not exist", distribution(TargetOriginId="other")),
        ("NoSuchCachePolicy", "does not exist", distribution(CachePolicyId="0")),
        ("NoSuchOriginRequestPolicy", "does not exist", distribution(OriginRequestPolicyId="0")),
        ("NoSuchResponseHeadersPolicy", "does not exist", distribution(ResponseHeadersPolicyId="0")),
        ("TrustedKeyGroupDoesNotExist", "does not exist", distribution(TrustedKeyGroups={"Enabled": True, "Quantity": 1, "Items": ["0"]})),
        ("InvalidWebACLId", "not of the scope CLOUDFRONT", {"WebACLId": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/1"}),
        ("InvalidViewerCertificate", "attach a trusted certificate", {"Aliases": {"Quantity": 1, "Items": ["shop.example.com"]}}),
        ("InvalidViewerCertificate", "does not exist in us-east-1", {"ViewerCertificate": {"ACMCertificateArn": "arn:aws:acm:us-east-1:1:certificate/1"}}),
    ],
)
def test_a_distribution_refers_to_what_is_there(code: str, words: str, change: dict[str, Any]) -> None:
    with refused(code, words):
        client("cloudfront").create_distribution(DistributionConfig={**distribution(), **change})


@pytest.mark.parametrize("is_published", [True, False])
def test_a_distribution_runs_what_is_published_of_a_function(is_published: bool) -> None:
    config = distribution(FunctionAssociations={"Quantity": 1, "Items": [function(is_published)]})
    if not is_published:
        with refused("InvalidFunctionAssociation", "not published"):
            client("cloudfront").create_distribution(DistributionConfig=config)
        return
    front = client("cloudfront")
    made = front.create_distribution(DistributionConfig=config)
    version = front.describe_function(Name="page")["ETag"]
    with refused("FunctionInUse", made["Distribution"]["Id"]):
        front.delete_function(Name="page", IfMatch=version)


def test_a_function_is_used_by_its_arn_and_not_by_an_origin_of_its_name() -> None:
    front = client("cloudfront")
    association = {"Quantity": 1, "Items": [function(is_published=True)]}
    function(is_published=True, name="site")
    front.create_distribution(DistributionConfig=distribution(FunctionAssociations=association))
    front.delete_function(Name="site", IfMatch=front.describe_function(Name="site")["ETag"])


def test_what_a_distribution_uses_goes_after_it_and_it_goes_disabled() -> None:
    front, access = client("cloudfront"), control()
    origins = {"Quantity": 1, "Items": [origin(OriginAccessControlId=access)]}
    made = front.create_distribution(DistributionConfig={**distribution(), "Origins": origins})
    identifier = made["Distribution"]["Id"]
    of_control = front.get_origin_access_control(Id=access)["ETag"]
    with refused("OriginAccessControlInUse", identifier):
        front.delete_origin_access_control(Id=access, IfMatch=of_control)
    with refused("DistributionNotDisabled", "has not been disabled"):
        front.delete_distribution(Id=identifier, IfMatch=made["ETag"])
    disabled = {**made["Distribution"]["DistributionConfig"], "Enabled": False}
    with refused("InvalidIfMatchVersion", "missing"):
        front.update_distribution(Id=identifier, DistributionConfig=disabled)
    version = front.update_distribution(Id=identifier, DistributionConfig=disabled, IfMatch=made["ETag"])["ETag"]
    with refused("PreconditionFailed", "preconditions"):
        front.delete_distribution(Id=identifier, IfMatch=made["ETag"])
    front.delete_distribution(Id=identifier, IfMatch=version)
    front.delete_origin_access_control(Id=access, IfMatch=of_control)


def test_two_resources_of_a_kind_have_different_names_and_two_distributions_different_addresses() -> None:
    control()
    with refused("OriginAccessControlAlreadyExists", "shop already exists"):
        control()
    acm = client("acm")
    arn = acm.request_certificate(DomainName="*.example.com")["CertificateArn"]
    _issue(acm, arn)
    seen = {"Aliases": {"Quantity": 1, "Items": ["shop.example.com"]}, "ViewerCertificate": {"ACMCertificateArn": arn}}
    front = client("cloudfront")
    front.create_distribution(DistributionConfig={**distribution(), **seen})
    with refused("CNAMEAlreadyExists", "already associated"):
        front.create_distribution(DistributionConfig={**distribution(), **seen, "CallerReference": "2"})
    other = {**seen, "Aliases": {"Quantity": 1, "Items": ["shop.example.org"]}}
    with refused("InvalidViewerCertificate", "does not cover shop.example.org"):
        front.create_distribution(DistributionConfig={**distribution(), **other, "CallerReference": "2"})
    with refused("ResourceInUseException", "is in use"):
        acm.delete_certificate(CertificateArn=arn)


def _issue(acm: Any, arn: str) -> None:
    route53 = client("route53")
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    (option,) = acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"]
    wanted = option["ResourceRecord"]
    record = {"Name": wanted["Name"], "Type": "CNAME", "TTL": 300, "ResourceRecords": [{"Value": wanted["Value"]}]}
    changes = [{"Action": "CREATE", "ResourceRecordSet": record}]
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})


def test_a_web_acl_of_cloudfront_is_in_one_region_and_goes_after_its_distribution() -> None:
    told = {"Name": "shop", "Scope": "CLOUDFRONT", "DefaultAction": {"Allow": {}}, "VisibilityConfig": VISIBLE}
    with refused("WAFInvalidParameterException", "The scope is not valid"):
        client("wafv2", "eu-central-1").create_web_acl(**told)
    waf = client("wafv2")
    acl = waf.create_web_acl(**told)["Summary"]
    logs = {"ResourceArn": acl["ARN"], "LogDestinationConfigs": ["arn:aws:logs:us-east-1:123456789012:log-group:shop"]}
    with refused("WAFInvalidParameterException", "LOG_DESTINATION"):
        waf.put_logging_configuration(LoggingConfiguration=logs)
    client("cloudfront").create_distribution(DistributionConfig={**distribution(), "WebACLId": acl["ARN"]})
    with refused("WAFAssociatedItemException", "is being used by another resource"):
        waf.delete_web_acl(Name="shop", Scope="CLOUDFRONT", Id=acl["Id"], LockToken=acl["LockToken"])
