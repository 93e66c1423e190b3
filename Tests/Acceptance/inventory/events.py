"""EventBridge: buses, rules with their targets, schedules."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

# What the scheduler does unless told otherwise; Terraform tells it.
RETRIES = {"MaximumEventAgeInSeconds": 86400, "MaximumRetryAttempts": 185}

SECTIONS = {
    "AWS::Events::EventBus": "event buses",
    "AWS::Events::Rule": "event rules",
    "AWS::Scheduler::Schedule": "schedules",
    "AWS::Scheduler::ScheduleGroup": "schedule groups",
}

CHANGES = (
    Change("AWS::Events::Rule", "Targets.0.Id", "other", "event rules / * / Targets / other"),
    Change("AWS::Scheduler::Schedule", "ScheduleExpression", "rate(7 days)", "schedules / * / ScheduleExpression"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    events, scheduler = client("events"), client("scheduler")
    buses, rules, schedules, groups = {}, {}, {}, {}
    for bus in events.list_event_buses()["EventBuses"]:
        for rule in every(events, "list_rules", "Rules", EventBusName=bus["Name"]):
            label, found = _rule(events, names, rule, bus["Name"])
            rules[label] = found
        if bus["Name"] == "default":
            continue
        tags = events.list_tags_for_resource(ResourceARN=bus["Arn"])["Tags"]
        buses[names.add("event bus", name_tag(tags) or bus["Name"], bus["Arn"])] = {
            "Name": chosen(bus["Name"]),
            "Policy": document(bus["Policy"]) if bus.get("Policy") else None,
            "Tags": plain_tags(tags),
        }
    for listed in every(scheduler, "list_schedules", "Schedules"):
        schedule = scheduler.get_schedule(Name=listed["Name"], GroupName=listed["GroupName"])
        schedules[names.add("schedule", schedule["Name"], schedule["Arn"])] = {
            **only(
                schedule,
                "Description",
                "GroupName",
                "ScheduleExpression",
                "ScheduleExpressionTimezone",
                "State",
                "FlexibleTimeWindow",
                "KmsKeyArn",
            ),
            "Name": chosen(schedule["Name"]),
            "Target": {**_target(schedule["Target"]), "RetryPolicy": {**RETRIES, **schedule["Target"]["RetryPolicy"]}},
        }
    for group in every(scheduler, "list_schedule_groups", "ScheduleGroups"):
        if group["Name"] == "default":
            continue
        tags = scheduler.list_tags_for_resource(ResourceArn=group["Arn"])["Tags"]
        groups[names.add("schedule group", name_tag(tags) or group["Name"], group["Arn"])] = {
            "Name": chosen(group["Name"]),
            "Tags": plain_tags(tags),
        }
    return {"event buses": buses, "event rules": rules, "schedules": schedules, "schedule groups": groups}


def _rule(events: Any, names: Names, rule: dict[str, Any], bus: str) -> tuple[str, dict[str, Any]]:
    tags = events.list_tags_for_resource(ResourceARN=rule["Arn"])["Tags"]
    targets = events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus)["Targets"]
    label = names.add("event rule", name_tag(tags) or rule["Name"], rule["Arn"])
    return label, {
        **only(rule, "Description", "ScheduleExpression", "State", "RoleArn"),
        "Name": chosen(rule["Name"]),
        "Bus": bus,
        "Pattern": json.loads(rule["EventPattern"]) if rule.get("EventPattern") else None,
        "Targets": {target["Id"]: _target(target) for target in targets},
        "Tags": plain_tags(tags),
    }


def _target(target: dict[str, Any]) -> dict[str, Any]:
    """A target without what it says of itself: that lists are empty, and switches off."""
    result = {key: value for key, value in target.items() if key != "Id" and value not in (None, [], {})}
    if parameters := result.get("EcsParameters"):
        result["EcsParameters"] = {
            key: value for key, value in parameters.items() if value not in (None, [], {}, False, "")
        }
        if network := parameters.get("NetworkConfiguration"):
            vpc = network["awsvpcConfiguration"]
            result["EcsParameters"]["NetworkConfiguration"] = {
                **vpc,
                "Subnets": set(vpc.get("Subnets", [])),
                "SecurityGroups": set(vpc.get("SecurityGroups", [])),
            }
    return result
