"""Secrets and keys."""

import json

from simulation.stacks.handlers import Made, Request, handles
from simulation.stacks.properties import Properties


@handles("AWS::SecretsManager::Secret", lacking=True)
def secret(request: Request) -> Made:
    """A generated value is the password itself, or goes into a JSON template under a key."""
    client, properties = request.client("secretsmanager"), request.properties
    value = properties.take("SecretString")
    if generate := properties.take("GenerateSecretString"):
        generate = Properties(generate)
        template, key = generate.take("SecretStringTemplate"), generate.take("GenerateStringKey")
        value = client.get_random_password(
            **generate.only(
                "PasswordLength",
                "ExcludeCharacters",
                "ExcludeNumbers",
                "ExcludePunctuation",
                "ExcludeUppercase",
                "ExcludeLowercase",
                "IncludeSpace",
                "RequireEachIncludedType",
            )
        )["RandomPassword"]
        if template:
            value = json.dumps({**json.loads(template), key: value})
    made = client.create_secret(
        Name=properties.take("Name", request.generated_name()),
        **properties.only("Description", "KmsKeyId"),
        **({"SecretString": value} if value else {}),
        Tags=properties.tags(),
    )
    return Made(made["ARN"], {"Id": made["ARN"]})


@handles("AWS::SecretsManager::RotationSchedule", lacking=True)
def rotation_schedule(request: Request) -> Made:
    properties = request.properties
    secret = properties.need("SecretId")
    request.client("secretsmanager").rotate_secret(
        SecretId=secret,
        **properties.only("RotationLambdaARN", "RotationRules"),
        **properties.renamed(RotateImmediately="RotateImmediatelyOnUpdate"),
    )
    return Made(secret, {"Id": secret})


@handles("AWS::KMS::Key", drops="PendingWindowInDays; fails on Tags")
def key(request: Request) -> Made:
    """How long a deleted key waits is told to KMS when it is deleted."""
    client, properties = request.client("kms"), request.properties
    properties.take("PendingWindowInDays")
    rotation, days = properties.take("EnableKeyRotation"), properties.take("RotationPeriodInDays")
    made = client.create_key(
        Policy=json.dumps(properties.need("KeyPolicy")),
        **properties.only("Description", "KeyUsage", "KeySpec", "MultiRegion"),
        Tags=[{"TagKey": tag["Key"], "TagValue": tag["Value"]} for tag in properties.tags()],
    )["KeyMetadata"]
    if rotation:
        client.enable_key_rotation(KeyId=made["KeyId"], **({"RotationPeriodInDays": days} if days else {}))
    return Made(made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]})


@handles("AWS::KMS::Alias", drops="nothing; moto's would not find keys of ours")
def alias(request: Request) -> Made:
    arguments = request.properties.only("AliasName", "TargetKeyId")
    request.client("kms").create_alias(**arguments)
    return Made(arguments["AliasName"])
