"""ECS clusters, task definitions, services."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from inventory import defaults
from inventory.change import Change
from inventory.names import Names, chosen, name_tag, plain_tags
from inventory.reading import every, in_order, only

SECTIONS = {
    "AWS::ECS::Cluster": "clusters",
    "AWS::ECS::TaskDefinition": "task definitions",
    "AWS::ECS::Service": "services",
}

CHANGES = (
    Change("AWS::ECS::Cluster", "ClusterSettings.0.Value", "disabled", "clusters / * / settings / *"),
    Change("AWS::ECS::TaskDefinition", "Cpu", "256", "task definitions / * / cpu"),
    Change(
        "AWS::ECS::TaskDefinition", "ContainerDefinitions.0.User", "0", "task definitions / * / containers / * / user"
    ),
    Change(
        "AWS::ECS::TaskDefinition",
        "ContainerDefinitions.0.PortMappings.0.ContainerPort",
        4000,
        "task definitions / * / portMappings*",
    ),
    Change("AWS::ECS::Service", "HealthCheckGracePeriodSeconds", 1, "services / * / healthCheckGracePeriodSeconds"),
    Change(
        "AWS::ECS::Service",
        "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback",
        False,
        "services / * / deploymentConfiguration / *",
    ),
)


def read(client: Callable[[str], Any], names: Names) -> dict[str, dict[str, Any]]:
    ecs = client("ecs")
    scaled = _scaled(client("application-autoscaling"))
    result: dict[str, dict[str, Any]] = {"clusters": {}, "task definitions": {}, "services": {}}
    for arn in every(ecs, "list_task_definitions", "taskDefinitionArns"):
        family = arn.rpartition("/")[2].rpartition(":")[0]
        # The family alone stands for its latest revision.
        answer = ecs.describe_task_definition(taskDefinition=family, include=["TAGS"])
        task = answer["taskDefinition"]
        if arn != task["taskDefinitionArn"]:
            names.add("former revision of", task["family"], arn)
            continue
        label = names.add("task definition", _name(answer.get("tags"), task["family"]), arn)
        result["task definitions"][label] = _task(task, answer.get("tags"))
    for arn in every(ecs, "list_clusters", "clusterArns"):
        cluster = ecs.describe_clusters(clusters=[arn], include=["TAGS", "SETTINGS", "CONFIGURATIONS"])["clusters"][0]
        label = names.add("cluster", _name(cluster.get("tags"), cluster["clusterName"]), arn)
        result["clusters"][label] = {
            "name": chosen(cluster["clusterName"]),
            "settings": {item["name"]: item["value"] for item in cluster.get("settings", [])},
            "capacityProviders": set(cluster.get("capacityProviders", [])),
            "defaultStrategy": _strategy(cluster.get("defaultCapacityProviderStrategy")),
            "tags": _tags(cluster.get("tags")),
        }
        for service_arn in every(ecs, "list_services", "serviceArns", cluster=arn):
            service = ecs.describe_services(cluster=arn, services=[service_arn], include=["TAGS"])["services"][0]
            if service["status"] == "INACTIVE":
                continue
            service_label = names.add("service", _name(service.get("tags"), service["serviceName"]), service_arn)
            result["services"][service_label] = _service(service, scaled)
    return result


def _name(tags: Any, name: str) -> str:
    return name_tag(tags, "key", "value") or name


def _tags(tags: Any) -> dict[str, str]:
    return plain_tags(tags, "key", "value")


def _strategy(strategy: Any) -> list[Any]:
    """Weight and base are 0 when nothing is said."""
    return in_order({"weight": 0, "base": 0, **item} for item in strategy or [])


def _task(task: dict[str, Any], tags: Any) -> dict[str, Any]:
    return {
        **only(
            task,
            "cpu",
            "memory",
            "networkMode",
            "executionRoleArn",
            "taskRoleArn",
            "runtimePlatform",
            "ephemeralStorage",
        ),
        "family": chosen(task["family"]),
        "requiresCompatibilities": set(task.get("requiresCompatibilities", [])),
        "volumes": in_order({key: value for key, value in item.items() if value} for item in task.get("volumes", [])),
        "containers": {item["name"]: _container(item) for item in task["containerDefinitions"]},
        "tags": _tags(tags),
    }


def _container(container: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: value for key, value in container.items() if value not in (None, [], {}, 0) and key != "name"},
        "environment": {item["name"]: item["value"] for item in container.get("environment", [])},
        "secrets": {item["name"]: item["valueFrom"] for item in container.get("secrets", [])},
    }


def _scaled(scaling: Any) -> set[str]:
    """The services whose number of tasks is the scaler's business: what they start with says nothing."""
    targets = every(scaling, "describe_scalable_targets", "ScalableTargets", ServiceNamespace="ecs")
    return {target["ResourceId"] for target in targets}


def _service(service: dict[str, Any], scaled: set[str]) -> dict[str, Any]:
    resource = "service/" + service["clusterArn"].rpartition("/")[2] + "/" + service["serviceName"]
    network = service.get("networkConfiguration", {}).get("awsvpcConfiguration", {})
    return {
        **defaults.SERVICE,
        **only(
            service,
            "clusterArn",
            "taskDefinition",
            "launchType",
            "platformVersion",
            "deploymentConfiguration",
            "deploymentController",
            "healthCheckGracePeriodSeconds",
            "propagateTags",
            "enableECSManagedTags",
            "enableExecuteCommand",
            "availabilityZoneRebalancing",
            "schedulingStrategy",
        ),
        "name": chosen(service["serviceName"]),
        "desiredCount": "left to the scaler" if resource in scaled else service["desiredCount"],
        "capacityProviderStrategy": _strategy(service.get("capacityProviderStrategy")),
        "subnets": set(network.get("subnets", [])),
        "securityGroups": set(network.get("securityGroups", [])),
        "assignPublicIp": network.get("assignPublicIp", "DISABLED"),
        "loadBalancers": in_order(service.get("loadBalancers", [])),
        "serviceRegistries": in_order(service.get("serviceRegistries", [])),
        "tags": _tags(service.get("tags")),
    }
