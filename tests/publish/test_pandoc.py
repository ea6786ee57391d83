"""pandoc is run once for both formats, and so that what it drops or doubts is a failure."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest

from kommunkompassen.base.tools import ToolError
from kommunkompassen.publish import pandoc, pictures
from kommunkompassen.publish.pandoc import Conversion, default_reference

FIGURE = '<figure><img src="areas.svg" alt="x"><figcaption>y</figcaption></figure>'


def as_typst(body: str, folder: Path) -> str:
    with Conversion(body, folder) as conversion:
        return conversion.typst()


def as_both(body: str, folder: Path) -> tuple[str, str]:
    """The Typst text, and the Word file's."""
    with Conversion(body, folder, default_reference()) as conversion:
        word = conversion.docx()
        return conversion.typst(), zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml").decode("utf-8")


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME", "HOME"])
def test_a_persons_own_settings_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    own = tmp_path / "own"
    for folder in (own / "pandoc", own / ".pandoc", own / ".local" / "share" / "pandoc"):
        folder.mkdir(parents=True)
        (folder / "init.lua").write_text('pandoc.utils.stringify = function() return "MITT" end\nio.stderr:write("MITT")')
    monkeypatch.setenv(variable, str(own))
    monkeypatch.setenv("LUA_PATH", str(own / "?.lua"))
    pictures.write_placeholders(["areas"], tmp_path)
    typst, word = as_both(f'<p><span class="literal">=</span></p>{FIGURE}', tmp_path)
    assert "MITT" not in typst + word


def _is_at_work(conversion: Conversion) -> bool:
    return conversion._run._process.poll() is None


def test_the_typst_text_is_the_same_with_the_word_file_and_alone(tmp_path: Path) -> None:
    pictures.write_placeholders(["areas"], tmp_path)
    body = f'<h1>Rubrik</h1><p>Åäö <span class="literal">2.</span></p>{FIGURE}<table><tr><td class="number">4</td></tr></table>'
    typst, word = as_both(body, tmp_path)
    assert typst.strip() == as_typst(body, tmp_path).strip()
    assert "Åäö" in typst
    assert "Åäö" in word


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there is nothing that a program could be made to wait for")
def test_the_text_is_there_before_the_word_file(tmp_path: Path) -> None:
    pictures.write_placeholders(["areas"], tmp_path)
    picture = (tmp_path / "areas.png").read_bytes()
    (tmp_path / "areas.png").unlink()
    os.mkfifo(tmp_path / "areas.png")
    with Conversion(FIGURE, tmp_path, default_reference()) as conversion:
        assert "areas.svg" in conversion.typst()
        assert _is_at_work(conversion)
        (tmp_path / "areas.png").write_bytes(picture)
        assert zipfile.is_zipfile(io.BytesIO(conversion.docx()))


def test_a_picture_that_is_missing_is_a_failure_of_the_word_file_alone(tmp_path: Path) -> None:
    with Conversion(FIGURE, tmp_path, default_reference()) as conversion:
        assert "areas.svg" in conversion.typst()
        for _ in range(2):
            with pytest.raises(ToolError, match=r"no picture areas\.png"):
                conversion.docx()


def test_what_is_wrong_before_there_is_any_text_is_said_to_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_AS_BOTH", ("--no-such-option",))
    with Conversion("<p>x</p>", tmp_path, default_reference()) as conversion:
        for ask in (conversion.docx, conversion.typst):
            with pytest.raises(ToolError) as caught:
                ask()
            assert caught.value.tool == "pandoc"
            assert "no-such-option" in caught.value.said


def test_what_is_wrong_with_the_word_file_alone_is_said_of_it(tmp_path: Path) -> None:
    with Conversion("<p>x</p>", tmp_path, b"no Word file") as conversion:
        assert conversion.typst().strip() == "x"
        with pytest.raises(ToolError, match="pandoc"):
            conversion.docx()


@pytest.mark.parametrize("word", [False, True])
def test_a_warning_is_a_failure_in_pandoc_s_own_words(tmp_path: Path, *, word: bool) -> None:
    # Sandboxed, pandoc can't read the frame; it would drop it with a mere warning.
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    body = '<iframe src="secret.txt"></iframe><p>x</p>'
    with Conversion(body, tmp_path, default_reference() if word else None) as conversion, pytest.raises(ToolError) as caught:
        (conversion.docx if word else conversion.typst)()
    assert caught.value.tool == "pandoc"
    assert "secret.txt" in caught.value.said


def test_no_file_of_the_machine_comes_into_a_document(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hemligt", encoding="utf-8")
    (tmp_path / "work").mkdir()
    body = f'<iframe src="{(tmp_path / "secret.txt").as_uri()}"></iframe><p>x</p>'
    conversion = Conversion(body, tmp_path / "work", default_reference())
    with conversion, pytest.raises(ToolError, match=r"secret\.txt"):
        conversion.docx()
    assert all("--sandbox" in options for options in (pandoc._AS_TYPST, pandoc._AS_BOTH))


def test_letters_come_through_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    text = "Åäö – ”citat” 2\u00a0195"
    typst, word = as_both(f"<p>{text}</p>", tmp_path)
    assert "Åäö – ”citat” 2~195" in typst
    assert text in word


def test_numbers_stand_to_the_right_in_both_formats(tmp_path: Path) -> None:
    head = '<tr><th>a</th><th class="number">b</th></tr>'
    table = f'<table><thead>{head}</thead><tbody><tr><td>c</td><td class="number">4</td></tr></tbody></table>'
    typst, word = as_both(table, tmp_path)
    assert typst.count("table.cell(align: right)") == 2
    assert word.count('<w:jc w:val="right"') == 2


def test_a_pandoc_that_can_t_be_started_is_a_tool_s_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: str(tmp_path / "no-such-program"))
    with pytest.raises(ToolError, match="pandoc"):
        Conversion("<p>x</p>", tmp_path)


def test_the_pandoc_is_the_wheel_s_and_not_another_on_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "pandoc"
    other.write_text("#!/bin/sh\necho pandoc 99.9\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    pandoc.program.cache_clear()
    found = Path(pandoc.program())
    assert found.is_file()
    assert found.parent.parent.name == "pypandoc"


def test_who_leaves_takes_pandoc_along(tmp_path: Path) -> None:
    began = time.monotonic()
    with Conversion("<p>x</p>" * 200_000, tmp_path, default_reference()) as conversion:
        assert _is_at_work(conversion)
    assert not _is_at_work(conversion)
    assert time.monotonic() - began < 60
