"""Secrets Manager of the simulation."""

import json
from typing import Any

from moto.secretsmanager.exceptions import InvalidRequestException
from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

from simulation.repairs.registry import repair


@repair
def schedule_rotations_without_the_function() -> None:
    """moto runs the rotation function at once, which is another stack's; AWS runs it later, and by itself."""
    rotate = SecretsManagerBackend.rotate_secret

    def rotate_secret(
        self: SecretsManagerBackend, secret_id: str, *arguments: Any, rotation_lambda_arn: str = "", **options: Any
    ) -> str:
        options["rotate_immediately"] = False
        result = rotate(self, secret_id, *arguments, **options)
        self.secrets[secret_id].rotation_lambda_arn = rotation_lambda_arn
        return result

    SecretsManagerBackend.rotate_secret = rotate_secret


@repair
def forget_versions_without_a_label() -> None:
    """moto keeps versions without a label, and takes other labels than its own from what is not current any more.

    https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
    """
    reset = FakeSecret.reset_default_version

    def reset_default_version(self: FakeSecret, secret_version: dict[str, Any], version_id: str) -> None:
        former = self.versions.get(self.default_version_id)
        labels = [label for label in former["version_stages"] if not label.startswith("AWS")] if former else []
        reset(self, secret_version, version_id)
        if former is not None and former is not secret_version:
            former["version_stages"] += labels
        for identifier in [key for key, version in self.versions.items() if not version["version_stages"]]:
            del self.versions[identifier]

    FakeSecret.reset_default_version = reset_default_version


@repair
def refuse_rotations_that_do_not_know_their_database() -> None:
    """moto takes any secret; the functions that AWS offers for the rotation of a database's password read where it is.

    https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
    """
    rotate = SecretsManagerBackend.rotate_secret

    def rotate_secret(self: SecretsManagerBackend, secret_id: str, *arguments: Any, **options: Any) -> str:
        value = _value(self, secret_id)
        missing = [key for key in ("engine", "host") if key not in value]
        if missing and {"username", "password"} <= value.keys():
            raise InvalidRequestException(f"The secret {secret_id} cannot be rotated: its value has no {' and no '.join(missing)}.")
        return rotate(self, secret_id, *arguments, **options)

    SecretsManagerBackend.rotate_secret = rotate_secret


def _value(backend: SecretsManagerBackend, secret_id: str) -> dict[str, Any]:
    """The object that a secret holds; an empty one where it is a text or has no value yet."""
    secret = backend.secrets.get(secret_id) if backend._is_valid_identifier(secret_id) else None
    current = secret.versions.get(secret.default_version_id) if secret is not None else None
    try:
        value = json.loads((current or {}).get("secret_string") or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
