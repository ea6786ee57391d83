"""What an evaluator types is printed as it stands in all formats: nothing is run, read, included or lost.

The texts look like the markup of everything that they pass through: Jinja, Markdown, HTML, LaTeX, Typst, pandoc, Word.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from pathlib import Path
from typing import Any

from kommunkompassen.building import builds
from tests import made as reading
from tests.conftest import Workshop
from tests.helpers import data, save

ITEMS = (
    *("{{ 7*7 }}", '{% include "/etc/passwd" %}', "{{ config }}", "{total}", "{# dold #}"),
    *(
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "</li></ul><h1>rubrik",
        "<!-- dold -->",
        "<etikett>",
        "<a@b.se>",
    ),
    *("&amp; &nbsp; &lt;b&gt;", "a < b & c > d", "a;b", "f(x);", "|a|b|", "1/2", "§ 5", "½ ² €", "→ ✓", "A\u030angstro\u0308m"),
    *("\\input{/etc/passwd}", "\\", "\\\\ \\#", "$x$ och 5 $", '#include "x"', '#read("/etc/passwd")', "#", "C# och #5", "@ref"),
    *('```{=typst} #read("/etc/passwd") ```', "`kod` och ```", "![bild](file:///etc/passwd)", "[läs](javascript:alert(1))"),
    *("[läs](file:///etc/passwd)", "[[en]] (y)", "https://exempel.se/a_b?c=d&e=f#g", "*a* och **b**", "_a_ och snake_case"),
    *("a * b", "2*3*4", "x^2_1", "^upp^ ~ned~ ~~struken~~", "~", "en -- två --- tre", "a //b", "/* kommentar */"),
    *("\"raka\" och 'raka'", "d'Or", "”krokiga”", "a\u00a0b\u202fc", "37\u00a0% av 2\u00a0195", "mjukt\u00adbindestreck"),
    *("Personalförsörjningsstrategiuppföljningskvalitetssäkringsprocess",),
)
"""Headings, titles, facts, names and labels have figures alone; in strengths and improvements Markdown is escaped as well."""

TYPST_SIGNS = (
    *("= en rubrik", "=", "== två", "- ett streck", "- - -", "+ ett plus", "+", "/ term: beskrivning", "/ delat", "/", "1. ett"),
    *("a -5 grader", "(-5)", "väntan...", "varför-?"),
)
"""Signs that Typst gives a meaning: at the start of an item or a cell, or anywhere."""


def words(paths: dict[str, Path]) -> dict[str, list[str]]:
    return {
        "html": reading.html_words(paths["html"]),
        "docx": reading.docx_words(paths["docx"]),
        "pdf": reading.pdf_words(paths["pdf"]),
    }


def escaped(item: str) -> str:
    """The item as it is typed where there is Markdown and figures, so that its signs are printed."""
    return braced(re.sub(r"([\\*_])", r"\\\1", item))


def braced(item: str) -> str:
    """The item as it is typed where there are figures alone."""
    return item.replace("{", "{{").replace("}", "}}")


def hostile(items: tuple[str, ...]) -> dict[str, Any]:
    """The items wherever short text stands: lists in a table and under headings, a box, titles, facts, names, labels."""
    lines = [braced(item) for item in items]
    values = data(facts=[{"label": item, "value": item} for item in lines], publisher=lines[0], labels={"strengths": lines[1]})
    values["evaluators"] = [{"name": lines[0], "affiliation": lines[1]}]
    areas = values["areas"]
    written = [escaped(item) for item in items]
    areas["1"].update(strengths=written, improvements=list(written), narrative=[{"heading": lines[0], "text": "Text."}])
    areas["2"].update(strengths=list(written))
    areas["3"].update(headings=lines, title=" ".join(lines[:3]))
    return values


def lacking(items: tuple[str, ...], found: list[str]) -> list[str]:
    text = " ".join(found)
    # Letters in two signs are read as one.
    return [item for item in items if unicodedata.normalize("NFC", " ".join(item.split())) not in text]


def assert_literal(workshop: Workshop, items: tuple[str, ...]) -> dict[str, Path]:
    paths = workshop.make(hostile(items))
    found = words(paths)
    assert {kind: lacking(items, text) for kind, text in found.items() if kind != "pdf"} == {"html": [], "docx": []}
    assert found["docx"] == found["html"]
    assert [word.replace("KOMMUNKOMPASSEN", "Kommunkompassen") for word in found["pdf"]] == found["html"]
    return paths


def test_what_looks_like_markup_is_printed_as_it_stands(workshop: Workshop) -> None:
    paths = assert_literal(workshop, ITEMS)
    page = reading.page(paths["html"])
    assert page.xpath("//script | //img | //iframe") == []
    # A bare address is one, as far as no backslash stands in it; nothing else is made a link.
    assert {link for link in page.xpath(OF_THE_TEXT) if not link.startswith("#")} == {
        "mailto:a@b.se",
        "https://exempel.se/a_b?c=d&e=f#g",
        "https://exempel.se/a",
    }
    for text in words(paths).values():
        assert "root:x:" not in " ".join(text)
        assert "49" not in text
    assert reading.html_headings(paths["html"]) == reading.pdf_headings(paths["pdf"]) == reading.docx_headings(paths["docx"])


def test_signs_that_mean_something_to_typst_are_printed_as_they_stand(workshop: Workshop) -> None:
    paths = assert_literal(workshop, TYPST_SIGNS)
    assert reading.html_headings(paths["html"]) == reading.pdf_headings(paths["pdf"])


OF_THE_TEXT = "//@href[not(ancestor::nav[@class='files'])]"
"""The links but for those to the report's files."""
MARKUP = ("**viktigt**", "*betonat*", "[Kolada](https://www.kolada.se)", "[läs](javascript:alert(1))", "{points 1} av {{100}}")


