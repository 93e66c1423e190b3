"""AWS Backup of the simulation."""

import json
from typing import Any
from urllib.parse import unquote

from moto.backup.models import Plan
from moto.backup.responses import BackupResponse
from moto.moto_api._internal import mock_random

from simulation.repairs.registry import repair


def _plan_of(response: BackupResponse) -> Plan:
    """The plan in the path: `/backup/plans/<plan>/selections/<selection>`."""
    plan: Plan = response.backup_backend.get_backup_plan(response.path.split("/")[3], None)
    if not hasattr(plan, "selections"):
        plan.selections = {}
    return plan


@repair
def select_what_a_plan_saves() -> None:
    """moto has plans, and no selections for them."""

    def create_backup_selection(self: BackupResponse) -> Any:
        plan, identifier = _plan_of(self), str(mock_random.uuid4())
        plan.selections[identifier] = json.loads(self.body)["BackupSelection"]
        return json.dumps({"SelectionId": identifier, "BackupPlanId": plan.backup_plan_id})

    def get_backup_selection(self: BackupResponse) -> Any:
        plan, identifier = _plan_of(self), self.path.split("/")[5]
        selection = plan.selections[identifier]
        return json.dumps(
            {"BackupSelection": selection, "SelectionId": identifier, "BackupPlanId": plan.backup_plan_id}
        )

    def list_backup_selections(self: BackupResponse) -> Any:
        plan = _plan_of(self)
        return json.dumps(
            {"BackupSelectionsList": [{"SelectionId": identifier} for identifier in plan.selections]}
        )

    BackupResponse.create_backup_selection = create_backup_selection
    BackupResponse.get_backup_selection = get_backup_selection
    BackupResponse.list_backup_selections = list_backup_selections


@repair
def find_tags_without_a_slash_behind_the_name() -> None:
    """moto takes the last part but one of the path for the name; the provider ends the path with the name."""

    def list_tags(self: BackupResponse) -> Any:
        name = unquote(self.path.removeprefix("/tags/").rstrip("/"))
        return json.dumps({"Tags": self.backup_backend.list_tags(name)})

    BackupResponse.list_tags = list_tags
