"""The PDF tells a screen reader what heads a row, how a list is marked, where a link leads, and who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from kommunkompassen.publish import tagging
from tests import made as reading
from tests.conftest import Made, Workshop
from tests.helpers import PUBLISHED, data


def elements(parent: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    for kid in tagging._kids(parent):
        if kind == kid.S:
            yield kid
        yield from elements(kid, kind)


def attribute(element: pikepdf.Object, name: str) -> object:
    return next((one[name] for one in element.get("/A", []) if name in one), None)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_rows_have_the_headings_of_the_web_page(made: Made, id_: str) -> None:
    page = reading.page(made.path(id_, "html"))
    wanted = [
        [[cell.tag == "th" for cell in row] for row in table.xpath("./tbody/tr | ./tfoot/tr")]
        for table in page.xpath("//table[not(ancestor::details)]")
    ]
    assert any(cell for table in wanted for row in table for cell in row)
    with pikepdf.open(made.path(id_, "pdf")) as document:
        found = [
            [
                [cell.S == "/TH" and attribute(cell, "/Scope") == "/Row" for cell in tagging._kids(row)]
                for part in tagging._kids(table)
                if part.S in ("/TBody", "/TFoot")
                for row in tagging._kids(part)
            ]
            for table in elements(document.Root.StructTreeRoot, "/Table")
        ]
        # Where a cell names its headings one by one, those that are not named don't count.
        cells = [*elements(document.Root.StructTreeRoot, "/TD"), *elements(document.Root.StructTreeRoot, "/TH")]
        assert not any(attribute(cell, "/Headers") for cell in cells)
    assert found == wanted


def test_lists_say_what_marks_they_have(workshop: Workshop) -> None:
    values = data(texts={"closing": "- a\n- b\n\n1. c\n2. d"})
    path = workshop.make(values)["pdf"]
    with pikepdf.open(path) as document:
        found = [str(attribute(one, "/ListNumbering")) for one in elements(document.Root.StructTreeRoot, "/L")]
    # Plus signs and arrows are no marks that the standard has a word for.
    assert set(found) == {"/Disc", "/None", "/Decimal"}
    assert found[-2:] == ["/Disc", "/Decimal"]


@pytest.mark.parametrize(
    "lists",
    [
        "- ett\n- två\n\n* tre\n* fyra",
        "- ett\n\n+ två",
        "1. ett\n2. två\n\n1) tre\n2) fyra",
        "- ett\n  - två\n  * tre",
        "- ett\n\n1. två\n\n- tre",
    ],
)
def test_lists_that_follow_each_other_are_told_apart(workshop: Workshop, lists: str) -> None:
    text = f"Vi såg:\n\n{lists}"
    paths = workshop.make(data(texts={"closing": text, "results": text}))
    of_web = reading.page(paths["html"]).xpath("//main//*[self::ul or self::ol][not(ancestor::nav)]")
    assert len(reading.pdf(paths["pdf"]).root.all("L")) == len(of_web)


@pytest.mark.parametrize("id_", PUBLISHED)
def test_links_in_the_contents_say_the_heading(made: Made, id_: str) -> None:
    path = made.path(id_, "pdf")
    with pikepdf.open(path) as document:
        said = [str(link.Contents) for link in document.pages[1].Annots if "/Dest" in link]
    assert said == [f"{mark.text}, sida {mark.page}" for mark in reading.bookmarks(path) if mark.level <= 2]


def test_each_author_is_one(workshop: Workshop) -> None:
    names = ["Anna d’Arc & Co", "Bo <Ek>", "Cia Öst"]
    path = workshop.make(data(evaluators=[{"name": name} for name in names]))["pdf"]
    with pikepdf.open(path) as document:
        assert list(document.open_metadata()["dc:creator"]) == names
        assert str(document.docinfo.Author) == ", ".join(names)


def test_the_reports_name_is_the_first_heading(made: Made) -> None:
    path = made.path("nassjo-2019", "pdf")
    assert reading.pdf(path).root.all("H1")[0].text().strip() == "Nässjö kommun"
    assert "Nässjö kommun" not in [mark.text for mark in reading.bookmarks(path)]


def test_a_body_of_another_shape_is_not_taken_for_the_pdfs(made: Made, tmp_path: Path) -> None:
    shape = tagging.shape("<table><tbody><tr><th>a</th></tr></tbody></table>")
    assert shape == tagging.Shape([[[True]]], [], [])
    with pytest.raises(ValueError, match="zip"):
        tagging.finished(made.path("nassjo-2019", "pdf").read_bytes(), shape, [], tmp_path)
