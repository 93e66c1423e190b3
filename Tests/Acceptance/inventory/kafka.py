"""MSK's clusters with their users and policies, and configurations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {
    "AWS::MSK::Cluster": "kafka clusters",
    "AWS::MSK::ServerlessCluster": "kafka clusters",
    "AWS::MSK::VpcConnection": "kafka connections",
    "AWS::MSK::Configuration": "kafka configurations",
}

CHANGES = (
    Change("AWS::MSK::Cluster", "EnhancedMonitoring", "DEFAULT", "kafka clusters / * / EnhancedMonitoring"),
    Change(
        "AWS::MSK::ServerlessCluster",
        "ClientAuthentication.Sasl.Iam.Enabled",
        False,
        "kafka clusters / * / ClientAuthentication / *",
    ),
    Change("AWS::MSK::Configuration", "ServerProperties", "a.b=1", "kafka configurations / * / Properties*"),
    Change("AWS::MSK::ClusterPolicy", "Policy.Statement.0.Effect", "Deny", "kafka clusters / * / Policy / *"),
    Change("AWS::MSK::VpcConnection", "Authentication", "SASL_IAM", "kafka connections / *"),
    Change("AWS::MSK::BatchScramSecret", "SecretArnList", [], "kafka clusters / * / Secrets*"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    kafka = client("kafka")
    configurations = {}
    for listed in every(kafka, "list_configurations", "Configurations"):
        revision = listed["LatestRevision"]["Revision"]
        latest = kafka.describe_configuration_revision(Arn=listed["Arn"], Revision=revision)
        configurations[names.add("kafka configuration", listed["Name"], listed["Arn"])] = {
            **only(listed, "Name", "Description", "KafkaVersions"),
            "Properties": sorted(latest["ServerProperties"].decode().split()),
        }
    clusters = {}
    for listed in every(kafka, "list_clusters_v2", "ClusterInfoList"):
        arn, name = listed["ClusterArn"], listed["ClusterName"]
        label = names.add("kafka cluster", name_tag(listed.get("Tags")) or name, arn)
        clusters[label] = {"Name": name, "Tags": plain_tags(listed.get("Tags")), **_kind(kafka, names, arn, listed)}
    return {
        "kafka configurations": configurations,
        "kafka clusters": clusters,
        "kafka connections": _connections(kafka, names),
    }


def _connections(kafka: Any, names: Names) -> dict[str, Any]:
    connections = {}
    for listed in every(kafka, "list_vpc_connections", "VpcConnections"):
        arn = listed["VpcConnectionArn"]
        connection = kafka.describe_vpc_connection(Arn=arn)
        label = f"{listed['TargetClusterArn']} {listed['Authentication']}"
        connections[names.add("kafka connection", name_tag(connection.get("Tags")) or label, arn)] = {
            **only(connection, "TargetClusterArn", "Authentication", "VpcId"),
            "Subnets": set(connection["Subnets"]),
            "SecurityGroups": set(connection["SecurityGroups"]),
            "Tags": plain_tags(connection.get("Tags")),
        }
    return connections


def _kind(kafka: Any, names: Names, arn: str, listed: dict[str, Any]) -> dict[str, Any]:
    if "Serverless" in listed:
        return _serverless(listed["Serverless"])
    return _provisioned(kafka, names, kafka.describe_cluster(ClusterArn=arn)["ClusterInfo"], arn)


def _serverless(cluster: dict[str, Any]) -> dict[str, Any]:
    return {
        "ClientAuthentication": cluster["ClientAuthentication"],
        "Vpcs": [
            {"Subnets": set(vpc["SubnetIds"]), "SecurityGroups": set(vpc.get("SecurityGroupIds", []))}
            for vpc in cluster["VpcConfigs"]
        ],
    }


def _provisioned(kafka: Any, names: Names, cluster: dict[str, Any], arn: str) -> dict[str, Any]:
    nodes = cluster["BrokerNodeGroupInfo"]
    encryption = cluster["EncryptionInfo"]
    policy = kafka.get_cluster_policy(ClusterArn=arn).get("Policy")
    return {
        **only(cluster, "NumberOfBrokerNodes", "EnhancedMonitoring", "LoggingInfo", "OpenMonitoring", "StorageMode"),
        **only(nodes, "InstanceType", "StorageInfo", "ConnectivityInfo"),
        "KafkaVersion": cluster["CurrentBrokerSoftwareInfo"]["KafkaVersion"],
        "Configuration": only(cluster["CurrentBrokerSoftwareInfo"], "ConfigurationArn", "ConfigurationRevision"),
        "Subnets": set(nodes["ClientSubnets"]),
        "SecurityGroups": set(nodes.get("SecurityGroups", [])),
        "ClientAuthentication": _said(cluster.get("ClientAuthentication")),
        "InTransit": encryption.get("EncryptionInTransit"),
        "Key": names.key(encryption.get("EncryptionAtRest", {}).get("DataVolumeKMSKeyId")),
        "Secrets": set(every(kafka, "list_scram_secrets", "SecretArnList", ClusterArn=arn)),
        "Policy": document(policy) if policy else None,
    }


def _said(ways: Any) -> Any:
    """The ways to sign in that are on: an engine may name the others or not."""
    if not isinstance(ways, dict):
        return ways
    return {
        name: _said(way) for name, way in ways.items() if not (isinstance(way, dict) and way.get("Enabled") is False)
    }
