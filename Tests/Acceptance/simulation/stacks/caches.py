"""Caches, their subnet groups, parameter groups, users."""

from simulation.stacks.handlers import Made, Request, handles

OF_A_GROUP = (
    "ReplicationGroupDescription",
    "Engine",
    "EngineVersion",
    "CacheNodeType",
    "NumCacheClusters",
    "NumNodeGroups",
    "ReplicasPerNodeGroup",
    "ClusterMode",
    "MultiAZEnabled",
    "AutomaticFailoverEnabled",
    "Port",
    "CacheSubnetGroupName",
    "SecurityGroupIds",
    "AtRestEncryptionEnabled",
    "KmsKeyId",
    "TransitEncryptionEnabled",
    "TransitEncryptionMode",
    "UserGroupIds",
    "CacheParameterGroupName",
    "AutoMinorVersionUpgrade",
    "PreferredMaintenanceWindow",
    "LogDeliveryConfigurations",
    "SnapshotRetentionLimit",
    "SnapshotWindow",
)


@handles("AWS::ElastiCache::ReplicationGroup", lacking=True)
def replication_group(request: Request) -> Made:
    properties = request.properties
    name = properties.take("ReplicationGroupId", request.generated_name(40).lower())
    made = request.client("elasticache").create_replication_group(
        ReplicationGroupId=name, Tags=properties.tags(), **properties.only(*OF_A_GROUP)
    )["ReplicationGroup"]
    shard = made["NodeGroups"][0]
    endpoints = {
        "PrimaryEndPoint": shard.get("PrimaryEndpoint"),
        "ReaderEndPoint": shard.get("ReaderEndpoint"),
        "ConfigurationEndPoint": made.get("ConfigurationEndpoint"),
    }
    attributes = {}
    for kind, endpoint in endpoints.items():
        if endpoint:
            attributes[f"{kind}.Address"] = endpoint["Address"]
            attributes[f"{kind}.Port"] = str(endpoint["Port"])
    return Made(made["ReplicationGroupId"], attributes)


@handles("AWS::ElastiCache::SubnetGroup", lacking=True)
def subnet_group(request: Request) -> Made:
    properties = request.properties
    name = properties.take("CacheSubnetGroupName", request.generated_name().lower())
    request.client("elasticache").create_cache_subnet_group(
        CacheSubnetGroupName=name,
        CacheSubnetGroupDescription=properties.need("Description"),
        SubnetIds=properties.need("SubnetIds"),
        Tags=properties.tags(),
    )
    return Made(name)


@handles("AWS::ElastiCache::ParameterGroup", lacking=True)
def parameter_group(request: Request) -> Made:
    client, properties = request.client("elasticache"), request.properties
    name = request.generated_name().lower()
    client.create_cache_parameter_group(
        CacheParameterGroupName=name,
        **properties.only("CacheParameterGroupFamily", "Description"),
        Tags=properties.tags(),
    )
    if parameters := properties.take("Properties"):
        client.modify_cache_parameter_group(
            CacheParameterGroupName=name,
            ParameterNameValues=[
                {"ParameterName": key, "ParameterValue": str(value)} for key, value in parameters.items()
            ],
        )
    return Made(name, {"CacheParameterGroupName": name})


@handles("AWS::ElastiCache::User", lacking=True)
def user(request: Request) -> Made:
    properties = request.properties
    made = request.client("elasticache").create_user(
        **properties.only("UserId", "UserName", "Engine", "AccessString", "AuthenticationMode", "NoPasswordRequired"),
        Tags=properties.tags(),
    )
    return Made(made["UserId"], {"Arn": made["ARN"], "Status": made["Status"]})


@handles("AWS::ElastiCache::UserGroup", lacking=True)
def user_group(request: Request) -> Made:
    properties = request.properties
    made = request.client("elasticache").create_user_group(
        **properties.only("UserGroupId", "Engine", "UserIds"), Tags=properties.tags()
    )
    return Made(made["UserGroupId"], {"Arn": made["ARN"], "Status": made["Status"]})
