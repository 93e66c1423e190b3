"""DynamoDB tables."""

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::DynamoDB::Table", drops="PointInTimeRecoverySpecification, TimeToLiveSpecification")
def table(request: Request) -> Made:
    client, properties = request.client("dynamodb"), request.properties
    name = properties.take("TableName", request.generated_name())
    arguments = properties.only(
        "AttributeDefinitions",
        "BillingMode",
        "DeletionProtectionEnabled",
        "GlobalSecondaryIndexes",
        "KeySchema",
        "LocalSecondaryIndexes",
        "ProvisionedThroughput",
        "TableClass",
    )
    if encryption := properties.take("SSESpecification"):
        enabled = encryption.pop("SSEEnabled")
        arguments["SSESpecification"] = {"Enabled": enabled, **encryption}
    if stream := properties.take("StreamSpecification"):
        arguments["StreamSpecification"] = {"StreamEnabled": True, **stream}
    made = client.create_table(TableName=name, Tags=properties.tags(), **arguments)["TableDescription"]
    if expiry := properties.take("TimeToLiveSpecification"):
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)
    if recovery := properties.take("PointInTimeRecoverySpecification"):
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
    return Made(name, {"Arn": made["TableArn"], "StreamArn": made.get("LatestStreamArn", "")})
