"""Secrets and KMS keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {
    "AWS::KMS::Key": "keys",
    "AWS::KMS::Alias": "aliases",
    "AWS::SecretsManager::Secret": "secrets",
}

CHANGES = (
    Change(
        "AWS::SecretsManager::RotationSchedule",
        "RotationRules.AutomaticallyAfterDays",
        77,
        "secrets / * / RotationRules / AutomaticallyAfterDays",
    ),
    Change("AWS::SecretsManager::Secret", "Description", "other", "secrets / * / Description"),
    Change("AWS::KMS::Key", "EnableKeyRotation", False, "keys / * / Rotation"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    kms, manager = client("kms"), client("secretsmanager")
    keys = {}
    for listed in every(kms, "list_keys", "Keys"):
        key = kms.describe_key(KeyId=listed["KeyId"])["KeyMetadata"]
        if key["KeyManager"] != "CUSTOMER" or _belongs_to_aws(kms, key["KeyId"]):
            continue
        tags = kms.list_resource_tags(KeyId=key["KeyId"])["Tags"]
        name = name_tag(tags, "TagKey", "TagValue")
        names.add("key's arn", name, key["Arn"])
        keys[names.add("key", name, key["KeyId"])] = {
            **defaults.KEY,
            **only(key, "Description", "KeyUsage", "KeySpec", "Enabled", "MultiRegion"),
            "Rotation": kms.get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"],
            "Policy": document(kms.get_key_policy(KeyId=key["KeyId"], PolicyName="default")["Policy"]),
            "Tags": plain_tags(tags, "TagKey", "TagValue"),
        }
    aliases = {
        alias["AliasName"]: {"Key": alias["TargetKeyId"]}
        for alias in every(kms, "list_aliases", "Aliases")
        if alias.get("TargetKeyId") and not alias["AliasName"].startswith("alias/aws/")
    }
    return {"keys": keys, "aliases": aliases, "secrets": _secrets(manager, names)}


def _belongs_to_aws(kms: Any, key: str) -> bool:
    """moto makes keys like `alias/aws/rds` as if a customer had."""
    aliases = kms.list_aliases(KeyId=key)["Aliases"]
    return any(alias["AliasName"].startswith("alias/aws/") for alias in aliases)


def _secrets(manager: Any, names: Names) -> dict[str, Any]:
    """The secrets that RDS makes are called after nothing that we wrote: the database's reader names those."""
    result = {}
    for secret in every(manager, "list_secrets", "SecretList"):
        if secret["Name"].startswith("rds!"):
            continue
        name = name_tag(secret.get("Tags")) or secret["Name"]
        versions = manager.list_secret_version_ids(SecretId=secret["ARN"])["Versions"]
        result[names.add("secret", name, secret["ARN"])] = {
            **only(secret, "Description", "KmsKeyId", "RotationEnabled", "RotationLambdaARN", "RotationRules"),
            "Name": chosen(secret["Name"]),
            "HasValue": bool(versions),
            "Tags": plain_tags(secret.get("Tags")),
        }
    return result
