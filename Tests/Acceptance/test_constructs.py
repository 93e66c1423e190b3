"""Constructs that no deployed example has are made by CloudFormation too, as it is simulated."""

from __future__ import annotations

from pathlib import Path

import pytest

import inventory
from deployments import create_stack
from documents import read_json
from simulation.account import Account

STACKS = {
    "static-site": ("us-east-1", ("distributions", "key groups", "public keys", "edge functions")),
    "distribution": ("us-east-1", ("distributions", "log deliveries")),
    "web-acl": ("eu-west-1", ("web ACLs",)),
    "backup-plan": ("eu-west-1", ("backup plans", "file systems")),
}
"""Stacks of `Examples/Constructs` that need nothing from outside, with their regions, and what the account then has."""


@pytest.mark.early
def test_constructs_are_made(constructs: Path, tmp_path: Path) -> None:
    for stack, (region, sections) in STACKS.items():
        template = read_json(constructs / stack / "template.json")
        with Account(tmp_path / f"{stack}.log", region) as account:
            assert create_stack(account, stack, template, {}).keys() == template["Resources"].keys()
            found = inventory.read(account)
        assert all(found[section] for section in sections), stack
