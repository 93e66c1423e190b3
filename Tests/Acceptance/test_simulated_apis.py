"""What AWS refuses of HTTP APIs, certificates, records and Cloud Map, the simulation refuses too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from reporting import refused
from simulation import repairs

REGION = "eu-west-1"


@pytest.fixture(scope="module", autouse=True)
def repaired() -> None:
    repairs.apply()


@pytest.fixture(autouse=True)
def account() -> Iterator[None]:
    with mock_aws():
        yield


def client(service: str) -> Any:
    return boto3.client(service, region_name=REGION)


def made_registry() -> tuple[str, str]:
    """A service of Cloud Map, by its id and its ARN."""
    discovery = client("servicediscovery")
    operation = discovery.create_private_dns_namespace(Name="shop.internal", Vpc="vpc-1")["OperationId"]
    namespace = discovery.get_operation(OperationId=operation)["Operation"]["Targets"]["NAMESPACE"]
    records = {"NamespaceId": namespace, "DnsRecords": [{"Type": "SRV", "TTL": 10}]}
    service = discovery.create_service(Name="orders", NamespaceId=namespace, DnsConfig=records)["Service"]
    return service["Id"], service["Arn"]


def made_api() -> tuple[dict[str, str], dict[str, str], str]:
    """An API with a route through a VPC link, and the link."""
    gateway = client("apigatewayv2")
    link = gateway.create_vpc_link(Name="shop", SubnetIds=["subnet-1"])["VpcLinkId"]
    api = {"ApiId": gateway.create_api(Name="shop", ProtocolType="HTTP")["ApiId"]}
    private = {"IntegrationType": "HTTP_PROXY", "IntegrationMethod": "ANY", "ConnectionType": "VPC_LINK", "ConnectionId": link}
    return api, private, link


def test_a_private_integration_leads_to_a_listener_or_a_service_of_cloud_map() -> None:
    gateway = client("apigatewayv2")
    api, private, _ = made_api()
    with refused("BadRequestException", "valid Cloud Map service ARN"):
        gateway.create_integration(**api, **private, IntegrationUri="http://orders.shop.internal:8080")
    made = gateway.create_integration(**api, **private, IntegrationUri=made_registry()[1])
    with refused("BadRequestException", "valid Cloud Map service ARN"):
        gateway.update_integration(**api, IntegrationId=made["IntegrationId"], IntegrationUri="http://orders.example.com")


def test_two_routes_have_different_keys_and_lead_to_what_is_there() -> None:
    gateway = client("apigatewayv2")
    api, private, _ = made_api()
    made = gateway.create_integration(**api, **private, IntegrationUri=made_registry()[1])
    target = f"integrations/{made['IntegrationId']}"
    gateway.create_route(**api, RouteKey="ANY /orders", Target=target)
    other = gateway.create_route(**api, RouteKey="ANY /invoices", Target=target)
    with refused("ConflictException", "Route with key ANY /orders already exists for this API"):
        gateway.create_route(**api, RouteKey="ANY /orders", Target=target)
    with refused("ConflictException", "already exists"):
        gateway.update_route(**api, RouteId=other["RouteId"], RouteKey="ANY /orders")
    with refused("NotFoundException", "Integration"):
        gateway.create_route(**api, RouteKey="GET /", Target="integrations/gone")
    with refused("NotFoundException", "Authorizer"):
        gateway.create_route(**api, RouteKey="GET /", Target=target, AuthorizerId="gone")


def test_what_a_route_needs_is_not_deleted_before_it() -> None:
    gateway = client("apigatewayv2")
    api, private, link = made_api()
    integration = gateway.create_integration(**api, **private, IntegrationUri=made_registry()[1])["IntegrationId"]
    authorizer = gateway.create_authorizer(**api, Name="users", AuthorizerType="JWT", IdentitySource=["$request.header.A"])
    route = gateway.create_route(
        **api, RouteKey="GET /", Target=f"integrations/{integration}", AuthorizerId=authorizer["AuthorizerId"]
    )
    with refused("ConflictException", "referenced by the following Routes"):
        gateway.delete_integration(**api, IntegrationId=integration)
    with refused("ConflictException", "is referenced in route: GET /"):
        gateway.delete_authorizer(**api, AuthorizerId=authorizer["AuthorizerId"])
    with refused("BadRequestException", "Cannot delete vpc link"):
        gateway.delete_vpc_link(VpcLinkId=link)
    gateway.delete_route(**api, RouteId=route["RouteId"])
    gateway.delete_authorizer(**api, AuthorizerId=authorizer["AuthorizerId"])
    gateway.delete_integration(**api, IntegrationId=integration)
    gateway.delete_vpc_link(VpcLinkId=link)


def test_a_domain_has_a_certificate_that_was_issued_and_keeps_it() -> None:
    acm, gateway, route53 = client("acm"), client("apigatewayv2"), client("route53")
    arn = acm.request_certificate(DomainName="api.example.com", ValidationMethod="DNS")["CertificateArn"]
    configuration = [{"CertificateArn": arn, "EndpointType": "REGIONAL", "SecurityPolicy": "TLS_1_2"}]
    with refused("BadRequestException", "was not issued"):
        gateway.create_domain_name(DomainName="api.example.com", DomainNameConfigurations=configuration)

    zone = route53.create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    (option,) = acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"]
    wanted = option["ResourceRecord"]
    record = {"Name": wanted["Name"], "Type": "CNAME", "TTL": 300, "ResourceRecords": [{"Value": wanted["Value"]}]}
    change = {"Action": "CREATE", "ResourceRecordSet": record}
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [change]})
    with refused("InvalidChangeBatch", "but it already exists"):
        different = {**record, "TTL": 60}
        route53.change_resource_record_sets(
            HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": different}]}
        )

    made = gateway.create_domain_name(DomainName="api.example.com", DomainNameConfigurations=configuration)
    assert made["DomainNameConfigurations"][0]["DomainNameStatus"] == "AVAILABLE"
    api, _, _ = made_api()
    gateway.create_stage(**api, StageName="$default")
    mapping = gateway.create_api_mapping(**api, DomainName="api.example.com", Stage="$default")
    with refused("ResourceInUseException", "is in use"):
        acm.delete_certificate(CertificateArn=arn)
    with refused("BadRequestException", "remove all API mappings"):
        gateway.delete_api(**api)
    gateway.delete_api_mapping(DomainName="api.example.com", ApiMappingId=mapping["ApiMappingId"])
    gateway.delete_api(**api)
    gateway.delete_domain_name(DomainName="api.example.com")
    acm.delete_certificate(CertificateArn=arn)


def test_a_service_of_cloud_map_with_tasks_is_not_deleted() -> None:
    ecs, discovery = client("ecs"), client("servicediscovery")
    identifier, arn = made_registry()
    ecs.create_cluster(clusterName="shop")
    ecs.register_task_definition(family="orders", containerDefinitions=[{"name": "orders", "image": "orders", "memory": 64}])
    service = {"cluster": "shop", "serviceName": "orders", "taskDefinition": "orders", "desiredCount": 2}
    with refused("InvalidParameterException", "does not exist"):
        ecs.create_service(**service, serviceRegistries=[{"registryArn": f"{arn}-other"}])
    with refused("InvalidParameterException", "needs the port of a container"):
        ecs.create_service(**service, serviceRegistries=[{"registryArn": arn}])
    ecs.create_service(
        **service, serviceRegistries=[{"registryArn": arn, "containerName": "orders", "containerPort": 8080}]
    )
    assert len(discovery.list_instances(ServiceId=identifier)["Instances"]) == 2
    namespace = discovery.list_namespaces()["Namespaces"][0]["Id"]
    with refused("ResourceInUse", "Namespace contains services"):
        discovery.delete_namespace(Id=namespace)
    with refused("ResourceInUse", "Service contains registered instances"):
        discovery.delete_service(Id=identifier)
    ecs.delete_service(cluster="shop", service="orders", force=True)
    discovery.delete_service(Id=identifier)
    discovery.delete_namespace(Id=namespace)
