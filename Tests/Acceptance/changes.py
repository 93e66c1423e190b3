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
    Change("AWS::SNS::Subscription", "Endpoint", "nobody@example.com", "topics / * / Subscriptions*"),
    Change("AWS::RDS::DBInstance", "BackupRetentionPeriod", 1, "databases / * / BackupRetentionPeriod"),
    Change("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription", "other", "database subnet groups / * / Description"),
    Change("AWS::RDS::DBParameterGroup", "Description", "other", "parameter groups / * / Description"),
    Change("AWS::SecretsManager::Secret", "Description", "other", "secrets / * / Description"),
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
