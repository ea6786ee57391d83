"""What a stranger wrote stands in the comment on a pull request as text, whatever GitHub's Markdown would make of it.

The comment is rendered with GitHub's own renderer of Markdown. After it, GitHub makes links of names, numbers, hashes and
addresses, but in no block of code; so all of a stranger's text must be in one.
"""

from __future__ import annotations

import json
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html

from scripts.review_comment.left import FILE, FINDINGS, read_left
from scripts.review_comment.words import FENCE, LEFT_OUT, Review, body, inert
from tests.workflows.github import packed

HASH = "0123456789abcdef0123456789abcdef01234567"
REVIEW = Review(HASH, "https://github.com/utvardering/rapporter/actions/runs/1", "success")
MOST = 65_536
"""Characters that GitHub takes."""
PATTERNS = [
    "[a](//example.test)",
    "![p](//example.test/p.png)",
    r"[a](https:\/\/example.test)",
    "[ref]: https:\\/\\/example.test\n\n[ref] ![ref]",
    '<img src="//example.test/p.png">',
    "&commat;octocat &#64;octocat &#x40;octocat",
    "@octocat @octocat/team \\@octocat a@example.test <a@example.test> mailto:a@example.test xmpp:a@example.test",
    "#1 GH-1 utvardering/rapporter#1 &num;1 \\#1 JIRA-1",
    f"{HASH} {HASH[:7]} octocat@{HASH} utvardering/rapporter@{HASH[:8]}",
    "https://example.test http&colon;//example.test <https://example.test> www.example.test ftp://example.test",
    "https:&#47;/example.test h&#116;tps://example.test www&period;example.test",
    "[a]: <javascript:alert(1)>\n[a]",
    "[a][b]\n\n[b]: //example.test 'c'",
    "[^1]\n\n[^1]: //example.test",
    "<a href=//example.test>a</a> <svg/onload=alert(1)> <!-- --> <?a ?> <![CDATA[ ]]> <details open>",
    "</code></pre><h1>a</h1>",
    "<script>alert(1)</script><style>*{display:none}</style><iframe src=//example.test>",
    "**a** _b_ ~~c~~ `d` $e$ $$f$$ :tada: \\*g\\*",
    "# a\n\na\n===\n\n---\n\n> b\n\n- [ ] c\n\n1. d\n\n| e | f |\n|---|---|\n| g | h |",
    "> [!WARNING]\n> fixes #1, closes #2",
    "```\n[a](//example.test)",
    "```\n![p](//example.test/p.png)\n```\n[a](//example.test)",
    "~~~\n</pre>[a](//example.test)\n~~~",
    '```mermaid\ngraph TD; a-->b; click a href "//example.test"\n```',
    "```suggestion\n```",
    f"{FENCE}\n[a](//example.test)",
    f"   {FENCE}{FENCE}\n[a](//example.test)",
    f"{FENCE[1:]}\x00`\n[a](//example.test)",
    f"{FENCE[1:]}\u200b`\n[a](//example.test)",
    f"a\r{FENCE}\r\n[a](//example.test)\x0b{FENCE}\x0c![p](//example.test)\u2028{FENCE}\u2029@octocat\x85{FENCE}\n",
    f"{'a' * 300} {FENCE} [a](//example.test)",
    f"{'    ' * 50}{FENCE} [a](//example.test)",
    "\u202egro.elpmaxe//:sptth \u2066@octocat\u2069",
    "\t\t@octocat\n\n\n\n    @octocat",
    "*Allt får inte plats här.* [a](//example.test)",
    "<!-- kommunkompassen: the change -->",
    "##[error]a\n::error::b",
    "\ud800@octocat",
]


def rendered(text: str) -> Any:
    """The comment as HTML, with raw HTML let through, which is more than GitHub does."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_HARDBREAKS
    return html.fromstring(f"<div>{cmarkgfm.github_flavored_markdown_to_html(text, options=options)}</div>")


def comment(text: str) -> str:
    """The comment on a review of a pull request in which a stranger let this text stand for the change and in a finding."""
    found = {"rule": text, "severity": "warning", "file": text, "line": text, "message": text, "hint": text}
    return body(
        read_left(packed({FILE: text.encode(errors="replace").decode(), FINDINGS: json.dumps([found])})),
        REVIEW,
    )


def outside(text: str) -> str:
    """The page that a comment makes, without what its blocks of code hold."""
    page = rendered(text)
    for block in page.iter("pre"):
        assert [child.tag for child in block] == ["code"], "nothing but code in a block"
        assert len(block[0]) == 0, "nothing but text in the code"
        block[0].text = ""
    return str(html.tostring(page, encoding="unicode"))


def said(text: str) -> list[list[str]]:
    """The words in the blocks of code."""
    return [block.text_content().split() for block in rendered(text).iter("code")]


@pytest.mark.parametrize("text", PATTERNS)
def test_nothing_in_a_strangers_text_is_more_than_text(text: str) -> None:
    assert outside(comment(text)) == outside(comment("Ett ord."))


@pytest.mark.parametrize("text", [one for one in PATTERNS if one.isprintable() and FENCE not in one])
def test_the_text_is_there_to_read_as_it_was_written(text: str) -> None:
    assert said(comment(text))[1] == text.split()


def test_the_test_would_see_text_that_is_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.review_comment.words.inert", lambda text, _: text)
    plain = outside(comment("Ett ord."))
    assert [text for text in PATTERNS if "\ud800" not in text and outside(comment(text)) == plain] == []


def test_signs_that_turn_a_line_about_or_that_nobody_sees_are_written_out() -> None:
    assert said(inert("a\u202eb\u200bc\x00d\x1be", 1000)) == [["a‹202E›b‹200B›c‹0000›d‹001B›e"]]


def test_long_lines_go_on_below_themselves() -> None:
    lines = inert(f"    {'ord ' * 60}", 1000).split("\n")[1:-2]
    assert max(map(len, lines)) <= 100
    assert [len(line) - len(line.lstrip()) for line in lines] == [4, 6, 6]


@pytest.mark.parametrize("text", ["å", "`", "<", "&", "\n", "ord ", "`\n", "\U0001f600", "\u200b", "\t", "\x00", "@a\n", "a\r"])
def test_the_comment_is_never_longer_than_github_takes(text: str) -> None:
    made = comment(text * (65_000 // len(text)))
    assert len(made.encode("utf-16-le")) // 2 < MOST
    assert outside(made).replace(outside(LEFT_OUT)[5:-6], "").split() == outside(comment("Ett ord.")).split()
