"""CloudWatch alarms, without those that scaling policies make for themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, only

SECTIONS = {"AWS::CloudWatch::Alarm": "alarms"}

CHANGES = (
    Change("AWS::CloudWatch::Alarm", "Threshold", 12345, "alarms / * / Threshold"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    cloudwatch = client("cloudwatch")
    result = {}
    for alarm in every(cloudwatch, "describe_alarms", "MetricAlarms"):
        if alarm["AlarmName"].startswith("TargetTracking-"):
            continue
        tags = cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        label = names.add("alarm", name_tag(tags) or alarm["AlarmName"], alarm["AlarmArn"])
        result[label] = {
            **only(
                alarm,
                "AlarmDescription",
                "Namespace",
                "MetricName",
                "Statistic",
                "ExtendedStatistic",
                "Period",
                "EvaluationPeriods",
                "DatapointsToAlarm",
                "Threshold",
                "ComparisonOperator",
                "TreatMissingData",
                "Unit",
            ),
            "Metrics": sorted((_query(item) for item in alarm.get("Metrics", [])), key=lambda item: item["Id"]),
            "Name": chosen(alarm["AlarmName"]),
            "ActionsEnabled": alarm.get("ActionsEnabled", True),
            "Dimensions": {item["Name"]: item["Value"] for item in alarm.get("Dimensions", [])},
            "AlarmActions": set(alarm.get("AlarmActions", [])),
            "OKActions": set(alarm.get("OKActions", [])),
            "InsufficientDataActions": set(alarm.get("InsufficientDataActions", [])),
            "Tags": plain_tags(tags),
        }
    return {"alarms": result}


def _query(query: dict[str, Any]) -> dict[str, Any]:
    """A metric of a calculation; the order of its dimensions does not matter."""
    if "MetricStat" not in query:
        return query
    metric = query["MetricStat"]["Metric"]
    dimensions = {item["Name"]: item["Value"] for item in metric.get("Dimensions", [])}
    return {**query, "MetricStat": {**query["MetricStat"], "Metric": {**metric, "Dimensions": dimensions}}}
