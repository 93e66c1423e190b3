"""Networks of the simulation."""

from typing import Any

from moto.ec2.models.subnets import SubnetBackend

from simulation.repairs.registry import repair


@repair
def take_a_deleted_subnet_from_its_network_acl() -> None:
    """moto's network ACL keeps the association of a subnet that is deleted."""
    delete = SubnetBackend.delete_subnet

    def delete_subnet(self: Any, subnet_id: str) -> Any:
        for acl in self.network_acls.values():
            for identifier in [item for item, found in acl._associations.items() if found.subnet_id == subnet_id]:
                del acl._associations[identifier]
        return delete(self, subnet_id)

    SubnetBackend.delete_subnet = delete_subnet