def test_strengths_and_improvements_take_emphasis_links_and_figures_and_no_other_markup(workshop: Workshop) -> None:
    values = data()
    values["areas"]["1"].update(strengths=[*MARKUP, "# ingen rubrik"], improvements=["1. ingen lista {total}"])
    values["areas"]["1"]["narrative"] = [{"heading": "Avsnitt", "text": "Text."}]
    paths = workshop.make(values)
    page = reading.page(paths["html"])
    assert [link for link in page.xpath(OF_THE_TEXT) if not link.startswith("#")] == ["https://www.kolada.se"]
    assert page.xpath("//li/strong/text()") == ["viktigt"]
    printed = ("viktigt", "betonat", "Kolada", "[läs](javascript:alert(1))", " av {100}", "# ingen rubrik", "1. ingen lista ")
    for text in words(paths).values():
        assert lacking(printed, text) == []
        assert not [sign for sign in ("**", "{points", "{total", "kolada.se)") if sign in " ".join(text)]


NARRATIVE = r"""
Text med #read("/etc/passwd") och \input{{/etc/passwd}} och <script>alert(1)</script> och $x$ och @ref.

= inte en rubrik

# inte en rubrik

```{{=typst}}
#read("/etc/passwd")
```

![bild](file:///etc/passwd) [läs](javascript:alert(1)) [läs](file:///etc/passwd) [läs](JAVASCRIPT:alert(1))
[läs](data:text/html,x)

<div onclick="x">rå HTML</div>

| a | b |
|---|---|

Dubbla klamrar: {{ 7*7 }} och {{% include "x" %}}.

[en länk](https://exempel.se/#read) och [brev](mailto:a@exempel.se) och *kursivt* och **fetstil**.

- ett
- två
"""


def test_a_narrative_has_no_markup_but_paragraphs_lists_emphasis_and_links(workshop: Workshop) -> None:
    values = data()
    values["areas"]["1"]["narrative"] = NARRATIVE
    values["texts"] = {"about": NARRATIVE, "closing": NARRATIVE}
    paths = workshop.make(values)
    found = words(paths)
    for kind, text in found.items():
        for literal in (
            'Text med #read("/etc/passwd") och \\input{/etc/passwd} och <script>alert(1)</script> och $x$ och @ref.',
            "= inte en rubrik", "# inte en rubrik", '```{=typst} #read("/etc/passwd") ```', "![bild](file:///etc/passwd)",
            "[läs](javascript:alert(1))", "[läs](file:///etc/passwd)", "[läs](JAVASCRIPT:alert(1))", "[läs](data:text/html,x)",
            '<div onclick="x">rå HTML</div>', "| a | b | |---|---|", '{ 7*7 } och {% include "x" %}.',
            "en länk och brev och kursivt och fetstil. ett två",
        ):  # fmt: skip
            assert literal in " ".join(text), (kind, literal)
    assert found["docx"] == found["html"]
    assert [word.replace("KOMMUNKOMPASSEN", "Kommunkompassen") for word in found["pdf"]] == found["html"]
    page = reading.page(paths["html"])
    links = {link for link in page.xpath(OF_THE_TEXT) if not link.startswith("#")}
    assert links == {"https://exempel.se/#read", "mailto:a@exempel.se"}
    relations = reading.xml(paths["docx"], "word/_rels/document.xml.rels")
    assert {one.get("Target") for one in relations if one.get("TargetMode") == "External"} == links


