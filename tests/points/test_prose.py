"""Evaluators' Markdown is data: a little of it is markup, all else is printed as typed."""

from __future__ import annotations

import html
import re

import pytest
from markupsafe import Markup

from kommunkompassen.points.figures import faults
from kommunkompassen.points.prose import linked, to_html
from tests.helpers import result

RESULT = result(["74", "60.5", None])


def _text(made: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", made)).strip()


def _one_line(made: str) -> str:
    """A line's end in a paragraph is a space, and between blocks nothing."""
    return " ".join(made.split()).replace("> <", "><")


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("ett\n\ntvå", "<p>ett</p>\n<p>två</p>"),
        ("*ett* **två**", "<p><em>ett</em> <strong>två</strong></p>"),
        ("- ett\n- två", "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>"),
        ("1. ett\n2. två", "<ol>\n<li>ett</li>\n<li>två</li>\n</ol>"),
        ("1. ett\n2. två\n\n3. tre", "<ol>\n<li>\n<p>ett</p>\n</li>\n<li>\n<p>två</p>\n</li>\n<li>\n<p>tre</p>\n</li>\n</ol>"),
        ("1. ett\n   1. inre\n   2. andra\n2. två", "<ol><li>ett <ol><li>inre</li><li>andra</li></ol></li><li>två</li></ol>"),
        ("[a](https://skr.se)", '<p><a href="https://skr.se">a</a></p>'),
        ("[a](mailto:a@skr.se)", '<p><a href="mailto:a@skr.se">a</a></p>'),
        ("ett\ntvå", "<p>ett två</p>"),
    ],
)
def test_paragraphs_lists_emphasis_and_links_are_markup(markdown: str, expected: str) -> None:
    made = to_html(markdown)
    assert isinstance(made, Markup)
    assert _one_line(made) == _one_line(expected)


@pytest.mark.parametrize("typed", ["2019. Ett år", "2. två", "0. noll", "Så var\n2019. Ett år", "- ett\n\n2. två"])
def test_a_numbered_list_begins_with_1(typed: str) -> None:
    made = to_html(typed)
    assert "<ol" not in made
    assert _text(made).split()[-2:] == typed.split()[-2:]


def test_a_year_at_the_start_of_a_line_in_an_item_is_the_item_s_text() -> None:
    assert _one_line(to_html("1. Så var det\n   2019. Sedan\n2. två")) == "<ol><li>Så var det 2019. Sedan</li><li>två</li></ol>"


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<b>fet</b> & <!-- dold -->",
        "&amp; &#60; &nbsp;",
        "{% include 'x' %} {{ 7*7 }} {# x #}",
        r"\textbf{fet} $x^2$ \input{/etc/passwd}",
        '#include "/etc/passwd" #let x = 1 @citat <etikett>',
        "`kod` och ``kod``",
        "```{=typst}\n#pagebreak()\n```",
        "    indragen kod",
        "# Rubrik",
        "Rubrik\n======",
        "> citat",
        "---",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[ref]: skr.se",
        "~~struket~~ x^2^ H~2~O [^1]",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](file:///etc/passwd)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "[a](../hemlig.html)",
        "[a](//skr.se)",
        "![bild](bild.png)",
        "![bild](data:image/png;base64,AAAA)",
        ":::{.klass}\ntext\n:::",
        "Nässjös ”citat” – 2 195 %",
    ],
)
def test_anything_else_is_printed_as_it_was_typed(typed: str) -> None:
    made = to_html(typed)
    assert set(re.findall(r"<(\w+)", made)) == {"p"}
    assert " ".join(_text(made).split()) == " ".join(typed.split())


def test_a_picture_from_the_web_is_printed_as_it_was_typed() -> None:
    assert to_html("![bild](https://skr.se/x.png)").strip() == "<p>![bild](https://skr.se/x.png)</p>"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Totalt {max_total}, {points 1} och {percent 2} procent.", "<p>Totalt 300, 74 och 61 procent.</p>"),
        ("**{points 1}**", "<p><strong>74</strong></p>"),
        ("- {points 1}", "<ul>\n<li>74</li>\n</ul>"),
        ("[{points 1} poäng](https://skr.se)", '<p><a href="https://skr.se">74 poäng</a></p>'),
        ("{total}", "<p>ej poängsatt</p>"),
        ("{{total}}", "<p>{total}</p>"),
        ("{{{points 1}}}", "<p>{74}</p>"),
        ("{okänd}", "<p>{okänd}</p>"),
    ],
)
def test_figures_are_filled_in(markdown: str, expected: str) -> None:
    assert to_html(markdown, RESULT).strip() == expected


