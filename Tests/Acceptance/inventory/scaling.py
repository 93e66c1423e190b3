"""Scalable targets and scaling policies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names
from inventory.reading import every, only

NAMESPACES = ("ecs", "rds", "dynamodb", "kafka")

SECTIONS = {
    "AWS::ApplicationAutoScaling::ScalableTarget": "scalable targets",
    "AWS::ApplicationAutoScaling::ScalingPolicy": "scaling policies",
}

CHANGES = (
    Change("AWS::ApplicationAutoScaling::ScalableTarget", "MaxCapacity", 99, "scalable targets / * / MaxCapacity"),
    Change(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        "TargetTrackingScalingPolicyConfiguration.TargetValue",
        99,
        "scaling policies / * / TargetValue",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    scaling = client("application-autoscaling")
    targets, policies = {}, {}
    for namespace in NAMESPACES:
        cooldown = defaults.COOLDOWNS.get(namespace, {})
        for target in every(scaling, "describe_scalable_targets", "ScalableTargets", ServiceNamespace=namespace):
            targets[f"{target['ResourceId']} {target['ScalableDimension']}"] = only(
                target, "MinCapacity", "MaxCapacity"
            )
        for policy in every(scaling, "describe_scaling_policies", "ScalingPolicies", ServiceNamespace=namespace):
            tracking = policy.get("TargetTrackingScalingPolicyConfiguration")
            policies[f"{policy['ResourceId']} {policy['PolicyName']}"] = {
                **only(policy, "PolicyType", "ScalableDimension", "StepScalingPolicyConfiguration"),
                "Tracking": {**defaults.TARGET_TRACKING, **cooldown, **_in_order(tracking)} if tracking else None,
            }
    return {"scalable targets": targets, "scaling policies": policies}


def _in_order(tracking: dict[str, Any]) -> dict[str, Any]:
    """The metrics of a calculation by their names: Terraform has a set of them."""
    custom = tracking.get("CustomizedMetricSpecification", {})
    if "Metrics" not in custom:
        return tracking
    metrics = sorted(custom["Metrics"], key=lambda item: item["Id"])
    return {**tracking, "CustomizedMetricSpecification": {**custom, "Metrics": metrics}}