def test_a_figure_in_braces_is_the_only_thing_that_is_filled_in(workshop: Workshop) -> None:
    values = data(texts={"closing": "Totalt {total} av {max_total}, {{total}} och {percent 1}."})
    values["areas"]["1"]["strengths"] = ["{total}"]
    found = words(workshop.make(values))
    for text in found.values():
        assert "Totalt 400 av 800, {total} och 50." in " ".join(text)
        assert " {total} " in " ".join(text)


def test_forty_strengths_and_a_title_of_120_characters_fit(workshop: Workshop) -> None:
    strengths = [
        f"Styrka nummer {number}, som är skriven med så många ord att den tar två rader i tabellen" for number in range(1, 41)
    ]
    title = (
        "Samspelet mellan förtroendevalda, tjänstemän, medborgare, brukare, föreningar och näringsliv i kommunens verksamheter "
        * 2
    )[:120]
    values = data()
    own = {"strengths": strengths, "improvements": [one.replace("Styrka", "Möjlighet") for one in strengths]}
    values["areas"]["1"].update(own, title=title.strip(), narrative=[{"heading": "Rubrik", "text": "Text."}])
    paths = workshop.make(values)
    assert lacking((*strengths, title.strip()), words(paths)["pdf"]) == []
    assert words(paths)["docx"] == words(paths)["html"]
    (table,) = [table for table in reading.pdf(paths["pdf"]).root.all("Table") if "Styrka nummer 40," in table.text()]
    places = [(item.runs("Lbl")[0].page, item.runs("Lbl")[0].y) for item in table.all("LI")[:40]]
    assert places == sorted(places)
    assert all(after[0] > before[0] or after[1] >= before[1] + 10 for before, after in itertools.pairwise(places))
    assert all(run.y < (297 - 28) / 25.4 * 72 for run in table.runs())


def test_a_sign_that_no_typeface_has_is_found_by_the_check_at_its_place(workshop: Workshop) -> None:
    values = data()
    values["areas"]["1"]["strengths"] = ["klart 谢谢"]
    path = save(workshop.evaluations, values)
    build = workshop.build(path)
    assert build.exit_code == builds.BAD_INPUT
    assert not build.failure
    assert [finding.rule for finding in build.findings] == ["missing-glyph"]
    (span,) = [finding.span for finding in build.findings]
    assert path.read_text("utf-8").splitlines()[span.line - 1][span.column - 1 : span.end_column - 1] == "谢"


def test_words_that_are_read_from_right_to_left_are_whole_in_all_formats(workshop: Workshop) -> None:
    values = data()
    values["areas"]["1"]["strengths"] = ["Ordet שלום betyder fred"]
    found = words(workshop.make(values))
    assert "Ordet שלום betyder fred" in " ".join(found["html"])
    assert "Ordet שלום betyder fred" in " ".join(found["docx"])
    # On a page the letters lie as they are seen, from the left.
    assert f"Ordet {'שלום'[::-1]} betyder fred" in " ".join(found["pdf"])


def test_emoji_and_other_scripts_come_through_in_all_formats(workshop: Workshop) -> None:
    text = "klart 🎉 👍🏽 och ✓ på ελληνικά och русском"
    values = data()
    values["areas"]["1"].update(strengths=[text], narrative=text)
    found = words(workshop.make(values))
    assert sorted(found) == ["docx", "html", "pdf"]
    assert {kind: " ".join(one).count(text) for kind, one in found.items()} == dict.fromkeys(found, 2)
