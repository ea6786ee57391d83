"""pandoc is run so that what it drops or doubts is a failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kommunkompassen.publish.pandoc import convert
from kommunkompassen.publish.tools import ToolError


def test_a_warning_is_a_failure_in_pandoc_s_own_words(tmp_path: Path) -> None:
    # Sandboxed, pandoc can't read the picture; it would drop it with a mere warning.
    with pytest.raises(ToolError) as caught:
        convert('<p><img src="picture.png" alt="x"></p>', "docx", [], folder=tmp_path)
    assert caught.value.tool == "pandoc"
    assert "picture.png" in caught.value.said


def test_a_picture_that_is_missing_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"no picture areas\.png"):
        convert('<figure><img src="areas.svg" alt="x"><figcaption>y</figcaption></figure>', "docx", ["docx.lua"], folder=tmp_path)


def test_an_unknown_option_is_a_failure() -> None:
    with pytest.raises(ToolError):
        convert("<p>x</p>", "typst", [], ["--no-such-option"])


def test_no_file_is_read_that_the_text_names(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    with pytest.raises(ToolError):
        convert('<iframe src="secret.txt"></iframe>', "typst", [], folder=tmp_path)


def test_letters_come_through_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert convert("<p>Åäö – ”citat” 2\u00a0195</p>", "plain", []).decode("utf-8").strip() == "Åäö – ”citat” 2\u00a0195"


def test_numbers_stand_to_the_right_in_both_formats() -> None:
    head = '<tr><th>a</th><th class="number">b</th></tr>'
    html = f'<table><thead>{head}</thead><tbody><tr><td>c</td><td class="number">4</td></tr></tbody></table>'
    table = json.loads(convert(html, "json", ["classes.lua"]))["blocks"][0]["c"]
    cells = [cell[1]["t"] for cell in table[4][0][3][0][1]]
    assert cells == ["AlignDefault", "AlignRight"]
