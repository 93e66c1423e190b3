"""CloudFormation's resource handlers, for the simulated account.

moto's own handlers lack some of the types that we write, and drop most properties of the others (`handlers.py` lists
both), so that a stack of theirs says little about a template. These do what CloudFormation does: they translate the
properties into calls of the service's API. A property that a handler does not translate is an error, never ignored.
"""

import sys

import discovery
from simulation.stacks.handlers import REGISTRY
from simulation.stacks.installation import install

discovery.modules(sys.modules[__name__])  # importing them registers their handlers

__all__ = ["REGISTRY", "install"]
