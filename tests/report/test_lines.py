"""Figures are filled in wherever a report prints a text, also where that is one line."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from kommunkompassen.report import draw, fill
from tests.helpers import content_of, data, save

CITED = "Nr {total}"


def test_every_line_that_is_printed_fills_in_its_figures(tmp_path: Path) -> None:
    values = data(
        edition="2010",
        interviews="{total} personer",
        first_evaluation="Nej, då blev det {total} poäng",
        publisher=CITED,
        evaluators=[{"name": CITED, "affiliation": CITED}],
        facts=[{"label": CITED, "value": "{points 1} av {{max_total}}"}],
        labels={"strengths": f"Styrkor {CITED}", "scores_box": CITED},
        texts={"closing": "Slut {total}."},
    )
    values["areas"]["1"] |= {
        "title": f"Titel {CITED}",
        "headings": [CITED],
        "narrative": [{"heading": f"Rubrik {CITED}", "text": "Text {total}."}],
    }
    made = content_of(tmp_path, values)
    body = fill.body(made, "print", draw.chosen(made), {}, draw.sentences(made), None, "", 150)
    read: html.HtmlElement = html.fromstring(f"<main>{body}</main>")
    words = " ".join(read.text_content().split())
    assert "{total}" not in words
    for printed in ("De intervjuade 400 personer", "Då blev det 400 poäng.", "Styrkor Nr 400", "Titel Nr 400", "Rubrik Nr 400"):
        assert printed in words
    assert words.count("Nr 400") >= 9
    assert "50 av {max_total}" in words


def test_what_is_compared_can_be_cited(tmp_path: Path) -> None:
    for name, share in (("Arboga", "0.4"), ("Boden", "0.6")):
        save(tmp_path, data(name, 2020, edition="2010", share=share))
    save(tmp_path, data("Kumla", 2019, edition="2010", share="0.3"))
    told = "Medel {mean}, {difference 1}, {change}, {strongest}."
    made = content_of(tmp_path, data(edition="2010", compare_with=["mean"], texts={"closing": told}))
    assert made.texts["closing"].striptags() == "Medel 400, ±0, +160, ej beräknat."


def test_the_earlier_evaluation_is_not_compared_with_twice(tmp_path: Path) -> None:
    save(tmp_path, data("Kumla", 2019, edition="2010", share="0.3"))
    save(tmp_path, data("Boden", 2019, edition="2010", share="0.3"))
    made = content_of(tmp_path, data(edition="2010", compare_with=["kumla-2019", "boden-2019", "boden-2019"]))
    assert made.earlier
    assert [one.id for one in made.comparisons] == ["boden-2019"]
