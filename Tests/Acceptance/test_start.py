"""What a new user does: install the tool, make a package outside the repository, run the commands that it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import packages
from commands import run
from engines import cfn_lint
from examples import ROOT
from packages import NewPackage
from reporting import expect_none

STACK = f"Sources/{packages.NAME}/ShopApp.swift"


@pytest.fixture
def infra(new_package: NewPackage) -> Path:
    return new_package.tool().result()


@pytest.fixture
def package(new_package: NewPackage) -> Path:
    return new_package.made().result()


@pytest.mark.skipif(sys.platform != "linux", reason="programs that need no library are Linux's")
def test_the_installed_tool_needs_no_library(infra: Path) -> None:
    assert "INTERP" not in run(["readelf", "--program-headers", "--wide", infra], ROOT)
    result = subprocess.run([infra, "--version"], env={}, cwd="/", capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_new_package_gives_templates_that_pass(package: Path) -> None:
    template = package / "infra.out" / packages.NAME / "template.json"
    expect_none(cfn_lint.findings([template], "eu-west-1")[template])
    assert (package / "infra.out" / packages.NAME / "terraform" / "main.tf.json").exists()


def test_a_new_package_keeps_what_it_writes_out_of_git(package: Path) -> None:
    run(["git", "init", "--quiet"], package)
    run(["git", "add", "."], package)
    files = run(["git", "diff", "--cached", "--name-only"], package).split()
    assert STACK in files
    expect_none(file for file in files if file.startswith((".build", "infra.out")))


def test_an_edit_that_breaks_the_stack_is_told_at_its_line(package: Path, infra: Path) -> None:
    stack = package / STACK
    good = stack.read_text()
    wrong = good.replace('cidr: "10.0.0.0/16"', 'cidr: "10.0.0.0/27"')
    assert wrong != good
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "/27" in text)
    stack.write_text(wrong)
    before = {path: path.read_bytes() for path in (package / "infra.out").rglob("*") if path.is_file()}
    try:
        printed = run([infra, "synth"], package, code=2)
    finally:
        stack.write_text(good)
    assert f"{stack.name}:{line}:" in printed
    assert before == {path: path.read_bytes() for path in before}
