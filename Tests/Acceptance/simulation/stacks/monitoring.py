"""Alarms over alarms, and what is made of log events."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::CloudWatch::CompositeAlarm", lacking=True)
def composite_alarm(request: Request) -> Made:
    client, properties = request.client("cloudwatch"), request.properties
    name = properties.take("AlarmName", request.generated_name())
    client.put_composite_alarm(
        AlarmName=name,
        **properties.only(
            "AlarmRule",
            "AlarmDescription",
            "ActionsEnabled",
            "AlarmActions",
            "OKActions",
            "InsufficientDataActions",
            "ActionsSuppressor",
            "ActionsSuppressorWaitPeriod",
            "ActionsSuppressorExtensionPeriod",
        ),
        Tags=properties.tags(),
    )
    made = client.describe_alarms(AlarmNames=[name], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
    return Made(name, {"Arn": made["AlarmArn"]})


@handles("AWS::Logs::MetricFilter", lacking=True)
def metric_filter(request: Request) -> Made:
    properties = request.properties
    name = properties.take("FilterName", request.generated_name())
    transformations = []
    for item in properties.need("MetricTransformations"):
        transformation = {key[0].lower() + key[1:]: value for key, value in item.items()}
        if dimensions := transformation.pop("dimensions", []):
            transformation["dimensions"] = {pair["Key"]: pair["Value"] for pair in dimensions}
        transformations.append(transformation)
    request.client("logs").put_metric_filter(
        logGroupName=properties.need("LogGroupName"),
        filterName=name,
        filterPattern=properties.need("FilterPattern"),
        metricTransformations=transformations,
    )
    return Made(name)


@handles("AWS::Logs::SubscriptionFilter", lacking=True)
def subscription_filter(request: Request) -> Made:
    properties = request.properties
    name = properties.take("FilterName", request.generated_name())
    request.client("logs").put_subscription_filter(
        filterName=name,
        **properties.renamed(
            logGroupName="LogGroupName",
            filterPattern="FilterPattern",
            destinationArn="DestinationArn",
            roleArn="RoleArn",
            distribution="Distribution",
        ),
    )
    return Made(name)
