"""A change that replaces what others use, applied by Terraform to a stack that is deployed."""

from __future__ import annotations

import copy
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents import read_configuration
from engines import tools
from engines.provider import Provider
from engines.terraform import Run, Terraform
from jobs import Jobs
from simulation import certificates, images
from simulation.account import NUMBER, Account

REGION = "eu-west-1"


@dataclass
class Replaced:
    """What the change did."""

    configuration: dict[str, Any]
    """What was deployed before it."""

    actions: dict[str, list[str]]
    """What the plan does with each resource."""

    run: Run
    scalable_targets: int
    scaling_policies: int
    desired_counts: list[int]
    """Of the services that run."""

    revisions: int
    """Of task definitions that can be run."""


class Replacement:
    """Deploys a stack and the change as a job: most of its minutes are spent waiting."""

    def __init__(self, jobs: Jobs, written: Path, scratch: Path) -> None:
        self._jobs = jobs
        self._written = written
        self._scratch = scratch

    def run(self) -> Future[Replaced]:
        return self._jobs.start_long("replacement", self._run)

    def _run(self) -> Replaced:
        program, plugins = tools.need_terraform()
        source = self._written / "service" / "terraform"
        configuration = read_configuration(source)
        with Account(self._scratch / "account.log", REGION) as account, Provider(plugins, account) as provider:
            account.client("ssm").put_parameter(
                Name="/certificates/shop", Value=certificates.arn(REGION, NUMBER), Type="String"
            )
            account.client("ecr").create_repository(repositoryName="shop/api")
            images.push(account, self._written)
            terraform = Terraform(program, plugins, source, self._scratch / "work", account, provider.environment)
            run = terraform.deploy({})
            assert run.applied, f"{run.last.output}\n{account.complaints()}"
            # A replacement that only the engine can decide on, as it does for another launch type.
            actions = terraform.change(_changed(configuration), "-replace=aws_ecs_service.api_service")
            scaling, ecs = account.client("application-autoscaling"), account.client("ecs")
            services = ecs.describe_services(cluster="service-main", services=["service-api"])["services"]
            return Replaced(
                configuration,
                actions,
                run,
                len(scaling.describe_scalable_targets(ServiceNamespace="ecs")["ScalableTargets"]),
                len(scaling.describe_scaling_policies(ServiceNamespace="ecs")["ScalingPolicies"]),
                [service["desiredCount"] for service in services if service["status"] == "ACTIVE"],
                len(ecs.list_task_definitions(status="ACTIVE")["taskDefinitionArns"]),
            )


def _changed(configuration: dict[str, Any]) -> dict[str, Any]:
    changed = copy.deepcopy(configuration)
    resources = changed["resource"]
    resources["aws_lb_target_group"]["public_api_targets"]["port"] = 8081
    resources["aws_security_group"]["api_service_security_group"]["description"] = "Another description"
    resources["aws_iam_role"]["api_task_role"]["path"] = "/tasks/"
    return changed
