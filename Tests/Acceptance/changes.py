"""Small changes to a template, one for each kind of resource, and where an inventory must show them.

They test the tests: a reader that overlooks a property would call two different systems equal.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    type_name: str
    path: str
    value: Any
    seen_at: str
    """Pattern of the paths at which the comparison must report it."""

    only_where: tuple[str, Any] | None = None
    """A property and its value, where not every resource of the type can be changed so."""


CHANGES = (
    Change("AWS::EC2::VPC", "EnableDnsHostnames", False, "vpcs / * / EnableDnsHostnames"),
    Change("AWS::EC2::Subnet", "MapPublicIpOnLaunch", True, "subnets / * / MapPublicIpOnLaunch"),
    Change("AWS::EC2::Route", "DestinationCidrBlock", "192.0.2.0/24", "route tables / * / Routes*"),
    Change("AWS::EC2::VPCEndpoint", "PrivateDnsEnabled", False, "endpoints / * / PrivateDnsEnabled"),
    Change("AWS::EC2::FlowLog", "TrafficType", "REJECT", "flow logs / * / TrafficType"),
    Change("AWS::EC2::SecurityGroupIngress", "ToPort", 65535, "security groups / * / Ingress*"),
    Change("AWS::EC2::SecurityGroupEgress", "ToPort", 65535, "security groups / * / Egress*"),
    Change("AWS::EC2::NetworkAclEntry", "PortRange.To", 1, "network acls / * / Entries*"),
    Change("AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme", "internal", "load balancers / * / Scheme"),
    Change(
        "AWS::ElasticLoadBalancingV2::Listener",
        "SslPolicy",
        "ELBSecurityPolicy-2016-08",
        "load balancers / * / SslPolicy",
    ),
    Change("AWS::ElasticLoadBalancingV2::ListenerRule", "Priority", 4321, "load balancers / * / Rules / 4321"),
    Change(
        "AWS::ElasticLoadBalancingV2::TargetGroup", "HealthCheckPath", "/other", "target groups / * / HealthCheckPath"
    ),
    Change("AWS::ECS::Cluster", "ClusterSettings.0.Value", "disabled", "clusters / * / settings / *"),
    Change("AWS::ECS::TaskDefinition", "Cpu", "256", "task definitions / * / cpu"),
    Change(
        "AWS::ECS::TaskDefinition", "ContainerDefinitions.0.User", "0", "task definitions / * / containers / * / user"
    ),
    Change(
        "AWS::ECS::TaskDefinition",
        "ContainerDefinitions.0.PortMappings.0.ContainerPort",
        4000,
        "task definitions / * / portMappings*",
    ),
    Change("AWS::ECS::Service", "HealthCheckGracePeriodSeconds", 1, "services / * / healthCheckGracePeriodSeconds"),
    Change(
        "AWS::ECS::Service",
        "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback",
        False,
        "services / * / deploymentConfiguration / *",
    ),
    Change("AWS::ApplicationAutoScaling::ScalableTarget", "MaxCapacity", 99, "scalable targets / * / MaxCapacity"),
    Change(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        "TargetTrackingScalingPolicyConfiguration.TargetValue",
        99,
        "scaling policies / * / TargetValue",
    ),
    Change("AWS::ECR::Repository", "ImageTagMutability", "MUTABLE", "repositories / * / imageTagMutability"),
    Change("AWS::IAM::Role", "AssumeRolePolicyDocument.Statement.0.Effect", "Deny", "roles / * / Trust / *"),
    Change("AWS::IAM::Policy", "PolicyDocument.Statement.0.Effect", "Deny", "roles / * / Policies / *"),
    Change("AWS::IAM::RolePolicy", "PolicyDocument.Statement.0.Effect", "Deny", "roles / * / Policies / *"),
    Change("AWS::Logs::LogGroup", "RetentionInDays", 1, "log groups / * / retentionInDays"),
    Change("AWS::CloudWatch::Alarm", "Threshold", 12345, "alarms / * / Threshold"),
    Change("AWS::CloudWatch::CompositeAlarm", "AlarmRule", "TRUE", "composite alarms / * / AlarmRule"),
    Change("AWS::CloudWatch::Dashboard", "DashboardBody", '{"widgets": []}', "dashboards / * / Body / *"),
    Change("AWS::Logs::MetricFilter", "FilterPattern", "other", "metric filters / * / filterPattern"),
    Change("AWS::Logs::SubscriptionFilter", "FilterPattern", "other", "log subscriptions / * / filterPattern"),
    Change("AWS::Events::Rule", "Targets.0.Id", "other", "event rules / * / Targets / other"),
    Change("AWS::Scheduler::Schedule", "ScheduleExpression", "rate(7 days)", "schedules / * / ScheduleExpression"),
    Change("AWS::SNS::Topic", "DisplayName", "other", "topics / * / DisplayName"),
    Change("AWS::S3::Bucket", "VersioningConfiguration.Status", "Suspended", "buckets / * / Versions"),
    Change("AWS::S3::BucketPolicy", "PolicyDocument.Statement.0.Effect", "Allow", "buckets / * / Policy / *"),
    Change("AWS::EFS::FileSystem", "ThroughputMode", "bursting", "file systems / * / ThroughputMode"),
    Change("AWS::EFS::MountTarget", "SecurityGroups", [], "file systems / * / MountTargets / *"),
    Change("AWS::EFS::AccessPoint", "RootDirectory.Path", "/other", "file systems / * / AccessPoints / *"),
    Change(
        "AWS::SNS::Subscription",
        "Endpoint",
        "nobody@example.com",
        "topics / * / Subscriptions*",
        only_where=("Protocol", "email"),
    ),
    Change("AWS::SNS::TopicPolicy", "PolicyDocument.Statement.0.Effect", "Allow", "topics / * / Policy / *"),
    Change("AWS::SQS::Queue", "VisibilityTimeout", 77, "queues / * / VisibilityTimeout"),
    Change("AWS::SQS::QueuePolicy", "PolicyDocument.Statement.0.Effect", "Allow", "queues / * / Policy / *"),
    Change("AWS::Lambda::Function", "MemorySize", 1024, "functions / * / MemorySize"),
    Change("AWS::Lambda::Permission", "Principal", "s3.amazonaws.com", "functions / * / Policy / *"),
    Change("AWS::Lambda::EventSourceMapping", "BatchSize", 7, "functions / * / Triggers*"),
    Change(
        "AWS::Lambda::EventInvokeConfig",
        "DestinationConfig.OnFailure.Destination",
        "arn:aws:sqs:eu-west-1:111122223333:other",
        "functions / * / AsyncCalls*",
    ),
    Change("AWS::DynamoDB::Table", "DeletionProtectionEnabled", False, "tables / * / DeletionProtectionEnabled"),
    Change("AWS::Backup::BackupVault", "LockConfiguration.MinRetentionDays", 3, "backup vaults / * / MinRetentionDays"),
    Change(
        "AWS::Backup::BackupPlan",
        "BackupPlan.BackupPlanRule.0.StartWindowMinutes",
        90,
        "backup plans / * / Rules*",
    ),
    Change(
        "AWS::Backup::BackupSelection", "BackupSelection.SelectionName", "other", "backup plans / * / Selections / *"
    ),
    Change("AWS::RDS::DBInstance", "BackupRetentionPeriod", 1, "databases / * / BackupRetentionPeriod"),
    Change("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription", "other", "database subnet groups / * / Description"),
    Change("AWS::RDS::DBParameterGroup", "Description", "other", "parameter groups / * / Description"),
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
    Change("AWS::RDS::DBCluster", "BackupRetentionPeriod", 1, "database clusters / * / BackupRetentionPeriod"),
    Change("AWS::RDS::DBClusterParameterGroup", "Description", "other", "cluster parameter groups / * / Description"),
    Change("AWS::RDS::DBProxy", "IdleClientTimeout", 99, "database proxies / * / IdleClientTimeout"),
    Change(
        "AWS::RDS::DBProxyTargetGroup",
        "ConnectionPoolConfigurationInfo.MaxConnectionsPercent",
        7,
        "database proxies / * / Pool / MaxConnectionsPercent",
    ),
    Change("AWS::SSM::Parameter", "Value", "77", "parameters / * / Value"),
    Change(
        "AWS::SecretsManager::RotationSchedule",
        "RotationRules.AutomaticallyAfterDays",
        77,
        "secrets / * / RotationRules / AutomaticallyAfterDays",
    ),
    Change("AWS::ElastiCache::ReplicationGroup", "SnapshotRetentionLimit", 1, "caches / * / SnapshotRetentionLimit"),
    Change("AWS::ElastiCache::SubnetGroup", "Description", "other", "cache subnet groups / * / Description"),
    Change("AWS::ElastiCache::ParameterGroup", "Description", "other", "cache parameter groups / * / Description"),
    Change("AWS::ElastiCache::User", "AccessString", "on ~* +@all", "cache users / * / AccessString"),
    Change("AWS::ElastiCache::UserGroup", "Engine", "other", "cache user groups / * / Engine"),
    Change(
        "AWS::OpenSearchService::Domain", "ClusterConfig.InstanceCount", 9, "search domains / * / ClusterConfig / *"
    ),
    Change("AWS::Logs::ResourcePolicy", "PolicyName", "other", "log policies*"),
    Change("AWS::SecretsManager::Secret", "Description", "other", "secrets / * / Description"),
    Change(
        "AWS::Cognito::UserPool",
        "Policies.PasswordPolicy.MinimumLength",
        6,
        "user pools / * / Policies / PasswordPolicy / MinimumLength",
    ),
    Change("AWS::Cognito::UserPoolClient", "AccessTokenValidity", 23, "user pool clients / * / AccessTokenValidity"),
    Change("AWS::Cognito::UserPoolDomain", "Domain", "example-other", "user pools / * / Domain / Domain"),
    Change("AWS::Cognito::UserPoolResourceServer", "Name", "other", "user pools / * / ResourceServers / * / Name"),
    Change("AWS::Cognito::UserPoolGroup", "Precedence", 77, "user pools / * / Groups / * / Precedence"),
    Change(
        "AWS::Cognito::IdentityPool",
        "AllowUnauthenticatedIdentities",
        True,
        "identity pools / * / AllowUnauthenticatedIdentities",
    ),
    Change(
        "AWS::Cognito::IdentityPoolRoleAttachment",
        "Roles.authenticated",
        "arn:aws:iam::111122223333:role/other",
        "identity pools / * / Roles / authenticated",
    ),
    Change("AWS::KMS::Key", "EnableKeyRotation", False, "keys / * / Rotation"),
)


def apply(template: dict[str, Any], changes: tuple[Change, ...] = CHANGES) -> tuple[dict[str, Any], list[Change]]:
    """A changed copy of the template, and the changes for which it has a resource."""
    template = copy.deepcopy(template)
    made = []
    for change in changes:
        for resource in template["Resources"].values():
            if resource["Type"] == change.type_name and _set(resource["Properties"], change):
                made.append(change)
                break
    return template, made


def _set(properties: dict[str, Any], change: Change) -> bool:
    """Sets a value; not where the path leads nowhere, nor where the value is the same already."""
    if change.only_where and properties.get(change.only_where[0]) != change.only_where[1]:
        return False
    *parents, last = [int(part) if part.isdigit() else part for part in change.path.split(".")]
    place: Any = properties
    for part in parents:
        try:
            place = place[part]
        except (KeyError, IndexError):
            return False
    is_new = change.path in ("DisplayName",)
    if (last not in place and not is_new) or place.get(last) == change.value:
        return False
    place[last] = change.value
    return True
