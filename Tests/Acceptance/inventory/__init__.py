"""What a deployment made, read back with the AWS API, in a form in which two deployments can be compared.

Ids are replaced by names: the `Name` tag where a resource has one, its own name otherwise.
"""

from inventory import (
    alarms,
    balancing,
    containers,
    databases,
    events,
    identity,
    logs,
    messages,
    monitoring,
    network,
    repositories,
    routing,
    scaling,
    secrets,
    security,
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
    messages,
    alarms,
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
    "AWS::SNS::Topic": "topics",
    "AWS::CloudWatch::Alarm": "alarms",
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
