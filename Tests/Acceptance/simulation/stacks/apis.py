"""HTTP APIs of API Gateway, their domains, and the links to what they lead to."""

from __future__ import annotations

from functools import partial

from botocore import xform_name

from simulation.stacks.handlers import Made, Request, changes, deletes, handles

KINDS = {
    "Api": (
        ("ApiId", "ApiEndpoint"),
        (
            "ApiKeySelectionExpression",
            "CorsConfiguration",
            "Description",
            "DisableExecuteApiEndpoint",
            "IpAddressType",
            "Name",
            "ProtocolType",
            "RouteSelectionExpression",
            "Tags",
            "Version",
        ),
    ),
    "Stage": (
        ("StageName",),
        (
            "AccessLogSettings",
            "ApiId",
            "AutoDeploy",
            "DefaultRouteSettings",
            "Description",
            "RouteSettings",
            "StageName",
            "StageVariables",
            "Tags",
        ),
    ),
    "Authorizer": (
        ("AuthorizerId",),
        ("ApiId", "AuthorizerType", "IdentitySource", "JwtConfiguration", "Name"),
    ),
    "Integration": (
        ("IntegrationId",),
        (
            "ApiId",
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
        ),
    ),
    "Route": (
        ("RouteId",),
        (
            "ApiId",
            "AuthorizationScopes",
            "AuthorizationType",
            "AuthorizerId",
            "OperationName",
            "RouteKey",
            "Target",
        ),
    ),
    "VpcLink": (("VpcLinkId",), ("Name", "SecurityGroupIds", "SubnetIds", "Tags")),
    "ApiMapping": (("ApiMappingId",), ("ApiId", "ApiMappingKey", "DomainName", "Stage")),
}
"""What a resource is known by, its `Ref` first, and the properties, which the API calls the same."""


def _make(kind: str, request: Request) -> Made:
    known_by, properties = KINDS[kind]
    create = getattr(request.client("apigatewayv2"), xform_name(f"Create{kind}"))
    made = create(**request.properties.only(*properties))
    return Made(made[known_by[0]], {name: made[name] for name in known_by})


def _change(kind: str, request: Request, present: Made) -> Made:
    """Nothing takes back what the template no longer gives, which is left to the handler to report."""
    update = getattr(request.client("apigatewayv2"), xform_name(f"Update{kind}"))
    update(**_identified(kind, request, present), **request.properties.only(*KINDS[kind][1]))
    return present


def _delete(kind: str, request: Request, present: Made) -> None:
    getattr(request.client("apigatewayv2"), xform_name(f"Delete{kind}"))(**_identified(kind, request, present))


def _identified(kind: str, request: Request, present: Made) -> dict[str, str]:
    return {"ApiId": request.given["ApiId"], KINDS[kind][0][0]: present.reference}


for kind in ("Authorizer", "Integration", "Route"):
    changes(f"AWS::ApiGatewayV2::{kind}")(partial(_change, kind))
    deletes(f"AWS::ApiGatewayV2::{kind}")(partial(_delete, kind))

for kind in KINDS:
    handles(f"AWS::ApiGatewayV2::{kind}", lacking=True)(partial(_make, kind))


@handles("AWS::ApiGatewayV2::DomainName", lacking=True)
def domain_name(request: Request) -> Made:
    made = request.client("apigatewayv2").create_domain_name(
        **request.properties.only("DomainName", "DomainNameConfigurations", "MutualTlsAuthentication", "Tags")
    )
    configuration = made["DomainNameConfigurations"][0]
    return Made(
        made["DomainName"],
        {
            "DomainNameArn": made["DomainNameArn"],
            "RegionalDomainName": configuration["ApiGatewayDomainName"],
            "RegionalHostedZoneId": configuration["HostedZoneId"],
        },
    )
