"""Default texts per edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from kommunkompassen.points.prose import to_html
from kommunkompassen.report.texts import default_text, escape_markdown
from tests.helpers import result

RESULT = result(["74", "60.5", None])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder, name, text in (
        ("new", "about", "Ny text om {{ municipality }}."),
        ("old", "about", "Gammal text."),
        ("old", "area-1", "Om {{ municipality|genitive }} område."),
        ("common", "area-1", "Gemensam."),
        ("common", "evaluation", "{% if interviews %}\nDe var {{ interviews }}.\n{% endif %}\nSlut.\n"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "folders", "expected"),
    [
        ("about", ["new", "old"], "Ny text om Tranås."),
        ("about", ["old", "new"], "Gammal text."),
        ("area-1", ["new", "old"], "Om Tranås område."),
        ("area-1", ["new"], "Gemensam."),
        ("about", ["none"], None),
        ("xyzzy", ["new", "old"], None),
        ("../old/about", ["new"], None),
    ],
)
def test_folders_are_searched_in_order_and_the_common_one_last(
    root: Path, name: str, folders: list[str], expected: str | None
) -> None:
    assert default_text(name, folders, {"municipality": "Tranås"}, root) == expected


def test_a_value_that_is_not_there_is_an_error(root: Path) -> None:
    with pytest.raises(UndefinedError):
        default_text("about", ["new"], {}, root)


@pytest.mark.parametrize(("interviews", "expected"), [("42", "De var 42.\nSlut.\n"), (None, "Slut.\n")])
def test_what_is_not_known_is_left_out(root: Path, interviews: str | None, expected: str) -> None:
    assert default_text("evaluation", [], {"interviews": interviews}, root) == expected


@pytest.mark.parametrize(
    "name", ["*Nässjö*", "_Å_", "A [b](https://x.se)", "1. Kumla", "- Kumla", "{total}", "{{ 7*7 }}", "<b>x</b>", "a\\b", "`x`"]
)
def test_a_name_with_signs_of_markdown_stays_a_name(root: Path, name: str) -> None:
    (root / "new" / "name.md").write_text("{{ municipality }}", encoding="utf-8")
    text = default_text("name", ["new"], {"municipality": name}, root)
    assert text
    # With the points of a report, without which braces stay as they are.
    assert to_html(text, RESULT).unescape().strip() == f"<p>{name}</p>"


def test_what_is_no_text_is_left_as_it_is() -> None:
    assert escape_markdown(3) == 3
    assert escape_markdown("Nässjö") == "Nässjö"
