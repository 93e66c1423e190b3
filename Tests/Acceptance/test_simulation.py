"""What the simulation adds to moto is still needed, and is known to fit the moto that is installed."""

from __future__ import annotations

import importlib.metadata
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from threading import Lock
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.kafka.models import kafka_backends
from moto.moto_server.werkzeug_app import DomainDispatcherApplication

import examples
from deployments import create_stack
from simulation import images, repairs, stacks
from simulation.account import CREDENTIALS, NUMBER, Account

REGION = "eu-west-1"


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An account in the process of the test, for single calls."""
    repairs.apply()
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        yield


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


def test_a_request_does_not_read_what_another_one_changes() -> None:
    """Terraform makes ten resources at once; moto crashed where one was listed while another was made."""
    repairs.apply()
    busy = Lock()

    def service(name: str) -> Any:
        def answer(environ: dict[str, Any], _: Any) -> list[bytes]:
            if name == "cloudformation":
                with ThreadPoolExecutor() as pool:
                    return pool.submit(ask, "sqs").result(timeout=30)
            assert busy.acquire(blocking=False)
            time.sleep(0.01)
            busy.release()
            return [name.encode()]

        answer.service = name
        return answer

    account = DomainDispatcherApplication(service)

    def ask(name: str) -> list[bytes]:
        scope = f"AWS4-HMAC-SHA256 Credential=testing/20260101/{REGION}/{name}/aws4_request, SignedHeaders=host"
        return account({"HTTP_HOST": "localhost", "PATH_INFO": "/", "HTTP_AUTHORIZATION": scope}, None)

    asked = ["sqs", "sns", "cloudformation"] * 4
    with ThreadPoolExecutor(len(asked)) as pool:
        answers = list(pool.map(ask, asked))
    assert answers == [[b"sqs"], [b"sns"], [b"sqs"]] * 4


@pytest.mark.early
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


@pytest.mark.early
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


# MARK: Services


def _containers() -> tuple[Any, dict[str, Any]]:
    """ECS with a cluster and a task, and what a service in it is made with."""
    ecs = boto3.client("ecs", region_name=REGION)
    ecs.create_cluster(clusterName="main")
    ecs.register_task_definition(family="api", containerDefinitions=[{"name": "api", "image": "example.com/api:1", "memory": 512}])
    return ecs, {"cluster": "main", "taskDefinition": "api", "desiredCount": 1}


@pytest.mark.parametrize("forwards", ["listener", "rule"])
def test_a_service_is_refused_before_its_target_group_belongs_to_a_load_balancer(simulated: None, forwards: str) -> None:
    ec2, elb = boto3.client("ec2", region_name=REGION), boto3.client("elbv2", region_name=REGION)
    ecs, service = _containers()
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"]["SubnetId"]
        for number, zone in enumerate("ab")
    ]
    balancer = elb.create_load_balancer(Name="public", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    group = elb.create_target_group(Name="api", Protocol="HTTP", Port=80, VpcId=vpc)["TargetGroups"][0]["TargetGroupArn"]
    balanced = {"loadBalancers": [{"targetGroupArn": group, "containerName": "api", "containerPort": 80}]}
    with pytest.raises(ClientError, match="does not have an associated load balancer"):
        ecs.create_service(serviceName="api", **service, **balanced)
    forward = [{"Type": "forward", "TargetGroupArn": group}]
    refuse = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"}}]
    actions = forward if forwards == "listener" else refuse
    listener = elb.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=actions)
    if forwards == "rule":
        elb.create_rule(
            ListenerArn=listener["Listeners"][0]["ListenerArn"],
            Priority=1,
            Actions=forward,
            Conditions=[{"Field": "path-pattern", "Values": ["/api/*"]}],
        )
    assert ecs.create_service(serviceName="api", **service, **balanced)["service"]["serviceName"] == "api"


def test_a_user_cannot_write_to_a_bind_mount_that_belongs_to_root(simulated: None) -> None:
    ecs = boto3.client("ecs", region_name=REGION)

    def register(*, read_only: bool = False, volume: dict[str, Any] | None = None, **settings: Any) -> None:
        container = {
            "name": "api",
            "image": "example.com/api:1",
            "memory": 512,
            "readonlyRootFilesystem": True,
            "mountPoints": [{"sourceVolume": "tmp", "containerPath": "/tmp", "readOnly": read_only}],
            **settings,
        }
        ecs.register_task_definition(family="api", containerDefinitions=[container], volumes=[{"name": "tmp", **(volume or {})}])

    for user in ("1000", "app:app"):
        with pytest.raises(ClientError, match=f"user {user} of container 'api' cannot write to '/tmp'"):
            register(user=user)
    register(user="0:1000")
    register()
    register(user="1000", read_only=True)
    register(user="1000", volume={"efsVolumeConfiguration": {"fileSystemId": "fs-1"}})


# MARK: Databases


@pytest.mark.parametrize(
    ("family", "name", "value", "method", "refusal"),
    [
        ("postgres14", "rds.force_ssl", "1", "immediate", "cannot use immediate apply method for static parameter"),
        ("postgres17", "rds.force_ssl", "1", "pending-reboot", ""),
        ("mysql8.4", "max_connections", "100", "immediate", ""),
        ("mysql8.4", "require_secure_transport", "ON", "immediate", "Invalid parameter value: ON"),
        ("mysql8.4", "require_secure_transport", "1", "immediate", ""),
    ],
)
def test_parameters_are_those_of_the_engine(
    simulated: None, family: str, name: str, value: str, method: str, refusal: str
) -> None:
    rds = boto3.client("rds", region_name=REGION)
    parameters = [{"ParameterName": name, "ParameterValue": value, "ApplyMethod": method}]
    rds.create_db_parameter_group(DBParameterGroupName="instance", DBParameterGroupFamily=family, Description="x")
    with pytest.raises(ClientError, match=refusal) if refusal else nullcontext():
        rds.modify_db_parameter_group(DBParameterGroupName="instance", Parameters=parameters)


def test_a_parameter_that_has_its_default_is_kept_as_one_that_waits(simulated: None) -> None:
    rds = boto3.client("rds", region_name=REGION)
    parameters = [{"ParameterName": "rds.force_ssl", "ParameterValue": "1", "ApplyMethod": "immediate"}]
    rds.create_db_parameter_group(DBParameterGroupName="instance", DBParameterGroupFamily="postgres17", Description="x")
    rds.modify_db_parameter_group(DBParameterGroupName="instance", Parameters=parameters)
    (kept,) = rds.describe_db_parameters(DBParameterGroupName="instance")["Parameters"]
    assert kept["ApplyMethod"] == "pending-reboot"


@pytest.mark.parametrize(("value", "is_taken"), [("ON", True), ("1", False)])
def test_parameters_of_a_cluster_are_those_of_its_engine(simulated: None, value: str, is_taken: bool) -> None:
    rds = boto3.client("rds", region_name=REGION)
    parameters = [{"ParameterName": "require_secure_transport", "ParameterValue": value, "ApplyMethod": "immediate"}]
    rds.create_db_cluster_parameter_group(
        DBClusterParameterGroupName="cluster", DBParameterGroupFamily="aurora-mysql8.0", Description="x"
    )
    with nullcontext() if is_taken else pytest.raises(ClientError, match="Invalid parameter value: 1"):
        rds.modify_db_cluster_parameter_group(DBClusterParameterGroupName="cluster", Parameters=parameters)


def test_a_replica_of_an_instance_whose_password_rds_manages_is_refused(simulated: None) -> None:
    rds = boto3.client("rds", region_name=REGION)
    source = {"DBInstanceClass": "db.m7g.large", "Engine": "postgres", "MasterUsername": "administrator"}
    rds.create_db_instance(DBInstanceIdentifier="managed", ManageMasterUserPassword=True, **source)
    rds.create_db_instance(DBInstanceIdentifier="own", MasterUserPassword="generated-elsewhere", **source)
    rds.create_db_instance_read_replica(DBInstanceIdentifier="copy", SourceDBInstanceIdentifier="own")
    with pytest.raises(ClientError, match="ManageMasterUserPassword is enabled is not supported"):
        rds.create_db_instance_read_replica(DBInstanceIdentifier="refused", SourceDBInstanceIdentifier="managed")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"EngineVersion": "16"}, "Cannot upgrade postgres from 17 to 16"),
        ({"EngineVersion": "17.6"}, ""),
        ({"EngineVersion": "18"}, "The AllowMajorVersionUpgrade flag must be present"),
        ({"EngineVersion": "18", "AllowMajorVersionUpgrade": True}, "Please use a Parameter Group with .* postgres18"),
        ({"EngineVersion": "18", "AllowMajorVersionUpgrade": True, "DBParameterGroupName": "postgres18"}, ""),
    ],
)
def test_a_database_gets_another_version_as_rds_allows_it(simulated: None, change: dict[str, Any], refusal: str) -> None:
    rds = boto3.client("rds", region_name=REGION)
    for family in ("postgres17", "postgres18"):
        rds.create_db_parameter_group(DBParameterGroupName=family, DBParameterGroupFamily=family, Description="x")
    rds.create_db_instance(
        DBInstanceIdentifier="orders",
        DBInstanceClass="db.m7g.large",
        Engine="postgres",
        EngineVersion="17",
        DBParameterGroupName="postgres17",
        MasterUsername="administrator",
        MasterUserPassword="generated-elsewhere",
    )
    with pytest.raises(ClientError, match=refusal) if refusal else nullcontext():
        rds.modify_db_instance(DBInstanceIdentifier="orders", ApplyImmediately=True, **change)


def test_a_subnet_group_is_there_after_a_change(simulated: None) -> None:
    ec2, rds = boto3.client("ec2", region_name=REGION), boto3.client("rds", region_name=REGION)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"{REGION}{zone}")["Subnet"]["SubnetId"]
        for number, zone in enumerate("abc")
    ]
    rds.create_db_subnet_group(DBSubnetGroupName="main", DBSubnetGroupDescription="x", SubnetIds=subnets[:2])
    rds.modify_db_subnet_group(DBSubnetGroupName="main", SubnetIds=subnets)
    (group,) = rds.describe_db_subnet_groups(DBSubnetGroupName="main")["DBSubnetGroups"]
    assert len(group["Subnets"]) == 3


def test_a_network_acl_forgets_a_subnet_that_is_deleted(simulated: None) -> None:
    ec2 = boto3.client("ec2", region_name=REGION)
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
    (acl,) = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["NetworkAcls"]
    assert [item["SubnetId"] for item in acl["Associations"]] == [subnet]
    ec2.delete_subnet(SubnetId=subnet)
    (acl,) = ec2.describe_network_acls(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["NetworkAcls"]
    assert acl["Associations"] == []


def test_a_rotation_needs_to_know_the_database(simulated: None) -> None:
    secrets = boto3.client("secretsmanager", region_name=REGION)
    function = f"arn:aws:lambda:{REGION}:{NUMBER}:function:rotate"

    def rotate(name: str, value: str) -> None:
        secrets.create_secret(Name=name, SecretString=value)
        secrets.rotate_secret(SecretId=name, RotationLambdaARN=function, RotationRules={"AutomaticallyAfterDays": 30})

    user = {"username": "reporting", "password": "generated"}
    for known in ({}, {"engine": "postgres"}, {"host": "orders.example.com"}):
        with pytest.raises(ClientError, match="cannot be rotated: its value has no"):
            rotate(f"unknown-{'-'.join(known)}", json.dumps(user | known))
    rotate("database", json.dumps(user | {"engine": "postgres", "host": "orders.example.com"}))
    rotate("token", "a token")


# MARK: Kafka


def test_a_kafka_cluster_is_opened_to_other_networks_after_it_exists(simulated: None) -> None:
    kafka = boto3.client("kafka", region_name=REGION)

    def create(name: str, *, is_open: bool) -> str:
        ways = {"sasl": {"iam": {"enabled": is_open}}}
        nodes = {
            "instanceType": "kafka.m7g.large",
            "clientSubnets": ["subnet-1", "subnet-2"],
            "connectivityInfo": {"vpcConnectivity": {"clientAuthentication": ways}},
        }
        made = kafka.create_cluster(
            ClusterName=name, KafkaVersion="3.9.x", NumberOfBrokerNodes=2, BrokerNodeGroupInfo=_first_letters(nodes)
        )
        return made["ClusterArn"]

    with pytest.raises(ClientError, match="all vpcConnectivity auth schemes must be disabled"):
        create("open", is_open=True)
    cluster = create("closed", is_open=False)
    connection = {
        "TargetClusterArn": cluster,
        "VpcId": "vpc-1",
        "ClientSubnets": ["subnet-3"],
        "SecurityGroups": ["sg-1"],
    }
    with pytest.raises(ClientError, match="has no multi-VPC connectivity for SASL_IAM"):
        kafka.create_vpc_connection(Authentication="SASL_IAM", **connection)
    # The simulation cannot change the connectivity of a cluster; this is what it would be.
    backend = kafka_backends[NUMBER][REGION].clusters[cluster]
    backend.broker_node_group_info["connectivityInfo"]["vpcConnectivity"]["clientAuthentication"]["sasl"]["iam"]["enabled"] = True
    assert kafka.create_vpc_connection(Authentication="SASL_IAM", **connection)["State"] == "AVAILABLE"


def _first_letters(value: Any) -> Any:
    """The API's names in Python begin with capital letters."""
    if not isinstance(value, dict):
        return value
    return {key[0].upper() + key[1:]: _first_letters(item) for key, item in value.items()}


# MARK: Scaling


def test_a_scalable_target_that_is_gone_cannot_be_found(simulated: None) -> None:
    scaling = boto3.client("application-autoscaling", region_name=REGION)
    target = {"ServiceNamespace": "ecs", "ResourceId": "service/a/b", "ScalableDimension": "ecs:service:DesiredCount"}
    with pytest.raises(ClientError, match="ObjectNotFoundException"):
        scaling.deregister_scalable_target(**target)
