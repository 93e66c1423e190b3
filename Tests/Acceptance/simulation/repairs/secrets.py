"""Secrets Manager of the simulation."""

from typing import Any

from moto.secretsmanager.models import SecretsManagerBackend

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
