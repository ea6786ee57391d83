"""Where what a draft prints stands in the files, and the marks that say so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kommunkompassen.base import paths
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source
from kommunkompassen.report.places import (
    LONGEST_ID,
    Marks,
    Place,
    Places,
    default_places,
    digest_and_code,
    evaluation_mark,
    has_code,
    has_digest,
    id_of,
    places_in,
    shown_path,
)
from kommunkompassen.report.texts import numbered_text
from tests.helpers import PUBLISHED, evaluation, source

RUBRIC = source("areas:\n  1:\n    title: Demokrati\n    headings:\n      - Etik\n")


def by_way(text: str) -> dict[str, int]:
    return {".".join(way): place.line for way, place in places_in(source(text)).items()}


@pytest.mark.parametrize("id_", PUBLISHED)
def test_every_block_of_the_evaluations_begins_on_its_line(id_: str) -> None:
    document, _ = evaluation(id_)
    found = [place for way, place in places_in(document.source).items() if re.fullmatch(r"p\d+", "".join(way[-1:]))]
    assert len(found) > 5
    for place in found:
        line = document.source.lines[place.line - 1].strip()
        assert place.text.startswith(re.sub(r"^(?:[-*]|\d+[.)]|\w+:) +(?!\|)", "", line).strip("'\"")), place


def test_blocks_of_every_style_of_text_have_their_lines() -> None:
    text = (
        "texts:\n  about: |\n    Ett.\n    Mer.\n\n    - två\n      mer\n    - tre\n  results: En rad.\n"
        '  closing: "Ett\n\n    två"\n  profile: >\n    Ett\n\n    två\n'
    )
    found = by_way(text)
    assert [found[f"texts.about.p{n}"] for n in range(3)] == [3, 6, 8]
    assert found["texts.results.p0"] == 9
    assert (found["texts.closing"], found["texts.closing.p0"]) == (10, 10)
    assert (found["texts.profile.p0"], found["texts.closing"]) == (14, 10)


def test_fields_and_items_have_their_lines_and_their_words() -> None:
    text = (
        "areas:\n  1:\n    scores:\n      1.10:\n        points: 5\n    strengths:\n      - |\n        Ett\n        två\n"
        "facts:\n  - label: A\n    value: B\n"
    )
    found = places_in(source(text))
    assert found["areas", "1", "scores", "1.10"].line == 4
    assert found["areas", "1", "scores", "1.10"].code == "areas_1_scores_1_10"
    item, fact = found["areas", "1", "strengths", "0"], found["facts", "0"]
    assert (item.line, item.text, item.field, item.movable) == (7, "Ett två", "areas.1.strengths.0", True)
    assert (fact.line, fact.text, fact.movable) == (11, "A B", True)
    assert not found["areas", "1", "scores", "1.10"].movable


def test_a_strength_has_the_same_words_whether_it_is_a_good_example_or_not() -> None:
    found = places_in(
        source("areas:\n  1:\n    strengths:\n      - good_example: true\n        text: |\n          Ett\n          två\n")
    )
    item = found["areas", "1", "strengths", "0"]
    assert (item.line, item.text, item.movable) == (4, "Ett två", True)
    assert ("areas", "1", "strengths", "0", "text", "p0") not in found


def test_a_section_has_no_words_of_its_own_beside_its_blocks() -> None:
    found = places_in(source("areas:\n  1:\n    narrative:\n      - heading: H\n        text: T\n"))
    assert found["areas", "1", "narrative", "0"].text == ""
    assert found["areas", "1", "narrative", "0", "text", "p0"].text == "T"


def test_a_file_that_can_not_be_read_has_no_places() -> None:
    assert places_in(source("")) == {}


def test_an_id_holds_words_and_way_and_fits_in_a_bookmark() -> None:
    place = next(iter(places_in(source("municipality: Kumla\n")).values()))
    long_code = "areas_8_narrative_112_text_p113"
    for code, again in ((place.code, 0), (place.code, 3), (long_code, 0), (long_code, 21), ("areas_1_narrative_0_text_p0", 0)):
        id_ = id_of("Orden", code, again)
        assert re.fullmatch(r"[a-z][a-z0-9_]*", id_)
        assert len(id_) <= LONGEST_ID
        found = digest_and_code(id_)
        assert found
        assert has_code(Place(Path(), 1, "", code, "Orden", movable=True), found[1])
        assert has_digest(Place(Path(), 1, "", code, "Orden", movable=True), found[0])
        assert not has_code(Place(Path(), 1, "", f"x{code}", "Orden", movable=True), found[1])
    assert id_of("Orden", "areas_1_title") != id_of("orden", "areas_1_title")
    assert len({id_of("x", f"areas_8_narrative_112_text_p1{n}", 21) for n in range(90)}) == 90


@pytest.mark.parametrize("name", ["", "omrade-1", "_Toc00000001", "k_of_kumla_2027", "kontakt", "k1234567_areas"])
def test_other_bookmarks_are_no_marks(name: str) -> None:
    assert digest_and_code(name) is None


def test_the_evaluations_mark_is_a_bookmark_too() -> None:
    assert evaluation_mark("kumla-2027") == "k_of_kumla_2027"
    assert len(evaluation_mark("x" * 80)) == LONGEST_ID
    assert re.fullmatch(r"\w+", evaluation_mark("å b/c.d"), re.ASCII)


def test_the_blocks_of_a_default_text_have_the_lines_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    text = "{% if yes %}\nFörst {{ word }}.\nMer.\n{% endif %}\n\n{% for one in list %}\n- {{ one }}\n{% endfor %}\n\nSist.\n"
    (tmp_path / "e" / "about.md").write_text(text, encoding="utf-8")
    for values, expected in (
        ({"yes": True, "word": "x", "list": ["a", "b"]}, [("Först x. Mer.", 2), ("a", 7), ("b", 7), ("Sist.", 10)]),
        ({"yes": False, "list": []}, [("Sist.", 10)]),
    ):
        found = numbered_text("about", ["e"], values, tmp_path)
        assert found
        assert "\0" not in found.text
        made = default_places("about", found)
        assert [(place.text, place.line) for place in made] == expected
        assert {place.path for place in made} == {tmp_path / "e" / "about.md"}
    assert numbered_text("xyzzy", ["e"], {}, tmp_path) is None


def test_a_path_is_named_from_the_project_and_never_tells_where_that_lies() -> None:
    assert shown_path(paths.EVALUATIONS / "nassjo-2019.yaml") == "evaluations/nassjo-2019.yaml"
    assert shown_path(Path("/elsewhere/kumla-2027.yaml")) == "kumla-2027.yaml"


def _places(text: str, url: str = "", path: Path = paths.EVALUATIONS / "kumla-2027.yaml") -> Places:
    return Places(parse(Source(path), text), RUBRIC, {"nacka": source("definition: Medel\n")}, url)


def test_a_place_is_the_evaluations_else_the_editions_else_the_nearest() -> None:
    found = _places("municipality: Kumla\nareas:\n  1:\n    strengths: [x]\n")
    assert found.of(("areas", "1", "headings", "0")).line == 5
    assert found.of(("areas", "1", "headings", "0")).code.startswith("rubric_")
    assert found.own(("areas", "1", "headings", "0")).line == 3
    assert found.of(("areas", "1", "strengths", "0")).line == 4
    assert found.of(("areas", "2", "narrative")).field == "areas"
    assert found.own(("publisher",)).line == 1
    assert found.definition("nacka").text == "Medel"
    assert found.definition("mean").line == 1


def test_a_mark_says_file_and_line_and_leads_there() -> None:
    way = ("municipality",)
    plain = _places("municipality: Kumla\n")
    assert str(plain.mark(plain.own(way))) == (
        f'<span class="source-line" id="{id_of("Kumla", "municipality")}" data-place="evaluations/kumla-2027.yaml, rad\u00a01" '
        'data-short="rad\u00a01" tabindex="0"></span>'
    )
    linked = _places("municipality: Kumla\n", "https://exempel.se/a")
    mark = str(linked.mark(linked.own(way), 1, quiet=True))
    assert 'href="https://exempel.se/a/evaluations/kumla-2027.yaml#L1"' in mark
    assert 'aria-label="evaluations/kumla-2027.yaml, rad\u00a01"' in mark
    assert 'class="source-line quiet"' in mark
    assert f'id="{id_of("Kumla", "municipality", 1)}"' in mark


def test_a_file_outside_the_project_has_no_address_on_the_forge() -> None:
    found = _places("municipality: Kumla\n", "https://exempel.se/a", Path("/elsewhere/kumla-2027.yaml"))
    mark = str(found.mark(found.own(("municipality",))))
    assert "href" not in mark
    assert 'data-place="kumla-2027.yaml, rad\u00a01"' in mark


def test_a_hostile_file_name_stays_within_its_attribute() -> None:
    found = _places("municipality: Kumla\n", "https://exempel.se/a", paths.EVALUATIONS / 'x"onfocus="alert(1)<b>.yaml')
    mark = str(found.mark(found.own(("municipality",))))
    assert '"onfocus' not in mark
    assert "<b>" not in mark


def test_marks_of_one_place_are_told_apart_and_there_are_none_without_places() -> None:
    marks = Marks(_places("municipality: Kumla\n"))
    ids = [re.findall(r' id="(\w+)"', str(marks.own("municipality")))[0] for _ in range(3)]
    assert len(set(ids)) == 3
    published = Marks(None)
    made = [
        published.of("a"),
        published.own(["a", 1]),
        published.text(["a"], "b"),
        published.definition("c"),
        published.evaluation,
    ]
    assert {str(one) for one in [*made, published.file]} == {""}
