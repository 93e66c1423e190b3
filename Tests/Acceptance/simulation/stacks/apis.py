"""HTTP APIs of API Gateway, their domains, and the links to what they lead to."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::ApiGatewayV2::Api", lacking=True)
def api(request: Request) -> Made:
    made = request.client("apigatewayv2").create_api(
        **request.properties.only(
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
        )
    )
    return Made(made["ApiId"], {"ApiId": made["ApiId"], "ApiEndpoint": made["ApiEndpoint"]})


@handles("AWS::ApiGatewayV2::Stage", lacking=True)
def stage(request: Request) -> Made:
    made = request.client("apigatewayv2").create_stage(
        **request.properties.only(
            "AccessLogSettings",
            "ApiId",
            "AutoDeploy",
            "DefaultRouteSettings",
            "Description",
            "RouteSettings",
            "StageName",
            "StageVariables",
            "Tags",
        )
    )
    return Made(made["StageName"])


@handles("AWS::ApiGatewayV2::Authorizer", lacking=True)
def authorizer(request: Request) -> Made:
    made = request.client("apigatewayv2").create_authorizer(
        **request.properties.only("ApiId", "AuthorizerType", "IdentitySource", "JwtConfiguration", "Name")
    )
    return Made(made["AuthorizerId"], {"AuthorizerId": made["AuthorizerId"]})


@handles("AWS::ApiGatewayV2::Integration", lacking=True)
def integration(request: Request) -> Made:
    made = request.client("apigatewayv2").create_integration(
        **request.properties.only(
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
        )
    )
    return Made(made["IntegrationId"], {"IntegrationId": made["IntegrationId"]})


@handles("AWS::ApiGatewayV2::Route", lacking=True)
def route(request: Request) -> Made:
    made = request.client("apigatewayv2").create_route(
        **request.properties.only(
            "ApiId",
            "AuthorizationScopes",
            "AuthorizationType",
            "AuthorizerId",
            "OperationName",
            "RouteKey",
            "Target",
        )
    )
    return Made(made["RouteId"], {"RouteId": made["RouteId"]})


@handles("AWS::ApiGatewayV2::VpcLink", lacking=True)
def vpc_link(request: Request) -> Made:
    made = request.client("apigatewayv2").create_vpc_link(
        **request.properties.only("Name", "SecurityGroupIds", "SubnetIds", "Tags")
    )
    return Made(made["VpcLinkId"], {"VpcLinkId": made["VpcLinkId"]})


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


@handles("AWS::ApiGatewayV2::ApiMapping", lacking=True)
def api_mapping(request: Request) -> Made:
    made = request.client("apigatewayv2").create_api_mapping(
        **request.properties.only("ApiId", "ApiMappingKey", "DomainName", "Stage")
    )
    return Made(made["ApiMappingId"], {"ApiMappingId": made["ApiMappingId"]})
