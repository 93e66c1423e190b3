"""Load balancers with their listeners and rules, and target groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {
    "AWS::ElasticLoadBalancingV2::TargetGroup": "target groups",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "load balancers",
}

CHANGES = (
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
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    elb = client("elbv2")
    groups = {
        _target_group(elb, group, names): _target_group_item(elb, group)
        for group in every(elb, "describe_target_groups", "TargetGroups")
    }
    balancers = {}
    for balancer in every(elb, "describe_load_balancers", "LoadBalancers"):
        label = _balancer(elb, balancer, names)
        balancers[label] = _balancer_item(elb, balancer, label, names)
    return {"target groups": groups, "load balancers": balancers}


def _tags(elb: Any, arn: str) -> list[dict[str, str]]:
    return elb.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"]


def _target_group(elb: Any, group: dict[str, Any], names: Names) -> str:
    arn = group["TargetGroupArn"]
    name = name_tag(_tags(elb, arn)) or group["TargetGroupName"]
    names.add("target group's metrics", name, "targetgroup/" + arn.partition(":targetgroup/")[2])
    return names.add("target group", name, arn)


def _target_group_item(elb: Any, group: dict[str, Any]) -> dict[str, Any]:
    arn = group["TargetGroupArn"]
    attributes = elb.describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
    return {
        **only(
            group,
            "Port",
            "Protocol",
            "ProtocolVersion",
            "TargetType",
            "VpcId",
            "HealthCheckEnabled",
            "HealthCheckPath",
            "HealthCheckProtocol",
            "HealthCheckPort",
            "HealthCheckIntervalSeconds",
            "HealthCheckTimeoutSeconds",
            "HealthyThresholdCount",
            "UnhealthyThresholdCount",
            "Matcher",
        ),
        "Name": chosen(group["TargetGroupName"]),
        "Attributes": defaults.TARGET_GROUP_ATTRIBUTES | {item["Key"]: item["Value"] for item in attributes},
        "Tags": plain_tags(_tags(elb, arn)),
    }


def _balancer(elb: Any, balancer: dict[str, Any], names: Names) -> str:
    arn = balancer["LoadBalancerArn"]
    name = name_tag(_tags(elb, arn)) or balancer["LoadBalancerName"]
    names.add("load balancer's metrics", name, arn.partition(":loadbalancer/")[2])
    names.add("load balancer's address", name, balancer["DNSName"])
    return names.add("load balancer", name, arn)


def _balancer_item(elb: Any, balancer: dict[str, Any], label: str, names: Names) -> dict[str, Any]:
    arn = balancer["LoadBalancerArn"]
    attributes = elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
    return {
        **defaults.LOAD_BALANCER,
        **only(balancer, "Type", "Scheme", "VpcId", "IpAddressType"),
        "Name": chosen(balancer["LoadBalancerName"]),
        "Subnets": {zone["SubnetId"] for zone in balancer["AvailabilityZones"]},
        "SecurityGroups": set(balancer.get("SecurityGroups", [])),
        "Attributes": defaults.LOAD_BALANCER_ATTRIBUTES | {item["Key"]: item["Value"] for item in attributes},
        "Tags": plain_tags(_tags(elb, arn)),
        "Listeners": {
            str(listener["Port"]): _listener(elb, listener, label, names)
            for listener in every(elb, "describe_listeners", "Listeners", LoadBalancerArn=arn)
        },
    }


def _listener(elb: Any, listener: dict[str, Any], balancer: str, names: Names) -> dict[str, Any]:
    names.add("listener", f"{listener['Port']} of {balancer}", listener["ListenerArn"])
    rules = every(elb, "describe_rules", "Rules", ListenerArn=listener["ListenerArn"])
    return {
        **only(listener, "Protocol", "SslPolicy"),
        "Certificates": {item["CertificateArn"] for item in listener.get("Certificates", [])},
        "DefaultActions": [_action(action) for action in listener["DefaultActions"]],
        "Rules": {
            rule["Priority"]: {
                "Conditions": in_order(_condition(condition) for condition in rule["Conditions"]),
                "Actions": [_action(action) for action in rule["Actions"]],
            }
            for rule in rules
            if not rule["IsDefault"]
        },
    }


def _action(action: dict[str, Any]) -> dict[str, Any]:
    """A plain forward can be said in two ways: with one group, or with a list of one."""
    if action["Type"] == "forward":
        forward = action.get("ForwardConfig", {})
        groups = forward.get("TargetGroups") or [{"TargetGroupArn": action["TargetGroupArn"]}]
        shares = {group["TargetGroupArn"]: group.get("Weight", 1) for group in groups}
        sticky = forward.get("TargetGroupStickinessConfig", {})
        return {"Type": "forward", "Groups": shares, "Sticky": sticky if sticky.get("Enabled") else None}
    if action["Type"] == "redirect":
        return {"Type": "redirect", **defaults.REDIRECT, **action["RedirectConfig"]}
    if action["Type"] == "authenticate-cognito":
        return {"Type": action["Type"], **defaults.COGNITO, **action["AuthenticateCognitoConfig"]}
    return {name: value for name, value in action.items() if name != "Order"}


def _condition(condition: dict[str, Any]) -> dict[str, Any]:
    """The short form (`Values`) and the long one (`PathPatternConfig`) say the same."""
    config = next((value for name, value in condition.items() if name.endswith("Config") and value), {})
    values = config.get("Values") or condition.get("Values", [])
    values = [tuple(sorted(value.items())) if isinstance(value, dict) else value for value in values]
    return {"Field": condition["Field"], "Values": in_order(values), **only(config, "HttpHeaderName")}
