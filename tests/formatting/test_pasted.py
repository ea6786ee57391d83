"""What was pasted is corrected at once: as the check proposes, losing no word and no comment, and once is enough."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.formatting import pasted
from kommunkompassen.read.parse import MOST_MISTAKES
from kommunkompassen.read.source import Node
from kommunkompassen.read.tree import Builder
from kommunkompassen.repository import Repository
from tests.helpers import MINIMAL
from tests.test_build_command import Shop
from tests.test_cases import BAD

TYPED = """# överst
texts:
  closing: |
    Det här gör kommunen\x0boch regionen:
    • en plan\u00ad
    •\ten policy
      och en till
    Därtill finns Ã¥tgÃ¤rder.

    **Mål:**kommunen följer upp `allt`.

    År\tAntal
    2025\t12
facts:  # kortfakta
  # först
  - label: "**Invånare**"
    value: 21 000  # från SCB
  - label: Väg # 52
    value: 3
"""
RIGHT = """# överst
texts:
  closing: |
    Det här gör kommunen
    och regionen:

    - en plan
    - en policy
      och en till

    Därtill finns åtgärder.

    **Mål:** kommunen följer upp allt.

    År\tAntal
    2025\t12
facts:  # kortfakta
  # först
  - label: Invånare
    value: 21 000  # från SCB
  - label: "Väg # 52"
    value: 3
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kumla-2027.yaml"
    made.write_bytes((MINIMAL + TYPED).encode("utf-8"))
    return made


def _corrected(path: Path) -> pasted.Pasted:
    repository = Repository(path.parent)
    return pasted.corrected(repository.evaluation(path), repository)


def test_all_that_can_be_corrected_is_and_what_is_left_is_said(path: Path) -> None:
    made = _corrected(path)
    assert "\n".join(made.lines) == MINIMAL + RIGHT
    assert {finding.key for finding in made.left} == {"unsupported-markdown/tabs"}


def test_it_is_done_once_and_keeps_words_and_comments(path: Path) -> None:
    once = _corrected(path)
    path.write_text("\n".join(once.lines), "utf-8")
    assert _corrected(path) == once
    given, kept = ([re.findall(r"\w+", one) for one in text.split("\n")] for text in (MINIMAL + RIGHT, "\n".join(once.lines)))
    assert given == kept


def test_the_file_keeps_its_line_breaks_and_its_mark(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + (MINIMAL + TYPED).replace("\n", "\r\n").encode("utf-8"))
    repository = Repository(path.parent)
    read = repository.evaluation(path)
    pasted.write(read, pasted.corrected(read, repository).lines)
    assert path.read_bytes() == b"\xef\xbb\xbf" + (MINIMAL + RIGHT).replace("\n", "\r\n").encode("utf-8")
    with pytest.raises(ChangedMeanwhileError):
        pasted.write(read, [])


def test_what_is_in_error_is_corrected_as_far_as_it_goes(path: Path) -> None:
    path.write_text(MINIMAL + "facts:\n  - label: Kommun: Kumla\n    value: • ett\n", "utf-8")
    assert _corrected(path).lines[-3:-1] == ['  - label: "Kommun: Kumla"', "    value: ett"]


def test_nothing_but_what_was_pasted_is_touched(tmp_path: Path) -> None:
    (path := tmp_path / "kumla-2027.yaml").write_text(f"{MINIMAL}facts: [{{label: a,   value: b}}]\nresident: x\n", "utf-8")
    made = _corrected(path)
    assert "\n".join(made.lines) == path.read_text("utf-8")


