"""SQS of the simulation."""

import json
from typing import Any

from moto.sqs.models import Queue

from simulation.repairs.registry import repair


@repair
def tell_whose_dead_letter_queue_one_is() -> None:
    """moto keeps a queue's RedriveAllowPolicy and never gives it back; Terraform's provider waits until it does."""
    Queue.BASE_ATTRIBUTES.append("RedriveAllowPolicy")
    Queue.redrive_allow_policy = None


@repair
def write_redrive_policies_as_sqs_does() -> None:
    """moto puts blanks into a queue's RedrivePolicy; Terraform's provider takes that for a change."""
    attributes = Queue.attributes.fget

    def written(self: Queue) -> dict[str, Any]:
        result = attributes(self)
        if self.redrive_policy:
            result["RedrivePolicy"] = json.dumps(self.redrive_policy, separators=(",", ":"))
        return result

    Queue.attributes = property(written)
