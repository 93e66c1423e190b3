"""CloudFormation's resource handlers, for the simulated account.

moto's own handlers lack some of the types that we write, and drop most properties of the others (`handlers.py` lists
both), so that a stack of theirs says little about a template. These do what CloudFormation does: they translate the
properties into calls of the service's API. A property that a handler does not translate is an error, never ignored.
"""

from simulation.stacks import (  # noqa: F401 (importing them registers their handlers)
    backups,
    balancing,
    clusters,
    caches,
    containers,
    databases,
    functions,
    events,
    identity,
    kafka,
    messages,
    monitoring,
    network,
    observability,
    parameters,
    queues,
    routing,
    scaling,
    search,
    secrets,
    security,
    storage,
    tables,
    users,
)
from simulation.stacks.handlers import REGISTRY
from simulation.stacks.installation import install

__all__ = ["REGISTRY", "install"]
