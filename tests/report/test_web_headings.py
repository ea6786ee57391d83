"""The web page's headings: one level down, each with a link to itself, and the contents list of the first two levels."""

from __future__ import annotations

from kommunkompassen.report.web_headings import linked


def test_a_heading_goes_down_one_level_and_links_to_its_own_place() -> None:
    body, [chapter] = linked('<h1 id="kapitel-2">2 Resultat</h1>')
    assert body == '<h2 id="kapitel-2"><a href="#kapitel-2">2 Resultat</a></h2>'
    assert (chapter.id, chapter.text, chapter.sections) == ("kapitel-2", "2 Resultat", [])


def test_one_without_an_id_is_called_by_the_heading_above_it_and_its_words() -> None:
    body, _ = linked('<h1 id="kapitel-2">2 Resultat</h1><h2>Mål &amp; medel över åren</h2><h3>Läget</h3><h2>Slut</h2>')
    assert (
        '<h3 id="kapitel-2-mal-medel-over-aren"><a href="#kapitel-2-mal-medel-over-aren">Mål &amp; medel över åren</a></h3>'
        in body
    )
    assert '<h4 id="kapitel-2-mal-medel-over-aren-laget">' in body
    assert '<h3 id="kapitel-2-slut">' in body


def test_the_same_words_twice_are_two_places() -> None:
    body, _ = linked('<h1 id="a">A</h1><h2>Rubrik</h2><h2>Rubrik</h2><p id="a-rubrik-3">Text</p><h2>Rubrik</h2>')
    assert body.count('<h3 id="a-rubrik">') == body.count('<h3 id="a-rubrik-2">') == body.count('<h3 id="a-rubrik-4">') == 1


def test_what_a_draft_says_of_the_file_is_not_in_the_link() -> None:
    mark = '<a class="source-line" href="#x">rad 3</a>'
    body, [chapter] = linked(f'<h1 id="k">Rubrik{mark}</h1>')
    assert body == f'<h2 id="k"><a href="#k">Rubrik</a>{mark}</h2>'
    assert chapter.text == "Rubrik"


def test_a_heading_with_a_class_stays_as_it_is() -> None:
    assert linked('<h2 class="colophon-heading">Om rapporten.</h2>') == ('<h2 class="colophon-heading">Om rapporten.</h2>', [])


def test_chapters_and_their_parts_are_in_the_contents_and_sections_are_not() -> None:
    _, chapters = linked('<h1 id="a">A</h1><h2 id="b">B</h2><h3 id="c">C</h3><h1 id="d">D</h1>')
    assert [(chapter.id, [part.id for part in chapter.sections]) for chapter in chapters] == [("a", ["b"]), ("d", [])]
