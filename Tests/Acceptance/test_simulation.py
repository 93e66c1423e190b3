"""What the simulation adds to moto is still needed, and is known to fit the moto that is installed."""

from __future__ import annotations

import importlib.metadata

import examples
import pytest
from simulation import repairs, stacks


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
