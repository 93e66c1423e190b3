"""RDS clusters, their parameter groups, and proxies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.databases import named, parameter_groups
from inventory.names import Names, chosen
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

SECTIONS = {
    "AWS::RDS::DBCluster": "database clusters",
    "AWS::RDS::DBClusterParameterGroup": "cluster parameter groups",
    "AWS::RDS::DBProxy": "database proxies",
}

CHANGES = (
    Change("AWS::RDS::DBCluster", "BackupRetentionPeriod", 1, "database clusters / * / BackupRetentionPeriod"),
    Change("AWS::RDS::DBClusterParameterGroup", "Description", "other", "cluster parameter groups / * / Description"),
    Change("AWS::RDS::DBProxy", "IdleClientTimeout", 99, "database proxies / * / IdleClientTimeout"),
    Change(
        "AWS::RDS::DBProxyTargetGroup",
        "ConnectionPoolConfigurationInfo.MaxConnectionsPercent",
        7,
        "database proxies / * / Pool / MaxConnectionsPercent",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    rds = client("rds")
    groups, clusters, proxies = parameter_groups(rds, names, of="cluster"), {}, {}
    for cluster in every(rds, "describe_db_clusters", "DBClusters"):
        tags, label = named(rds, names, "cluster", cluster["DBClusterArn"], cluster["DBClusterIdentifier"])
        names.add("cluster's resource id", label, cluster["DbClusterResourceId"])
        names.add("cluster's endpoint", label, cluster["Endpoint"])
        names.add("cluster's reader endpoint", label, cluster["ReaderEndpoint"])
        clusters[label] = _cluster(cluster, names, label, tags)
    for proxy in every(rds, "describe_db_proxies", "DBProxies"):
        tags, label = named(rds, names, "database proxy", proxy["DBProxyArn"], proxy["DBProxyName"])
        names.add("proxy's endpoint", label, proxy["Endpoint"])
        proxies[label] = _proxy(rds, proxy, tags)
    return {
        "cluster parameter groups": groups,
        "database clusters": clusters,
        "database proxies": proxies,
    }


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
