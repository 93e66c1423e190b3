"""S3 buckets and EFS file systems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, in_order, only

SECTIONS = {
    "AWS::S3::Bucket": "buckets",
    "AWS::EFS::FileSystem": "file systems",
}

CHANGES = (
    Change("AWS::S3::Bucket", "VersioningConfiguration.Status", "Suspended", "buckets / * / Versions"),
    Change("AWS::S3::BucketPolicy", "PolicyDocument.Statement.0.Effect", "Allow", "buckets / * / Policy / *"),
    Change("AWS::EFS::FileSystem", "ThroughputMode", "bursting", "file systems / * / ThroughputMode"),
    Change("AWS::EFS::MountTarget", "SecurityGroups", [], "file systems / * / MountTargets / *"),
    Change("AWS::EFS::AccessPoint", "RootDirectory.Path", "/other", "file systems / * / AccessPoints / *"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    s3, efs = client("s3"), client("efs")
    file_systems = every(efs, "describe_file_systems", "FileSystems")
    return {
        "buckets": dict(_bucket(s3, item["Name"], names) for item in s3.list_buckets()["Buckets"]),
        "file systems": dict(_file_system(efs, item, names) for item in file_systems),
    }


def _bucket(s3: Any, name: str, names: Names) -> tuple[str, dict[str, Any]]:
    def asked(operation: str, key: str) -> Any:
        """S3 answers with an error where nothing is set."""
        try:
            return getattr(s3, operation)(Bucket=name).get(key)
        except ClientError as error:
            if not error.response["Error"]["Code"].startswith(("NoSuch", "OwnershipControlsNotFound", "Server")):
                raise
            return None

    tags = asked("get_bucket_tagging", "TagSet")
    # The name is a part of other texts: the policies of the topics that get the bucket's events.
    label = names.add("bucket", name_tag(tags) or name, name)
    policy = asked("get_bucket_policy", "Policy")
    return label, {
        "Name": chosen(name),
        "PublicAccess": asked("get_public_access_block", "PublicAccessBlockConfiguration"),
        "Ownership": asked("get_bucket_ownership_controls", "OwnershipControls"),
        "Encryption": _encryption(asked("get_bucket_encryption", "ServerSideEncryptionConfiguration"), names),
        "Versions": asked("get_bucket_versioning", "Status"),
        "Lifecycle": {
            rule["ID"]: _lifecycle(rule)
            for rule in asked("get_bucket_lifecycle_configuration", "Rules") or []
        },
        "Cors": [_cors(rule) for rule in asked("get_bucket_cors", "CORSRules") or []],
        "Logging": only(asked("get_bucket_logging", "LoggingEnabled") or {}, "TargetBucket", "TargetPrefix"),
        "Events": _events(s3.get_bucket_notification_configuration(Bucket=name)),
        "Policy": document(policy) if policy else None,
        "Tags": plain_tags(tags),
    }


def _cors(rule: dict[str, Any]) -> dict[str, Any]:
    """Terraform's methods, headers and origins are sets."""
    return {key: sorted(item) if isinstance(item, list) else item for key, item in rule.items()}


def _lifecycle(rule: dict[str, Any]) -> dict[str, Any]:
    """Terraform's transitions are a set, and its empty filter is one for an empty prefix."""
    moves = {key: in_order(rule[key]) for key in ("Transitions", "NoncurrentVersionTransitions") if key in rule}
    chosen_filter = {key: value for key, value in rule.get("Filter", {}).items() if value}
    return {**{key: item for key, item in rule.items() if key != "ID"}, **moves, "Filter": chosen_filter}


def _encryption(configuration: dict[str, Any] | None, names: Names) -> list[dict[str, Any]]:
    rules = []
    for rule in (configuration or {}).get("Rules", []):
        default = rule["ApplyServerSideEncryptionByDefault"]
        key = names.key(default.get("KMSMasterKeyID"))
        # Terraform's provider says that there is no bucket key, CloudFormation says nothing.
        has_bucket_key = rule.get("BucketKeyEnabled", False)
        rules.append({"Algorithm": default["SSEAlgorithm"], "Key": key, "BucketKey": has_bucket_key})
    return rules


def _events(configuration: dict[str, Any]) -> dict[str, Any]:
    """Whom S3 tells of what; the ids of configurations are made up."""
    result: dict[str, Any] = {"EventBridge": "EventBridgeConfiguration" in configuration}
    for kind, target in (
        ("TopicConfigurations", "TopicArn"),
        ("QueueConfigurations", "QueueArn"),
        ("LambdaFunctionConfigurations", "LambdaFunctionArn"),
    ):
        result[kind] = in_order(
            {
                "Target": item[target],
                "Event": event,
                "Filter": {
                    rule["Name"].lower(): rule["Value"]
                    for rule in item.get("Filter", {}).get("Key", {}).get("FilterRules", [])
                },
            }
            for item in configuration.get(kind, [])
            for event in item["Events"]
        )
    return result


def _file_system(efs: Any, item: dict[str, Any], names: Names) -> tuple[str, dict[str, Any]]:
    identifier = item["FileSystemId"]
    tags = item["Tags"]
    label = names.add("file system", name_tag(tags), identifier)
    return label, {
        **only(item, "Encrypted", "PerformanceMode", "ThroughputMode", "ProvisionedThroughputInMibps"),
        "Key": names.key(item.get("KmsKeyId")),
        "Lifecycle": in_order(efs.describe_lifecycle_configuration(FileSystemId=identifier)["LifecyclePolicies"]),
        "Policy": _policy(efs, identifier),
        "Backups": _answer(efs, "describe_backup_policy", identifier, "BackupPolicy"),
        "MountTargets": _mount_targets(efs, identifier),
        "AccessPoints": _access_points(efs, identifier, names),
        "Tags": plain_tags(tags),
    }


def _policy(efs: Any, identifier: str) -> Any:
    policy = _answer(efs, "describe_file_system_policy", identifier, "Policy")
    return document(policy) if policy else None


def _answer(efs: Any, operation: str, identifier: str, key: str) -> Any:
    """EFS answers with an error where nothing is set."""
    try:
        return getattr(efs, operation)(FileSystemId=identifier)[key]
    except efs.exceptions.PolicyNotFound:
        return None


def _mount_targets(efs: Any, identifier: str) -> dict[str, Any]:
    """By subnet; addresses are given out by chance."""
    return {
        target["SubnetId"]: set(
            efs.describe_mount_target_security_groups(MountTargetId=target["MountTargetId"])["SecurityGroups"]
        )
        for target in every(efs, "describe_mount_targets", "MountTargets", FileSystemId=identifier)
    }


def _access_points(efs: Any, identifier: str, names: Names) -> dict[str, Any]:
    result = {}
    for point in efs.describe_access_points(FileSystemId=identifier)["AccessPoints"]:
        tags = point["Tags"]
        label = names.add("access point", name_tag(tags), point["AccessPointId"])
        result[label] = {**only(point, "PosixUser", "RootDirectory"), "Tags": plain_tags(tags)}
    return result
