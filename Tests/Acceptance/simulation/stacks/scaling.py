"""Application Auto Scaling."""

from simulation.stacks.handlers import Made, Request, deletes, handles

PARTS = ("ResourceId", "ScalableDimension", "ServiceNamespace")
"""What a target is known by."""


@handles("AWS::ApplicationAutoScaling::ScalableTarget", lacking=True, overwrites=True)
def scalable_target(request: Request) -> Made:
    arguments = request.properties.only(
        "ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity", "RoleARN", "SuspendedState"
    )
    made = request.client("application-autoscaling").register_scalable_target(**arguments)
    identifier = "|".join(arguments[name] for name in PARTS)
    return Made(identifier, {"Id": identifier, "ScalableTargetARN": made["ScalableTargetARN"]})


@deletes("AWS::ApplicationAutoScaling::ScalableTarget")
def delete_scalable_target(request: Request, present: Made) -> None:
    request.client("application-autoscaling").deregister_scalable_target(**_target(present.reference))


@handles("AWS::ApplicationAutoScaling::ScalingPolicy", lacking=True, overwrites=True)
def scaling_policy(request: Request) -> Made:
    """A policy names its target by what `Ref` gives, or by the three parts of it."""
    properties = request.properties
    arguments = properties.only("ServiceNamespace", "ResourceId", "ScalableDimension")
    if target := properties.take("ScalingTargetId"):
        arguments |= _target(target)
    made = request.client("application-autoscaling").put_scaling_policy(
        **arguments,
        **properties.only("PolicyName", "PolicyType", "TargetTrackingScalingPolicyConfiguration"),
        **properties.only("StepScalingPolicyConfiguration"),
    )
    return Made(made["PolicyARN"], {"Arn": made["PolicyARN"]})


@deletes("AWS::ApplicationAutoScaling::ScalingPolicy")
def delete_scaling_policy(request: Request, present: Made) -> None:
    given = request.given
    target = _target(given["ScalingTargetId"]) if "ScalingTargetId" in given else {name: given[name] for name in PARTS}
    request.client("application-autoscaling").delete_scaling_policy(PolicyName=given["PolicyName"], **target)


def _target(identifier: str) -> dict[str, str]:
    return dict(zip(PARTS, identifier.split("|"), strict=True))
