"""MSK's clusters, and what belongs to them."""

from __future__ import annotations

import json

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::MSK::Cluster", lacking=True)
def cluster(request: Request) -> Made:
    properties = request.properties
    arguments = properties.only(
        "ClusterName",
        "KafkaVersion",
        "NumberOfBrokerNodes",
        "BrokerNodeGroupInfo",
        "ClientAuthentication",
        "ConfigurationInfo",
        "EncryptionInfo",
        "EnhancedMonitoring",
        "LoggingInfo",
        "OpenMonitoring",
        "StorageMode",
    )
    if configuration := arguments.get("ConfigurationInfo"):
        configuration["Revision"] = int(configuration["Revision"])
    nodes = arguments["BrokerNodeGroupInfo"]
    if storage := nodes.pop("StorageInfo", None):
        # The API spells the one name otherwise.
        nodes["StorageInfo"] = {"EbsStorageInfo": storage["EBSStorageInfo"]}
    made = request.client("kafka").create_cluster(**arguments, Tags=properties.take("Tags", {}))
    return Made(made["ClusterArn"], {"Arn": made["ClusterArn"], "CurrentVersion": "1.0"})


@handles("AWS::MSK::ServerlessCluster", lacking=True)
def serverless_cluster(request: Request) -> Made:
    properties = request.properties
    vpcs = [
        {"SubnetIds": vpc["SubnetIds"], "SecurityGroupIds": vpc.get("SecurityGroups", [])}
        for vpc in properties.need("VpcConfigs")
    ]
    made = request.client("kafka").create_cluster_v2(
        ClusterName=properties.need("ClusterName"),
        Serverless={"VpcConfigs": vpcs, "ClientAuthentication": properties.need("ClientAuthentication")},
        Tags=properties.take("Tags", {}),
    )
    return Made(made["ClusterArn"], {"Arn": made["ClusterArn"]})


@handles("AWS::MSK::Configuration", lacking=True)
def configuration(request: Request) -> Made:
    properties = request.properties
    made = request.client("kafka").create_configuration(
        ServerProperties=properties.need("ServerProperties").encode(),
        **properties.only("Name", "Description"),
        **properties.renamed(KafkaVersions="KafkaVersionsList"),
    )
    return Made(made["Arn"], {"Arn": made["Arn"], "LatestRevision.Revision": made["LatestRevision"]["Revision"]})


@handles("AWS::MSK::ClusterPolicy", lacking=True)
def cluster_policy(request: Request) -> Made:
    properties = request.properties
    arn = properties.need("ClusterArn")
    made = request.client("kafka").put_cluster_policy(ClusterArn=arn, Policy=json.dumps(properties.need("Policy")))
    return Made(arn, {"CurrentVersion": made["CurrentVersion"]})


@handles("AWS::MSK::BatchScramSecret", lacking=True)
def users(request: Request) -> Made:
    properties = request.properties
    arn = properties.need("ClusterArn")
    secrets = properties.take("SecretArnList", [])
    request.client("kafka").batch_associate_scram_secret(ClusterArn=arn, SecretArnList=secrets)
    return Made(arn)


@handles("AWS::MSK::VpcConnection", lacking=True)
def vpc_connection(request: Request) -> Made:
    properties = request.properties
    made = request.client("kafka").create_vpc_connection(
        **properties.only("TargetClusterArn", "Authentication", "VpcId", "ClientSubnets", "SecurityGroups"),
        Tags=properties.take("Tags", {}),
    )
    return Made(made["VpcConnectionArn"], {"Arn": made["VpcConnectionArn"]})
