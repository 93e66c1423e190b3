"""AWS Backup's vaults, and its plans with what they save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, chosen, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {
    "AWS::Backup::BackupVault": "backup vaults",
    "AWS::Backup::BackupPlan": "backup plans",
}

CHANGES = (
    Change("AWS::Backup::BackupVault", "LockConfiguration.MinRetentionDays", 3, "backup vaults / * / MinRetentionDays"),
    Change(
        "AWS::Backup::BackupPlan",
        "BackupPlan.BackupPlanRule.0.StartWindowMinutes",
        90,
        "backup plans / * / Rules*",
    ),
    Change(
        "AWS::Backup::BackupSelection", "BackupSelection.SelectionName", "other", "backup plans / * / Selections / *"
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    backup = client("backup")
    vaults = every(backup, "list_backup_vaults", "BackupVaultList")
    plans = every(backup, "list_backup_plans", "BackupPlansList")
    return {
        "backup vaults": dict(_vault(backup, item, names) for item in vaults),
        "backup plans": dict(_plan(backup, item, names) for item in plans),
    }


def _vault(backup: Any, vault: dict[str, Any], names: Names) -> tuple[str, dict[str, Any]]:
    name = vault["BackupVaultName"]
    return names.add("backup vault", name, vault["BackupVaultArn"]), {
        **only(vault, "Locked", "MinRetentionDays", "MaxRetentionDays"),
        "Name": chosen(name),
        "Key": names.key(vault.get("EncryptionKeyArn")),
        "Tags": plain_tags(_tags(backup, vault["BackupVaultArn"])),
    }


def _plan(backup: Any, listed: dict[str, Any], names: Names) -> tuple[str, dict[str, Any]]:
    identifier = listed["BackupPlanId"]
    plan = backup.get_backup_plan(BackupPlanId=identifier)["BackupPlan"]
    return names.add("backup plan", plan["BackupPlanName"], identifier), {
        "Name": chosen(plan["BackupPlanName"]),
        "Rules": {rule["RuleName"]: _rule(rule) for rule in plan["Rules"]},
        "Selections": {
            selection["SelectionName"]: selection
            for selection in (
                _selection(backup, identifier, item["SelectionId"])
                for item in every(backup, "list_backup_selections", "BackupSelectionsList", BackupPlanId=identifier)
            )
        },
        "Tags": plain_tags(_tags(backup, listed["BackupPlanArn"])),
    }


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    return {
        **only(rule, "TargetBackupVaultName", "ScheduleExpression", "ScheduleExpressionTimezone"),
        **only(rule, "StartWindowMinutes", "CompletionWindowMinutes"),
        "Lifecycle": {**defaults.BACKUP_LIFECYCLE, **rule.get("Lifecycle", {})},
    }


def _selection(backup: Any, plan: str, identifier: str) -> dict[str, Any]:
    selection = backup.get_backup_selection(BackupPlanId=plan, SelectionId=identifier)["BackupSelection"]
    return {
        **only(selection, "SelectionName", "IamRoleArn"),
        "Resources": set(selection.get("Resources", [])),
        "Tags": in_order(selection.get("ListOfTags", [])),
    }


def _tags(backup: Any, arn: str) -> Any:
    return backup.list_tags(ResourceArn=arn)["Tags"]
