"""The commands of the pages about deployment and operation do what the pages say."""

from __future__ import annotations

import re

import pytest

from examples import ROOT
from pages import BLOCKS, MARKED, PAGES, RUN, unmarked
from reporting import expect_none


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_run_or_marked(page: str) -> None:
    assert unmarked(page, (ROOT / "docs" / page).read_text()) == []
    assert {block.info for block in BLOCKS if block.page == page} <= {RUN, MARKED, "swift", "hcl", "text"}


def test_a_command_that_is_neither_run_nor_marked_is_reported() -> None:
    text = "```sh\ninfra synth\n```\n\n```\nterraform apply\n```\n\n   ```text\n   aws s3 ls\n   ```\n"
    assert unmarked("page.md", text) == ["page.md: terraform apply", "page.md: aws s3 ls"]


def test_a_deployment_keeps_the_tags_of_its_stack() -> None:
    """Without `--tags`, the CLI takes the tags of the stack away, and those of its resources with them."""
    deployments = [line for block in BLOCKS for line in block.lines if line.startswith("aws cloudformation deploy")]
    assert len(deployments) >= 4
    for line in deployments:
        stack = re.search(r"--stack-name (\S+)", line)[1]
        assert line.endswith(f"--tags Stack={stack} Environment=production"), line


def test_the_commands_do_what_the_pages_say(commands_of_pages: str) -> None:
    expect_none([commands_of_pages] if commands_of_pages else [])
