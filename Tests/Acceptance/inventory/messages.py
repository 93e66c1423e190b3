"""SNS topics and their subscriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import document, every, in_order, only


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
            **only(attributes, "DisplayName", "KmsMasterKeyId", "FifoTopic"),
            "Name": chosen(name),
            "Policy": document(attributes["Policy"]),
            "Subscriptions": in_order(only(item, "Protocol", "Endpoint") for item in subscriptions),
            "Tags": plain_tags(tags),
        }
    return {"topics": result}
