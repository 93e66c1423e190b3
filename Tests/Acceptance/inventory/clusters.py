"""RDS clusters, their parameter groups, and proxies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

OF_A_CLUSTER = (
    "BackupRetentionPeriod",
    "CopyTagsToSnapshot",
    "DBClusterParameterGroup",
    "DBSubnetGroup",
    "DatabaseName",
    "DeletionProtection",
    "Engine",
    "EngineVersion",
    "IAMDatabaseAuthenticationEnabled",
    "MasterUsername",
    "Port",
    "PreferredBackupWindow",
    "PreferredMaintenanceWindow",
    "ServerlessV2ScalingConfiguration",
    "StorageEncrypted",
    "StorageType",
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    rds = client("rds")
    parameter_groups, clusters, proxies = {}, {}, {}
    for group in every(rds, "describe_db_cluster_parameter_groups", "DBClusterParameterGroups"):
        name = group["DBClusterParameterGroupName"]
        if name.startswith("default."):
            continue
        tags, label = _name(rds, names, "cluster parameter group", group["DBClusterParameterGroupArn"], name)
        parameters = every(rds, "describe_db_cluster_parameters", "Parameters", DBClusterParameterGroupName=name)
        parameter_groups[label] = {
            **only(group, "DBParameterGroupFamily", "Description"),
            "Name": chosen(name),
            "Parameters": {item["ParameterName"]: item.get("ParameterValue") for item in parameters},
            "Tags": tags,
        }
    for cluster in every(rds, "describe_db_clusters", "DBClusters"):
        tags, label = _name(rds, names, "cluster", cluster["DBClusterArn"], cluster["DBClusterIdentifier"])
        names.add("cluster's resource id", label, cluster["DbClusterResourceId"])
        names.add("cluster's endpoint", label, cluster["Endpoint"])
        names.add("cluster's reader endpoint", label, cluster["ReaderEndpoint"])
        clusters[label] = _cluster(cluster, names, label, tags)
    for proxy in every(rds, "describe_db_proxies", "DBProxies"):
        tags, label = _name(rds, names, "database proxy", proxy["DBProxyArn"], proxy["DBProxyName"])
        names.add("proxy's endpoint", label, proxy["Endpoint"])
        proxies[label] = _proxy(rds, proxy, tags)
    return {
        "cluster parameter groups": parameter_groups,
        "database clusters": clusters,
        "database proxies": proxies,
    }


def _name(rds: Any, names: Names, kind: str, arn: str, name: str) -> tuple[dict[str, str], str]:
    tags = rds.list_tags_for_resource(ResourceName=arn)["TagList"]
    made_up = () if chosen(name) else (name,)
    return plain_tags(tags), names.add(kind, name_tag(tags) or name, arn, *made_up)


def _cluster(cluster: dict[str, Any], names: Names, label: str, tags: dict[str, str]) -> dict[str, Any]:
    secret = cluster.get("MasterUserSecret") or {}
    if secret:
        names.add("managed secret of", label, secret["SecretArn"])
    return {
        **only(cluster, *OF_A_CLUSTER),
        "Identifier": chosen(cluster["DBClusterIdentifier"]),
        "LogExports": set(cluster.get("EnabledCloudwatchLogsExports", [])),
        "Servers": {member["DBInstanceIdentifier"] for member in cluster["DBClusterMembers"]},
        "SecurityGroups": {group["VpcSecurityGroupId"] for group in cluster.get("VpcSecurityGroups", [])},
        "Key": names.key(cluster.get("KmsKeyId")),
        "ManagedSecret": {**only(secret, "SecretArn"), "Key": names.key(secret.get("KmsKeyId"))},
        "Tags": tags,
    }


def _proxy(rds: Any, proxy: dict[str, Any], tags: dict[str, str]) -> dict[str, Any]:
    name = proxy["DBProxyName"]
    group = rds.describe_db_proxy_target_groups(DBProxyName=name)["TargetGroups"][0]
    targets = rds.describe_db_proxy_targets(DBProxyName=name)["Targets"]
    return {
        **only(proxy, "EngineFamily", "RoleArn", "RequireTLS", "IdleClientTimeout", "DebugLogging"),
        "Name": chosen(name),
        "Auth": in_order(only(item, "AuthScheme", "SecretArn", "IAMAuth") for item in proxy["Auth"]),
        "Subnets": set(proxy["VpcSubnetIds"]),
        "SecurityGroups": set(proxy["VpcSecurityGroupIds"]),
        "Pool": group["ConnectionPoolConfig"],
        "Targets": in_order(only(target, "Type", "RdsResourceId") for target in targets),
        "Tags": tags,
    }
