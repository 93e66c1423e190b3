"""Certificates and records of the simulation."""

from typing import Any

from moto import settings
from moto.acm.models import AWSCertificateManagerBackend, CertBundle
from moto.apigatewayv2.models import apigatewayv2_backends
from moto.cloudfront.models import cloudfront_backends
from moto.core.exceptions import JsonRESTError
from moto.elbv2.models import elbv2_backends
from moto.route53.exceptions import ResourceRecordAlreadyExists
from moto.route53.models import Route53Backend, route53_backends

from simulation.repairs import cloudfront
from simulation.repairs.registry import repair


@repair
def issue_a_certificate_when_its_records_stand() -> None:
    """moto issues it after a minute in any case; AWS waits for the records that prove whose the names are."""
    settings.ACM_VALIDATION_WAIT = float("inf")
    check = CertBundle.check

    def checking(self: CertBundle) -> None:
        check(self)
        if self.status == "PENDING_VALIDATION" and _wanted(self) <= _standing(self.arn):
            self.status = "ISSUED"

    CertBundle.check = checking


def _wanted(certificate: CertBundle) -> set[tuple[str, str]]:
    options = certificate.describe()["Certificate"]["DomainValidationOptions"]
    return {(option["ResourceRecord"]["Name"], option["ResourceRecord"]["Value"]) for option in options}


def _standing(arn: str) -> set[tuple[str, str]]:
    """The names and values of the records in the account's public zones."""
    _, partition, _, _, account, _ = arn.split(":", 5)
    zones = route53_backends[account][partition].zones.values()
    records = [record for zone in zones if not zone.private_zone for record in zone.rrsets if record.type == "CNAME"]
    return {(record.name, value) for record in records for value in record.records}


@repair
def delete_no_certificate_in_use() -> None:
    """moto deletes certificates that listeners, domains and distributions have.

    https://github.com/aws/aws-cdk/issues/36265, https://github.com/aws/aws-cdk/issues/4179
    """
    delete = AWSCertificateManagerBackend.delete_certificate

    def delete_certificate(self: AWSCertificateManagerBackend, arn: str) -> None:
        if arn in _certificates_in_use(self.account_id, self.region_name):
            raise JsonRESTError(
                "ResourceInUseException", f"Certificate {arn} in account {self.account_id} is in use."
            )
        delete(self, arn)

    AWSCertificateManagerBackend.delete_certificate = delete_certificate


def _certificates_in_use(account: str, region: str) -> set[str]:
    used = {
        configuration["certificateArn"]
        for domain in apigatewayv2_backends[account][region].domain_names.values()
        for configuration in domain.domain_name_configurations
    }
    for balancer in elbv2_backends[account][region].load_balancers.values():
        for listener in balancer.listeners.values():
            used |= set(listener.certificates)
    for distribution in cloudfront.items(cloudfront_backends[account]["aws"], "Distribution").values():
        used.add(distribution.config["ViewerCertificate"].get("ACMCertificateArn"))
    return used


@repair
def create_no_record_that_stands_already() -> None:
    """moto takes a second record of a name and a type, unless it is the same in everything.

    https://github.com/AnalogJ/lexicon/issues/179
    """
    change = Route53Backend.change_resource_record_sets

    def change_resource_record_sets(self: Route53Backend, zoneid: str, change_list: list[dict[str, Any]]) -> None:
        standing = {
            (record.name.rstrip("."), record.type, record.set_identifier) for record in self.get_hosted_zone(zoneid).rrsets
        }
        for item in change_list:
            record = item["ResourceRecordSet"]
            name = record["Name"].rstrip(".")
            if item["Action"] == "CREATE" and (name, record["Type"], record.get("SetIdentifier")) in standing:
                raise ResourceRecordAlreadyExists(f"{name}.", record["Type"])
        change(self, zoneid, change_list)

    Route53Backend.change_resource_record_sets = change_resource_record_sets
