"""Certificates, and hosted zones with their records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {"AWS::CertificateManager::Certificate": "certificates", "AWS::Route53::HostedZone": "hosted zones"}

CHANGES = (
    Change(
        "AWS::Route53::RecordSet",
        "AliasTarget.EvaluateTargetHealth",
        True,
        "hosted zones / * / Records / * / AliasTarget / EvaluateTargetHealth",
    ),
)

MADE_WITH_A_ZONE = ("NS", "SOA")


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    return {"certificates": _certificates(client("acm"), names), "hosted zones": _zones(client("route53"), names)}


def _certificates(acm: Any, names: Names) -> dict[str, Any]:
    result = {}
    for listed in every(acm, "list_certificates", "CertificateSummaryList"):
        arn = listed["CertificateArn"]
        certificate = acm.describe_certificate(CertificateArn=arn)["Certificate"]
        result[names.add("certificate", certificate["DomainName"], arn)] = {
            **only(certificate, "DomainName", "Status", "Type", "KeyAlgorithm", "Options"),
            "Names": set(certificate["SubjectAlternativeNames"]),
            "Tags": plain_tags(acm.list_tags_for_certificate(CertificateArn=arn)["Tags"]),
        }
    return result


def _zones(route53: Any, names: Names) -> dict[str, Any]:
    result = {}
    for zone in every(route53, "list_hosted_zones", "HostedZones"):
        identifier = zone["Id"].removeprefix("/hostedzone/")
        tags = route53.list_tags_for_resource(ResourceType="hostedzone", ResourceId=identifier)["ResourceTagSet"]["Tags"]
        result[names.add("hosted zone", zone["Name"], zone["Id"], identifier)] = {
            **only(zone, "Name"),
            "Private": zone["Config"]["PrivateZone"],
            "Records": {
                " ".join(filter(None, (record["Name"], record["Type"], record.get("SetIdentifier")))): _record(record)
                for record in every(route53, "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=identifier)
                if record["Type"] not in MADE_WITH_A_ZONE
            },
            "Tags": plain_tags(tags),
        }
    return result


def _record(record: dict[str, Any]) -> dict[str, Any]:
    return {
        **only(record, "TTL", "AliasTarget", "Weight", "Region", "Failover", "HealthCheckId", "MultiValueAnswer"),
        "Values": in_order(item["Value"] for item in record.get("ResourceRecords", [])),
    }
