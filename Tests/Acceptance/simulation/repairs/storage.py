"""S3 and EFS of the simulation."""

import json
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse
from moto.s3.models import FakeBucket, FakeDeleteMarker
from moto.s3.responses import S3Response

from simulation.repairs.registry import repair


@repair
def look_for_log_delivery_among_all_kinds_of_principals() -> None:
    """moto crashes on a policy with a statement about everybody (`"Principal": "*"`) when it looks for log delivery."""
    permits = FakeBucket._log_permissions_enabled_policy

    def _log_permissions_enabled_policy(target_bucket: FakeBucket, target_prefix: str | None) -> bool:
        whole = target_bucket.policy
        if not whole:
            return False
        document = json.loads(whole)
        document["Statement"] = [item for item in document["Statement"] if isinstance(item.get("Principal"), dict)]
        target_bucket.policy = json.dumps(document).encode()
        try:
            return bool(permits(target_bucket, target_prefix))
        finally:
            target_bucket.policy = whole

    FakeBucket._log_permissions_enabled_policy = staticmethod(_log_permissions_enabled_policy)


@repair
def delete_the_marks_of_deleted_objects() -> None:
    """moto crashes when it deletes a delete marker, which it asks to release a file that only objects have."""
    FakeDeleteMarker.dispose = lambda self: None


def _completing(name: str, complete: Callable[[S3Response, dict[str, Any]], None]) -> None:
    """Lets an answer of moto's be completed before it is written."""
    answer = getattr(S3Response, name)

    def answering(self: S3Response) -> Any:
        serialized = self.serialized

        def completed(result: Any) -> Any:
            if isinstance(result, ActionResult) and isinstance(result.result, dict):
                complete(self, result.result)
            return serialized(result)

        self.serialized = completed
        try:
            return answer(self)
        finally:
            del self.serialized

    setattr(S3Response, name, answering)


@repair
def keep_how_many_former_versions_stay() -> None:
    """moto drops `NewerNoncurrentVersions` of an expiration; the provider waits for minutes to read it back."""
    set_rules = FakeBucket.set_lifecycle

    def set_lifecycle(self: FakeBucket, rules: list[dict[str, Any]]) -> None:
        set_rules(self, rules)
        for rule, told in zip(self.rules, rules, strict=True):
            rule.kept_versions = (told.get("NoncurrentVersionExpiration") or {}).get("NewerNoncurrentVersions")

    def complete(self: S3Response, said: dict[str, Any]) -> None:
        rules = self.backend.get_bucket_lifecycle(self.bucket_name)
        for rule, item in zip(rules, said["Rules"], strict=True):
            if rule.kept_versions is not None:
                item["NoncurrentVersionExpiration"]["NewerNoncurrentVersions"] = rule.kept_versions

    FakeBucket.set_lifecycle = set_lifecycle
    _completing("get_bucket_lifecycle", complete)


@repair
def say_whether_eventbridge_gets_events() -> None:
    """moto keeps that EventBridge gets a bucket's events, and does not say so when it is asked."""

    def complete(self: S3Response, said: dict[str, Any]) -> None:
        configuration = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if configuration.event_bridge is not None:
            said["EventBridgeConfiguration"] = {}

    _completing("get_bucket_notification", complete)


@repair
def back_file_systems_up() -> None:
    """moto knows whether a file system is backed up, and lacks the call that says so (PutBackupPolicy)."""

    def put_backup_policy(self: EFSResponse) -> Any:
        policy = self._get_param("BackupPolicy")
        file_system: FileSystem = self.efs_backend.file_systems_by_id[self._get_param("FileSystemId")]
        file_system._backup = policy["Status"] == "ENABLED"
        return json.dumps({"BackupPolicy": policy}), {"Content-Type": "application/json"}

    EFSResponse.put_backup_policy = put_backup_policy
