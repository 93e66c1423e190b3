"""ElastiCache of the simulation."""

from typing import Any

from moto.core.responses import ActionResult
from moto.elasticache.models import ElastiCacheBackend, ReplicationGroup
from moto.elasticache.responses import ElastiCacheResponse

from simulation.repairs.registry import repair


@repair
def tag_what_has_no_tags() -> None:
    """moto refuses to say the tags of user groups and parameter groups: it knows five kinds of ARNs."""

    def list_tags_for_resource(self: ElastiCacheBackend, arn: str) -> dict[str, list[dict[str, str]]]:
        return self.tagging_service.list_tags_for_resource(arn)

    ElastiCacheBackend.list_tags_for_resource = list_tags_for_resource


@repair
def know_groups_of_users() -> None:
    """moto has users, and no groups of them."""

    def create_user_group(self: ElastiCacheResponse) -> ActionResult:
        parameters, backend = self._get_params(), self.elasticache_backend
        name = parameters["UserGroupId"]
        arn = f"arn:aws:elasticache:{self.region}:{self.current_account}:usergroup:{name}"
        group = {
            "UserGroupId": name,
            "Status": "active",
            "Engine": parameters["Engine"].lower(),
            "UserIds": parameters.get("UserIds", []),
            "ARN": arn,
        }
        _groups(backend, "user_groups")[name] = group
        backend.tagging_service.tag_resource(arn, parameters.get("Tags", []))
        return ActionResult(group)

    def describe_user_groups(self: ElastiCacheResponse) -> ActionResult:
        groups = _groups(self.elasticache_backend, "user_groups")
        name = self._get_param("UserGroupId")
        return ActionResult({"UserGroups": [group for key, group in groups.items() if name in (None, key)]})

    ElastiCacheResponse.create_user_group = create_user_group
    ElastiCacheResponse.describe_user_groups = describe_user_groups


@repair
def know_groups_of_parameters() -> None:
    """moto has no parameter groups at all."""

    def create_cache_parameter_group(self: ElastiCacheResponse) -> ActionResult:
        parameters, backend = self._get_params(), self.elasticache_backend
        name = parameters["CacheParameterGroupName"]
        arn = f"arn:aws:elasticache:{self.region}:{self.current_account}:parametergroup:{name}"
        group = {
            "CacheParameterGroupName": name,
            "CacheParameterGroupFamily": parameters["CacheParameterGroupFamily"],
            "Description": parameters["Description"],
            "IsGlobal": False,
            "ARN": arn,
        }
        _groups(backend, "parameter_groups")[name] = group
        _groups(backend, "parameters")[name] = {}
        backend.tagging_service.tag_resource(arn, parameters.get("Tags", []))
        return ActionResult({"CacheParameterGroup": group})

    def describe_cache_parameter_groups(self: ElastiCacheResponse) -> ActionResult:
        groups = _groups(self.elasticache_backend, "parameter_groups")
        name = self._get_param("CacheParameterGroupName")
        return ActionResult({"CacheParameterGroups": [group for key, group in groups.items() if name in (None, key)]})

    def modify_cache_parameter_group(self: ElastiCacheResponse) -> ActionResult:
        parameters = self._get_params()
        name = parameters["CacheParameterGroupName"]
        values = _groups(self.elasticache_backend, "parameters")[name]
        for item in parameters["ParameterNameValues"]:
            values[item["ParameterName"]] = item["ParameterValue"]
        return ActionResult({"CacheParameterGroupName": name})

    def describe_cache_parameters(self: ElastiCacheResponse) -> ActionResult:
        """Those that a user set; the engine's own defaults are nobody's business here."""
        values = _groups(self.elasticache_backend, "parameters")[self._get_param("CacheParameterGroupName")]
        items = [
            {"ParameterName": name, "ParameterValue": value, "Source": "user", "DataType": "string"}
            for name, value in values.items()
        ]
        return ActionResult({"Parameters": items})

    ElastiCacheResponse.create_cache_parameter_group = create_cache_parameter_group
    ElastiCacheResponse.describe_cache_parameter_groups = describe_cache_parameter_groups
    ElastiCacheResponse.modify_cache_parameter_group = modify_cache_parameter_group
    ElastiCacheResponse.describe_cache_parameters = describe_cache_parameters


@repair
def make_the_nodes_of_a_group() -> None:
    """moto names a group's nodes and makes none; Terraform's provider asks the first one what the group was told.

    It does not count those that are told as `NumCacheClusters` either, and keeps the readers' address to itself.
    """
    create = ElastiCacheBackend.create_replication_group

    def create_replication_group(self: ElastiCacheBackend, **told: Any) -> ReplicationGroup:
        replicas = told["replicas_per_node_group"] or (told["num_cache_clusters"] or 1) - 1
        group = create(self, **{**told, "replicas_per_node_group": replicas})
        for shard in group.node_groups:
            if address := shard.get("reader_endpoint_address"):
                shard["reader_endpoint"] = {"address": address, "port": group.port}
        for name in group.member_clusters:
            _groups(self, "nodes")[name] = {
                "CacheClusterId": name,
                "CacheClusterStatus": "available",
                "ReplicationGroupId": group.replication_group_id,
                "CacheNodeType": told["cache_node_type"],
                "Engine": told["engine"],
                "EngineVersion": f"{told['engine_version']}.0",
                "NumCacheNodes": 1,
                "CacheSubnetGroupName": told["cache_subnet_group_name"],
                "CacheParameterGroup": {"CacheParameterGroupName": told["cache_parameter_group_name"]},
                "SecurityGroups": [{"SecurityGroupId": id, "Status": "active"} for id in told["security_group_ids"]],
                "PreferredMaintenanceWindow": told["preferred_maintenance_window"],
                "AtRestEncryptionEnabled": group.at_rest_encryption_enabled,
                "TransitEncryptionEnabled": group.transit_encryption_enabled,
                "TransitEncryptionMode": group.transit_encryption_mode,
                "AutoMinorVersionUpgrade": told["auto_minor_version_upgrade"] in (True, "true"),
            }
        return group

    describe = ElastiCacheResponse.describe_cache_clusters

    def describe_cache_clusters(self: ElastiCacheResponse) -> Any:
        node = _groups(self.elasticache_backend, "nodes").get(self._get_param("CacheClusterId"))
        return ActionResult({"CacheClusters": [node]}) if node else describe(self)

    ElastiCacheBackend.create_replication_group = create_replication_group
    ElastiCacheResponse.describe_cache_clusters = describe_cache_clusters


def _groups(backend: ElastiCacheBackend, kind: str) -> dict[str, Any]:
    return backend.__dict__.setdefault(f"simulated_{kind}", {})
