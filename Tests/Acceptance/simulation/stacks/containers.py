"""ECS clusters, task definitions and services; ECR repositories."""

import json
from typing import Any

from simulation.stacks.handlers import Made, Request, changes, deletes, handles
from simulation.stacks.properties import camel

# Below these names, keys are the user's own: they keep their case.
FREE = ("DockerLabels", "Options", "DriverOpts", "Labels")

OF_A_SERVICE = (
    "TaskDefinition",
    "CapacityProviderStrategy",
    "PlatformVersion",
    "DeploymentConfiguration",
    "HealthCheckGracePeriodSeconds",
    "PropagateTags",
    "EnableExecuteCommand",
    "AvailabilityZoneRebalancing",
    "NetworkConfiguration",
    "LoadBalancers",
    "ServiceRegistries",
    "ServiceConnectConfiguration",
)
"""What a service can be told when it is made and later."""


@handles("AWS::ECS::Cluster", drops="ClusterSettings, CapacityProviders, Configuration, Tags")
def cluster(request: Request) -> Made:
    properties = request.properties
    made = request.client("ecs").create_cluster(
        clusterName=properties.take("ClusterName", request.generated_name()),
        **camel(
            properties.renamed(
                settings="ClusterSettings",
                configuration="Configuration",
                capacityProviders="CapacityProviders",
                defaultCapacityProviderStrategy="DefaultCapacityProviderStrategy",
                serviceConnectDefaults="ServiceConnectDefaults",
            )
        ),
        tags=camel(properties.tags()),
    )["cluster"]
    return Made(made["clusterName"], {"Arn": made["clusterArn"]})


@handles("AWS::ECS::ClusterCapacityProviderAssociations", lacking=True)
def capacity_providers(request: Request) -> Made:
    properties = request.properties
    made = request.client("ecs").put_cluster_capacity_providers(
        **camel(
            properties.renamed(
                cluster="Cluster",
                capacityProviders="CapacityProviders",
                defaultCapacityProviderStrategy="DefaultCapacityProviderStrategy",
            )
        )
    )["cluster"]
    return Made(made["clusterName"])


@handles("AWS::ECS::TaskDefinition", drops="Cpu, NetworkMode, the roles, RuntimePlatform, Tags and more")
def task_definition(request: Request) -> Made:
    properties = request.properties
    tags = camel(properties.tags())
    made = request.client("ecs").register_task_definition(
        family=properties.take("Family", request.generated_name()),
        **camel(
            properties.only(
                "ContainerDefinitions",
                "Cpu",
                "Memory",
                "NetworkMode",
                "RequiresCompatibilities",
                "ExecutionRoleArn",
                "TaskRoleArn",
                "RuntimePlatform",
                "EphemeralStorage",
                "PidMode",
                "IpcMode",
            ),
            FREE,
        ),
        volumes=[_volume(volume) for volume in properties.take("Volumes", [])],
        **({"tags": tags} if tags else {}),
    )["taskDefinition"]
    return Made(made["taskDefinitionArn"], {"TaskDefinitionArn": made["taskDefinitionArn"]})


def _volume(volume: dict[str, Any]) -> dict[str, Any]:
    """CloudFormation alone writes `FilesystemId`."""
    made = camel(volume, FREE)
    if "efsVolumeConfiguration" in made:
        made["efsVolumeConfiguration"]["fileSystemId"] = made["efsVolumeConfiguration"].pop("filesystemId")
    return made


@handles("AWS::ECS::Service", drops="all but ServiceName, Cluster, TaskDefinition, DesiredCount")
def service(request: Request) -> Made:
    """Without a desired count, CloudFormation starts one task."""
    properties = request.properties
    tags = camel(properties.tags())
    names = properties.renamed(enableECSManagedTags="EnableECSManagedTags")
    made = request.client("ecs").create_service(
        serviceName=properties.take("ServiceName", request.generated_name()),
        desiredCount=properties.take("DesiredCount", 1),
        **names,
        **camel(
            properties.only("Cluster", "LaunchType", "DeploymentController", "SchedulingStrategy", *OF_A_SERVICE), FREE
        ),
        **({"tags": tags} if tags else {}),
    )["service"]
    return Made(made["serviceArn"], {"ServiceArn": made["serviceArn"], "Name": made["serviceName"]})


@changes("AWS::ECS::Service")
def change_service(request: Request, present: Made) -> Made:
    request.client("ecs").update_service(
        cluster=request.given["Cluster"],
        service=present.reference,
        **camel(request.properties.only("DesiredCount", *OF_A_SERVICE), FREE),
    )
    return present


@deletes("AWS::ECS::Service")
def delete_service(request: Request, present: Made) -> None:
    request.client("ecs").delete_service(cluster=request.given["Cluster"], service=present.reference, force=True)


@deletes("AWS::ECS::TaskDefinition")
def delete_task_definition(request: Request, present: Made) -> None:
    """Takes the revision out of use, which is all that CloudFormation does."""
    request.client("ecs").deregister_task_definition(taskDefinition=present.reference)


@handles("AWS::ECR::Repository", drops="LifecyclePolicy, RepositoryPolicyText")
def repository(request: Request) -> Made:
    client, properties = request.client("ecr"), request.properties
    made = client.create_repository(
        repositoryName=properties.take("RepositoryName", request.generated_name().lower()),
        **camel(properties.only("ImageTagMutability", "ImageScanningConfiguration", "EncryptionConfiguration")),
        tags=properties.tags(),
    )["repository"]
    name = made["repositoryName"]
    if policy := properties.take("LifecyclePolicy"):
        client.put_lifecycle_policy(repositoryName=name, lifecyclePolicyText=policy["LifecyclePolicyText"])
    if policy := properties.take("RepositoryPolicyText"):
        client.set_repository_policy(repositoryName=name, policyText=json.dumps(policy))
    return Made(name, {"Arn": made["repositoryArn"], "RepositoryUri": made["repositoryUri"]})
