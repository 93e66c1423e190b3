"""HTTP APIs with their stages, authorizers, integrations and routes, and VPC links."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, plain_tags
from inventory.reading import only

SECTIONS = {"AWS::ApiGatewayV2::Api": "HTTP APIs", "AWS::ApiGatewayV2::VpcLink": "VPC links"}

CHANGES = (
    Change("AWS::ApiGatewayV2::Stage", "AutoDeploy", False, "HTTP APIs / * / Stages / * / AutoDeploy"),
    Change("AWS::ApiGatewayV2::Route", "AuthorizationType", "NONE", "HTTP APIs / * / Routes / * / AuthorizationType"),
    Change(
        "AWS::ApiGatewayV2::Integration",
        "PayloadFormatVersion",
        "2.0",
        "HTTP APIs / * / Routes / * / Integration / PayloadFormatVersion",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    gateway = client("apigatewayv2")
    links = {
        names.add("VPC link", link["Name"], link["VpcLinkId"]): {
            "Name": link["Name"],
            "Subnets": sorted(link["SubnetIds"]),
            "Groups": sorted(link["SecurityGroupIds"]),
            "Tags": plain_tags(link.get("Tags", {})),
        }
        for link in gateway.get_vpc_links()["Items"]
    }
    apis = {
        names.add("HTTP API", api["Name"], api["ApiId"]): _api(gateway, api, names) for api in gateway.get_apis()["Items"]
    }
    return {"HTTP APIs": apis, "VPC links": links}


def _api(gateway: Any, api: dict[str, Any], names: Names) -> dict[str, Any]:
    identifier = api["ApiId"]
    authorizers = {
        names.add("authorizer", one["Name"], one["AuthorizerId"]): only(
            one, "AuthorizerType", "IdentitySource", "JwtConfiguration"
        )
        for one in gateway.get_authorizers(ApiId=identifier)["Items"]
    }
    integrations = {
        one["IntegrationId"]: only(
            one,
            "Description",
            "IntegrationType",
            "IntegrationMethod",
            "IntegrationUri",
            "ConnectionType",
            "ConnectionId",
            "PayloadFormatVersion",
            "RequestParameters",
            "TlsConfig",
        )
        for one in gateway.get_integrations(ApiId=identifier)["Items"]
    }
    routes = {
        one["RouteKey"]: {
            **only(one, "AuthorizationType", "AuthorizerId", "AuthorizationScopes"),
            "Integration": integrations.get(one.get("Target", "").removeprefix("integrations/")),
        }
        for one in gateway.get_routes(ApiId=identifier)["Items"]
    }
    stages = {
        one["StageName"]: {
            **only(one, "AutoDeploy", "AccessLogSettings", "DefaultRouteSettings"),
            "Tags": plain_tags(one.get("Tags", {})),
        }
        for one in gateway.get_stages(ApiId=identifier)["Items"]
    }
    return {
        **only(api, "Name", "ProtocolType", "CorsConfiguration", "DisableExecuteApiEndpoint"),
        "Tags": plain_tags(api.get("Tags", {})),
        "Authorizers": authorizers,
        "Routes": routes,
        "Stages": stages,
    }
