"""What a deployment made, read back with the AWS API, in a form in which two deployments can be compared.

Ids are replaced by names: the `Name` tag where a resource has one, its own name otherwise.
"""

from inventory import (
    alarms,
    backups,
    balancing,
    clusters,
    caches,
    containers,
    databases,
    functions,
    events,
    identity,
    kafka,
    logs,
    messages,
    monitoring,
    network,
    parameters,
    queues,
    repositories,
    routing,
    scaling,
    search,
    secrets,
    security,
    storage,
    tables,
    users,
)
from inventory.names import Names
from simulation.account import Account

Inventory = dict[str, dict[str, object]]

READERS = (
    network,
    routing,
    security,
    identity,
    secrets,
    logs,
    balancing,
    containers,
    repositories,
    scaling,
    databases,
    clusters,
    parameters,
    caches,
    search,
    messages,
    kafka,
    storage,
    queues,
    functions,
    tables,
    backups,
    alarms,
    users,
    monitoring,
    events,
)

# Where the resources of a type stand that are items of their own; the others are parts of those.
SECTIONS = {
    "AWS::EC2::VPC": "vpcs",
    "AWS::EC2::Subnet": "subnets",
    "AWS::EC2::InternetGateway": "internet gateways",
    "AWS::EC2::EIP": "elastic ips",
    "AWS::EC2::NatGateway": "nat gateways",
    "AWS::EC2::VPCEndpoint": "endpoints",
    "AWS::EC2::FlowLog": "flow logs",
    "AWS::EC2::RouteTable": "route tables",
    "AWS::EC2::NetworkAcl": "network acls",
    "AWS::EC2::SecurityGroup": "security groups",
    "AWS::IAM::Role": "roles",
    "AWS::KMS::Key": "keys",
    "AWS::KMS::Alias": "aliases",
    "AWS::SecretsManager::Secret": "secrets",
    "AWS::Logs::LogGroup": "log groups",
    "AWS::ElasticLoadBalancingV2::TargetGroup": "target groups",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "load balancers",
    "AWS::ECS::Cluster": "clusters",
    "AWS::ECS::TaskDefinition": "task definitions",
    "AWS::ECS::Service": "services",
    "AWS::ECR::Repository": "repositories",
    "AWS::ApplicationAutoScaling::ScalableTarget": "scalable targets",
    "AWS::ApplicationAutoScaling::ScalingPolicy": "scaling policies",
    "AWS::RDS::DBInstance": "databases",
    "AWS::RDS::DBSubnetGroup": "database subnet groups",
    "AWS::RDS::DBParameterGroup": "parameter groups",
    "AWS::RDS::DBCluster": "database clusters",
    "AWS::RDS::DBClusterParameterGroup": "cluster parameter groups",
    "AWS::RDS::DBProxy": "database proxies",
    "AWS::SSM::Parameter": "parameters",
    "AWS::ElastiCache::ReplicationGroup": "caches",
    "AWS::ElastiCache::SubnetGroup": "cache subnet groups",
    "AWS::ElastiCache::ParameterGroup": "cache parameter groups",
    "AWS::ElastiCache::User": "cache users",
    "AWS::ElastiCache::UserGroup": "cache user groups",
    "AWS::OpenSearchService::Domain": "search domains",
    "AWS::Logs::ResourcePolicy": "log policies",
    "AWS::SNS::Topic": "topics",
    "AWS::MSK::Cluster": "kafka clusters",
    "AWS::MSK::ServerlessCluster": "kafka clusters",
    "AWS::MSK::VpcConnection": "kafka connections",
    "AWS::MSK::Configuration": "kafka configurations",
    "AWS::S3::Bucket": "buckets",
    "AWS::EFS::FileSystem": "file systems",
    "AWS::SQS::Queue": "queues",
    "AWS::Lambda::Function": "functions",
    "AWS::DynamoDB::Table": "tables",
    "AWS::Backup::BackupVault": "backup vaults",
    "AWS::Backup::BackupPlan": "backup plans",
    "AWS::CloudWatch::Alarm": "alarms",
    "AWS::Cognito::UserPool": "user pools",
    "AWS::Cognito::UserPoolClient": "user pool clients",
    "AWS::Cognito::IdentityPool": "identity pools",
    "AWS::CloudWatch::CompositeAlarm": "composite alarms",
    "AWS::CloudWatch::Dashboard": "dashboards",
    "AWS::Logs::MetricFilter": "metric filters",
    "AWS::Logs::SubscriptionFilter": "log subscriptions",
    "AWS::Events::EventBus": "event buses",
    "AWS::Events::Rule": "event rules",
    "AWS::Scheduler::Schedule": "schedules",
    "AWS::Scheduler::ScheduleGroup": "schedule groups",
}


def read(account: Account, region: str | None = None) -> Inventory:
    """Everything in one region of an account; its default VPC and what comes with that left out."""
    names = Names()
    found: Inventory = {}
    for reader in READERS:
        found.update(reader.read(lambda service: account.client(service, region), names))
    # Only now are all names known: what is read first also refers to what is read last.
    return {
        section: {names.of(name): names.within(item) for name, item in items.items()}
        for section, items in found.items()
    }