@pytest.mark.parametrize("case", [case for case in BAD if any(case.glob("kumla-*.yaml"))], ids=lambda case: case.name)
def test_whatever_the_mistake_once_is_enough_and_what_is_left_has_no_correction(case: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(case, tmp_path / "case")
    own = folder / "rubrics"
    repository = Repository(folder, own if own.is_dir() else paths.RUBRICS, folder / "references")
    path = next(folder.glob("kumla-*.yaml"))
    read = repository.evaluation(path)
    made = pasted.corrected(read, repository)
    assert not [finding.key for finding in made.left if finding.correction and finding.rule in pasted.rules()]
    if made.lines == read.source.lines:
        return
    pasted.write(read, made.lines)
    repository.forget([path])
    assert pasted.corrected(repository.evaluation(path), repository).lines == made.lines
    given, kept = (Counter(one.text for one in source.comments) for source in (read.source, repository.evaluation(path).source))
    assert case.name.startswith(("lost-text", "item-begins-with-number-sign")) or not given - kept


def test_the_command_shows_the_lines_and_asks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = Shop(tmp_path, capsys)
    path = shop.evaluations / "kumla-2027.yaml"
    path.write_text(MINIMAL + TYPED, "utf-8")
    assert shop.run("fmt", "--paste", "kumla") == 2, "nobody can be asked"
    assert path.read_text("utf-8") == MINIMAL + TYPED.replace("\x0b", "\x0b")
    assert "\n  -     • en plan" in shop.out
    assert "\n  +     - en plan" in shop.out
    assert shop.run("fmt", "--paste", "kumla", "--yes") == 0
    assert path.read_text("utf-8") == MINIMAL + RIGHT
    assert "unsupported-markdown" in shop.err
    assert shop.run("fmt", "--paste", "kumla") == 0, "there is nothing to ask"
    assert shop.run("fmt", "--paste") == 2
    assert shop.run("fmt", "--paste", "--check", "kumla") == 2


def _with_mistakes(path: Path, number: int) -> None:
    """A file with so many items whose sign stops the reader, and as many that can be read, in lists of two hundred."""
    items = [f"      - Kommunen har plan {one}\n      - @ord {one}\n" for one in range(number)]
    lists = ["".join(items[first : first + 100]) for first in range(0, number, 100)]
    areas = "".join(f"  {one}:\n    strengths:\n{some}" for one, some in enumerate(lists, 1))
    path.write_text(f"{MINIMAL}areas:\n{areas}", "utf-8")


@pytest.mark.parametrize("number", [250, 500])
def test_however_many_mistakes_stop_the_reader_it_begins_anew_two_hundred_times_at_most(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    _with_mistakes(path, number)
    readings: list[Builder] = []
    read = Builder.document

    def counted(builder: Builder) -> Node | None:
        readings.append(builder)
        return read(builder)

    monkeypatch.setattr(Builder, "document", counted)
    made = _corrected(path)
    assert len(readings) <= 2 * MOST_MISTAKES
    assert sum('"@ord' in line for line in made.lines) == MOST_MISTAKES
    assert made.unfinished


def test_what_one_run_leaves_the_next_ones_correct(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = Shop(tmp_path, capsys)
    path = shop.evaluations / "kumla-2027.yaml"
    _with_mistakes(path, 290)
    shop.run("fmt", "--paste", "kumla", "--yes")
    assert "Kör samma kommando igen" in shop.err
    shop.run("fmt", "--paste", "kumla", "--yes")
    assert "Kör samma kommando igen" not in shop.err
    assert path.read_text("utf-8").count('- "@ord') == 290


AREA = """areas:
  1:
    scores:
      1.1: 9
    narrative:
      - heading: Dialog
        text: |
          Kommunen för dialog.

      - heading: Insyn
        text: |
          Kommunen ger insyn.
"""


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("    narrative:\n", ""),
        ("      - heading: Dialog\n", "      - text: Ett\n    scores:\n      1.2: 9\n      - heading: Dialog\n"),
        ("      1.1: 9\n", "      1.1: 9\n      Finns en plan?\n"),
        ("      1.1: 9\n", "      1.1: 9  # klart\n      # Finns en\n      plan?\n"),
        ("      1.1: 9\n", "      1.1: 9\n    strengths:\n      - En plan  # klart\n      # se bilagan\n      finns\n"),
        ("      1.1: 9\n", "      1.1: 9\n    strengths:\n      - En plan  # klart\n      finns\n"),
        ("areas:\n", "texts:\n  analysis: |\n    En text.\n"),
    ],
)
def test_where_a_line_of_keys_is_missing_or_one_is_stray_no_word_is_lost_nor_put_into_another_text(
    path: Path, typed: str, written: str
) -> None:
    path.write_text(MINIMAL + AREA.replace(typed, written, 1), encoding="utf-8")
    new = _corrected(path).lines
    old = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in new if line != "    narrative:"] == [line for line in old if line != "    narrative:"]


@pytest.mark.parametrize(
    "swallowed",
    [
        "          strengths:\n            - Öppenhet\n          improvements:\n            - Mål # 2\n",
        "          heading: Etik\n          text: |\n            En policy.\n          strengths:\n          - Öppenhet\n",
        "          strengths:\n            - Öppenhet\n\n          Texten går vidare.\n",
        "      # se bilagan\n          Texten går vidare.\n",
        "      #1 i länet är den.\n          Texten går vidare.\n",
        "          Texten går vidare.      - heading: Etik\n        text: Det finns en policy.\n",
    ],
)
def test_keys_and_comments_within_a_text_lose_no_word_and_are_not_put_in_the_text(path: Path, swallowed: str) -> None:
    path.write_text(MINIMAL + AREA.replace("          Kommunen för dialog.\n", f"          Kommunen för dialog.\n{swallowed}", 1))
    document = Repository(path.parent).evaluation(path)
    assert document.broken, "fmt leaves it alone"
    new = "\n".join(_corrected(path).lines)
    old = path.read_text(encoding="utf-8")
    assert Counter(re.findall(r"[\w#]+", new)) == Counter(re.findall(r"[\w#]+", old))
