"""Application Auto Scaling."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::ApplicationAutoScaling::ScalableTarget", lacking=True)
def scalable_target(request: Request) -> Made:
    arguments = request.properties.only(
        "ServiceNamespace", "ResourceId", "ScalableDimension", "MinCapacity", "MaxCapacity", "RoleARN", "SuspendedState"
    )
    made = request.client("application-autoscaling").register_scalable_target(**arguments)
    identifier = "|".join(arguments[name] for name in ("ResourceId", "ScalableDimension", "ServiceNamespace"))
    return Made(identifier, {"Id": identifier, "ScalableTargetARN": made["ScalableTargetARN"]})


@handles("AWS::ApplicationAutoScaling::ScalingPolicy", lacking=True)
def scaling_policy(request: Request) -> Made:
    """A policy names its target by what `Ref` gives, or by the three parts of it."""
    properties = request.properties
    arguments = properties.only("ServiceNamespace", "ResourceId", "ScalableDimension")
    if target := properties.take("ScalingTargetId"):
        names = ("ResourceId", "ScalableDimension", "ServiceNamespace")
        arguments.update(zip(names, target.split("|"), strict=True))
    made = request.client("application-autoscaling").put_scaling_policy(
        **arguments,
        **properties.only("PolicyName", "PolicyType", "TargetTrackingScalingPolicyConfiguration"),
        **properties.only("StepScalingPolicyConfiguration"),
    )
    return Made(made["PolicyARN"], {"Arn": made["PolicyARN"]})
