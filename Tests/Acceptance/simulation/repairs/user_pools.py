"""User pools of the simulation."""

from typing import Any

from moto.cognitoidp.models import CognitoIdpUserPool

from simulation.repairs.registry import repair


@repair
def have_a_tier() -> None:
    """moto's pools have no tier unless told; AWS's have ESSENTIALS, and Terraform's provider does not ask for that."""
    update = CognitoIdpUserPool.update_extended_config

    def update_extended_config(self: CognitoIdpUserPool, extended_config: dict[str, Any]) -> None:
        update(self, extended_config)
        self.extended_config.setdefault("UserPoolTier", "ESSENTIALS")

    CognitoIdpUserPool.update_extended_config = update_extended_config
