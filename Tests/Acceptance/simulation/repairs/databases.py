"""RDS of the simulation."""

from typing import Any

from moto.moto_api._internal import mock_random
from moto.rds.exceptions import InvalidParameterValue, RDSClientError
from moto.rds.models import DBCluster, DBClusterParameterGroup, DBInstance, DBParameterGroup, RDSBackend

from simulation.repairs.registry import repair

FORGOTTEN = (
    "monitoring_interval",
    "monitoring_role_arn",
    "network_type",
    "performance_insights_kms_key_id",
    "performance_insights_retention_period",
)

STATIC = {"max_connections", "rds.force_ssl", "rds.logical_replication", "shared_buffers", "shared_preload_libraries"}
"""Parameters that an engine reads at its start."""
DEFAULTS = {"postgres15", "postgres16", "postgres17", "postgres18"}
"""The families in which rds.force_ssl is 1 by default: there RDS takes it at once, and says that it waits for a restart."""
VALUES = {"mysql": ("0", "1"), "aurora-mysql": ("ON", "OFF")}
"""What the engines take for require_secure_transport."""


def _resource_id() -> str:
    return "db-" + mock_random.get_random_string(length=26).upper()


@repair
def give_each_instance_its_own_resource_id() -> None:
    """All of moto's instances have one and the same DbiResourceId, by which Terraform's provider finds an instance."""
    construct = DBInstance.__init__

    def __init__(self: DBInstance, *arguments: Any, **options: Any) -> None:
        construct(self, *arguments, **options)
        self.dbi_resource_id = _resource_id()

    DBInstance.__init__ = __init__


@repair
def keep_performance_insights() -> None:
    """moto's CreateDBInstance drops what it is told about Performance Insights and monitoring."""
    create = RDSBackend.create_db_instance

    def create_db_instance(self: RDSBackend, db_kwargs: dict[str, Any]) -> DBInstance:
        database = create(self, db_kwargs)
        if db_kwargs.get("enable_performance_insights") is not None:
            database.performance_insights_enabled = db_kwargs["enable_performance_insights"]
        for argument in FORGOTTEN:
            if db_kwargs.get(argument) is not None:
                setattr(database, argument, db_kwargs[argument])
        return database

    RDSBackend.create_db_instance = create_db_instance


@repair
def make_replicas_instances_of_their_own() -> None:
    """moto's replica is a copy of its source, with the same id and with settings that no replica inherits."""
    create = RDSBackend.create_db_instance_read_replica

    def create_db_instance_read_replica(self: RDSBackend, db_kwargs: dict[str, Any]) -> DBInstance:
        replica = create(self, db_kwargs)
        replica.dbi_resource_id = _resource_id()
        replica.multi_az = bool(db_kwargs.get("multi_az"))
        replica.backup_retention_period = db_kwargs.get("backup_retention_period") or 0
        replica.tags = db_kwargs.get("tags") or []
        replica.enabled_cloudwatch_logs_exports = db_kwargs.get("enable_cloudwatch_logs_exports") or []
        replica.performance_insights_enabled = bool(db_kwargs.get("enable_performance_insights"))
        for argument in FORGOTTEN:
            setattr(replica, argument, db_kwargs.get(argument))
        replica.enable_iam_database_authentication = bool(db_kwargs.get("enable_iam_database_authentication"))
        replica.max_allocated_storage = db_kwargs.get("max_allocated_storage") or replica.allocated_storage
        replica.manage_master_user_password = False
        replica.__dict__.pop("master_user_secret", None)
        return replica

    RDSBackend.create_db_instance_read_replica = create_db_instance_read_replica


@repair
def refuse_replicas_where_rds_manages_the_password() -> None:
    """RDS creates no read replica of an instance whose master password it manages, but for SQL Server."""
    create = RDSBackend.create_db_instance_read_replica

    def create_db_instance_read_replica(self: RDSBackend, db_kwargs: dict[str, Any]) -> DBInstance:
        source = self.find_db_from_id(db_kwargs["source_db_instance_identifier"])
        if source.manage_master_user_password and not source.engine.startswith("sqlserver"):
            raise InvalidParameterValue(
                f"Creating read replicas for source instance with engine {source.engine} where "
                "ManageMasterUserPassword is enabled is not supported."
            )
        return create(self, db_kwargs)

    RDSBackend.create_db_instance_read_replica = create_db_instance_read_replica


@repair
def keep_a_subnet_group_that_changes() -> None:
    """moto takes a subnet group out of its list to change it, and does not put it back."""
    modify = RDSBackend.modify_db_subnet_group

    def modify_db_subnet_group(self: RDSBackend, subnet_name: str, *arguments: Any) -> Any:
        self.subnet_groups[subnet_name] = modify(self, subnet_name, *arguments)
        return self.subnet_groups[subnet_name]

    RDSBackend.modify_db_subnet_group = modify_db_subnet_group


