"""Hosted zones with their records, and the certificates that records prove."""

from typing import Any

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::Route53::HostedZone", drops="HostedZoneConfig, HostedZoneTags, VPCs")
def hosted_zone(request: Request) -> Made:
    client, properties = request.client("route53"), request.properties
    networks = properties.take("VPCs", [])
    configuration = {**properties.take("HostedZoneConfig", {}), "PrivateZone": bool(networks)}
    made = client.create_hosted_zone(
        Name=properties.need("Name"),
        CallerReference=request.logical_id,
        HostedZoneConfig=configuration,
        **({"VPC": networks[0]} if networks else {}),
    )
    identifier = made["HostedZone"]["Id"].removeprefix("/hostedzone/")
    if tags := properties.take("HostedZoneTags"):
        client.change_tags_for_resource(ResourceType="hostedzone", ResourceId=identifier, AddTags=tags)
    for network in networks[1:]:
        client.associate_vpc_with_hosted_zone(HostedZoneId=identifier, VPC=network)
    return Made(identifier, {"Id": identifier, "NameServers": made.get("DelegationSet", {}).get("NameServers", [])})


@handles("AWS::Route53::RecordSet", drops="nothing; moto's would not ask Route 53 whether the record may stand there")
def record(request: Request) -> Made:
    properties = request.properties
    zone = properties.need("HostedZoneId")
    wanted = properties.only(
        "AliasTarget",
        "Failover",
        "GeoLocation",
        "HealthCheckId",
        "MultiValueAnswer",
        "Name",
        "Region",
        "SetIdentifier",
        "Type",
        "Weight",
    )
    if values := properties.take("ResourceRecords"):
        wanted |= {"TTL": int(properties.need("TTL")), "ResourceRecords": [{"Value": value} for value in values]}
    _change(request.client("route53"), zone, "CREATE", wanted)
    return Made(wanted["Name"])


@handles("AWS::CertificateManager::Certificate", lacking=True)
def certificate(request: Request) -> Made:
    """CloudFormation makes the records of validation in the zones that the certificate names, and waits."""
    client, properties = request.client("acm"), request.properties
    zones = {
        option["DomainName"]: option["HostedZoneId"] for option in properties.take("DomainValidationOptions", [])
    }
    tags = properties.tags()
    arn = client.request_certificate(
        **properties.only("DomainName", "KeyAlgorithm", "SubjectAlternativeNames", "ValidationMethod"),
        **({"Tags": tags} if tags else {}),
    )["CertificateArn"]
    for option in client.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"]:
        wanted = option["ResourceRecord"]
        _change(
            request.client("route53"),
            zones[option["DomainName"]],
            "UPSERT",
            {
                "Name": wanted["Name"],
                "Type": wanted["Type"],
                "TTL": 300,
                "ResourceRecords": [{"Value": wanted["Value"]}],
            },
        )
    status = client.describe_certificate(CertificateArn=arn)["Certificate"]["Status"]
    if status != "ISSUED":
        raise ValueError(f"the certificate would wait for its validation: it is {status}")
    return Made(arn)


def _change(client: Any, zone: str, action: str, record: dict[str, Any]) -> None:
    changes = [{"Action": action, "ResourceRecordSet": record}]
    client.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})
