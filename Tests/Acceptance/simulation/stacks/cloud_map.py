"""Namespaces of Cloud Map, and the services that register in them."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::ServiceDiscovery::PrivateDnsNamespace", lacking=True)
def private_namespace(request: Request) -> Made:
    client, properties = request.client("servicediscovery"), request.properties
    operation = client.create_private_dns_namespace(
        CreatorRequestId=request.logical_id,
        Tags=properties.tags(),
        **properties.only("Description", "Name", "Properties", "Vpc"),
    )["OperationId"]
    identifier = client.get_operation(OperationId=operation)["Operation"]["Targets"]["NAMESPACE"]
    made = client.get_namespace(Id=identifier)["Namespace"]
    zone = made["Properties"]["DnsProperties"]["HostedZoneId"]
    return Made(identifier, {"Id": identifier, "Arn": made["Arn"], "HostedZoneId": zone})


@handles("AWS::ServiceDiscovery::Service", lacking=True)
def service(request: Request) -> Made:
    properties = request.properties
    made = request.client("servicediscovery").create_service(
        CreatorRequestId=request.logical_id,
        Tags=properties.tags(),
        **properties.only(
            "Description", "DnsConfig", "HealthCheckConfig", "HealthCheckCustomConfig", "Name", "NamespaceId", "Type"
        ),
    )["Service"]
    return Made(made["Id"], {"Id": made["Id"], "Arn": made["Arn"], "Name": made["Name"]})
