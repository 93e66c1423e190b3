"""What a deployment made, read back with the AWS API, in a form in which two deployments can be compared.

Ids are replaced by names: the `Name` tag where a resource has one, its own name otherwise.

A module with a function `read` is a reader. Its `SECTIONS` say where the resources of a type stand that are items of
their own; the others are parts of those. Its `CHANGES` are the changes to a template that it must show.
"""

import sys

import discovery
from inventory.change import Change
from inventory.names import Names
from simulation.account import Account

Inventory = dict[str, dict[str, object]]

READERS = [module for module in discovery.modules(sys.modules[__name__]) if hasattr(module, "read")]
SECTIONS: dict[str, str] = {kind: section for reader in READERS for kind, section in reader.SECTIONS.items()}
CHANGES: list[Change] = [change for reader in READERS for change in reader.CHANGES]


def read(account: Account, *regions: str) -> Inventory:
    """Everything in regions of an account, its own if none is named; the default VPC and what comes with that left out."""
    names = Names()
    found: Inventory = {}
    for region in regions or (account.region,):
        for reader in READERS:
            for section, resources in reader.read(account.at(region).client, names).items():
                found.setdefault(section, {}).update(resources)
    return names.within(found)
