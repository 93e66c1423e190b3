"""Load balancers, their listeners and target groups."""

from typing import Any

from simulation.stacks.handlers import Made, Request, changes, handles
from simulation.stacks.properties import whole


def _after(arn: str, word: str) -> str:
    """`app/public/50dc6c49…` or `targetgroup/api/6d0e…`: how metrics call these resources."""
    return word + arn.rpartition(":" + word)[2]


@handles("AWS::ElasticLoadBalancingV2::LoadBalancer", drops="Type, LoadBalancerAttributes, Tags")
def load_balancer(request: Request) -> Made:
    client, properties = request.client("elbv2"), request.properties
    tags = properties.tags()
    made = client.create_load_balancer(
        Name=properties.take("Name", request.generated_name(32)),
        **properties.only("Type", "Scheme", "Subnets", "SecurityGroups", "IpAddressType"),
        **({"Tags": tags} if tags else {}),
    )["LoadBalancers"][0]
    if attributes := properties.take("LoadBalancerAttributes"):
        client.modify_load_balancer_attributes(LoadBalancerArn=made["LoadBalancerArn"], Attributes=attributes)
    return Made(
        made["LoadBalancerArn"],
        {
            "LoadBalancerArn": made["LoadBalancerArn"],
            "LoadBalancerName": made["LoadBalancerName"],
            "LoadBalancerFullName": made["LoadBalancerArn"].partition(":loadbalancer/")[2],
            "DNSName": made["DNSName"],
            "CanonicalHostedZoneID": made["CanonicalHostedZoneId"],
            "SecurityGroups": made.get("SecurityGroups", []),
        },
    )


@changes("AWS::ElasticLoadBalancingV2::LoadBalancer")
def change_load_balancer(request: Request, present: Made) -> Made:
    client, properties = request.client("elbv2"), request.properties
    if subnets := properties.take("Subnets"):
        client.set_subnets(LoadBalancerArn=present.reference, Subnets=subnets)
    if attributes := properties.take("LoadBalancerAttributes"):
        client.modify_load_balancer_attributes(LoadBalancerArn=present.reference, Attributes=attributes)
    return present


@handles("AWS::ElasticLoadBalancingV2::TargetGroup", drops="TargetGroupAttributes, HealthCheckEnabled, Tags")
def target_group(request: Request) -> Made:
    client, properties = request.client("elbv2"), request.properties
    tags = properties.tags()
    made = client.create_target_group(
        Name=properties.take("Name", request.generated_name(32)),
        **properties.only(
            "Port",
            "Protocol",
            "ProtocolVersion",
            "TargetType",
            "VpcId",
            "IpAddressType",
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
        **({"Tags": tags} if tags else {}),
    )["TargetGroups"][0]
    arn = made["TargetGroupArn"]
    if attributes := properties.take("TargetGroupAttributes"):
        client.modify_target_group_attributes(TargetGroupArn=arn, Attributes=attributes)
    return Made(
        arn,
        {
            "TargetGroupArn": arn,
            "TargetGroupName": made["TargetGroupName"],
            "TargetGroupFullName": _after(arn, "targetgroup/"),
        },
    )


def _actions(actions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Properties and API have the same names here; a template may write the numbers as strings."""
    result = []
    for action in actions:
        action = dict(action)
        if "Order" in action:
            action["Order"] = whole(action["Order"])
        result.append(action)
    return result


@handles("AWS::ElasticLoadBalancingV2::Listener", drops="ListenerAttributes, MutualAuthentication, AlpnPolicy")
def listener(request: Request) -> Made:
    client, properties = request.client("elbv2"), request.properties
    made = client.create_listener(
        DefaultActions=_actions(properties.need("DefaultActions")),
        **properties.only("LoadBalancerArn", "Port", "Protocol", "SslPolicy", "Certificates", "AlpnPolicy"),
    )["Listeners"][0]
    if attributes := properties.take("ListenerAttributes"):
        client.modify_listener_attributes(ListenerArn=made["ListenerArn"], Attributes=attributes)
    return Made(made["ListenerArn"], {"ListenerArn": made["ListenerArn"]})


@handles("AWS::ElasticLoadBalancingV2::ListenerRule", drops="nothing; moto's would not find listeners of ours")
def listener_rule(request: Request) -> Made:
    properties = request.properties
    made = request.client("elbv2").create_rule(
        ListenerArn=properties.need("ListenerArn"),
        Priority=whole(properties.need("Priority")),
        Conditions=properties.need("Conditions"),
        Actions=_actions(properties.need("Actions")),
    )["Rules"][0]
    return Made(made["RuleArn"], {"RuleArn": made["RuleArn"], "IsDefault": False})
