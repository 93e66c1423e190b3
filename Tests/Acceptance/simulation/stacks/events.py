"""EventBridge: buses, rules with their targets, schedules."""

import json
from typing import Any

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::Events::EventBus", drops="KmsKeyIdentifier, DeadLetterConfig, Description, Tags, Policy")
def event_bus(request: Request) -> Made:
    client, properties = request.client("events"), request.properties
    name = properties.need("Name")
    made = client.create_event_bus(
        Name=name,
        **properties.only("EventSourceName", "Description", "KmsKeyIdentifier", "DeadLetterConfig"),
        Tags=properties.tags(),
    )
    if policy := properties.take("Policy"):
        client.put_permission(EventBusName=name, Policy=policy if isinstance(policy, str) else json.dumps(policy))
    return Made(name, {"Name": name, "Arn": made["EventBusArn"]})


@handles("AWS::Events::Rule", drops="Name and tags of a rule of ours; `Ref` has the logical id")
def rule(request: Request) -> Made:
    client, properties = request.client("events"), request.properties
    name = properties.take("Name", request.generated_name())
    bus = properties.only("EventBusName")
    pattern = properties.take("EventPattern")
    made = client.put_rule(
        Name=name,
        **bus,
        **properties.only("Description", "ScheduleExpression", "State", "RoleArn"),
        **({"EventPattern": _text(pattern)} if pattern else {}),
        Tags=properties.tags(),
    )
    if targets := properties.take("Targets"):
        client.put_targets(Rule=name, **bus, Targets=[_target(target) for target in targets])
    return Made(name, {"Arn": made["RuleArn"]})


@handles("AWS::Scheduler::ScheduleGroup", lacking=True)
def schedule_group(request: Request) -> Made:
    properties = request.properties
    name = properties.take("Name", request.generated_name())
    made = request.client("scheduler").create_schedule_group(Name=name, Tags=properties.tags())
    return Made(name, {"Arn": made["ScheduleGroupArn"]})


@handles("AWS::Scheduler::Schedule", lacking=True)
def schedule(request: Request) -> Made:
    properties = request.properties
    name = properties.take("Name", request.generated_name())
    target = dict(properties.need("Target"))
    if "EcsParameters" in target:
        target["EcsParameters"] = _ecs(target["EcsParameters"], "AwsvpcConfiguration")
    made = request.client("scheduler").create_schedule(
        Name=name,
        Target=target,
        **properties.only(
            "Description",
            "GroupName",
            "ScheduleExpression",
            "ScheduleExpressionTimezone",
            "StartDate",
            "EndDate",
            "State",
            "FlexibleTimeWindow",
            "KmsKeyArn",
        ),
    )
    return Made(name, {"Arn": made["ScheduleArn"]})


def _text(document: Any) -> str:
    return document if isinstance(document, str) else json.dumps(document)


def _target(target: dict[str, Any]) -> dict[str, Any]:
    """A target as the API spells it, which has other names for parts of a task's."""
    if "EcsParameters" not in target:
        return target
    parameters = _ecs(target["EcsParameters"], "AwsVpcConfiguration")
    if "PlacementStrategies" in parameters:
        parameters["PlacementStrategy"] = parameters.pop("PlacementStrategies")
    if "TagList" in parameters:
        parameters["Tags"] = parameters.pop("TagList")
    return {**target, "EcsParameters": parameters}


def _ecs(parameters: dict[str, Any], network: str) -> dict[str, Any]:
    result = dict(parameters)
    if "NetworkConfiguration" in result:
        result["NetworkConfiguration"] = {"awsvpcConfiguration": result["NetworkConfiguration"][network]}
    return result
