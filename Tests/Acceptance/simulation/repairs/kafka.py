"""MSK of the simulation."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from moto.core.exceptions import JsonRESTError
from moto.kafka import urls
from moto.kafka.models import FakeKafkaCluster, KafkaBackend
from moto.kafka.responses import KafkaResponse as Response
from moto.utilities.utils import get_partition

from simulation.repairs.registry import repair

MADE = "2027-01-01T00:00:00Z"
PORTS = {"Tls": 9094, "SaslScram": 9096, "SaslIam": 9098}


@repair
def finish_clusters() -> None:
    """moto's clusters are being created for ever, and Terraform waits for them; and their ARNs lack their names."""
    construct = FakeKafkaCluster.__init__

    def __init__(self: FakeKafkaCluster, *arguments: Any, **options: Any) -> None:
        construct(self, *arguments, **options)
        self.state = "ACTIVE"
        place = f"{get_partition(self.region_name)}:kafka:{self.region_name}:{self.account_id}"
        self.arn = f"arn:{place}:cluster/{self.cluster_name}/{self.cluster_id}-1"

    FakeKafkaCluster.__init__ = __init__


@repair
def forget_operations_that_never_were() -> None:
    """moto says of every cluster that an operation is under way, and gives it an ARN that is none."""
    describe = KafkaBackend.describe_cluster
    describe_v2 = KafkaBackend.describe_cluster_v2

    def without(cluster: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in cluster.items() if name not in ("activeOperationArn", "stateInfo")}

    KafkaBackend.describe_cluster = lambda self, cluster_arn: without(describe(self, cluster_arn))
    KafkaBackend.describe_cluster_v2 = lambda self, cluster_arn: without(describe_v2(self, cluster_arn))


@repair
def tell_where_brokers_are() -> None:
    """moto has no addresses of brokers, which Terraform's provider reads with every cluster."""

    def get_bootstrap_brokers(self: Response) -> str:
        cluster = self.kafka_backend.clusters[_cluster(self)]
        ways = (cluster.serverless_config or {}).get("clientAuthentication") or cluster.client_authentication or {}
        sasl = ways.get("sasl") or {}
        enabled = {
            "Tls": (ways.get("tls") or {}).get("enabled"),
            "SaslScram": (sasl.get("scram") or {}).get("enabled"),
            "SaslIam": (sasl.get("iam") or {}).get("enabled"),
        }
        return json.dumps(
            {
                f"bootstrapBrokerString{way}": f"b-1.{cluster.cluster_name}.example.com:{port}"
                for way, port in PORTS.items()
                if enabled[way]
            }
        )

    Response.get_bootstrap_brokers = get_bootstrap_brokers
    _route("{0}/v1/clusters/(?P<clusterArn>.+)/bootstrap-brokers$")


@repair
def keep_configurations() -> None:
    """moto has no configurations."""
    kept: dict[str, dict[str, Any]] = {}

    def described(configuration: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in configuration.items() if name != "revisions"} | {
            "latestRevision": _revision(configuration, len(configuration["revisions"]))
        }

    def create_configuration(self: Response) -> str:
        name = self._get_param("name")
        arn = (
            f"arn:{get_partition(self.region)}:kafka:{self.region}:{self.current_account}:configuration/{name}/"
            "00000000-0000-4000-8000-000000000000-1"
        )
        kept[arn] = {
            "arn": arn,
            "name": name,
            "description": self._get_param("description") or "",
            "kafkaVersions": self._get_param("kafkaVersions") or [],
            "creationTime": MADE,
            "state": "ACTIVE",
            "revisions": [(self._get_param("description") or "", self._get_param("serverProperties"))],
        }
        return json.dumps(described(kept[arn]))

    def update_configuration(self: Response) -> str:
        configuration = kept[_configuration(self)]
        configuration["revisions"].append((self._get_param("description") or "", self._get_param("serverProperties")))
        return json.dumps({"arn": configuration["arn"], "latestRevision": described(configuration)["latestRevision"]})

    def describe_configuration(self: Response) -> str:
        return json.dumps(described(kept[_configuration(self)]))

    def describe_configuration_revision(self: Response) -> str:
        configuration = kept[_configuration(self)]
        number = int(self.parsed_url.path.rpartition("/")[2])
        return json.dumps(
            _revision(configuration, number)
            | {"arn": configuration["arn"], "serverProperties": configuration["revisions"][number - 1][1]}
        )

    def list_configurations(self: Response) -> str:
        own = f":{self.region}:{self.current_account}:"
        return json.dumps({"configurations": [described(item) for arn, item in kept.items() if own in arn]})

    def delete_configuration(self: Response) -> str:
        return json.dumps({"arn": kept.pop(_configuration(self))["arn"], "state": "DELETING"})

    for action in (
        create_configuration,
        update_configuration,
        describe_configuration,
        describe_configuration_revision,
        list_configurations,
        delete_configuration,
    ):
        setattr(Response, action.__name__, action)
    _route("{0}/v1/configurations$")
    _route("{0}/v1/configurations/(?P<arn>.+)/revisions/(?P<revision>[0-9]+)$")
    _route("{0}/v1/configurations/(?P<arn>.+)$")


