"""AWS Backup's vaults and plans."""

from __future__ import annotations

from typing import Any

from simulation.stacks.handlers import Made, Request, handles


@handles("AWS::Backup::BackupVault", lacking=True)
def backup_vault(request: Request) -> Made:
    client, properties = request.client("backup"), request.properties
    name = properties.need("BackupVaultName")
    made = client.create_backup_vault(
        BackupVaultName=name,
        BackupVaultTags=properties.take("BackupVaultTags", {}),
        **properties.only("EncryptionKeyArn"),
    )
    if lock := properties.take("LockConfiguration"):
        client.put_backup_vault_lock_configuration(BackupVaultName=name, **lock)
    return Made(name, {"BackupVaultName": name, "BackupVaultArn": made["BackupVaultArn"]})


@handles("AWS::Backup::BackupPlan", lacking=True)
def backup_plan(request: Request) -> Made:
    properties = request.properties
    plan = properties.need("BackupPlan")
    made = request.client("backup").create_backup_plan(
        BackupPlan={
            "BackupPlanName": plan["BackupPlanName"],
            "Rules": [_rule(rule) for rule in plan["BackupPlanRule"]],
        },
        BackupPlanTags=properties.take("BackupPlanTags", {}),
    )
    identifier = made["BackupPlanId"]
    return Made(
        identifier,
        {"BackupPlanId": identifier, "BackupPlanArn": made["BackupPlanArn"], "VersionId": made["VersionId"]},
    )


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    return {"TargetBackupVaultName" if name == "TargetBackupVault" else name: value for name, value in rule.items()}


@handles("AWS::Backup::BackupSelection", lacking=True)
def backup_selection(request: Request) -> Made:
    plan = request.properties.need("BackupPlanId")
    made = request.client("backup").create_backup_selection(
        BackupPlanId=plan, BackupSelection=request.properties.need("BackupSelection")
    )
    identifier = made["SelectionId"]
    return Made(f"{identifier}_{plan}", {"Id": f"{identifier}_{plan}", "SelectionId": identifier, "BackupPlanId": plan})