def test_figures_stay_as_typed_where_there_is_no_result() -> None:
    assert to_html("{total} {{").strip() == "<p>{total} {{</p>"


@pytest.mark.parametrize("markdown", ["{points 1}. Så var det", "{points 1}) Så var det", "Så var\n{points 1}. det"])
def test_a_figure_at_the_start_of_a_line_never_becomes_a_list(markdown: str) -> None:
    assert _one_line(to_html(markdown, RESULT)) == f"<p>{_one_line(markdown.replace('{points 1}', '74'))}</p>"


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("{{{points 1}}}(skr.se)", "<p>{74}(skr.se)</p>"),
        ("[a{{]{{(skr.se)", "<p>[a{]{(skr.se)</p>"),
        ("{{% raw %}}", "<p>{% raw %}</p>"),
        ("- {{ett}}\n- {points 2}. två", "<ul>\n<li>{ett}</li>\n<li>61. två</li>\n</ul>"),
    ],
)
def test_what_is_filled_in_is_not_read_as_markdown(markdown: str, expected: str) -> None:
    assert to_html(markdown, RESULT).strip() == expected


@pytest.mark.parametrize(
    "typed",
    [r"G:\gemensam\Åsa\rapport.docx", r"\\server\mapp\_x", r"C:\*temp*", r"\[a](b)", "En vision\\", r"\*ett\*", "x\\ y\\\\ z"],
)
def test_backslashes_are_printed_as_typed(typed: str) -> None:
    assert to_html(typed) == f"<p>{typed}</p>\n"


def test_a_backslash_at_the_end_of_a_line_breaks_it_but_not_in_a_path() -> None:
    assert _one_line(to_html("Storgatan 1\\\n69230 Kumla")) == "<p>Storgatan 1<br> 69230 Kumla</p>"
    assert _one_line(to_html("i G:\\mapp\\\noch där")) == "<p>i G:\\mapp\\ och där</p>"


@pytest.mark.parametrize(
    ("typed", "linked", "href"),
    [
        ("Se www.hoganas.se.", "www.hoganas.se", "https://www.hoganas.se"),
        ("(https://skr.se/a_(b)),", "https://skr.se/a_(b)", "https://skr.se/a_(b)"),
        ("https://www.hoganas.se/åtgärd_plan_2027.html", "https://www.hoganas.se/åtgärd_plan_2027.html", None),
        ("Skriv till info@höganäs.se!", "info@höganäs.se", "mailto:info@xn--hgans-jra6j.se"),
        ("<https://skr.se>", "https://skr.se", "https://skr.se"),
        ("**www.skr.se**", "www.skr.se", "https://www.skr.se"),
        ("www.skr.se/{{a", "www.skr.se/", "https://www.skr.se/"),
        ("WWW.SKR.SE", "WWW.SKR.SE", None),
    ],
)
def test_bare_addresses_are_links_without_what_ends_the_sentence(typed: str, linked: str, href: str | None) -> None:
    found = re.findall(r'<a href="([^"]*)">([^<]*)</a>', to_html(typed, RESULT))
    assert [words for _, words in found] == [linked]
    assert href is None or html.unescape(found[0][0]) == href


@pytest.mark.parametrize(
    "typed",
    ["höganäs.se/överförmyndare", "javascript://x", "ftp://skr.se", "www.", "http://", "a@b", "@skr", "x:www", "file:///a"],
)
def test_what_is_no_address_of_web_or_mail_is_no_link(typed: str) -> None:
    assert "<a" not in to_html(typed)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("21 000", "21 000"),
        (
            "Se www.skr.se, <b> & a@skr.se.",
            'Se <a href="https://www.skr.se">www.skr.se</a>, &lt;b&gt; &amp; <a href="mailto:a@skr.se">a@skr.se</a>.',
        ),
        ('https://skr.se/?a="b"&c', '<a href="https://skr.se/?a=">https://skr.se/?a=</a>&quot;b&quot;&amp;c'),
    ],
)
def test_addresses_in_a_line_are_links_and_nothing_else_is_markup(line: str, expected: str) -> None:
    assert linked(line) == expected


def test_an_address_in_a_link_s_words_is_no_link_of_its_own() -> None:
    assert to_html("[www.skr.se](https://skr.se/x)") == '<p><a href="https://skr.se/x">www.skr.se</a></p>\n'


def test_a_figure_after_a_backslash_is_filled_in_as_the_check_supposes() -> None:
    assert not faults(r"\{points 1}", RESULT)
    assert to_html(r"\{points 1}", RESULT).strip() == r"<p>\74</p>"
