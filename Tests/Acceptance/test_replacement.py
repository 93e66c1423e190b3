"""A change that replaces what others use is applied by Terraform, and leaves nothing behind."""

from __future__ import annotations

import json
import re

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


def test_what_is_used_is_deleted_after_its_users_or_nothing_refuses_it(output: FolderOf) -> None:
    undecided, decided = [], set()
    for example in EXAMPLES:
        for stack in example.stacks:
            written = read_configuration(output(example) / stack / "terraform")["resource"]
            for kind, name in sorted(_used(written)):
                if kind in DELETED_AT_ONCE:
                    decided.add(kind)
                elif not written[kind][name].get("lifecycle", {}).get("create_before_destroy"):
                    undecided.append(f"{example} {stack} {kind}.{name}")
    assert not undecided
    assert decided == set(DELETED_AT_ONCE)


def _used(written: dict[str, dict[str, dict[str, object]]]) -> set[tuple[str, str]]:
    """The resources that properties of others refer to; a dashboard or a policy uses nothing."""
    used = set()
    for kind, resources in written.items():
        if kind in ("aws_cloudwatch_dashboard", "aws_iam_role_policy", "aws_ssm_parameter"):
            continue
        for name, resource in resources.items():
            properties = {key: value for key, value in resource.items() if key not in ("depends_on", "lifecycle")}
            for other in re.findall(r"\b(aws_\w+)\.(\w+)", json.dumps(properties)):
                if other != (kind, name) and other[1] in written.get(other[0], {}):
                    used.add(other)
    return used


PARTS = "what refers to it is a part of it: it goes first, or is replaced with it"
KEPT = "it holds data, or is protected from deletion: no engine deletes it by itself"
FREE = "AWS deletes it, whatever refers to it"
DELETED_AT_ONCE = {
    "aws_api_gateway_api_key": PARTS,
    "aws_api_gateway_method": PARTS,
    "aws_api_gateway_resource": PARTS,
    "aws_api_gateway_rest_api": PARTS,
    "aws_api_gateway_stage": PARTS,
    "aws_api_gateway_usage_plan": PARTS,
    "aws_apigatewayv2_api": PARTS,
    "aws_apigatewayv2_domain_name": PARTS,
    "aws_apigatewayv2_stage": PARTS,
    "aws_appautoscaling_target": PARTS,
    "aws_backup_plan": PARTS,
    "aws_cloudwatch_event_rule": PARTS,
    "aws_cloudwatch_log_delivery_destination": PARTS,
    "aws_cloudwatch_log_delivery_source": PARTS,
    "aws_cognito_identity_pool": PARTS,
    "aws_ecs_cluster": PARTS,
    "aws_internet_gateway": PARTS,
    # A load balancer has one listener for a port, so that another one cannot be made before it goes.
    "aws_lb_listener": PARTS,
    "aws_route53_record": PARTS,
    "aws_vpc": PARTS,
    "aws_vpc_peering_connection": PARTS,
    "aws_backup_vault": KEPT,
    "aws_cloudwatch_log_group": KEPT,
    "aws_cognito_user_pool": KEPT,
    "aws_db_instance": KEPT,
    "aws_ecr_repository": KEPT,
    "aws_efs_file_system": KEPT,
    "aws_elasticache_replication_group": KEPT,
    "aws_lb": KEPT,
    "aws_msk_cluster": KEPT,
    "aws_msk_serverless_cluster": KEPT,
    "aws_opensearch_domain": KEPT,
    "aws_rds_cluster": KEPT,
    "aws_route53_zone": KEPT,
    "aws_s3_bucket": KEPT,
    "aws_secretsmanager_secret": KEPT,
    "aws_sqs_queue": KEPT,
    "aws_cloudfront_distribution": FREE,
    "aws_cognito_identity_provider": FREE,
    "aws_cognito_resource_server": FREE,
    "aws_cognito_user_pool_client": FREE,
    "aws_cognito_user_pool_domain": FREE,
    "aws_ecs_service": FREE,
    "aws_efs_access_point": FREE,
    "aws_lambda_function": FREE,
    "aws_sfn_state_machine": FREE,
    "aws_sns_topic": FREE,
    "aws_ssm_parameter": FREE,
}


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
    # Another network or namespace is all that replaces one under its name, and the name is free there.
    "aws_service_discovery_private_dns_namespace",
    "aws_service_discovery_service",
    # A key of CloudFront cannot change: a new one is given another name.
    "aws_cloudfront_public_key",
    # Each revision has a number.
    "aws_ecs_task_definition",
    # A domain can have any number of certificates.
    "aws_acm_certificate",
    # The name is all that forces a replacement, or it has the family in it, or the number of zones.
    "aws_cloudfront_cache_policy",
    "aws_cloudfront_function",
    "aws_cloudfront_key_group",
    "aws_cloudfront_origin_access_control",
    "aws_cloudfront_response_headers_policy",
    "aws_cloudfront_vpc_origin",
    "aws_elasticache_subnet_group",
    "aws_elasticache_parameter_group",
    "aws_elasticache_user",
    "aws_elasticache_user_group",
    "aws_cloudwatch_metric_alarm",
    "aws_msk_configuration",
    "aws_service_discovery_http_namespace",
    "aws_db_proxy",
    "aws_db_proxy_default_target_group",
    "aws_db_proxy_target",
    # They have no names. A subnet is replaced with its range alone, a route with its range or its table.
    "aws_eip",
    "aws_kms_key",
    "aws_nat_gateway",
    "aws_route",
    "aws_route53_health_check",
    "aws_route_table",
    "aws_route_table_association",
    "aws_subnet",
    # A rule is replaced with its group alone.
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_egress_rule",
}