@repair
def refuse_versions_of_postgres_as_rds_does() -> None:
    """moto takes any version of an instance that exists. RDS goes back to no earlier one, and to a later major one only if it
    is told that it may, with a parameter group of that version.

    https://github.com/hashicorp/terraform/issues/22462, https://github.com/hashicorp/terraform/pull/8471,
    https://github.com/aws-quickstart/quickstart-r3-corda/issues/25
    """
    modify = RDSBackend.modify_db_instance

    def modify_db_instance(self: RDSBackend, db_instance_identifier: str, db_kwargs: dict[str, Any]) -> DBInstance:
        instance = self.describe_db_instances(db_instance_identifier)[0]
        if instance.engine == "postgres" and "engine_version" in db_kwargs:
            group = db_kwargs.get("db_parameter_group_name") or instance.db_parameter_group_name
            _check_upgrade(instance, self.db_parameter_groups.get(group), **db_kwargs)
        return modify(self, db_instance_identifier, db_kwargs)

    RDSBackend.modify_db_instance = modify_db_instance


def _check_upgrade(
    instance: DBInstance,
    group: DBParameterGroup | None,
    engine_version: str,
    allow_major_version_upgrade: bool = False,
    **_: Any,
) -> None:
    major, other_major = (int(version.partition(".")[0]) for version in (instance.engine_version, engine_version))
    family = f"{instance.engine}{other_major}"
    problem = ""
    if other_major < major:
        problem = f"Cannot upgrade {instance.engine} from {instance.engine_version} to {engine_version}"
    elif other_major > major and not allow_major_version_upgrade:
        problem = "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version."
    elif other_major > major and group and group.family != family:
        problem = (
            f"The Parameter Group {group.name} with DBParameterGroupFamily {group.family} cannot be used for this instance. "
            f"Please use a Parameter Group with DBParameterGroupFamily {family}"
        )
    if problem:
        raise RDSClientError("InvalidParameterCombination", problem)


@repair
def say_who_set_a_parameter() -> None:
    """moto leaves out a parameter's source; Terraform's provider asks for those that the user set, and sees none."""
    update = DBParameterGroup.update_parameters

    def update_parameters(self: DBParameterGroup, new_parameters: Any) -> None:
        update(self, [{**parameter, "Source": "user"} for parameter in new_parameters])

    DBParameterGroup.update_parameters = update_parameters


def _check(family: str, parameters: list[dict[str, Any]]) -> None:
    for parameter in parameters:
        name, value = parameter["ParameterName"], parameter.get("ParameterValue")
        if name == "rds.force_ssl" and family in DEFAULTS:
            parameter["ApplyMethod"] = "pending-reboot"
        is_static = name in STATIC and not (name == "max_connections" and "mysql" in family)
        if is_static and parameter.get("ApplyMethod") == "immediate":
            raise RDSClientError(
                "InvalidParameterCombination", f"cannot use immediate apply method for static parameter: {name}"
            )
        values = VALUES.get(family.rstrip("0123456789."))
        if name == "require_secure_transport" and values and value not in values:
            raise RDSClientError("InvalidParameterValue", f"Invalid parameter value: {value} for: {name}")


@repair
def refuse_parameters_as_the_engines_do() -> None:
    """moto takes any value of a parameter, and applies any immediately.

    https://github.com/hashicorp/terraform-provider-aws/issues/39252 on rds.force_ssl
    """
    update, update_cluster = DBParameterGroup.update_parameters, DBClusterParameterGroup.update_cluster_parameters

    def update_parameters(self: DBParameterGroup, new_parameters: Any) -> None:
        parameters = list(new_parameters)
        _check(self.family, parameters)
        update(self, parameters)

    def update_cluster_parameters(self: DBClusterParameterGroup, new_parameters: Any) -> None:
        parameters = list(new_parameters)
        _check(self.db_parameter_group_family, parameters)
        update_cluster(self, parameters)

    DBParameterGroup.update_parameters = update_parameters
    DBClusterParameterGroup.update_cluster_parameters = update_cluster_parameters


@repair
def give_no_scaling_to_clusters_without() -> None:
    """moto answers with an empty scaling configuration; Terraform's provider takes it for one, and changes it back."""
    answer = DBCluster.scaling_configuration_info.fget

    def scaling_configuration_info(cluster: DBCluster) -> Any:
        return answer(cluster) if cluster.scaling_configuration else None

    DBCluster.scaling_configuration_info = property(scaling_configuration_info)
