"""What becomes of deployed resources that Terraform has not changed itself, and of a stack that is destroyed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import inventory
from documents import read_json
from engines.provider import Provider
from engines.terraform import Terraform
from simulation import images
from simulation.account import Account

REGION = "eu-west-1"


def _deployed(programs: tuple[Path, Path], folder: Path, work: Path, account: Account, provider: Provider) -> Terraform:
    terraform = Terraform(*programs, folder, work, account, provider.environment)
    run = terraform.deploy({})
    assert run.applied, f"{run.last.output}\n{account.complaints()}"
    return terraform


# MARK: Rotation


@pytest.mark.early
def test_a_secret_that_was_rotated_twice_keeps_its_password(
    constructs: Path, programs: tuple[Path, Path], tmp_path: Path
) -> None:
    """The first version of the other secret has no label of its own: it is gone, and Terraform would write a password anew.

    https://github.com/hashicorp/terraform-provider-aws/issues/37302
    """
    folder = tmp_path / "secrets"
    _write_secrets(constructs, folder)
    with Account(tmp_path / "log", REGION) as account, Provider(programs[1], account) as provider:
        terraform = _deployed(programs, folder, tmp_path / "work", account, provider)
        client = account.client("secretsmanager")
        for name in ("database-proxy/reporting", "database-proxy/unlabelled"):
            for password in ("rotated once", "rotated twice"):
                client.put_secret_value(SecretId=name, SecretString=json.dumps({"password": password}))
        assert terraform.plan_again({}).keys() == {"aws_secretsmanager_secret_version.unlabelled_secret"}


def _write_secrets(constructs: Path, folder: Path) -> None:
    """The rotated secret of an example alone, with a database that somebody else has; and one like it without a label."""
    source = constructs / "database-proxy" / "terraform"
    file = read_json(source / "secret-reporting.tf.json")
    kinds = ("aws_secretsmanager_secret", "aws_secretsmanager_secret_version")
    text = json.dumps({"ephemeral": file["ephemeral"], "resource": {kind: file["resource"][kind] for kind in kinds}})
    for attribute, value in (("endpoint", "customers.example.com"), ("port", "3306")):
        reference = f"${{aws_rds_cluster.customers_database.{attribute}}}"
        assert reference in text
        text = text.replace(reference, value)
    unlabelled = json.loads(text.replace("reporting_secret", "unlabelled_secret").replace("/reporting", "/unlabelled"))
    version = unlabelled["resource"]["aws_secretsmanager_secret_version"]["unlabelled_secret"]
    del version["version_stages"], version["lifecycle"]
    folder.mkdir()
    (folder / "reporting.tf.json").write_text(text)
    (folder / "unlabelled.tf.json").write_text(json.dumps(unlabelled))
    for name in ("providers.tf.json", "terraform.tf.json"):
        (folder / name).write_text((source / name).read_text())


# MARK: Disposable stacks


@pytest.mark.early
def test_a_disposable_stack_is_destroyed_with_what_it_holds(
    constructs: Path, programs: tuple[Path, Path], tmp_path: Path
) -> None:
    with Account(tmp_path / "log", REGION) as account, Provider(programs[1], account) as provider:
        account.client("ecs").create_cluster(clusterName="main")
        account.client("ecr").create_repository(repositoryName="worker")
        images.push(account, constructs)
        before = inventory.read(account)
        folder = tmp_path / "preview"
        shutil.copytree(constructs / "disposable-stack" / "terraform", folder)
        bucket_file = folder / "bucket-documents.tf.json"
        configuration = read_json(bucket_file)
        # The provider looks at it for a minute, until it is stable.
        del configuration["resource"]["aws_s3_bucket_lifecycle_configuration"]
        bucket_file.write_text(json.dumps(configuration))
        terraform = _deployed(programs, folder, tmp_path / "work", account, provider)
        s3 = account.client("s3")
        (bucket,) = (bucket["Name"] for bucket in s3.list_buckets()["Buckets"])
        # The policy refuses calls without TLS, which the simulation does not have.
        policy = s3.get_bucket_policy(Bucket=bucket)["Policy"]
        s3.delete_bucket_policy(Bucket=bucket)
        for text in (b"first", b"second"):
            s3.put_object(Bucket=bucket, Key="documents/1", Body=text)
        s3.delete_object(Bucket=bucket, Key="documents/1")
        s3.put_bucket_policy(Bucket=bucket, Policy=policy)
        manifest = json.dumps({"schemaVersion": 2, "mediaType": images.MANIFEST})
        account.client("ecr").put_image(
            repositoryName="disposable-stack/previews", imageManifest=manifest, imageTag="v1")

        events = terraform.destroy()

        after = inventory.read(account)
        left = {section: sorted(found.keys() - before[section].keys()) for section, found in after.items()}
        # AWS lists the revisions of task definitions, and KMS waits with a key.
        listed = {"task definitions", "keys"}
        assert {section for section, names in left.items() if names} <= listed
        # Tasks that are still to be stopped need what their role may do.
        stopped = events.index("aws_ecs_service.api_service: Destruction complete")
        policies = [events.index(event) for event in events if event.startswith("aws_iam_role_policy.api_") and "Destroying" in event]
        assert policies and min(policies) > stopped
