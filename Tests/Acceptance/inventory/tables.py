"""DynamoDB tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {"AWS::DynamoDB::Table": "tables"}

CHANGES = (
    Change("AWS::DynamoDB::Table", "DeletionProtectionEnabled", False, "tables / * / DeletionProtectionEnabled"),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    dynamodb = client("dynamodb")
    result = {}
    for name in every(dynamodb, "list_tables", "TableNames"):
        table = dynamodb.describe_table(TableName=name)["Table"]
        arn = table["TableArn"]
        tags = every(dynamodb, "list_tags_of_resource", "Tags", ResourceArn=arn)
        backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
        recovery = backups["PointInTimeRecoveryDescription"]
        result[names.add("table", name_tag(tags) or name, arn)] = {
            **only(table, "KeySchema", "ProvisionedThroughput", "StreamSpecification", "DeletionProtectionEnabled"),
            "Name": chosen(name),
            "Attributes": in_order(table["AttributeDefinitions"]),
            "BillingMode": table.get("BillingModeSummary", {}).get("BillingMode", "PROVISIONED"),
            "Encryption": only(table.get("SSEDescription", {}), "Status", "SSEType", "KMSMasterKeyArn"),
            "Indexes": {
                index["IndexName"]: only(index, "KeySchema", "Projection", "ProvisionedThroughput")
                for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
                for index in table.get(kind, [])
            },
            "Expiry": only(
                dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"],
                "TimeToLiveStatus",
                "AttributeName",
            ),
            "Recovery": only(recovery, "PointInTimeRecoveryStatus", "RecoveryPeriodInDays"),
            "Tags": plain_tags(tags),
        }
    return {"tables": result}
