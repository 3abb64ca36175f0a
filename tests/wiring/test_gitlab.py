"""The GitLab CI example: its scripts run as shell, its artifacts are there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import yaml
from newsroom import ROOT, clean_environment
from packaging.requirements import Requirement

JOB = yaml.safe_load((ROOT / "examples" / "pipelines" / "gitlab.yml").read_text(encoding="utf-8"))["embargo"]


def run_job(newsroom: Path, at: str) -> subprocess.CompletedProcess[str]:
    """The job's script at an instant instead of the draft's own, as GitLab's runner runs it."""
    script = "\n".join(JOB["script"]).replace("--at scheduled", f"--at {at}")
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=newsroom,
        env=clean_environment(CI="true", GITLAB_CI="true"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_job_stops_a_leak_and_leaves_its_reports(newsroom: Path) -> None:
    run = run_job(newsroom, "2023-03-21T13:30+01:00")
    assert run.returncode == 1, run.stderr
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((newsroom / reports["codequality"]).read_text(encoding="utf-8"))
    assert {entry["check_name"] for entry in quality} >= {"embargo/embargoed-quote"}
    assert "drafts/leak.md" in {entry["location"]["path"] for entry in quality}
    suites = ElementTree.parse(newsroom / reports["junit"]).getroot()
    assert list(suites.iter("failure"))
    assert JOB["artifacts"]["when"] == "always"


def test_the_job_passes_after_the_lift(newsroom: Path) -> None:
    run = run_job(newsroom, "2023-03-21T15:30+01:00")
    assert run.returncode == 0, run.stderr


def test_the_package_is_one_that_pip_takes(tmp_path: Path) -> None:
    (install,) = JOB["before_script"]
    local = f"{ROOT}[docx,rtf]"
    run = subprocess.run(
        ["bash", "-c", install.replace("python -m pip install", f"{sys.executable} -m pip install --dry-run")],
        cwd=tmp_path,
        env=clean_environment(EMBARGO_PACKAGE=local),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_the_package_is_taken_from_a_named_place() -> None:
    """A bare name would be whatever bears it on a public index."""
    wanted = Requirement(JOB["variables"]["EMBARGO_PACKAGE"])
    assert (wanted.name, wanted.extras) == ("embargo", {"docx", "rtf"})
    assert wanted.url and wanted.url.startswith("git+https://")
