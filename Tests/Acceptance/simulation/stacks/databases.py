"""RDS instances, those of clusters too, their subnet groups and parameter groups."""

import json
import re
from typing import Any

from simulation.repairs.databases import STATIC
from simulation.stacks.handlers import Made, Request, changes, copies, deletes, handles
from simulation.stacks.properties import whole

SHARED = (
    "DBInstanceClass",
    "StorageType",
    "MultiAZ",
    "PubliclyAccessible",
    "KmsKeyId",
    "DBParameterGroupName",
    "AutoMinorVersionUpgrade",
    "CopyTagsToSnapshot",
    "DeletionProtection",
    "EnableIAMDatabaseAuthentication",
    "EnableCloudwatchLogsExports",
    "EnablePerformanceInsights",
    "PerformanceInsightsKMSKeyId",
    "PerformanceInsightsRetentionPeriod",
    "AvailabilityZone",
    "CACertificateIdentifier",
    "MonitoringInterval",
    "MonitoringRoleArn",
    "DBSubnetGroupName",
    "NetworkType",
)
OF_A_SOURCE = (
    "Engine",
    "EngineVersion",
    "StorageEncrypted",
    "DBName",
    "MasterUsername",
    "MasterUserPassword",
    "ManageMasterUserPassword",
    "BackupRetentionPeriod",
    "PreferredBackupWindow",
    "PreferredMaintenanceWindow",
    "DBClusterIdentifier",
    "PromotionTier",
)
OF_A_CHANGE = (
    "DBInstanceClass",
    "StorageType",
    "MultiAZ",
    "DBParameterGroupName",
    "CopyTagsToSnapshot",
    "DeletionProtection",
    "EngineVersion",
    "BackupRetentionPeriod",
    "PreferredBackupWindow",
    "PreferredMaintenanceWindow",
)
AFTER_CREATION = ("BackupRetentionPeriod", "PreferredBackupWindow", "PreferredMaintenanceWindow")
ABOUT_CHANGES = ("ApplyImmediately", "AllowMajorVersionUpgrade")
NUMBERS = {"AllocatedStorage", "MaxAllocatedStorage", "Port", "Iops", "StorageThroughput"}


def apply_method(parameter: str) -> str:
    """CloudFormation asks RDS which parameters are static."""
    return "pending-reboot" if parameter in STATIC else "immediate"


def _arguments(request: Request) -> dict[str, Any]:
    """What source and replica have in common, under the API's names."""
    properties = request.properties
    arguments = {
        "DBInstanceIdentifier": properties.take("DBInstanceIdentifier", request.generated_name().lower()),
        **properties.only(*SHARED),
        **properties.renamed(VpcSecurityGroupIds="VPCSecurityGroups"),
        **{name: whole(value) for name, value in properties.only(*NUMBERS).items()},
    }
    tags = properties.tags()
    return {**arguments, **({"Tags": tags} if tags else {})}


@handles("AWS::RDS::DBInstance", drops="all that is not in moto's short list; fails on a Ref to a group")
def instance(request: Request) -> Made:
    client, properties = request.client("rds"), request.properties
    arguments = _arguments(request)
    for about_changes in ABOUT_CHANGES:
        properties.take(about_changes)
    if source := properties.take("SourceDBInstanceIdentifier"):
        made = _replica(request, source, arguments)
    else:
        if secret := properties.take("MasterUserSecret"):
            arguments["MasterUserSecretKmsKeyId"] = secret["KmsKeyId"]
        given = properties.only(*OF_A_SOURCE)
        if "MasterUserPassword" in given:
            given["MasterUserPassword"] = _resolved(request, given["MasterUserPassword"])
        made = client.create_db_instance(**arguments, **given)
    database = made["DBInstance"]
    return Made(
        database["DBInstanceIdentifier"],
        {
            "DBInstanceArn": database["DBInstanceArn"],
            "DbiResourceId": database["DbiResourceId"],
            "Endpoint.Address": database["Endpoint"]["Address"],
            "Endpoint.Port": str(database["Endpoint"]["Port"]),
            "Endpoint.HostedZoneId": database["Endpoint"].get("HostedZoneId", ""),
            "MasterUserSecret.SecretArn": database.get("MasterUserSecret", {}).get("SecretArn", ""),
        },
    )


