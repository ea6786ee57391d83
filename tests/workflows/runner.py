"""Run a workflow's jobs as GitHub's runner would: each step in order, its command in bash, its condition minded.

Actions are not run; the few that are used have stand-ins. An expression or action that is not known here is a failure, so that
nothing in a workflow goes untried without a word.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base import paths

FOLDER = paths.PROJECT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def workflow(name: str) -> dict[str, Any]:
    """A workflow file, every scalar as text: YAML 1.1 would have `on` for true."""
    loaded: dict[str, Any] = yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return loaded


@dataclass
class Run:
    """What a job did."""

    failed: list[str] = field(default_factory=list)
    """Names of the steps that failed."""
    ran: list[str] = field(default_factory=list)
    log: str = ""
    summary: str = ""
    artefacts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Files by their names, by the artefact's name."""


@dataclass
class Runner:
    """A runner with a work tree checked out. `github` holds what ${{ github.… }} stands for."""

    workspace: Path
    github: dict[str, str]
    environment: dict[str, str] = field(default_factory=dict)
    artefacts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """What earlier jobs have left."""

    def run(self, name: str, job: str) -> Run:
        """Run a job's steps to the end."""
        file = workflow(name)
        assert file["defaults"] == {"run": {"shell": "bash"}}, "what the steps are run with below"
        done = Run()
        for step in file["jobs"][job]["steps"]:
            title = step.get("name", step.get("uses"))
            condition = _EXPRESSION.fullmatch(step.get("if", "${{ success() }}"))
            assert condition
            assert condition[1] in ("success()", "!cancelled()"), condition[1]
            if done.failed and condition[1] == "success()":
                continue
            done.ran.append(title)
            variables = {**file.get("env", {}), **file["jobs"][job].get("env", {}), **step.get("env", {})}
            own = {key: self._filled(value) for key, value in variables.items()}
            fine = self._command(step["run"], own, done) if "run" in step else self._action(step, done)
            if not fine:
                done.failed.append(title)
        return done

    def _filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.github[found[1]], text)

    def _command(self, command: str, own: dict[str, str], done: Run) -> bool:
        assert "${{" not in command, "an expression in a command lets strangers' text in as code"
        with tempfile.TemporaryDirectory() as folder:
            script, summary = Path(folder, "step.sh"), Path(folder, "summary.md")
            script.write_text(command, encoding="utf-8")
            summary.touch()
            environment = {**_clean(), **self.environment, **own, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"}
            bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
            ended = subprocess.run(bash, cwd=self.workspace, env=environment, capture_output=True, check=False, timeout=600)
            done.log += (ended.stdout + ended.stderr).decode("utf-8")
            done.summary += summary.read_text("utf-8")
        return ended.returncode == 0

    def _action(self, step: dict[str, Any], done: Run) -> bool:
        name, given = step["uses"].partition("@")[0], step.get("with", {})
        if name == "actions/upload-artifact":
            files = {path.name: path.read_bytes() for path in self._matched(given["path"])}
            if files:
                done.artefacts[given["name"]] = files
            return bool(files) or given.get("if-no-files-found") == "ignore"
        if name == "actions/upload-pages-artifact":
            folder = self.workspace / given["path"]
            files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
            done.artefacts["github-pages"] = {name: data for name, data in files.items() if "/." not in f"/{name}"}
            return bool(files)
        if name == "actions/download-artifact":
            folder = self.workspace / given["path"]
            folder.mkdir()
            for file, data in self.artefacts[given["name"]].items():
                (folder / file).write_bytes(data)
            return True
        assert name in ("actions/checkout", "actions/setup-python"), name
        return True

    def _matched(self, patterns: str) -> list[Path]:
        """Files as upload-artifact finds them: without hidden ones, and without what a pattern after ! matches."""
        found: set[Path] = set()
        for pattern in patterns.split():
            name = pattern.removeprefix("!")
            files = {path for path in self.workspace.glob(f"{name}**/*" if name.endswith("/") else name) if path.is_file()}
            found = found - files if pattern.startswith("!") else found | files
        return sorted(path for path in found if not path.name.startswith("."))


def _clean() -> dict[str, str]:
    """The environment without what this test run, or a workflow that it is part of, has put there."""
    kept = ("GITHUB_", "PYTEST", "COV", "MAKE", "LC_", "LANG", "GIT_")
    return {key: value for key, value in os.environ.items() if not key.startswith(kept)}
