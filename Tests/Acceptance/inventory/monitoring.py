"""Alarms over alarms, dashboards, and what is made of log events."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {
    "AWS::CloudWatch::CompositeAlarm": "composite alarms",
    "AWS::CloudWatch::Dashboard": "dashboards",
    "AWS::Logs::MetricFilter": "metric filters",
    "AWS::Logs::SubscriptionFilter": "log subscriptions",
}

CHANGES = (
    Change("AWS::CloudWatch::CompositeAlarm", "AlarmRule", "TRUE", "composite alarms / * / AlarmRule"),
    Change("AWS::CloudWatch::Dashboard", "DashboardBody", '{"widgets": []}', "dashboards / * / Body / *"),
    Change("AWS::Logs::MetricFilter", "FilterPattern", "other", "metric filters / * / filterPattern"),
    Change("AWS::Logs::SubscriptionFilter", "FilterPattern", "other", "log subscriptions / * / filterPattern"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    cloudwatch, logs = client("cloudwatch"), client("logs")
    composites = {}
    for alarm in cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]:
        tags = cloudwatch.list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        label = names.add("composite alarm", name_tag(tags) or alarm["AlarmName"], alarm["AlarmArn"])
        composites[label] = {
            **only(
                alarm,
                "AlarmDescription",
                "AlarmRule",
                "ActionsSuppressor",
                "ActionsSuppressorWaitPeriod",
                "ActionsSuppressorExtensionPeriod",
            ),
            "Name": chosen(alarm["AlarmName"]),
            "ActionsEnabled": alarm.get("ActionsEnabled", True),
            "AlarmActions": set(alarm.get("AlarmActions", [])),
            "OKActions": set(alarm.get("OKActions", [])),
            "InsufficientDataActions": set(alarm.get("InsufficientDataActions", [])),
            "Tags": plain_tags(tags),
        }
    dashboards = {}
    for listed in every(cloudwatch, "list_dashboards", "DashboardEntries"):
        name = listed["DashboardName"]
        body = cloudwatch.get_dashboard(DashboardName=name)["DashboardBody"]
        dashboards[names.add("dashboard", name)] = {"Name": chosen(name), "Body": json.loads(body)}
    filters, subscriptions = {}, {}
    for item in every(logs, "describe_metric_filters", "metricFilters"):
        filters[f"<metric filter {item['filterName']} of {item['logGroupName']}>"] = {
            **only(item, "filterPattern"),
            "name": chosen(item["filterName"]),
            "metrics": in_order(
                {**transformation, **_number(transformation)} for transformation in item["metricTransformations"]
            ),
        }
    for group in every(logs, "describe_log_groups", "logGroups"):
        found = every(logs, "describe_subscription_filters", "subscriptionFilters", logGroupName=group["logGroupName"])
        for item in found:
            subscriptions[f"<log subscription {item['filterName']} of {group['logGroupName']}>"] = {
                **only(item, "filterPattern", "destinationArn", "roleArn"),
                "name": chosen(item["filterName"]),
            }
    return {
        "composite alarms": composites,
        "dashboards": dashboards,
        "metric filters": filters,
        "log subscriptions": subscriptions,
    }


def _number(transformation: dict[str, Any]) -> dict[str, float]:
    value = transformation.get("defaultValue")
    return {} if value is None else {"defaultValue": float(value)}
