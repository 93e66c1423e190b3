"""Caches, their subnet groups, parameter groups, users."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

OF_A_GROUP = (
    "AtRestEncryptionEnabled",
    "AutomaticFailover",
    "AutoMinorVersionUpgrade",
    "CacheNodeType",
    "ClusterMode",
    "Description",
    "Engine",
    "MultiAZ",
    "SnapshotRetentionLimit",
    "SnapshotWindow",
    "TransitEncryptionEnabled",
    "TransitEncryptionMode",
)
OF_A_NODE = ("CacheSubnetGroupName", "EngineVersion", "PreferredMaintenanceWindow")

SECTIONS = {
    "AWS::ElastiCache::ReplicationGroup": "caches",
    "AWS::ElastiCache::SubnetGroup": "cache subnet groups",
    "AWS::ElastiCache::ParameterGroup": "cache parameter groups",
    "AWS::ElastiCache::User": "cache users",
    "AWS::ElastiCache::UserGroup": "cache user groups",
}

CHANGES = (
    Change("AWS::ElastiCache::ReplicationGroup", "SnapshotRetentionLimit", 1, "caches / * / SnapshotRetentionLimit"),
    Change("AWS::ElastiCache::SubnetGroup", "Description", "other", "cache subnet groups / * / Description"),
    Change("AWS::ElastiCache::ParameterGroup", "Description", "other", "cache parameter groups / * / Description"),
    Change("AWS::ElastiCache::User", "AccessString", "on ~* +@all", "cache users / * / AccessString"),
    Change("AWS::ElastiCache::UserGroup", "Engine", "other", "cache user groups / * / Engine"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    cache = client("elasticache")
    parameter_groups, labels = _parameter_groups(cache, names)
    return {
        "cache subnet groups": _subnet_groups(cache, names),
        "cache parameter groups": parameter_groups,
        "cache users": _users(cache, names),
        "cache user groups": _user_groups(cache, names),
        "caches": _caches(cache, names, labels),
    }


def _subnet_groups(cache: Any, names: Names) -> dict[str, Any]:
    result = {}
    for group in every(cache, "describe_cache_subnet_groups", "CacheSubnetGroups"):
        tags, label = _name(cache, names, "cache subnet group", group["ARN"], group["CacheSubnetGroupName"])
        result[label] = {
            "Name": chosen(group["CacheSubnetGroupName"]),
            "Description": group["CacheSubnetGroupDescription"],
            "Subnets": {subnet["SubnetIdentifier"] for subnet in group["Subnets"]},
            "Tags": tags,
        }
    return result


def _parameter_groups(cache: Any, names: Names) -> tuple[dict[str, Any], dict[str, str]]:
    """What they are, and how to call them: CloudFormation makes their names up, Terraform has to be told."""
    result, labels = {}, {}
    for group in every(cache, "describe_cache_parameter_groups", "CacheParameterGroups"):
        name = group["CacheParameterGroupName"]
        tags, label = _name(cache, names, "cache parameter group", group["ARN"], name)
        labels[name] = label
        parameters = every(cache, "describe_cache_parameters", "Parameters", CacheParameterGroupName=name)
        result[label] = {
            **only(group, "CacheParameterGroupFamily", "Description"),
            "Parameters": {item["ParameterName"]: item["ParameterValue"] for item in parameters},
            "Tags": tags,
        }
    return result, labels


def _users(cache: Any, names: Names) -> dict[str, Any]:
    result = {}
    for user in every(cache, "describe_users", "Users"):
        # AWS's own.
        if user["UserId"] == "default":
            continue
        tags, label = _name(cache, names, "cache user", user["ARN"], user["UserId"])
        result[label] = {
            **only(user, "AccessString", "Engine"),
            # The id may be the name, which stands for the user then.
            "IsNamedForId": user["UserName"] == user["UserId"],
            "Authentication": user["Authentication"]["Type"],
            "Tags": tags,
        }
    return result


def _user_groups(cache: Any, names: Names) -> dict[str, Any]:
    result = {}
    for group in every(cache, "describe_user_groups", "UserGroups"):
        tags = cache.list_tags_for_resource(ResourceName=group["ARN"])["TagList"]
        label = names.add("cache user group", name_tag(tags) or group["UserGroupId"], group["ARN"])
        result[label] = {
            **only(group, "Engine"),
            "Id": group["UserGroupId"],
            "Users": set(group["UserIds"]),
            "Tags": plain_tags(tags),
        }
    return result


def _caches(cache: Any, names: Names, parameter_groups: dict[str, str]) -> dict[str, Any]:
    result = {}
    for group in every(cache, "describe_replication_groups", "ReplicationGroups"):
        name = group["ReplicationGroupId"]
        tags, label = _name(cache, names, "cache", group["ARN"], name)
        _addresses(group, names, label)
        # What only the nodes say.
        node = cache.describe_cache_clusters(CacheClusterId=group["MemberClusters"][0])["CacheClusters"][0]
        result[label] = {
            **only(group, *OF_A_GROUP),
            **only(node, *OF_A_NODE),
            "Id": chosen(name),
            "Key": names.key(group.get("KmsKeyId")),
            "Nodes": len(group["MemberClusters"]),
            "Shards": len(group["NodeGroups"]),
            "UserGroups": set(group.get("UserGroupIds", [])),
            "ParameterGroup": parameter_groups[node["CacheParameterGroup"]["CacheParameterGroupName"]],
            "SecurityGroups": {item["SecurityGroupId"] for item in node["SecurityGroups"]},
            "Logs": in_order(
                only(item, "LogType", "DestinationType", "DestinationDetails", "LogFormat")
                for item in group.get("LogDeliveryConfigurations", [])
            ),
            "Tags": tags,
        }
    return result


def _addresses(group: dict[str, Any], names: Names, label: str) -> None:
    """A part of them is made up."""
    shard = group["NodeGroups"][0]
    endpoints = {
        "address of": group.get("ConfigurationEndpoint") or shard.get("PrimaryEndpoint"),
        "readers' address of": shard.get("ReaderEndpoint"),
    }
    for kind, endpoint in endpoints.items():
        if endpoint:
            names.add(kind, label, endpoint["Address"])


def _name(cache: Any, names: Names, kind: str, arn: str, name: str) -> tuple[dict[str, str], str]:
    tags = cache.list_tags_for_resource(ResourceName=arn)["TagList"]
    made_up = () if chosen(name) else (name,)
    return plain_tags(tags), names.add(kind, name_tag(tags) or name, arn, *made_up)
