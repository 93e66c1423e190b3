"""SQS queues."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, only

SETTINGS = (
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "DelaySeconds",
    "FifoQueue",
    "FifoThroughputLimit",
    "KmsDataKeyReusePeriodSeconds",
    "KmsMasterKeyId",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "ReceiveMessageWaitTimeSeconds",
    "SqsManagedSseEnabled",
    "VisibilityTimeout",
)

SECTIONS = {"AWS::SQS::Queue": "queues"}

CHANGES = (
    Change("AWS::SQS::Queue", "VisibilityTimeout", 77, "queues / * / VisibilityTimeout"),
    Change("AWS::SQS::QueuePolicy", "PolicyDocument.Statement.0.Effect", "Allow", "queues / * / Policy / *"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    sqs = client("sqs")
    result = {}
    for url in every(sqs, "list_queues", "QueueUrls"):
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        tags = sqs.list_queue_tags(QueueUrl=url).get("Tags", {})
        name = url.rpartition("/")[2]
        label = name_tag(tags) or name
        names.add("queue's arn", label, attributes["QueueArn"])
        result[names.add("queue", label, url)] = {
            **only(attributes, *SETTINGS),
            "Name": chosen(name),
            "Policy": document(attributes["Policy"]) if "Policy" in attributes else None,
            "RedrivePolicy": json.loads(attributes.get("RedrivePolicy", "null")),
            "RedriveAllowPolicy": json.loads(attributes.get("RedriveAllowPolicy", "null")),
            "Tags": plain_tags(tags),
        }
    return {"queues": result}
