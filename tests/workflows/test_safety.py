"""What a linter says of the workflow files, and what keeps them safe with strangers' pull requests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kommunkompassen.base import paths
from tests.workflows.runner import FOLDER, workflow

NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
PINNED = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--persona", "auditor", "--quiet", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_linter_for_safety_finds_nothing() -> None:
    done = zizmor(FOLDER)
    assert done.returncode == 0, done.stdout


def test_the_linter_for_safety_would_find_something(tmp_path: Path) -> None:
    text = (FOLDER / "review.yml").read_text("utf-8")
    (tmp_path / "review.yml").write_text(text.replace("run: make drafts", "run: echo ${{ github.head_ref }}"), encoding="utf-8")
    done = zizmor(tmp_path / "review.yml")
    assert done.returncode != 0
    assert "template-injection" in done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_github_takes(name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        str(FOLDER / f"{name}.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_by_hash_with_their_version_beside(name: str) -> None:
    used = [
        line.strip().removeprefix("- ") for line in (FOLDER / f"{name}.yml").read_text("utf-8").splitlines() if "uses:" in line
    ]
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_version_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for path in FOLDER.glob("*.yml"):
        for action, version in re.findall(r"uses: (\S+)@(.+)", path.read_text("utf-8")):
            found.setdefault(action, set()).add(version)
    assert {action: versions for action, versions in found.items() if len(versions) > 1} == {}


def test_only_commenting_releasing_and_publishing_may_write() -> None:
    rights = {}
    for name in NAMES:
        file = workflow(name)
        assert file["permissions"] == {}, "a job without rights of its own has none"
        for job, content in file["jobs"].items():
            rights[f"{name} {job}"] = {what for what, right in content["permissions"].items() if right != "read"}
    assert {job: what for job, what in rights.items() if what} == {
        "comment comment": {"pull-requests"},
        "reports release": {"contents"},
        "site publish": {"pages", "id-token"},
    }


def test_what_builds_strangers_content_knows_no_secret() -> None:
    assert "secrets." not in (FOLDER / "review.yml").read_text("utf-8")
    assert "github.token" not in (FOLDER / "review.yml").read_text("utf-8")
    assert list(workflow("review")["on"]) == ["pull_request"]
    for step in workflow("review")["jobs"]["review"]["steps"]:
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_what_comments_checks_out_the_default_branch_and_listens_to_the_review() -> None:
    file = workflow("comment")
    assert file["on"]["workflow_run"]["workflows"] == [workflow("review")["name"]]
    (checkout,) = [step for step in file["jobs"]["comment"]["steps"] if "uses" in step]
    assert checkout["with"] == {"persist-credentials": "false"}, "no ref: the default branch"


@pytest.mark.parametrize("name", NAMES)
def test_steps_are_one_command_that_anyone_can_run(name: str) -> None:
    commands = [step["run"] for job in workflow(name)["jobs"].values() for step in job["steps"] if "run" in step]
    assert commands
    known = re.compile(r"(make |gh |python (build\.py|-m (pip|pytest)) |\.ci/run$)")
    assert [command for command in commands if not known.match(command) or "\n" in command] == []


@pytest.mark.parametrize("name", NAMES)
def test_make_targets_of_the_steps_exist(name: str) -> None:
    makefile = (paths.PROJECT / "Makefile").read_text("utf-8")
    for job in workflow(name)["jobs"].values():
        for step in job["steps"]:
            if found := re.match(r"make (?:--silent )?([a-z-]+)", step.get("run", "")):
                assert re.search(rf"^{found[1]}:", makefile, re.M), found[1]


def test_the_pull_request_template_asks_for_what_the_handbook_explains() -> None:
    template = (paths.PROJECT / ".github" / "pull_request_template.md").read_text("utf-8")
    handbook = (paths.PROJECT / "docs" / "handbok.md").read_text("utf-8")
    sections = re.findall(r"handboken, \*(.+?)\*", template)
    assert sections
    for section in sections:
        assert re.search(rf"^#+ {section}$", handbook, re.M), section


def test_the_hooks_are_what_pre_commit_takes() -> None:
    config = paths.PROJECT / ".pre-commit-config.yaml"
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", str(config)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert [hook["id"] for hook in yaml.safe_load(config.read_text("utf-8"))["repos"][0]["hooks"]] == [
        "fmt",
        "check",
        "ruff",
        "ruff-format",
        "mypy",
    ]
