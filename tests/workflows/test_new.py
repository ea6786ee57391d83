"""A new evaluation begun with nothing installed."""

from __future__ import annotations

from tests.workflows.conftest import Project
from tests.workflows.runner import Runner


def test_the_summary_holds_the_file_to_copy(project: Project) -> None:
    inputs = {"inputs.municipality": "Upplands Väsby", "inputs.year": "2027"}
    done = Runner(project.folder, inputs).run("new", "new")
    assert done.failed == [], done.log
    made = project.evaluation("upplands-vasby-2027").read_text("utf-8")
    assert done.summary == f"Skapa filen `evaluations/upplands-vasby-2027.yaml` med det här innehållet:\n\n```yaml\n{made}```\n\n"


def test_what_is_typed_is_never_a_command(project: Project) -> None:
    inputs = {"inputs.municipality": '"; touch broken; echo "$(touch broken)`touch broken`', "inputs.year": "2027"}
    done = Runner(project.folder, inputs).run("new", "new")
    assert done.failed == ["Gör filen"]
    assert done.summary == ""
    assert not (project.folder / "broken").exists()
