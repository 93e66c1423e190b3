"""Log groups, the policies that let services write to them, and what services deliver by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

SECTIONS = {
    "AWS::Logs::LogGroup": "log groups",
    "AWS::Logs::ResourcePolicy": "log policies",
    "AWS::Logs::Delivery": "log deliveries",
}

CHANGES = (
    Change("AWS::Logs::LogGroup", "RetentionInDays", 1, "log groups / * / retentionInDays"),
    Change("AWS::Logs::ResourcePolicy", "PolicyName", "other", "log policies*"),
    Change("AWS::Logs::Delivery", "RecordFields", ["date"], "log deliveries / * / recordFields"),
    Change("AWS::Logs::DeliveryDestination", "OutputFormat", "plain", "log deliveries / * / Destination / outputFormat"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    logs = client("logs")
    result = {}
    for group in every(logs, "describe_log_groups", "logGroups"):
        tags = logs.list_tags_log_group(logGroupName=group["logGroupName"])["tags"]
        name = chosen(group["logGroupName"])
        identifiers = () if name else (group["arn"].removesuffix(":*"), group["logGroupName"])
        label = names.add("log group", name_tag(tags) or name, *identifiers)
        result[label] = {
            **only(group, "retentionInDays", "kmsKeyId", "logGroupClass"),
            "name": name,
            "tags": plain_tags(tags),
        }
    policies = {
        item["policyName"]: {"Policy": document(item["policyDocument"])}
        for item in every(logs, "describe_resource_policies", "resourcePolicies")
    }
    return {"log groups": result, "log policies": policies, "log deliveries": _deliveries(logs)}


def _deliveries(logs: Any) -> dict[str, Any]:
    sources = {item["name"]: item for item in every(logs, "describe_delivery_sources", "deliverySources")}
    destinations = {item["arn"]: item for item in every(logs, "describe_delivery_destinations", "deliveryDestinations")}
    return {
        item["deliverySourceName"]: {
            **only(item, "recordFields", "fieldDelimiter", "s3DeliveryConfiguration"),
            "Source": only(sources[item["deliverySourceName"]], "resourceArns", "logType", "service"),
            "Destination": only(
                destinations[item["deliveryDestinationArn"]], "name", "outputFormat", "deliveryDestinationConfiguration"
            ),
        }
        for item in every(logs, "describe_deliveries", "deliveries")
    }
