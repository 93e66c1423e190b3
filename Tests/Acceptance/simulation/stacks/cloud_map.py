"""Namespaces of Cloud Map, and their services."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::ServiceDiscovery::PrivateDnsNamespace", lacking=True)
def private_namespace(request: Request) -> Made:
    client, properties = request.client("servicediscovery"), request.properties
    name = properties.need("Name")
    client.create_private_dns_namespace(
        Name=name,
        **properties.only("Description", "Vpc"),
        CreatorRequestId=request.logical_id,
        Tags=properties.tags(),
    )
    made = next(one for one in client.list_namespaces()["Namespaces"] if one["Name"] == name)
    found = client.get_namespace(Id=made["Id"])["Namespace"]
    zone = found["Properties"]["DnsProperties"].get("HostedZoneId", "")
    return Made(made["Id"], {"Id": made["Id"], "Arn": made["Arn"], "HostedZoneId": zone})


@handles("AWS::ServiceDiscovery::Service", lacking=True)
def service(request: Request) -> Made:
    properties = request.properties
    made = request.client("servicediscovery").create_service(
        **properties.only("Name", "Description", "NamespaceId", "DnsConfig", "HealthCheckCustomConfig"),
        CreatorRequestId=request.logical_id,
        Tags=properties.tags(),
    )["Service"]
    return Made(made["Id"], {"Id": made["Id"], "Arn": made["Arn"], "Name": made["Name"]})
