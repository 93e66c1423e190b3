"""Log groups, alarms and dashboards."""

from simulation.stacks.handlers import Made, Request, changes, deletes, handles
from simulation.stacks.properties import whole


@handles("AWS::Logs::LogGroup", drops="LogGroupClass; it keeps tags twice")
def log_group(request: Request) -> Made:
    client, properties = request.client("logs"), request.properties
    name = properties.take("LogGroupName", request.generated_name())
    tags = {tag["Key"]: tag["Value"] for tag in properties.tags()}
    client.create_log_group(
        logGroupName=name,
        **properties.renamed(kmsKeyId="KmsKeyId", logGroupClass="LogGroupClass"),
        **({"tags": tags} if tags else {}),
    )
    if days := properties.take("RetentionInDays"):
        client.put_retention_policy(logGroupName=name, retentionInDays=whole(days))
    return Made(name, {"Arn": f"arn:aws:logs:{request.region}:{request.account}:log-group:{name}:*"})


@changes("AWS::Logs::LogGroup")
def change_log_group(request: Request, present: Made) -> Made:
    if days := request.properties.take("RetentionInDays"):
        request.client("logs").put_retention_policy(logGroupName=present.reference, retentionInDays=whole(days))
    return present


@deletes("AWS::Logs::LogGroup")
def delete_log_group(request: Request, present: Made) -> None:
    request.client("logs").delete_log_group(logGroupName=present.reference)


@handles("AWS::CloudWatch::Dashboard", drops="nothing; it does not know what it was told", overwrites=True)
def dashboard(request: Request) -> Made:
    name = request.properties.take("DashboardName", request.generated_name())
    body = request.properties.need("DashboardBody")
    request.client("cloudwatch").put_dashboard(DashboardName=name, DashboardBody=body)
    return Made(name)


@handles("AWS::CloudWatch::Alarm", lacking=True, overwrites=True)
def alarm(request: Request) -> Made:
    client, properties = request.client("cloudwatch"), request.properties
    name = properties.take("AlarmName", request.generated_name())
    client.put_metric_alarm(
        AlarmName=name,
        **properties.only(
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
            "Dimensions",
            "Metrics",
            "ActionsEnabled",
            "AlarmActions",
            "OKActions",
            "InsufficientDataActions",
        ),
        Tags=properties.tags(),
    )
    made = client.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]
    return Made(name, {"Arn": made["AlarmArn"]})
