"""What leaves a stack leaves Terraform's state too, and stays in AWS."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import outputs
from commands import run
from documents import read_configuration, read_json
from engines.provider import Provider
from engines.terraform import Terraform
from examples import EXAMPLES, ROOT
from simulation.account import Account

STACK = "encryption-key"
FORMER = {"queue": "queue-jobs.tf.json", "image-repository": "image-repository-api.tf.json"}
"""Constructs that the stack had once: the stacks that have them, and their files there."""


def _before(written: Path, folder: Path) -> None:
    """Writes the output of an earlier run, in which the stack had a queue and a repository more."""
    (constructs,) = (example for example in EXAMPLES if example.product == "constructs")
    configuration = folder / STACK / "terraform"
    shutil.copytree(written / STACK / "terraform", configuration)
    manifest = read_json(written / outputs.manifest(constructs))
    (entry,) = (stack for stack in manifest["stacks"] if stack["folder"] == STACK)
    retained = {record["folder"]: record for record in manifest["retained"]}
    for stack, name in FORMER.items():
        shutil.copy(written / stack / "terraform" / name, configuration)
        entry["terraform"]["files"].append(name)
        resources = read_json(configuration / name)["resource"]
        addresses = {f"{kind}.{label}" for kind, labels in resources.items() for label in labels}
        former = [item for item in retained[stack]["resources"] if item["address"] in addresses]
        assert former
        retained[STACK]["resources"] += former
    # The queue's policy says in which region.
    shutil.copy(written / "queue" / "terraform" / "data.tf.json", configuration)
    kept = {**manifest, "stacks": [entry], "retained": [retained[STACK]]}
    (folder / outputs.manifest(constructs)).write_text(json.dumps(kept))


@pytest.mark.early
def test_what_leaves_a_stack_is_forgotten_and_stays(
    constructs: Path, programs: tuple[Path, Path], tmp_path: Path
) -> None:
    program = outputs.program("constructs")
    if not program.exists():
        pytest.skip("the files were made before, and the executable is not built")
    out = tmp_path / "out"
    _before(constructs, out)
    folder = out / STACK / "terraform"
    with Account(tmp_path / "account.log", "eu-west-1") as account, Provider(programs[1], account) as provider:
        terraform = Terraform(*programs, folder, tmp_path / "work", account, provider.environment)
        deployed = terraform.deploy({})
        assert deployed.applied, f"{deployed.last.output}\n{account.complaints()}"

        printed = run([program, "synth", "--stack", STACK, "--format", "terraform", "--out", out], ROOT)
        assert "no longer has 'aws_sqs_queue.jobs_dead_letters', 'aws_sqs_queue.jobs_queue', 'aws_ecr_rep" in printed
        assert not (set(FORMER.values()) & {file.name for file in folder.iterdir()})
        actions = terraform.change(read_configuration(folder))
        assert actions == {
            "aws_sqs_queue.jobs_queue": ["forget"],
            "aws_sqs_queue.jobs_dead_letters": ["forget"],
            "aws_ecr_repository.api_repository": ["forget"],
            "aws_ecr_lifecycle_policy.api_repository": ["forget"],
            # They are resources of their own in CloudFormation as well, which deletes them.
            "aws_sqs_queue_policy.jobs_queue_policy": ["delete"],
            "aws_sqs_queue_policy.jobs_dead_letters_policy": ["delete"],
        }
        assert not deployed.differences, deployed.steps["plan after the change"].output

        queues = account.client("sqs").list_queues()["QueueUrls"]
        assert sorted(url.rpartition("/")[2] for url in queues) == ["queue-jobs", "queue-jobs-dead-letters"]
        policy = account.client("ecr").get_lifecycle_policy(repositoryName="image-repository/api")
        assert policy["lifecyclePolicyText"]

        # The run after that forgets the same, and does not say so again.
        assert "no longer has" not in run([program, "synth", "--stack", STACK, "--out", out], ROOT)
        assert len(read_json(folder / "removed.tf.json")["removed"]) == 4
