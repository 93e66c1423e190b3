"""Web ACLs and their logs, of the simulation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.cloudfront.models import cloudfront_backends
from moto.wafv2.exceptions import WAFNonexistentItemException, WAFv2ClientError
from moto.wafv2.models import GLOBAL_REGION, WAFV2Backend, wafv2_backends
from moto.wafv2.responses import WAFV2Response

from simulation.repairs.cloudfront import items
from simulation.repairs.registry import repair

ACTIONS = ("create", "get", "update", "delete")


@repair
def have_what_cloudfront_takes_in_one_region_alone() -> None:
    """moto takes the scope CLOUDFRONT in every region.

    https://github.com/aws-solutions/aws-waf-security-automations/issues/300
    """

    def checking(call: Callable[[WAFV2Response], Any]) -> Callable[[WAFV2Response], Any]:
        def checked(self: WAFV2Response) -> Any:
            if self._get_param("Scope") == "CLOUDFRONT" and self.region != "us-east-1":
                raise WAFv2ClientError(
                    "WAFInvalidParameterException",
                    "Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT",
                )
            return call(self)

        return checked

    for name in (f"{action}_{kind}" for action in ACTIONS for kind in ("web_acl", "ip_set")):
        setattr(WAFV2Response, name, checking(getattr(WAFV2Response, name)))


@repair
def log_what_a_web_acl_inspects_that_is_there() -> None:
    """moto takes a logging configuration for a web ACL that nobody made, and logs of any name.

    https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
    """
    put = WAFV2Backend.put_logging_configuration

    def put_logging_configuration(self: WAFV2Backend, arn: str, destinations: list[str], *rest: Any) -> Any:
        if arn not in self.wacls and arn not in wafv2_backends[self.account_id][GLOBAL_REGION].wacls:
            raise WAFNonexistentItemException
        for destination in destinations:
            if not destination.rpartition(":")[2].startswith("aws-waf-logs-"):
                raise WAFv2ClientError(
                    "WAFInvalidParameterException",
                    "Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by "
                    f"colons or slashes., field: LOG_DESTINATION, parameter: {destination}",
                )
        return put(self, arn, destinations, *rest)

    WAFV2Backend.put_logging_configuration = put_logging_configuration


@repair
def delete_no_web_acl_in_use() -> None:
    """moto deletes web ACLs that distributions, balancers and APIs have.

    https://docs.aws.amazon.com/waf/latest/APIReference/API_DeleteWebACL.html
    """
    delete = WAFV2Backend.delete_web_acl

    def delete_web_acl(self: WAFV2Backend, name: str, scope: str, _id: str, lock_token: str) -> None:
        acl = self.get_web_acl(None, name, _id)
        distributions = items(cloudfront_backends[self.account_id]["aws"], "Distribution").values()
        if acl.associated_resources or any(item.config["WebACLId"] == acl.arn for item in distributions):
            raise WAFv2ClientError(
                "WAFAssociatedItemException",
                "AWS WAF couldn\u2019t perform the operation because your resource is being used by another resource or it\u2019s "
                "associated with another resource.",
            )
        delete(self, name, scope, _id, lock_token)

    WAFV2Backend.delete_web_acl = delete_web_acl
