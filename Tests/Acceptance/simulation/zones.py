"""The public hosted zone of the examples, in every simulated account: they state its id."""

import os

from simulation.account import NUMBER

DOMAIN = "example.com."
ID = "Z0123456789ABCDEFGHIJ"


def place() -> None:
    """Makes the zone and stores it under the known id: Route 53 itself would choose a random one."""
    from moto.route53.models import route53_backends

    backend = route53_backends[os.environ.get("MOTO_ACCOUNT_ID", NUMBER)]["aws"]
    zone = backend.create_hosted_zone(DOMAIN, private_zone=False)
    del backend.zones[zone.resource_id]
    zone.resource_id = ID
    backend.zones[ID] = zone
