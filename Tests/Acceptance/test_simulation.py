"""What the simulation adds to moto is still needed, and is known to fit the moto that is installed."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path
from typing import Any

import pytest

import examples
from deployments import create_stack
from simulation import images, repairs, stacks
from simulation.account import NUMBER, Account


def test_the_repairs_were_written_for_the_installed_moto() -> None:
    installed = importlib.metadata.version("moto")
    advice = "read simulation/repairs and simulation/stacks again, and drop what moto does by itself now"
    assert installed == repairs.WRITTEN_FOR, advice


def test_moto_still_lacks_the_types_that_are_said_to_be_lacking() -> None:
    from moto.cloudformation.parsing import get_model_map

    said = {name for name, handler in stacks.REGISTRY.items() if handler.lacking} | set(examples.LACKING)
    assert not said & set(get_model_map())


def test_moto_knows_the_types_of_which_it_is_said_to_drop_properties() -> None:
    from moto.cloudformation.parsing import get_model_map

    said = {name for name, handler in stacks.REGISTRY.items() if not handler.lacking}
    assert said <= set(get_model_map())


@pytest.mark.slow
def test_a_stack_reads_outputs_of_a_stack_in_another_region(tmp_path: Path) -> None:
    """AWS resolves `Fn::GetStackOutput` when the stack is made: what is not there by then is an error."""
    topic = {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "orders"}}
    owner = {"Resources": {"Orders": topic}, "Outputs": {"Name": {"Value": {"Fn::GetAtt": ["Orders", "TopicName"]}}}}
    read = {"StackName": "owner", "OutputName": "Name", "Region": "eu-west-1"}
    parameter = {"Type": "String", "Name": "/orders", "Value": {"Fn::GetStackOutput": read}}
    reader = {"Resources": {"Known": {"Type": "AWS::SSM::Parameter", "Properties": parameter}}}
    with Account(tmp_path / "log", "eu-west-1", "us-east-1") as account:
        edge = account.client("cloudformation", "us-east-1")
        with pytest.raises(Exception, match="owner"):
            edge.create_stack(StackName="early", TemplateBody=json.dumps(reader))
        account.client("cloudformation").create_stack(StackName="owner", TemplateBody=json.dumps(owner))
        edge.create_stack(StackName="reader", TemplateBody=json.dumps(reader))
        found = account.client("ssm", "us-east-1").get_parameter(Name="/orders")
        assert found["Parameter"]["Value"] == "orders"
        read["OutputName"] = "Arn"
        with pytest.raises(Exception, match="no output Arn"):
            edge.create_stack(StackName="another", TemplateBody=json.dumps(reader))


# MARK: Images

REPOSITORY = {"Type": "AWS::ECR::Repository", "Properties": {"RepositoryName": "shop/api"}}
URI = f"{NUMBER}.dkr.ecr.eu-west-1.amazonaws.com/shop/api:v1"


def _starting(image: str) -> dict[str, Any]:
    """A service and a function that run an image."""
    container = {"Name": "api", "Image": image, "Essential": True}
    role = {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}
    task = {"Family": "api", "Cpu": "256", "Memory": "512", "ContainerDefinitions": [container]}
    service = {"Cluster": {"Ref": "Cluster"}, "TaskDefinition": {"Ref": "Task"}}
    function = {"PackageType": "Image", "Code": {"ImageUri": image}, "Role": {"Fn::GetAtt": ["Role", "Arn"]}}
    return {
        "Cluster": {"Type": "AWS::ECS::Cluster"},
        "Role": {"Type": "AWS::IAM::Role", "Properties": role},
        "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": task},
        "Service": {"Type": "AWS::ECS::Service", "Properties": service},
        "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
    }


@pytest.mark.slow
def test_nothing_starts_without_its_image(tmp_path: Path) -> None:
    """A repository that is made in the same deployment is empty; one that was deployed before can hold the image."""
    configuration = tmp_path / "shop" / "terraform" / "main.tf.json"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(json.dumps({"image": URI}))
    with Account(tmp_path / "log", "eu-west-1") as account:
        together = _starting(URI)
        for left_out in ("Service", "Function"):
            resources = {name: value for name, value in together.items() if name != left_out}
            with pytest.raises(Exception, match="does not exist"):
                create_stack(account, left_out, {"Resources": {"Images": REPOSITORY, **resources}}, {})
            account.client("ecr").delete_repository(repositoryName="shop/api")
        create_stack(account, "images", {"Resources": {"Images": REPOSITORY}}, {})
        images.push(account, tmp_path)
        assert set(create_stack(account, "shop", {"Resources": together}, {})) == set(together)


# MARK: Databases


def test_a_replica_of_an_instance_whose_password_rds_manages_is_refused() -> None:
    import boto3
    from botocore.exceptions import ClientError
    from moto import mock_aws

    repairs.apply()
    with mock_aws():
        rds = boto3.client("rds", region_name="eu-west-1")
        source = {"DBInstanceClass": "db.m7g.large", "Engine": "postgres", "MasterUsername": "administrator"}
        rds.create_db_instance(DBInstanceIdentifier="managed", ManageMasterUserPassword=True, **source)
        rds.create_db_instance(DBInstanceIdentifier="own", MasterUserPassword="generated-elsewhere", **source)
        rds.create_db_instance_read_replica(DBInstanceIdentifier="copy", SourceDBInstanceIdentifier="own")
        with pytest.raises(ClientError, match="ManageMasterUserPassword is enabled is not supported"):
            rds.create_db_instance_read_replica(DBInstanceIdentifier="refused", SourceDBInstanceIdentifier="managed")


# MARK: Scaling


def test_a_scalable_target_that_is_gone_cannot_be_found() -> None:
    import boto3
    from botocore.exceptions import ClientError
    from moto import mock_aws

    repairs.apply()
    with mock_aws():
        scaling = boto3.client("application-autoscaling", region_name="eu-west-1")
        target = {"ServiceNamespace": "ecs", "ResourceId": "service/a/b", "ScalableDimension": "ecs:service:DesiredCount"}
        with pytest.raises(ClientError, match="ObjectNotFoundException"):
            scaling.deregister_scalable_target(**target)
