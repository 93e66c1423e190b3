"""HTTP APIs with their routes, and VPC links."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::ApiGatewayV2::Api", lacking=True)
def api(request: Request) -> Made:
    properties = request.properties
    made = request.client("apigatewayv2").create_api(
        **properties.only("Name", "ProtocolType", "Description", "CorsConfiguration", "DisableExecuteApiEndpoint"),
        Tags=properties.take("Tags", {}),
    )
    return Made(made["ApiId"], {"ApiId": made["ApiId"], "ApiEndpoint": made["ApiEndpoint"]})


@handles("AWS::ApiGatewayV2::Stage", lacking=True)
def stage(request: Request) -> Made:
    properties = request.properties
    made = request.client("apigatewayv2").create_stage(
        **properties.only("ApiId", "StageName", "AutoDeploy", "AccessLogSettings", "DefaultRouteSettings"),
        Tags=properties.take("Tags", {}),
    )
    return Made(made["StageName"])


@handles("AWS::ApiGatewayV2::Authorizer", lacking=True)
def authorizer(request: Request) -> Made:
    made = request.client("apigatewayv2").create_authorizer(
        **request.properties.only("ApiId", "Name", "AuthorizerType", "IdentitySource", "JwtConfiguration")
    )
    return Made(made["AuthorizerId"], {"AuthorizerId": made["AuthorizerId"]})


@handles("AWS::ApiGatewayV2::Integration", lacking=True)
def integration(request: Request) -> Made:
    made = request.client("apigatewayv2").create_integration(
        **request.properties.only(
            "ApiId",
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
    )
    return Made(made["IntegrationId"], {"IntegrationId": made["IntegrationId"]})


@handles("AWS::ApiGatewayV2::Route", lacking=True)
def route(request: Request) -> Made:
    made = request.client("apigatewayv2").create_route(
        **request.properties.only(
            "ApiId", "RouteKey", "Target", "AuthorizationType", "AuthorizerId", "AuthorizationScopes"
        )
    )
    return Made(made["RouteId"], {"RouteId": made["RouteId"]})


@handles("AWS::ApiGatewayV2::VpcLink", lacking=True)
def vpc_link(request: Request) -> Made:
    properties = request.properties
    made = request.client("apigatewayv2").create_vpc_link(
        **properties.only("Name", "SubnetIds", "SecurityGroupIds"), Tags=properties.take("Tags", {})
    )
    return Made(made["VpcLinkId"], {"VpcLinkId": made["VpcLinkId"]})
