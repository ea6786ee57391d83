"""The comment on a pull request: readable, harmless, and never too long."""

from __future__ import annotations

import re
from pathlib import Path

import pypandoc
import pytest
from lxml import html

from kommunkompassen.base.messages import Language
from kommunkompassen.diff.as_markdown import MOST_CHARACTERS, as_markdown, safe
from tests.diff.archive import Archive, new_archive
from tests.helpers import data, save

HOSTILE = [
    "@octocat och @min-org/alla får besked",
    "fixes #12, GH-13, min-org/archive#14",
    "Se https://example.org/a och www.example.org",
    "Fråga eva@example.org",
    "![bild](https://example.org/a.png)",
    "[länk](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "</details></td></table><h1>Stort</h1>",
    "<!-- borta",
    "**fet** _kursiv_ ~~struken~~ `kod`",
    "a | b | c",
    "$x^2$ och &amp; och \\* bakstreck",
    "[^1] [x]: https://example.org",
    "1. Ett",
    "- Punkt",
    "+ Plus",
    "# Rubrik",
    "===",
    "---",
    "```",
    "    indraget",
    "~~~",
    "> citat",
    "\u202eomvänt\u200bosynligt",
]


def rendered(text: str) -> html.HtmlElement:
    """As GitHub's Markdown has it, links that it makes of its own accord included."""
    page = pypandoc.convert_text(text, "html", format="gfm+autolink_bare_uris")
    return html.fragment_fromstring(page, create_parent="div")


@pytest.fixture
def hostile(tmp_path: Path) -> Archive:
    """An evaluation in which everything that can be text is hostile text."""
    archive = new_archive(tmp_path / "archive")
    save(archive.evaluations, data())
    archive.commit()
    values = data(
        residents=HOSTILE[0],
        interviews=HOSTILE[4],
        publisher=HOSTILE[6],
        texts={"closing": "\n\n".join(HOSTILE)},
        facts=[{"label": text, "value": text} for text in HOSTILE],
    )
    values["evaluators"] = [{"name": text, "affiliation": text} for text in HOSTILE]
    values["areas"]["1"] = {
        "title": HOSTILE[7],
        "scores": {"1.1": {"points": "12", "note": HOSTILE[1]}},
        "narrative": [{"heading": text, "text": text} for text in HOSTILE],
        "strengths": HOSTILE,
        "improvements": ["En lång text. " * 20 + text for text in HOSTILE],
    }
    values["> okänd @nyckel ![x](https://example.org)"] = HOSTILE[4]
    save(archive.evaluations, values)
    return archive


@pytest.mark.parametrize("language", ["sv", "en"])
def test_nothing_that_was_written_is_markup(hostile: Archive, language: Language) -> None:
    text = as_markdown(hostile.diff(), language, most=10**6)
    page = rendered(text)
    allowed = {"div", "p", "strong", "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "colgroup", "col"}
    assert {element.tag for element in page.iter()} <= allowed | {"ul", "li", "blockquote", "ins", "del", "br"}
    assert not page.xpath("//a | //img | //h1 | //code | //em | //ol")
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)


def test_nothing_that_was_written_calls_or_refers_to_anything(hostile: Archive) -> None:
    shown = rendered(as_markdown(hostile.diff(), "sv", most=10**6)).text_content()
    assert "octocat" in shown
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.", shown)


def test_every_text_is_there_as_it_was_written(hostile: Archive) -> None:
    shown = " ".join(rendered(as_markdown(hostile.diff(), "sv", most=10**6)).text_content().replace("\u200b", "").split())
    for text in HOSTILE[:-1]:
        assert " ".join(text.split()) in shown
    assert "‹202E›omvänt‹200B›osynligt" in shown


BEGINNINGS = ["1. Ett", "2) Två", "- Tre", "+ Fyra", "# Fem", "=== Sex", "> Sju", "* Åtta", "~~~ Nio", "--- Tio"]


