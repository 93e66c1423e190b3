"""User pools with their clients, and identity pools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, plain_tags
from inventory.reading import every, in_order, only

POOL = (
    "AccountRecoverySetting",
    "AliasAttributes",
    "AutoVerifiedAttributes",
    "DeletionProtection",
    "DeviceConfiguration",
    "EmailConfiguration",
    "LambdaConfig",
    "MfaConfiguration",
    "Name",
    "SmsConfiguration",
    "UserAttributeUpdateSettings",
    "UserPoolAddOns",
    "UserPoolTier",
    "UsernameAttributes",
    "UsernameConfiguration",
    "VerificationMessageTemplate",
)
CLIENT = (
    "AccessTokenValidity",
    "AllowedOAuthFlows",
    "AllowedOAuthFlowsUserPoolClient",
    "AllowedOAuthScopes",
    "AuthSessionValidity",
    "CallbackURLs",
    "ClientName",
    "EnableTokenRevocation",
    "ExplicitAuthFlows",
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
)
IDENTITY_POOL = (
    "AllowClassicFlow",
    "AllowUnauthenticatedIdentities",
    "CognitoIdentityProviders",
    "DeveloperProviderName",
    "IdentityPoolName",
    "OpenIdConnectProviderARNs",
    "SamlProviderARNs",
    "SupportedLoginProviders",
)

SECTIONS = {
    "AWS::Cognito::UserPool": "user pools",
    "AWS::Cognito::UserPoolClient": "user pool clients",
    "AWS::Cognito::IdentityPool": "identity pools",
}

CHANGES = (
    Change(
        "AWS::Cognito::UserPool",
        "Policies.PasswordPolicy.MinimumLength",
        6,
        "user pools / * / Policies / PasswordPolicy / MinimumLength",
    ),
    Change("AWS::Cognito::UserPoolClient", "AccessTokenValidity", 23, "user pool clients / * / AccessTokenValidity"),
    Change("AWS::Cognito::UserPoolDomain", "Domain", "example-other", "user pools / * / Domain / Domain"),
    Change("AWS::Cognito::UserPoolResourceServer", "Name", "other", "user pools / * / ResourceServers / * / Name"),
    Change("AWS::Cognito::UserPoolGroup", "Precedence", 77, "user pools / * / Groups / * / Precedence"),
    Change(
        "AWS::Cognito::IdentityPool",
        "AllowUnauthenticatedIdentities",
        True,
        "identity pools / * / AllowUnauthenticatedIdentities",
    ),
    Change(
        "AWS::Cognito::IdentityPoolRoleAttachment",
        "Roles.authenticated",
        "arn:aws:iam::111122223333:role/other",
        "identity pools / * / Roles / authenticated",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    users = client("cognito-idp")
    pools: dict[str, Any] = {}
    clients: dict[str, Any] = {}
    for listed in every(users, "list_user_pools", "UserPools", MaxResults=60):
        pool = users.describe_user_pool(UserPoolId=listed["Id"])["UserPool"]
        pools[names.add("user pool", pool["Name"], pool["Arn"], pool["Id"])] = _pool(users, pool)
        for item in every(users, "list_user_pool_clients", "UserPoolClients", UserPoolId=pool["Id"]):
            found = users.describe_user_pool_client(UserPoolId=pool["Id"], ClientId=item["ClientId"])["UserPoolClient"]
            label = names.add("user pool client", found["ClientName"], found["ClientId"])
            clients[label] = {**_unordered(only(found, *CLIENT)), "HasSecret": "ClientSecret" in found}
    return {"user pools": pools, "user pool clients": clients, "identity pools": _identity_pools(client, names)}


def _pool(users: Any, pool: dict[str, Any]) -> dict[str, Any]:
    identifier = pool["Id"]
    mfa = users.get_user_pool_mfa_config(UserPoolId=identifier)
    policies = pool.get("Policies", {})
    domain = None
    if name := pool.get("Domain"):
        found = users.describe_user_pool_domain(Domain=name)["DomainDescription"]
        domain = only(found, "Domain", "CustomDomainConfig")
    return {
        **_unordered(only(pool, *POOL)),
        "AdminCreateUserConfig": defaults.USER_CREATION | pool.get("AdminCreateUserConfig", {}),
        "Policies": {**policies, "PasswordPolicy": defaults.PASSWORDS | policies.get("PasswordPolicy", {})},
        "Attributes": {item["Name"]: item for item in pool["SchemaAttributes"]},
        "Mfa": only(mfa, "MfaConfiguration", "SoftwareTokenMfaConfiguration", "SmsMfaConfiguration"),
        "Domain": domain,
        "Groups": {
            group["GroupName"]: only(group, "Description", "Precedence", "RoleArn")
            for group in every(users, "list_groups", "Groups", UserPoolId=identifier)
        },
        "ResourceServers": {
            server["Identifier"]: {"Name": server["Name"], "Scopes": in_order(server.get("Scopes", []))}
            for server in every(users, "list_resource_servers", "ResourceServers", UserPoolId=identifier, MaxResults=50)
        },
        "IdentityProviders": {
            item["ProviderName"]: _provider(users, identifier, item["ProviderName"])
            for item in every(users, "list_identity_providers", "Providers", UserPoolId=identifier)
        },
        "Tags": plain_tags(pool.get("UserPoolTags")),
    }


def _unordered(item: dict[str, Any]) -> dict[str, Any]:
    """Cognito keeps no order of attributes, scopes and URLs, and Terraform sends them sorted."""
    return {
        name: set(value) if isinstance(value, list) and all(isinstance(part, str) for part in value) else value
        for name, value in item.items()
    }


def _provider(users: Any, pool: str, name: str) -> dict[str, Any]:
    found = users.describe_identity_provider(UserPoolId=pool, ProviderName=name)["IdentityProvider"]
    return only(found, "ProviderType", "ProviderDetails", "AttributeMapping", "IdpIdentifiers")


def _identity_pools(client: Callable[[str], Any], names: Names) -> dict[str, Any]:
    identities = client("cognito-identity")
    result = {}
    for listed in every(identities, "list_identity_pools", "IdentityPools", MaxResults=60):
        pool = identities.describe_identity_pool(IdentityPoolId=listed["IdentityPoolId"])
        roles = identities.get_identity_pool_roles(IdentityPoolId=pool["IdentityPoolId"])
        result[names.add("identity pool", pool["IdentityPoolName"], pool["IdentityPoolId"])] = {
            **only(pool, *IDENTITY_POOL),
            "Roles": roles.get("Roles", {}),
            "RoleMappings": roles.get("RoleMappings", {}),
            "Tags": plain_tags(pool.get("IdentityPoolTags")),
        }
    return result
