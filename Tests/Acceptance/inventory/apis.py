"""HTTP APIs with their routes, stages and authorizers, links and domains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, only

SECTIONS = {
    "AWS::ApiGatewayV2::Api": "APIs",
    "AWS::ApiGatewayV2::VpcLink": "VPC links",
    "AWS::ApiGatewayV2::DomainName": "API domains",
}

CHANGES = (
    Change("AWS::ApiGatewayV2::Api", "DisableExecuteApiEndpoint", False, "APIs / * / DisableExecuteApiEndpoint"),
    Change(
        "AWS::ApiGatewayV2::Stage",
        "DefaultRouteSettings.ThrottlingBurstLimit",
        7,
        "APIs / * / Stages / * / DefaultRouteSettings / ThrottlingBurstLimit",
    ),
    Change(
        "AWS::ApiGatewayV2::Authorizer",
        "JwtConfiguration.Issuer",
        "https://example.com",
        "APIs / * / Authorizers / * / Issuer",
    ),
    Change("AWS::ApiGatewayV2::Route", "AuthorizationType", "NONE", "APIs / * / Routes / * / AuthorizationType"),
    Change(
        "AWS::ApiGatewayV2::Integration",
        "RequestParameters.overwrite:path",
        "/elsewhere",
        "APIs / * / Routes / * / Integration / RequestParameters / *",
    ),
    Change("AWS::ApiGatewayV2::VpcLink", "Name", "other", "VPC links / * / Name"),
    Change(
        "AWS::ApiGatewayV2::DomainName",
        "DomainNameConfigurations.0.SecurityPolicy",
        "TLS_1_0",
        "API domains / * / SecurityPolicy",
    ),
)

INTEGRATION = (
    "ConnectionId",
    "ConnectionType",
    "Description",
    "IntegrationMethod",
    "IntegrationType",
    "IntegrationUri",
    "PayloadFormatVersion",
    "RequestParameters",
    "TimeoutInMillis",
    "TlsConfig",
)
API = ("Description", "DisableExecuteApiEndpoint", "ProtocolType", "RouteSelectionExpression")


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    gateway = client("apigatewayv2")
    return {
        "APIs": {_label("API", api, "ApiId", names): _api(gateway, api, names) for api in every(gateway, "get_apis", "Items")},
        "VPC links": {
            _label("VPC link", link, "VpcLinkId", names): {
                "Name": chosen(link["Name"]),
                "Subnets": set(link["SubnetIds"]),
                "SecurityGroups": set(link["SecurityGroupIds"]),
                "Tags": plain_tags(link.get("Tags")),
            }
            for link in every(gateway, "get_vpc_links", "Items")
        },
        "API domains": {
            domain["DomainName"]: _domain(gateway, domain, names)
            for domain in every(gateway, "get_domain_names", "Items")
        },
    }


def _label(kind: str, item: dict[str, Any], identifier: str, names: Names) -> str:
    tags = [{"Key": key, "Value": value} for key, value in (item.get("Tags") or {}).items()]
    return names.add(kind, name_tag(tags) or item["Name"], item[identifier])


def _api(gateway: Any, api: dict[str, Any], names: Names) -> dict[str, Any]:
    whose = {"ApiId": api["ApiId"]}
    integrations = {
        item["IntegrationId"]: only(item, *INTEGRATION) for item in every(gateway, "get_integrations", "Items", **whose)
    }
    authorizers = every(gateway, "get_authorizers", "Items", **whose)
    for item in authorizers:
        names.add("authorizer", item["Name"], item["AuthorizerId"])
    return {
        "Name": chosen(api["Name"]),
        **only(api, *API),
        "Cors": _cors(api.get("CorsConfiguration") or {}),
        "Authorizers": {
            item["Name"]: {
                **only(item, "AuthorizerType", "IdentitySource"),
                "Issuer": item["JwtConfiguration"]["Issuer"],
                "Audience": set(item["JwtConfiguration"]["Audience"]),
            }
            for item in authorizers
        },
        "Routes": {
            item["RouteKey"]: {
                **only(item, "AuthorizationType", "AuthorizerId", "OperationName"),
                "Scopes": set(item.get("AuthorizationScopes") or []),
                "Integration": integrations[item["Target"].removeprefix("integrations/")],
            }
            for item in every(gateway, "get_routes", "Items", **whose)
        },
        "Stages": {item["StageName"]: _stage(item) for item in every(gateway, "get_stages", "Items", **whose)},
        "Tags": plain_tags(api.get("Tags")),
    }


def _cors(cors: dict[str, Any]) -> dict[str, Any]:
    lists = ("AllowHeaders", "AllowMethods", "AllowOrigins", "ExposeHeaders")
    return {
        **only(cors, "MaxAge"),
        "AllowCredentials": cors.get("AllowCredentials", False),
        **{name: set(cors.get(name) or []) for name in lists},
    }


def _stage(stage: dict[str, Any]) -> dict[str, Any]:
    return {
        **only(stage, "AccessLogSettings", "AutoDeploy", "Description", "RouteSettings", "StageVariables"),
        "DefaultRouteSettings": {"DetailedMetricsEnabled": False, **stage.get("DefaultRouteSettings", {})},
        "Tags": plain_tags(stage.get("Tags")),
    }


def _domain(gateway: Any, domain: dict[str, Any], names: Names) -> dict[str, Any]:
    name = domain["DomainName"]
    (configuration,) = domain["DomainNameConfigurations"]
    names.add("API domain's address", name, configuration["ApiGatewayDomainName"])
    return {
        **only(configuration, "CertificateArn", "EndpointType", "SecurityPolicy", "IpAddressType"),
        "MutualTls": domain.get("MutualTlsAuthentication"),
        "Mappings": {
            item.get("ApiMappingKey", ""): only(item, "ApiId", "Stage")
            for item in every(gateway, "get_api_mappings", "Items", DomainName=name)
        },
        "Tags": plain_tags(domain.get("Tags")),
    }
