"""A change that replaces what others use is applied by Terraform, and leaves nothing behind."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from documents import read_configuration
from engines import tools
from engines.terraform import Terraform
from examples import EXAMPLES
from outputs import FolderOf
from simulation import certificates, images
from simulation.account import NUMBER, Account

REGION = "eu-west-1"
NEW_FIRST = ["create", "delete"]


@pytest.mark.slow
def test_a_second_apply_replaces_what_others_use(output: FolderOf, tmp_path: Path) -> None:
    program, plugins = tools.need_terraform()
    (constructs,) = (example for example in EXAMPLES if example.product == "constructs")
    source = output(constructs) / "service" / "terraform"
    configuration = read_configuration(source)
    with Account(tmp_path / "account.log", REGION) as account:
        account.client("ssm").put_parameter(
            Name="/certificates/shop", Value=certificates.arn(REGION, NUMBER), Type="String"
        )
        account.client("ecr").create_repository(repositoryName="shop/api")
        images.push(account, output(constructs))
        terraform = Terraform(program, plugins, source, tmp_path / "work", account)
        run = terraform.deploy({})
        assert run.applied, f"{run.last.output}\n{account.complaints()}"

        changed = copy.deepcopy(configuration)
        resources = changed["resource"]
        resources["aws_lb_target_group"]["public_api_targets"]["port"] = 8081
        resources["aws_security_group"]["api_service_security_group"]["description"] = "Another description"
        resources["aws_iam_role"]["api_task_role"]["path"] = "/tasks/"
        # A replacement that only the engine can decide on, as it does for another launch type.
        actions = terraform.change(changed, "-replace=aws_ecs_service.api_service")
        replaced = {address: action for address, action in actions.items() if sorted(action) == NEW_FIRST}
        for address in (
            "aws_lb_target_group.public_api_targets",
            "aws_security_group.api_service_security_group",
            "aws_iam_role.api_task_role",
            "aws_ecs_task_definition.api_task_definition",
        ):
            assert replaced.get(address) == NEW_FIRST, address
        # AWS deletes the scaling of a service with the service.
        assert {"aws_appautoscaling_target.api_scalable_target", "aws_appautoscaling_policy.api_scale_on_cpu"} <= set(
            replaced
        )
        assert not run.differences, run.steps["plan after the change"].output

        scaling, ecs = account.client("application-autoscaling"), account.client("ecs")
        targets = scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]
        policies = scaling.describe_scaling_policies(ServiceNamespace="ecs")["ScalingPolicies"]
        assert (len(targets), len(policies)) == (1, len(configuration["resource"]["aws_appautoscaling_policy"]))
        services = ecs.describe_services(cluster="service-main", services=["service-api"])["services"]
        assert [service["desiredCount"] for service in services if service["status"] == "ACTIVE"] == [
            configuration["resource"]["aws_ecs_service"]["api_service"]["desired_count"]
        ]
        # A schedule of another stack may still run the former revision.
        assert len(ecs.list_task_definitions(status="ACTIVE")["taskDefinitionArns"]) == 2


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
    # Each revision has a number.
    "aws_ecs_task_definition",
    # The name is all that forces a replacement, or it has the family in it.
    "aws_elasticache_subnet_group",
    "aws_elasticache_parameter_group",
}