@repair
def keep_users() -> None:
    """moto does not associate secrets with clusters."""
    kept: dict[str, set[str]] = {}

    def batch_associate_scram_secret(self: Response) -> str:
        arn = _cluster(self)
        kept.setdefault(arn, set()).update(self._get_param("secretArnList"))
        return json.dumps({"clusterArn": arn, "unprocessedScramSecrets": []})

    def batch_disassociate_scram_secret(self: Response) -> str:
        arn = _cluster(self)
        kept[arn] -= set(self._get_param("secretArnList"))
        return json.dumps({"clusterArn": arn, "unprocessedScramSecrets": []})

    def list_scram_secrets(self: Response) -> str:
        return json.dumps({"secretArnList": sorted(kept.get(_cluster(self), ()))})

    for action in (batch_associate_scram_secret, batch_disassociate_scram_secret, list_scram_secrets):
        setattr(Response, action.__name__, action)
    _route("{0}/v1/clusters/(?P<clusterArn>.+)/scram-secrets$")


@repair
def keep_connections_of_other_networks() -> None:
    """moto has no connections of VPCs to clusters."""
    kept: dict[str, dict[str, Any]] = {}

    def create_vpc_connection(self: Response) -> str:
        target = self._get_param("targetClusterArn")
        arn = f"{target.replace(':cluster/', ':vpc-connection/')}/{len(kept) + 1}"
        kept[arn] = {
            "vpcConnectionArn": arn,
            "state": "AVAILABLE",
            "creationTime": MADE,
            **{
                name: self._get_param(name)
                for name in ("targetClusterArn", "authentication", "vpcId", "securityGroups", "tags")
            },
            "subnets": self._get_param("clientSubnets"),
        }
        return json.dumps(kept[arn])

    def describe_vpc_connection(self: Response) -> str:
        return json.dumps(kept[unquote(self.parsed_url.path).split("/vpc-connection/", 1)[-1]])

    def delete_vpc_connection(self: Response) -> str:
        arn = unquote(self.parsed_url.path).split("/vpc-connection/", 1)[-1]
        return json.dumps({"vpcConnectionArn": kept.pop(arn)["vpcConnectionArn"], "state": "DELETING"})

    def list_vpc_connections(self: Response) -> str:
        own = f":{self.region}:{self.current_account}:"
        return json.dumps({"vpcConnections": [item for arn, item in kept.items() if own in arn]})

    for action in (create_vpc_connection, describe_vpc_connection, delete_vpc_connection, list_vpc_connections):
        setattr(Response, action.__name__, action)
    _route("{0}/v1/vpc-connection$")
    _route("{0}/v1/vpc-connection/(?P<arn>.+)$")
    _route("{0}/v1/vpc-connections$")


AUTHENTICATION = {"SASL_IAM": ("sasl", "iam"), "SASL_SCRAM": ("sasl", "scram"), "TLS": ("tls",)}
"""Where a cluster's connectivity says which way of signing in it is for."""


def _connectivity(nodes: dict[str, Any] | None) -> dict[str, Any]:
    """What a cluster offers to other VPCs."""
    return (((nodes or {}).get("connectivityInfo") or {}).get("vpcConnectivity") or {}).get("clientAuthentication") or {}


def _is_on(ways: dict[str, Any], way: str) -> bool:
    found: Any = ways
    for key in AUTHENTICATION[way]:
        found = (found or {}).get(key)
    return bool((found or {}).get("enabled"))


@repair
def refuse_new_clusters_that_other_networks_reach() -> None:
    """moto takes any cluster; MSK opens a cluster to other VPCs only once it exists.

    https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1775
    """
    create = KafkaBackend.create_cluster

    def create_cluster(self: KafkaBackend, broker_node_group_info: dict[str, Any], *arguments: Any, **options: Any) -> Any:
        ways = _connectivity(broker_node_group_info)
        if any(_is_on(ways, way) for way in AUTHENTICATION):
            raise JsonRESTError(
                "BadRequestException",
                "When creating a cluster, all vpcConnectivity auth schemes must be disabled ('enabled' : false). You can "
                "enable auth schemes after the cluster is created.",
            )
        return create(self, broker_node_group_info, *arguments, **options)

    KafkaBackend.create_cluster = create_cluster


@repair
def refuse_connections_to_clusters_that_offer_none() -> None:
    """The repair above takes a connection to any cluster; MSK refuses one to a cluster that is not open to other VPCs."""
    create = Response.create_vpc_connection

    def create_vpc_connection(self: Response) -> str:
        cluster = self.kafka_backend.clusters.get(self._get_param("targetClusterArn"))
        way = self._get_param("authentication")
        if cluster is not None and not _is_on(_connectivity(cluster.broker_node_group_info), way):
            raise JsonRESTError(
                "BadRequestException", f"The cluster '{cluster.cluster_name}' has no multi-VPC connectivity for {way}."
            )
        return create(self)

    Response.create_vpc_connection = create_vpc_connection


def _route(path: str) -> None:
    """Comes before moto's own paths, the last of which takes everything below a cluster."""
    own = {path: Response.dispatch, **urls.url_paths}
    urls.url_paths.clear()
    urls.url_paths.update(own)


def _cluster(response: Response) -> str:
    return unquote(response.parsed_url.path).split("/clusters/")[-1].rpartition("/")[0]


def _configuration(response: Response) -> str:
    return unquote(response.parsed_url.path).split("/configurations/")[-1].partition("/revisions/")[0]


def _revision(configuration: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "revision": number,
        "description": configuration["revisions"][number - 1][0],
        "creationTime": MADE,
    }
