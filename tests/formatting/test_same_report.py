"""Formatting changes how a file is written, and not one byte of the reports that are made of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from kommunkompassen.base import paths
from kommunkompassen.formatting import format_file
from kommunkompassen.publish.make import Studio, make_from
from kommunkompassen.read import Document
from kommunkompassen.read.models import Evaluation
from kommunkompassen.report.checked import checked_content
from kommunkompassen.report.naming import FORMATS, Format
from kommunkompassen.repository import Repository
from tests.formatting.scrambled import scrambled
from tests.helpers import source


def _made(folder: Path, id_: str, formats: tuple[Format, ...]) -> tuple[Document[Evaluation], dict[Format, bytes]]:
    repository = Repository(folder)
    document = repository.evaluation(folder / f"{id_}.yaml")
    _, whole = checked_content(document, repository, draft=False)
    assert whole
    return document, make_from(whole, document, formats, Studio()).files


@pytest.mark.parametrize(("id_", "formats"), [("arboga-2016", FORMATS), ("botkyrka-2003", ("html",)), ("nassjo-2019", ("html",))])
def test_the_reports_before_and_after_are_the_same_bytes(id_: str, formats: tuple[Format, ...], tmp_path: Path) -> None:
    canonical = (paths.EVALUATIONS / f"{id_}.yaml").read_text("utf-8")
    root = source(canonical).root
    assert root
    # With the others beside it, which its mean is made of.
    shutil.copytree(paths.EVALUATIONS, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{id_}.yaml"
    path.write_text(scrambled(root, Random(7), ["en kommentar"]), encoding="utf-8")
    document, before = _made(tmp_path, id_, formats)
    assert format_file(document, write=True)
    assert path.read_text("utf-8") != canonical, "the comment has stayed"
    _, after = _made(tmp_path, id_, formats)
    assert set(before) == set(formats)
    assert before == after
