"""What Typst would take for markup, or print as another character, is marked so that it prints as typed."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup, escape

from kommunkompassen.publish.literals import marked


def _words(body: str) -> list[str]:
    """What is marked, one piece at a time."""
    return re.findall(r'<span class="literal">(.*?)</span>', marked(Markup(body)))


def _unmarked(body: str) -> str:
    return re.sub(r'<span class="literal">(.*?)</span>', r"\1", body)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("= rubrik", ["="]),
        ("== två", ["=="]),
        ("- streck", ["-"]),
        ("+ plus", ["+"]),
        ("/ term", ["/"]),
        ("1. ett", ["1."]),
        ("12) tolv", ["12)"]),
        ("ett - två", ["-"]),
        ("och 2. två", ["2."]),
        ("väntan... och", ["väntan..."]),
        ("en -- två --- tre", ["--", "---"]),
        ("a--b", ["a--b"]),
        ("varför-?", ["varför-?"]),
        ("grader -5 och (-5) och _-5", ["-5", "(-5)", "_-5"]),
        ("”-½ (-²", ["”-½", "(-²"]),
        ("a~b", ["a~b"]),
    ],
)
def test_what_typst_gives_a_meaning_is_marked(text: str, words: list[str]) -> None:
    assert _words(f"<p>{text}</p>") == words


@pytest.mark.parametrize(
    "text", ["Nässjö kommun", "30-tal", "2018–2019", "5-6 år", "a=b", "och/eller", "1.5", "C++", "e-tjänst."]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert marked(Markup(f"<p>{text}</p>")) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://skr.se/a--b/...?c=-5~d">ord</a>',
        '<img src="areas.png" alt="= 5 -- 6 ...">',
        "<!-- ... -->",
        '<td class="a -b" colspan="2">ord</td>',
        "<br/>",
    ],
)
def test_tags_and_their_attributes_are_never_touched(body: str) -> None:
    assert marked(Markup(body)) == body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a &lt;-- b</p>", '<p>a <span class="literal">&lt;--</span> b</p>'),
        ("<p>&quot;-5&quot;</p>", '<p><span class="literal">&quot;-5&quot;</span></p>'),
        ("<p>a...&amp;b c</p>", '<p><span class="literal">a...&amp;b</span> c</p>'),
        ("<p>x &#34; y</p>", "<p>x &#34; y</p>"),
    ],
)
def test_entities_are_whole(body: str, expected: str) -> None:
    assert marked(Markup(body)) == expected


def test_a_word_goes_no_further_than_its_tag() -> None:
    made = marked(Markup("<p>ett...<em>två--</em> - tre</p>"))
    spans = ['<span class="literal">ett...</span>', '<span class="literal">två--</span>', '<span class="literal">-</span>']
    assert made == f"<p>{spans[0]}<em>{spans[1]}</em> {spans[2]} tre</p>"


def test_only_spans_are_added_to_whatever_is_typed() -> None:
    typed = escape("""= <b>"a"</b> & -5 (-5) ... &amp; 1. -- ~ </span> <span class="literal"> 'x' -?""")
    body = Markup("<ul><li>{}</li></ul>").format(typed)
    made = marked(body)
    assert isinstance(made, Markup)
    assert made != body
    assert _unmarked(made) == body