@changes("AWS::RDS::DBInstance")
def change_instance(request: Request, present: Made) -> Made:
    properties = request.properties
    for about_changes in ABOUT_CHANGES:
        properties.take(about_changes)
    request.client("rds").modify_db_instance(
        DBInstanceIdentifier=present.reference,
        AllowMajorVersionUpgrade=request.given.get("AllowMajorVersionUpgrade", False),
        ApplyImmediately=request.given.get("ApplyImmediately", True),
        **properties.only(*OF_A_CHANGE),
        **{name: whole(value) for name, value in properties.only(*NUMBERS - {"Port"}).items()},
    )
    return present


@copies("AWS::RDS::DBInstance")
def copy_instance(request: Request, present: Made) -> None:
    name = request.generated_name().lower()
    request.client("rds").create_db_snapshot(DBInstanceIdentifier=present.reference, DBSnapshotIdentifier=name)


@deletes("AWS::RDS::DBInstance")
def delete_instance(request: Request, present: Made) -> None:
    request.client("rds").delete_db_instance(DBInstanceIdentifier=present.reference, SkipFinalSnapshot=True)


def _resolved(request: Request, password: str) -> str:
    """What a dynamic reference to a member of a secret comes to."""
    reference = re.fullmatch(r"\{\{resolve:secretsmanager:(.+):SecretString:([^:]+)\}\}", password)
    if not reference:
        return password
    secret, member = reference.groups()
    value = request.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"]
    return json.loads(value)[member]


def _replica(request: Request, source: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """A replica has its source's engine; what cannot be said at creation, CloudFormation changes afterwards."""
    client, properties = request.client("rds"), request.properties
    properties.take("Engine")
    made = client.create_db_instance_read_replica(SourceDBInstanceIdentifier=source, **arguments)
    if later := properties.only(*AFTER_CREATION):
        identifier = arguments["DBInstanceIdentifier"]
        made = client.modify_db_instance(DBInstanceIdentifier=identifier, ApplyImmediately=True, **later)
    return made


@handles("AWS::RDS::DBSubnetGroup", drops="nothing; its Ref gives no name")
def subnet_group(request: Request) -> Made:
    properties = request.properties
    made = request.client("rds").create_db_subnet_group(
        DBSubnetGroupName=properties.take("DBSubnetGroupName", request.generated_name()).lower(),
        DBSubnetGroupDescription=properties.need("DBSubnetGroupDescription"),
        SubnetIds=properties.need("SubnetIds"),
        Tags=properties.tags(),
    )["DBSubnetGroup"]
    return Made(made["DBSubnetGroupName"])


@changes("AWS::RDS::DBSubnetGroup")
def change_subnet_group(request: Request, present: Made) -> Made:
    request.client("rds").modify_db_subnet_group(
        DBSubnetGroupName=present.reference, SubnetIds=request.given["SubnetIds"],
        **request.properties.only("DBSubnetGroupDescription"),
    )
    request.properties.take("SubnetIds")
    return present


@handles("AWS::RDS::DBParameterGroup", drops="nothing; its Ref gives no name")
def parameter_group(request: Request) -> Made:
    client, properties = request.client("rds"), request.properties
    made = client.create_db_parameter_group(
        DBParameterGroupName=properties.take("DBParameterGroupName", request.generated_name()).lower(),
        DBParameterGroupFamily=properties.need("Family"),
        Description=properties.need("Description"),
        Tags=properties.tags(),
    )["DBParameterGroup"]
    parameters = properties.take("Parameters", {})
    if parameters:
        client.modify_db_parameter_group(
            DBParameterGroupName=made["DBParameterGroupName"],
            Parameters=[
                {"ParameterName": name, "ParameterValue": str(value), "ApplyMethod": apply_method(name)}
                for name, value in parameters.items()
            ],
        )
    return Made(made["DBParameterGroupName"], {"DBParameterGroupName": made["DBParameterGroupName"]})


@deletes("AWS::RDS::DBParameterGroup")
def delete_parameter_group(request: Request, present: Made) -> None:
    request.client("rds").delete_db_parameter_group(DBParameterGroupName=present.reference)
