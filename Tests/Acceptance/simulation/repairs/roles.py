"""Roles of the simulation."""

from moto.iam.models import IAMBackend, Role

from simulation.repairs.registry import repair


@repair
def look_at_roles_while_others_are_made() -> None:
    """Every action of IAM looks for its role in the dictionary, which another request may change meanwhile: a crash."""

    def get_roles(self: IAMBackend) -> list[Role]:
        return list(self.roles.values())

    IAMBackend.get_roles = get_roles
