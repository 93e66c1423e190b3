"""CloudWatch of the simulation."""

from typing import Any

from botocore import xform_name
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import EmptyResult

from simulation.repairs.registry import repair

ARGUMENTS = (
    "AlarmName",
    "AlarmDescription",
    "AlarmRule",
    "ActionsSuppressor",
    "ActionsSuppressorWaitPeriod",
    "ActionsSuppressorExtensionPeriod",
)


@repair
def make_composite_alarms() -> None:
    """moto can describe composite alarms, and has no action that makes one; its other action reads their rule."""

    def put_composite_alarm(self: CloudWatchResponse) -> Any:
        self.put_metric_alarm()
        alarm = self.cloudwatch_backend.alarms[self._get_param("AlarmName")]
        for argument in ARGUMENTS:
            setattr(alarm, xform_name(argument), self._get_param(argument))
        return EmptyResult()

    CloudWatchResponse.put_composite_alarm = put_composite_alarm
