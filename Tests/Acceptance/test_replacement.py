"""A change that replaces what others use is applied by Terraform, and leaves nothing behind."""

from __future__ import annotations

from documents import read_configuration
from examples import EXAMPLES
from outputs import FolderOf
from replacement import Replaced

NEW_FIRST = ["create", "delete"]


def test_a_second_apply_replaces_what_others_use(replaced: Replaced) -> None:
    resources = {address for address, action in replaced.actions.items() if sorted(action) == NEW_FIRST}
    for address in (
        "aws_lb_target_group.public_api_targets",
        "aws_security_group.api_service_security_group",
        "aws_iam_role.api_task_role",
        "aws_ecs_task_definition.api_task_definition",
    ):
        assert replaced.actions.get(address) == NEW_FIRST, address
    # AWS deletes the scaling of a service with the service.
    assert {"aws_appautoscaling_target.api_scalable_target", "aws_appautoscaling_policy.api_scale_on_cpu"} <= resources
    assert not replaced.run.differences, replaced.run.steps["plan after the change"].output

    written = replaced.configuration["resource"]
    assert replaced.scalable_targets == 1
    assert replaced.scaling_policies == len(written["aws_appautoscaling_policy"])
    assert replaced.desired_counts == [written["aws_ecs_service"]["api_service"]["desired_count"]]
    # A schedule of another stack may still run the former revision.
    assert replaced.revisions == 2


def test_what_creates_its_replacement_first_can_have_another_name(output: FolderOf) -> None:
    same = []
    for example in EXAMPLES:
        for stack in example.stacks:
            written = read_configuration(output(example) / stack / "terraform")["resource"]
            same += [
                f"{example} {kind}.{name}"
                for kind, resources in written.items()
                for name, resource in resources.items()
                if resource.get("lifecycle", {}).get("create_before_destroy")
                and "name_prefix" not in resource
                and kind not in UNNAMED
            ]
    assert not same


UNNAMED = {
    # A deployment has no name, and an API any number of them.
    "aws_api_gateway_deployment",
    # Several links and integrations can be alike: they are known by their ids.
    "aws_apigatewayv2_vpc_link",
    "aws_apigatewayv2_integration",
    # Nothing but another API forces a replacement, and in that the name is free.
    "aws_apigatewayv2_authorizer",
    # Nothing but another API forces a replacement, and they are found by their ids or are free there.
    "aws_api_gateway_authorizer",
    "aws_api_gateway_model",
    "aws_api_gateway_request_validator",
    # Another namespace is all that replaces one under its name, and the name is free there.
    "aws_service_discovery_service",
    # A key of CloudFront cannot change: a new one is given another name.
    "aws_cloudfront_public_key",
    # Each revision has a number.
    "aws_ecs_task_definition",
    # A domain can have any number of certificates.
    "aws_acm_certificate",
    # The name is all that forces a replacement, or it has the family in it, or the number of zones.
    "aws_cloudfront_function",
    "aws_cloudfront_key_group",
    "aws_cloudfront_origin_access_control",
    "aws_cloudfront_response_headers_policy",
    "aws_cloudfront_vpc_origin",
    "aws_elasticache_subnet_group",
    "aws_elasticache_parameter_group",
    "aws_db_proxy",
    "aws_db_proxy_default_target_group",
    "aws_db_proxy_target",
    # A rule is replaced with its group alone.
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
}
