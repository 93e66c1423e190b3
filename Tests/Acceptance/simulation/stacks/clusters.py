"""RDS clusters, their parameter groups, and proxies."""

from simulation.stacks.databases import apply_method
from simulation.stacks.handlers import Made, Request, handles

OF_A_CLUSTER = (
    "BackupRetentionPeriod",
    "CopyTagsToSnapshot",
    "DBClusterParameterGroupName",
    "DBSubnetGroupName",
    "DatabaseName",
    "DeletionProtection",
    "EnableCloudwatchLogsExports",
    "EnableIAMDatabaseAuthentication",
    "Engine",
    "EngineVersion",
    "KmsKeyId",
    "ManageMasterUserPassword",
    "MasterUserPassword",
    "MasterUsername",
    "Port",
    "PreferredBackupWindow",
    "PreferredMaintenanceWindow",
    "ServerlessV2ScalingConfiguration",
    "StorageEncrypted",
    "StorageType",
    "VpcSecurityGroupIds",
)


@handles("AWS::RDS::DBCluster", lacking=True)
def cluster(request: Request) -> Made:
    properties = request.properties
    secret = properties.take("MasterUserSecret")
    made = request.client("rds").create_db_cluster(
        DBClusterIdentifier=properties.take("DBClusterIdentifier", request.generated_name()).lower(),
        **properties.only(*OF_A_CLUSTER),
        **({"MasterUserSecretKmsKeyId": secret["KmsKeyId"]} if secret else {}),
        Tags=properties.tags(),
    )["DBCluster"]
    return Made(
        made["DBClusterIdentifier"],
        {
            "DBClusterArn": made["DBClusterArn"],
            "DBClusterResourceId": made["DbClusterResourceId"],
            "Endpoint.Address": made["Endpoint"],
            "Endpoint.Port": str(made["Port"]),
            "ReadEndpoint.Address": made["ReaderEndpoint"],
            "MasterUserSecret.SecretArn": made.get("MasterUserSecret", {}).get("SecretArn", ""),
        },
    )


@handles("AWS::RDS::DBClusterParameterGroup", lacking=True)
def cluster_parameter_group(request: Request) -> Made:
    client, properties = request.client("rds"), request.properties
    name = properties.take("DBClusterParameterGroupName", request.generated_name()).lower()
    client.create_db_cluster_parameter_group(
        DBClusterParameterGroupName=name,
        DBParameterGroupFamily=properties.need("Family"),
        Description=properties.need("Description"),
        Tags=properties.tags(),
    )
    if parameters := properties.take("Parameters", {}):
        client.modify_db_cluster_parameter_group(
            DBClusterParameterGroupName=name,
            Parameters=[
                {"ParameterName": parameter, "ParameterValue": str(value), "ApplyMethod": apply_method(parameter)}
                for parameter, value in parameters.items()
            ],
        )
    return Made(name)


@handles("AWS::RDS::DBProxy", lacking=True)
def proxy(request: Request) -> Made:
    properties = request.properties
    made = request.client("rds").create_db_proxy(
        **properties.only(
            "DBProxyName",
            "EngineFamily",
            "Auth",
            "RoleArn",
            "VpcSubnetIds",
            "VpcSecurityGroupIds",
            "RequireTLS",
            "IdleClientTimeout",
            "DebugLogging",
        ),
        Tags=properties.tags(),
    )["DBProxy"]
    return Made(made["DBProxyName"], {"DBProxyArn": made["DBProxyArn"], "Endpoint": made["Endpoint"]})


@handles("AWS::RDS::DBProxyTargetGroup", lacking=True)
def proxy_target_group(request: Request) -> Made:
    """The group is there with the proxy; CloudFormation changes its pool and registers the database."""
    client, properties = request.client("rds"), request.properties
    of_proxy = {
        "DBProxyName": properties.need("DBProxyName"),
        "TargetGroupName": properties.need("TargetGroupName"),
    }
    pool = properties.take("ConnectionPoolConfigurationInfo", {})
    made = client.modify_db_proxy_target_group(**of_proxy, ConnectionPoolConfig=pool)["DBProxyTargetGroup"]
    client.register_db_proxy_targets(**of_proxy, **properties.only("DBClusterIdentifiers", "DBInstanceIdentifiers"))
    return Made(made["TargetGroupArn"], {"TargetGroupArn": made["TargetGroupArn"]})
