"""Cognito: user pools with all that belongs to them, and identity pools."""

from typing import Any

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::Cognito::UserPool", lacking=True)
def user_pool(request: Request) -> Made:
    client, properties = request.client("cognito-idp"), request.properties
    mfa = properties.take("MfaConfiguration")
    methods = properties.take("EnabledMfas", [])
    pool = client.create_user_pool(
        PoolName=properties.take("UserPoolName", request.generated_name()),
        **properties.only(
            "AccountRecoverySetting",
            "AdminCreateUserConfig",
            "AliasAttributes",
            "AutoVerifiedAttributes",
            "DeletionProtection",
            "DeviceConfiguration",
            "EmailConfiguration",
            "EmailVerificationMessage",
            "EmailVerificationSubject",
            "LambdaConfig",
            "Policies",
            "Schema",
            "SmsAuthenticationMessage",
            "SmsConfiguration",
            "SmsVerificationMessage",
            "UserAttributeUpdateSettings",
            "UserPoolAddOns",
            "UserPoolTags",
            "UserPoolTier",
            "UsernameAttributes",
            "UsernameConfiguration",
            "VerificationMessageTemplate",
        ),
    )["UserPool"]
    if mfa:
        tokens = {"SoftwareTokenMfaConfiguration": {"Enabled": True}} if "SOFTWARE_TOKEN_MFA" in methods else {}
        client.set_user_pool_mfa_config(UserPoolId=pool["Id"], MfaConfiguration=mfa, **tokens)
    provider = f"cognito-idp.{request.region}.amazonaws.com/{pool['Id']}"
    return Made(
        pool["Id"],
        {
            "UserPoolId": pool["Id"],
            "Arn": pool["Arn"],
            "ProviderName": provider,
            "ProviderURL": f"https://{provider}",
        },
    )


@handles("AWS::Cognito::UserPoolClient", lacking=True)
def client(request: Request) -> Made:
    properties = request.properties
    made = request.client("cognito-idp").create_user_pool_client(
        ClientName=properties.take("ClientName", request.generated_name()),
        **properties.only(
            "AccessTokenValidity",
            "AllowedOAuthFlows",
            "AllowedOAuthFlowsUserPoolClient",
            "AllowedOAuthScopes",
            "AuthSessionValidity",
            "CallbackURLs",
            "DefaultRedirectURI",
            "EnablePropagateAdditionalUserContextData",
            "EnableTokenRevocation",
            "ExplicitAuthFlows",
            "GenerateSecret",
            "IdTokenValidity",
            "LogoutURLs",
            "PreventUserExistenceErrors",
            "ReadAttributes",
            "RefreshTokenRotation",
            "RefreshTokenValidity",
            "SupportedIdentityProviders",
            "TokenValidityUnits",
            "UserPoolId",
            "WriteAttributes",
        ),
    )["UserPoolClient"]
    attributes = {"ClientId": made["ClientId"], "Name": made["ClientName"]}
    if "ClientSecret" in made:
        attributes["ClientSecret"] = made["ClientSecret"]
    return Made(made["ClientId"], attributes)


@handles("AWS::Cognito::UserPoolDomain", lacking=True)
def domain(request: Request) -> Made:
    client, properties = request.client("cognito-idp"), request.properties
    name = properties.need("Domain")
    client.create_user_pool_domain(Domain=name, **properties.only("UserPoolId", "CustomDomainConfig"))
    made = client.describe_user_pool_domain(Domain=name)["DomainDescription"]
    return Made(name, {"CloudFrontDistribution": made["CloudFrontDistribution"]})


@handles("AWS::Cognito::UserPoolResourceServer", lacking=True)
def resource_server(request: Request) -> Made:
    identifier = request.properties.need("Identifier")
    request.client("cognito-idp").create_resource_server(
        Identifier=identifier, **request.properties.only("UserPoolId", "Name", "Scopes")
    )
    return Made(identifier)


@handles("AWS::Cognito::UserPoolGroup", lacking=True)
def group(request: Request) -> Made:
    name = request.properties.take("GroupName", request.generated_name())
    request.client("cognito-idp").create_group(
        GroupName=name, **request.properties.only("UserPoolId", "Description", "Precedence", "RoleArn")
    )
    return Made(name)


@handles("AWS::Cognito::UserPoolIdentityProvider", lacking=True)
def identity_provider(request: Request) -> Made:
    name = request.properties.need("ProviderName")
    request.client("cognito-idp").create_identity_provider(
        ProviderName=name,
        **request.properties.only(
            "UserPoolId", "ProviderType", "ProviderDetails", "AttributeMapping", "IdpIdentifiers"
        ),
    )
    return Made(name)


@handles("AWS::Cognito::IdentityPool", lacking=True)
def identity_pool(request: Request) -> Made:
    properties = request.properties
    name = properties.take("IdentityPoolName", request.generated_name())
    tags = {tag["Key"]: tag["Value"] for tag in properties.take("IdentityPoolTags", [])}
    made = request.client("cognito-identity").create_identity_pool(
        IdentityPoolName=name,
        IdentityPoolTags=tags,
        **properties.only(
            "AllowClassicFlow",
            "AllowUnauthenticatedIdentities",
            "CognitoIdentityProviders",
            "DeveloperProviderName",
            "OpenIdConnectProviderARNs",
            "SamlProviderARNs",
            "SupportedLoginProviders",
        ),
    )
    return Made(made["IdentityPoolId"], {"Id": made["IdentityPoolId"], "Name": name})


@handles("AWS::Cognito::IdentityPoolRoleAttachment", lacking=True)
def identity_pool_roles(request: Request) -> Made:
    properties = request.properties
    pool = properties.need("IdentityPoolId")
    mappings: dict[str, Any] = {}
    for name, mapping in properties.take("RoleMappings", {}).items():
        # A mapping goes by its provider, whose name may be given inside it.
        rest = dict(mapping)
        mappings[rest.pop("IdentityProvider", name)] = rest
    request.client("cognito-identity").set_identity_pool_roles(
        IdentityPoolId=pool, Roles=properties.take("Roles", {}), RoleMappings=mappings
    )
    return Made(pool, {"Id": pool})