def test_a_line_that_begins_as_a_list_is_none(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")

    def write(word: str) -> None:
        values = data()
        values["areas"]["1"]["strengths"] = [f"{begin} {word} förslag om medborgarnas dialog" for begin in BEGINNINGS]
        save(archive.evaluations, values)

    write("gammalt")
    archive.commit()
    write("nytt")
    page = rendered(as_markdown(archive.diff(), "sv"))
    assert [" ".join(one.text_content().split()) for one in page.iter("blockquote")] == [
        f"{begin} gammalt nytt förslag om medborgarnas dialog" for begin in BEGINNINGS
    ]
    assert not page.xpath("//blockquote//li | //blockquote//h1 | //blockquote//blockquote | //hr | //pre")


def test_the_line_of_a_folded_change_is_no_markup(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")
    save(archive.evaluations, data())
    archive.commit()
    values = data()
    heading = "</summary><h1>**Stort** &amp; @octocat fixes #1"
    values["areas"]["1"]["narrative"] = [{"heading": heading, "text": "\n".join(f"Mening {n} om något." for n in range(20))}]
    save(archive.evaluations, values)
    page = rendered(as_markdown(archive.diff(), "sv"))
    assert not page.xpath("//h1 | //summary//strong")
    line = list(page.iter("summary"))[1].text_content()
    assert line.replace("\u200b", "") == f"Avsnitt ”{heading}” tillagt (rad 21)"
    assert "@octocat" not in line
    assert "#1" not in line


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_of_hostile_text_is_the_text(text: str) -> None:
    page = rendered(f"- x {safe(text)}")
    shown = page.text_content().replace("\u200b", "").strip()
    assert shown.removeprefix("x").split() == text.replace("\u202e", "‹202E›").replace("\u200b", "‹200B›").split()


def _long(archive: Archive, evaluations: int) -> None:
    for number in range(evaluations):
        save(archive.evaluations, data(f"Kommun {chr(65 + number // 26)}{chr(65 + number % 26)}"))
    archive.commit()
    for path in archive.evaluations.glob("*.yaml"):
        lines = "".join(f"    - Den nya styrkan nummer {number} är ordentligt beskriven med många ord\n" for number in range(90))
        text = path.read_text("utf-8")
        path.write_text(text.replace("    - En styrka\n", lines), encoding="utf-8")


@pytest.mark.parametrize("evaluations", [1, 3, 30])
def test_it_is_never_too_long_and_says_what_is_left_out(tmp_path: Path, evaluations: int) -> None:
    archive = new_archive(tmp_path / "archive")
    _long(archive, evaluations)
    found = archive.diff()
    whole = as_markdown(found, "sv", most=10**8)
    text = as_markdown(found, "sv")
    assert len(whole) > MOST_CHARACTERS >= len(text.encode("utf-16-le")) // 2
    assert "make diff BASE=main" in text
    assert "make diff" not in whole
    heads = [line for line in whole.split("\n") if line.startswith("**Kommun")]
    assert len(heads) == evaluations
    assert [line for line in text.split("\n") if line.startswith("**Kommun")] == heads
    assert text.count("<details") == text.count("</details>")
    left_out = sum(int(number) for number in re.findall(r"inte plats för (\d+) till", text))
    assert whole.count("\n- ") - text.count("\n- ") <= left_out


def test_with_very_many_evaluations_the_summaries_themselves_are_cut(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")
    _long(archive, 30)
    text = as_markdown(archive.diff(), "sv", most=1_000)
    assert len(text) <= 1_000
    left = 30 - sum(line.startswith("**Kommun") for line in text.split("\n"))
    assert 0 < left < 30
    assert f"inte plats för {left} till" in text


def test_long_changes_are_folded(tmp_path: Path) -> None:
    archive = new_archive(tmp_path / "archive")
    save(archive.evaluations, data())
    archive.commit()
    text = "\n".join(f"Mening nummer {number} handlar om något." for number in range(12))
    save(archive.evaluations, data(texts={"closing": text, "analysis": "Kort."}))
    page = rendered(as_markdown(archive.diff(), "sv"))
    assert [summary.text_content() for summary in page.iter("summary")] == ["Visa ändringarna", "Slutord: tillagt (rad 89)"]


def test_points_that_went_say_that_their_line_is_the_old_one(archive: Archive) -> None:
    archive.replace("evaluations/arboga-2016.yaml", ("      1.1: ", "      1.9: "))
    shown = as_markdown(archive.diff("HEAD"), "sv")
    at = archive.line("evaluations/arboga-2016.yaml", "      1.9: ")
    assert re.search(rf"^\| 1\.1 .* \| rad {at} förut \|$", shown, re.MULTILINE)
    assert re.search(rf"^\| 1\.9 .* \| {at} \|$", shown, re.MULTILINE)


def test_what_is_left_out_is_found_from_a_name_that_is_the_same_everywhere(archive: Archive) -> None:
    archive.commit()
    archive.replace("evaluations/nassjo-2019.yaml", ("antog principerna", "beslutade om principerna"))
    archive.commit()
    parent = archive.git("rev-parse", "HEAD^1").strip()
    found = archive.diff("HEAD^1", "HEAD")
    assert f"Visa alla: make diff BASE={parent[:12]}" in as_markdown(found, "sv", most=1)
    assert "Visa alla: make diff BASE=main~1" not in as_markdown(archive.diff("main~1", "HEAD"), "sv", most=1)
