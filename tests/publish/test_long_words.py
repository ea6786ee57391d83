"""Words that may be too wide for their place are marked, and broken where they are; all others are left to Typst."""

from __future__ import annotations

import pypdfium2
import pytest
from markupsafe import Markup

from kommunkompassen.publish.inspect import pages
from kommunkompassen.publish.long_words import marked
from tests import made as reading
from tests.conftest import Workshop
from tests.helpers import data

LONG = "Kommunfullmäktigeledamotsarvodesreglementesrevideringsarbetsgruppsordförandeskapsöverenskommelse"
ADDRESS = "https://www.exempel.se/en/mycket/lang/vag/" + "abcdefghij" * 12 + ".html?fraga=1&svar=2"
MAIL = "samhallsbyggnadsforvaltningen@nordanstigsexempelkommun.se"
TABLE = '<table class="figures"><colgroup><col style="width: 64%"><col style="width: 36%"></colgroup>{}</table>'


@pytest.mark.parametrize(
    ("body", "rooms"),
    [
        (f"<p>{LONG}</p>", ["100%, 0"]),
        (f"<ul><li>{LONG}</li></ul><p>x</p>", ["100%, 1"]),
        (f"<ul><li>a<ul><li><em>{LONG}</em></li></ul></li></ul>", ["100%, 2"]),
        (TABLE.format(f"<tr><td>{LONG}</td><td>{MAIL}</td></tr>"), ["64%, 0", "36%, 0"]),
        (TABLE.format(f'<tr><th scope="row" colspan="2">{LONG}</th></tr>'), ["100%, 0"]),
        (f'<div class="cover-title"><p>{"Kommunstyrelsen"}s</p></div>', ["100%, 0"]),
        (f'<h2 id="x">{LONG}</h2><p><img alt="{LONG}"></p>', []),
        ("<p>Informationssäkerhetsklass</p><p>En vanlig mening, med vanliga ord.</p>", []),
    ],
)
def test_what_may_not_fit_is_marked_with_its_room(body: str, rooms: list[str]) -> None:
    made = marked(Markup(body))
    assert [part.partition('"')[0] for part in made.split('data-room="')[1:]] == rooms
    assert made.striptags() == Markup(body).striptags()


def test_long_words_and_addresses_stay_inside_the_page_wherever_they_stand(workshop: Workshop) -> None:
    long = [LONG, ADDRESS, MAIL, "\N{NO-BREAK SPACE}".join(["hårda"] * 30)]
    values = data(
        evaluators=[{"name": one, "affiliation": LONG} for one in long],
        facts=[{"label": one, "value": two} for one in long for two in (long[0], long[1])],
        texts={"closing": "\n\n".join(long) + "\n\n- yttre\n    - inre\n        - " + LONG},
        publisher=LONG,
    )
    values["areas"]["1"].update(title=LONG[:60], headings=list(long), strengths=list(long), improvements=list(long))
    values["areas"]["1"]["narrative"] = [{"heading": LONG, "text": "Text."}]
    values["areas"]["2"].update(strengths=list(long), improvements=[])
    paths = workshop.make(values)
    assert [flaw for flaw in pages.flaws(paths["pdf"].read_bytes()) if flaw.what.startswith("outside")] == []
    # Without a hyphen, which could be taken for part of an address: whoever copies it gets what was written.
    html, pdf = reading.html_words(paths["html"]), reading.pdf_words(paths["pdf"])
    for word in (*long[:3], LONG[:60]):
        assert pdf.count(word) == html.count(word) > 0
    # All are still found in the bookmarks and the contents.
    assert any(mark.text == LONG for mark in reading.bookmarks(paths["pdf"]))
    assert any(LONG[:60] in mark.text for mark in reading.bookmarks(paths["pdf"]))


def test_a_word_that_fits_is_not_broken(workshop: Workshop) -> None:
    word = "Medborgarundersökningsverktyget"
    paths = workshop.make(data(facts=[{"label": "Verktyg", "value": word}]))
    document = pypdfium2.PdfDocument(paths["pdf"])
    assert any(word in document[number].get_textpage().get_text_bounded() for number in range(len(document)))
