"""The simulation updates a stack as CloudFormation does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from deployments import create_stack, update_stack
from simulation.account import Account
from stack_updates import StackUpdate
from updates import Changes

pytestmark = pytest.mark.slow

GROUPS = "AWS::Logs::LogGroup"
PARAMETERS = "AWS::RDS::DBParameterGroup"


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with Account(tmp_path_factory.mktemp("stack-updates") / "log", "eu-west-1") as account:
        yield account


def _template(**resources: Any) -> dict[str, Any]:
    return {"Resources": resources}


def _logs(name: str, days: Any = 7, policy: str = "Delete") -> dict[str, Any]:
    return {"Type": GROUPS, "DeletionPolicy": policy, "Properties": {"LogGroupName": name, "RetentionInDays": days}}


def _parameters(family: str, **properties: str) -> dict[str, Any]:
    return {"Type": PARAMETERS, "Properties": {"Family": family, "Description": "x", **properties}}


def _update(account: Account, stack: str, before: dict[str, Any], after: dict[str, Any]) -> StackUpdate:
    create_stack(account, stack, before, {})
    return update_stack(account, stack, after, {})


def _days(account: Account, name: str) -> int | None:
    """How long a log group keeps events; nothing if it is not there."""
    found = account.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    return found[0]["retentionInDays"] if found else None


def test_a_property_changes_in_place_and_nothing_else_is_touched(account: Account) -> None:
    done = _update(
        account, "place", _template(A=_logs("place/a"), B=_logs("place/b")), _template(A=_logs("place/a", 30), B=_logs("place/b"))
    )
    assert done.changes == Changes(changed={"A": GROUPS})
    assert done.before == done.after == {"A": "place/a", "B": "place/b"}
    assert (_days(account, "place/a"), _days(account, "place/b")) == (30, 7)


def test_a_parameter_changes_what_refers_to_it(account: Account) -> None:
    template = {
        "Parameters": {"Days": {"Type": "Number", "Default": "7"}},
        "Resources": {"A": _logs("parameter/a", {"Ref": "Days"}), "B": _logs("parameter/b")},
    }
    create_stack(account, "parameter", template, {})
    done = update_stack(account, "parameter", template, {"Days": "30"})
    assert done.changes == Changes(changed={"A": GROUPS}) and _days(account, "parameter/a") == 30


def test_another_resource_is_there_before_the_one_that_it_replaces_goes(account: Account) -> None:
    """What refers to it follows, though its own text is the same."""
    parameter = {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/order", "Type": "String", "Value": {"Ref": "Group"}}}
    create_stack(account, "order", _template(Group=_parameters("postgres17"), Known=parameter), {})
    with pytest.raises(ClientError, match=r"Known \(AWS::SSM::Parameter\): the simulation cannot change Value of this type"):
        update_stack(account, "order", _template(Group=_parameters("postgres18"), Known=parameter), {})
    done = update_stack(account, "order", _template(Group=_parameters("postgres18")), {})
    assert done.changes == Changes(replaced={"Group": PARAMETERS}, removed={"Known": "AWS::SSM::Parameter"})
    assert done.before["Group"] != done.after["Group"]
    groups = account.client("rds").describe_db_parameter_groups()["DBParameterGroups"]
    assert done.after["Group"] in {group["DBParameterGroupName"] for group in groups}
    assert done.before["Group"] not in {group["DBParameterGroupName"] for group in groups}
    events = account.client("cloudformation").describe_stack_events(StackName="order")["StackEvents"][::-1]
    of_group = [(item["ResourceStatus"], item["PhysicalResourceId"]) for item in events if item["LogicalResourceId"] == "Group"]
    assert of_group[-3:] == [
        ("UPDATE_IN_PROGRESS", done.before["Group"]),
        ("UPDATE_COMPLETE", done.after["Group"]),
        ("DELETE_COMPLETE", done.before["Group"]),
    ]


def test_a_name_that_is_in_use_collides_and_the_update_is_taken_back(account: Account) -> None:
    name = {"DBParameterGroupName": "collision"}
    before = _template(A=_logs("collision/a"), Group=_parameters("postgres17", **name))
    after = _template(A=_logs("collision/a", 30), Added=_logs("collision/b"), Group=_parameters("postgres18", **name))
    with pytest.raises(ClientError, match="already exists"):
        _update(account, "collision", before, after)
    assert (_days(account, "collision/a"), _days(account, "collision/b")) == (7, None)
    (stack,) = account.client("cloudformation").describe_stacks(StackName="collision")["Stacks"]
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    # The next update starts from what is there.
    del after["Resources"]["Group"]["Properties"]["DBParameterGroupName"]
    done = update_stack(account, "collision", after, {})
    assert done.changes == Changes(changed={"A": GROUPS}, added={"Added": GROUPS}, replaced={"Group": PARAMETERS})


def test_a_name_collides_too_where_the_simulation_would_overwrite(account: Account) -> None:
    container = {"Name": "api", "Image": "example.com/api:1", "Memory": 512}
    service = {"Cluster": {"Ref": "Main"}, "TaskDefinition": {"Ref": "Task"}, "ServiceName": "api"}

    def template(strategy: str) -> dict[str, Any]:
        return _template(
            Main={"Type": "AWS::ECS::Cluster", "Properties": {"ClusterName": "overwriting"}},
            Task={"Type": "AWS::ECS::TaskDefinition", "Properties": {"Family": "api", "ContainerDefinitions": [container]}},
            Api={"Type": "AWS::ECS::Service", "Properties": {**service, "SchedulingStrategy": strategy}},
        )

    with pytest.raises(ClientError, match=r"Api \(AWS::ECS::Service\): .*/api already exists"):
        _update(account, "overwriting", template("REPLICA"), template("DAEMON"))


def test_what_leaves_the_template_is_deleted_or_retained_as_its_policy_says(account: Account) -> None:
    database = {
        "Type": "AWS::RDS::DBInstance",
        "DeletionPolicy": "Snapshot",
        "Properties": {
            "Engine": "postgres",
            "DBInstanceClass": "db.t4g.micro",
            "AllocatedStorage": "20",
            "MasterUsername": "administrator",
            "MasterUserPassword": "generated-elsewhere",
        },
    }
    kept = _logs("policies/kept", policy="RetainExceptOnCreate")
    before = _template(Kept=kept, Gone=_logs("policies/gone"), Database=database, Stays=_logs("policies/stays"))
    done = _update(account, "policies", before, _template(Stays=_logs("policies/stays")))
    assert done.changes.removed == {"Kept": GROUPS, "Gone": GROUPS, "Database": "AWS::RDS::DBInstance"}
    assert done.retained == {"Kept": GROUPS}
    assert [_days(account, f"policies/{name}") for name in ("kept", "gone", "stays")] == [7, None, 7]
    rds = account.client("rds")
    (snapshot,) = rds.describe_db_snapshots(DBInstanceIdentifier=done.before["Database"])["DBSnapshots"]
    assert snapshot["MasterUsername"] == "administrator"
    assert not rds.describe_db_instances()["DBInstances"]
    # What was retained is in the way of another one with its name.
    with pytest.raises(ClientError, match="already exists"):
        update_stack(account, "policies", _template(Stays=_logs("policies/stays"), Kept=kept), {})


def test_what_the_simulation_cannot_change_is_an_error(account: Account) -> None:
    create_stack(account, "unknown", _template(A=_logs("unknown/a")), {})
    changed = _logs("unknown/a")
    changed["Properties"]["LogGroupClass"] = "INFREQUENT_ACCESS"
    with pytest.raises(ClientError, match=r"A \(AWS::Logs::LogGroup\): its handler does not translate LogGroupClass"):
        update_stack(account, "unknown", _template(A=changed), {})
    with pytest.raises(ClientError, match="Update of resource type is not permitted: A"):
        update_stack(account, "unknown", _template(A=_parameters("postgres17")), {})
