"""Lambda functions, with who may call them and what they are called for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, in_order, only

SETTINGS = (
    "Architectures",
    "DeadLetterConfig",
    "Description",
    "Environment",
    "EphemeralStorage",
    "Handler",
    "KMSKeyArn",
    "Layers",
    "LoggingConfig",
    "MemorySize",
    "PackageType",
    "Role",
    "Runtime",
    "Timeout",
    "TracingConfig",
)
TRIGGER = (
    "BatchSize",
    "DestinationConfig",
    "EventSourceArn",
    "FilterCriteria",
    "FunctionResponseTypes",
    "MaximumBatchingWindowInSeconds",
    "ScalingConfig",
    "State",
)

SECTIONS = {"AWS::Lambda::Function": "functions"}

CHANGES = (
    Change("AWS::Lambda::Function", "MemorySize", 1024, "functions / * / MemorySize"),
    Change("AWS::Lambda::Permission", "Principal", "s3.amazonaws.com", "functions / * / Policy / *"),
    Change("AWS::Lambda::EventSourceMapping", "BatchSize", 7, "functions / * / Triggers*"),
    Change(
        "AWS::Lambda::EventInvokeConfig",
        "DestinationConfig.OnFailure.Destination",
        "arn:aws:sqs:eu-west-1:111122223333:other",
        "functions / * / AsyncCalls*",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    functions = client("lambda")
    mappings = every(functions, "list_event_source_mappings", "EventSourceMappings")
    result = {}
    for listed in every(functions, "list_functions", "Functions"):
        name, arn = listed["FunctionName"], listed["FunctionArn"]
        found = functions.get_function(FunctionName=name)
        configuration, tags = found["Configuration"], found.get("Tags", {})
        network = only(configuration.get("VpcConfig", {}), "SubnetIds", "SecurityGroupIds", "VpcId")
        result[names.add("function", name_tag(tags) or name, arn)] = {
            **only(configuration, *SETTINGS),
            "Name": chosen(name),
            "Network": {key: set(value) if isinstance(value, list) else value for key, value in network.items()},
            "Code": only(found["Code"], "Location", "ImageUri"),
            "Concurrency": found.get("Concurrency"),
            "Policy": _policy(functions, name),
            "Triggers": in_order(
                {**only(mapping, *TRIGGER), "Tags": plain_tags(_tags(functions, mapping))}
                for mapping in mappings
                if mapping["FunctionArn"] == arn
            ),
            "AsyncCalls": in_order(
                {**defaults.ASYNC_CALLS, **only(item, "DestinationConfig", *defaults.ASYNC_CALLS)}
                for item in functions.list_function_event_invoke_configs(FunctionName=name)[
                    "FunctionEventInvokeConfigs"
                ]
            ),
            "Tags": plain_tags(tags),
        }
    return {"functions": result}


def _policy(client: Any, name: str) -> Any:
    """Who may call the function; each engine has its own names for the statements."""
    try:
        policy = json.loads(client.get_policy(FunctionName=name)["Policy"])
    except client.exceptions.ResourceNotFoundException:
        return None
    for statement in policy["Statement"]:
        statement.pop("Sid", None)
    return document(policy)


def _tags(client: Any, mapping: dict[str, Any]) -> dict[str, str]:
    return client.list_tags(Resource=mapping["EventSourceMappingArn"])["Tags"]
