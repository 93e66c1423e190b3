"""SNS topics and their subscriptions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, in_order, only

SECTIONS = {"AWS::SNS::Topic": "topics"}

CHANGES = (
    Change("AWS::SNS::Topic", "DisplayName", "other", "topics / * / DisplayName"),
    Change(
        "AWS::SNS::Subscription",
        "Endpoint",
        "nobody@example.com",
        "topics / * / Subscriptions*",
        only_where=("Protocol", "email"),
    ),
    Change("AWS::SNS::TopicPolicy", "PolicyDocument.Statement.0.Effect", "Allow", "topics / * / Policy / *"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    sns = client("sns")
    result = {}
    for listed in every(sns, "list_topics", "Topics"):
        arn = listed["TopicArn"]
        name = arn.rpartition(":")[2]
        tags = sns.list_tags_for_resource(ResourceArn=arn)["Tags"]
        attributes = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
        subscriptions = every(sns, "list_subscriptions_by_topic", "Subscriptions", TopicArn=arn)
        result[names.add("topic", name_tag(tags) or name, arn)] = {
            **only(attributes, "DisplayName", "KmsMasterKeyId", "FifoTopic", "ContentBasedDeduplication"),
            "Name": chosen(name),
            "Policy": document(attributes["Policy"]),
            "Subscriptions": in_order(_subscription(sns, item) for item in subscriptions),
            "Tags": plain_tags(tags),
        }
    return {"topics": result}


def _subscription(sns: Any, listed: dict[str, Any]) -> dict[str, Any]:
    attributes = sns.get_subscription_attributes(SubscriptionArn=listed["SubscriptionArn"])["Attributes"]
    documents = {name: json.loads(attributes.get(name) or "null") for name in ("FilterPolicy", "RedrivePolicy")}
    return {
        **only(listed, "Protocol", "Endpoint"),
        **only(documents, *documents),
        "FilterPolicyScope": attributes.get("FilterPolicyScope", "MessageAttributes"),
        "RawMessageDelivery": attributes.get("RawMessageDelivery", "false"),
    }
