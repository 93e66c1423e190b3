"""HTTP APIs of the simulation."""

import json
from typing import Any

from moto.acm.models import acm_backends
from moto.apigatewayv2.exceptions import APIGatewayV2Error, BadRequestException, IntegrationNotFound
from moto.apigatewayv2.models import Api, ApiGatewayV2Backend, DomainName
from moto.apigatewayv2.responses import ApiGatewayV2Response
from moto.elbv2.models import elbv2_backends
from moto.moto_api._internal import mock_random
from moto.servicediscovery.models import servicediscovery_backends

from simulation.repairs.registry import repair

ZONE = "ZONEOFEXECUTEAPI"
"""AWS has one for the addresses of API Gateway in each region, with an id of this form."""


class Conflict(APIGatewayV2Error):
    code = 409

    def __init__(self, message: str) -> None:
        super().__init__("ConflictException", message)


@repair
def give_domain_names_an_address() -> None:
    """moto's domain names have no address and no state, which records of Route 53 and Terraform's provider ask for."""
    init = DomainName.__init__

    def __init__(self: DomainName, *arguments: Any, backend: ApiGatewayV2Backend, **options: Any) -> None:
        init(self, *arguments, backend=backend, **options)
        # A truststore without an address is none.
        self.mutual_tls_authentication = self.mutual_tls_authentication or None
        certificates = acm_backends[backend.account_id][backend.region_name]
        for configuration in self.domain_name_configurations:
            arn = configuration["certificateArn"]
            if certificates.get_certificate(arn).status != "ISSUED":
                raise BadRequestException(f"The certificate {arn} was not issued")
            address = f"d-{mock_random.get_random_hex(10)}.execute-api.{backend.region_name}.amazonaws.com"
            configuration |= {
                "apiGatewayDomainName": address,
                "hostedZoneId": ZONE,
                "domainNameStatus": "AVAILABLE",
                "ipAddressType": configuration.get("ipAddressType", "ipv4"),
            }

    DomainName.__init__ = __init__


@repair
def list_authorizers() -> None:
    """moto has authorizers, and no list of them."""

    def get_authorizers(self: ApiGatewayV2Response) -> Any:
        api = self.apigatewayv2_backend.get_api(self.path.split("/")[-2])
        return 200, {}, json.dumps({"items": [item.to_json() for item in api.authorizers.values()]})

    ApiGatewayV2Response.get_authorizers = get_authorizers


@repair
def refuse_routes_that_lead_nowhere_or_stand_already() -> None:
    """moto takes a second route with the key of another, and an integration or an authorizer that is not there.

    https://github.com/anomalyco/sst/issues/5031
    """
    create, update = Api.create_route, Api.update_route

    def check(api: Api, identifier: str, key: str | None, target: str | None, authorizer: str | None) -> None:
        if key and any(other.route_key == key and other.route_id != identifier for other in api.routes.values()):
            raise Conflict(f"Route with key {key} already exists for this API")
        if target and target.removeprefix("integrations/") not in api.integrations:
            raise IntegrationNotFound(target.removeprefix("integrations/"))
        if authorizer:
            api.get_authorizer(authorizer)

    def create_route(self: Api, **options: Any) -> Any:
        check(self, "", options["route_key"], options["target"], options.get("authorizer_id"))
        return create(self, **options)

    def update_route(self: Api, route_id: str, **options: Any) -> Any:
        check(self, route_id, options["route_key"], options["target"], options["authorizer_id"])
        return update(self, route_id=route_id, **options)

    Api.create_route, Api.update_route = create_route, update_route


@repair
def refuse_private_integrations_without_a_target() -> None:
    """moto takes any address; through a VPC link, API Gateway takes the ARN of a listener or of a service of Cloud Map.

    https://github.com/klothoplatform/klotho/pull/347
    """
    create, update = Api.create_integration, Api.update_integration

    def check(api: Api, kind: str | None, link: str | None, uri: str | None) -> None:
        if kind != "VPC_LINK":
            return
        backend = api.backend
        backend.get_vpc_link(link)
        if uri not in _targets(backend.account_id, backend.region_name):
            raise BadRequestException(
                "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."
            )

    def create_integration(self: Api, **options: Any) -> Any:
        check(self, options["connection_type"], options.get("connection_id"), options["integration_uri"])
        return create(self, **options)

    def update_integration(self: Api, integration_id: str, **options: Any) -> Any:
        known = self.get_integration(integration_id)
        names = ("connection_type", "connection_id", "integration_uri")
        check(self, *(options[name] or getattr(known, name) for name in names))
        return update(self, integration_id=integration_id, **options)

    Api.create_integration, Api.update_integration = create_integration, update_integration


def _targets(account: str, region: str) -> set[str]:
    balancers = elbv2_backends[account][region].load_balancers.values()
    listeners = {arn for balancer in balancers for arn in balancer.listeners}
    return listeners | {service.arn for service in servicediscovery_backends[account][region].services.values()}


@repair
def delete_nothing_that_is_in_use() -> None:
    """moto deletes links, integrations, authorizers and APIs that others still lead to.

    https://github.com/hashicorp/terraform-provider-aws/issues/12195, https://github.com/gruntwork-io/cloud-nuke/issues/370,
    https://github.com/anomalyco/sst/issues/5586
    """
    delete_link, delete_api = ApiGatewayV2Backend.delete_vpc_link, ApiGatewayV2Backend.delete_api
    delete_integration, delete_authorizer = Api.delete_integration, Api.delete_authorizer

    def deleting_link(self: ApiGatewayV2Backend, vpc_link_id: str) -> None:
        for api in self.apis.values():
            for integration in api.integrations.values():
                if integration.connection_id == vpc_link_id:
                    raise BadRequestException(
                        f"Cannot delete vpc link. Vpc link '{vpc_link_id}', is referenced in [ANY:{integration.id}] "
                        "in format of [Method:Resource]."
                    )
        delete_link(self, vpc_link_id)

    def deleting_integration(self: Api, integration_id: str) -> None:
        target = f"integrations/{integration_id}"
        if users := [route.route_id for route in self.routes.values() if route.target == target]:
            names = ", ".join(users)
            raise Conflict(
                f"Cannot delete Integration because it is referenced by the following Routes with Ids: [{names}]"
            )
        delete_integration(self, integration_id)

    def deleting_authorizer(self: Api, authorizer_id: str) -> None:
        for route in self.routes.values():
            if route.authorizer_id == authorizer_id:
                name = self.get_authorizer(authorizer_id).name
                raise Conflict(f"Cannot delete authorizer '{name}', is referenced in route: {route.route_key}")
        delete_authorizer(self, authorizer_id)

    def deleting_api(self: ApiGatewayV2Backend, api_id: str) -> None:
        if any(mapping.api_id == api_id for mapping in self.api_mappings.values()):
            raise BadRequestException(
                f"Deleting API {api_id} failed. Please remove all API mappings for the API from your custom domain names."
            )
        delete_api(self, api_id)

    ApiGatewayV2Backend.delete_vpc_link, ApiGatewayV2Backend.delete_api = deleting_link, deleting_api
    Api.delete_integration, Api.delete_authorizer = deleting_integration, deleting_authorizer
