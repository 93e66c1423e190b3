"""What moto forgets or cannot answer, put right inside the simulated account's process.

Each repair says what goes wrong without it. They were written for one version of moto, by reading its source:
a test holds the installed version against `WRITTEN_FOR`, so that an update of moto starts with reading them again.
"""

import sys
from functools import cache

import discovery
from simulation.repairs.registry import REPAIRS

WRITTEN_FOR = "5.2.1"


@cache
def apply() -> None:
    discovery.modules(sys.modules[__name__])
    for repair in REPAIRS:
        repair()
