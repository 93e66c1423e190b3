"""RDS instances, subnet groups, parameter groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, only

OF_AN_INSTANCE = (
    "AllocatedStorage",
    "AutoMinorVersionUpgrade",
    "BackupRetentionPeriod",
    "CopyTagsToSnapshot",
    "DBClusterIdentifier",
    "DBInstanceClass",
    "DBName",
    "DeletionProtection",
    "Engine",
    "EngineVersion",
    "IAMDatabaseAuthenticationEnabled",
    "MasterUsername",
    "MaxAllocatedStorage",
    "MonitoringInterval",
    "MonitoringRoleArn",
    "MultiAZ",
    "PerformanceInsightsEnabled",
    "PerformanceInsightsKMSKeyId",
    "PerformanceInsightsRetentionPeriod",
    "PreferredBackupWindow",
    "PreferredMaintenanceWindow",
    "PubliclyAccessible",
    "ReadReplicaSourceDBInstanceIdentifier",
    "StorageEncrypted",
    "StorageType",
)

SECTIONS = {
    "AWS::RDS::DBInstance": "databases",
    "AWS::RDS::DBSubnetGroup": "database subnet groups",
    "AWS::RDS::DBParameterGroup": "parameter groups",
}

CHANGES = (
    Change("AWS::RDS::DBInstance", "BackupRetentionPeriod", 1, "databases / * / BackupRetentionPeriod"),
    Change("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription", "other", "database subnet groups / * / Description"),
    Change("AWS::RDS::DBParameterGroup", "Description", "other", "parameter groups / * / Description"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    rds = client("rds")
    subnet_groups, groups, instances = {}, parameter_groups(rds, names), {}
    for group in every(rds, "describe_db_subnet_groups", "DBSubnetGroups"):
        tags, label = named(rds, names, "subnet group", group["DBSubnetGroupArn"], group["DBSubnetGroupName"])
        subnet_groups[label] = {
            "Name": chosen(group["DBSubnetGroupName"]),
            "Description": group["DBSubnetGroupDescription"],
            "Subnets": {subnet["SubnetIdentifier"] for subnet in group["Subnets"]},
            "Tags": tags,
        }
    for instance in every(rds, "describe_db_instances", "DBInstances"):
        tags, label = named(rds, names, "database", instance["DBInstanceArn"], instance["DBInstanceIdentifier"])
        names.add("database's resource id", label, instance["DbiResourceId"])
        instances[label] = _instance(instance, names, label, tags)
    return {
        "database subnet groups": subnet_groups,
        "parameter groups": groups,
        "databases": instances,
    }


def parameter_groups(rds: Any, names: Names, of: str = "") -> dict[str, Any]:
    """The parameter groups of instances, or of what is named: ``cluster``."""
    word, method = of.capitalize(), f"describe_db_{of}_parameter" if of else "describe_db_parameter"
    groups = {}
    for group in every(rds, f"{method}_groups", f"DB{word}ParameterGroups"):
        name = group[f"DB{word}ParameterGroupName"]
        if name.startswith("default."):
            continue
        tags, label = named(rds, names, f"{of} parameter group".lstrip(), group[f"DB{word}ParameterGroupArn"], name)
        request = {f"DB{word}ParameterGroupName": name}
        parameters = every(rds, f"{method}s", "Parameters", **request)
        groups[label] = {
            **only(group, "DBParameterGroupFamily", "Description"),
            "Name": chosen(name),
            "Parameters": {item["ParameterName"]: item.get("ParameterValue") for item in parameters},
            "Tags": tags,
        }
    return groups


def named(rds: Any, names: Names, kind: str, arn: str, name: str) -> tuple[dict[str, str], str]:
    tags = rds.list_tags_for_resource(ResourceName=arn)["TagList"]
    made_up = () if chosen(name) else (name,)
    return plain_tags(tags), names.add(kind, name_tag(tags) or name, arn, *made_up)


def _instance(instance: dict[str, Any], names: Names, label: str, tags: dict[str, str]) -> dict[str, Any]:
    secret = instance.get("MasterUserSecret") or {}
    if secret:
        names.add("managed secret of", label, secret["SecretArn"])
    return {
        **only(instance, *OF_AN_INSTANCE),
        # A server of its own is where its subnets are; one of a cluster is placed.
        **(only(instance, "AvailabilityZone", "PromotionTier") if instance.get("DBClusterIdentifier") else {}),
        "Identifier": chosen(instance["DBInstanceIdentifier"]),
        "LogExports": set(instance.get("EnabledCloudwatchLogsExports", [])),
        "Port": instance["Endpoint"]["Port"],
        "SubnetGroup": (instance.get("DBSubnetGroup") or {}).get("DBSubnetGroupName"),
        "ParameterGroups": {group for group in _groups(instance) if not group.startswith("default.")},
        "SecurityGroups": {group["VpcSecurityGroupId"] for group in instance.get("VpcSecurityGroups", [])},
        "Key": names.key(instance.get("KmsKeyId")),
        "ManagedSecret": {**only(secret, "SecretArn"), "Key": names.key(secret.get("KmsKeyId"))},
        "Tags": tags,
    }


def _groups(instance: dict[str, Any]) -> list[str]:
    return [group["DBParameterGroupName"] for group in instance.get("DBParameterGroups", [])]
