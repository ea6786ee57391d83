"""How what is done with a text grows with it: python -m tests.growth prints the seconds for half the letters and for all.

Every way in which text from others comes in, with all that is done with it, over a table of patterns that regular expressions,
parsers and comparisons stumble over. Twice the letters may cost twice the seconds.
"""

from __future__ import annotations

import gc
import io
import math
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import build
from kommunkompassen import reporters
from kommunkompassen.base.in_markdown import in_markdown
from kommunkompassen.base.streams import without_commands
from kommunkompassen.check import check_all
from kommunkompassen.diff.as_markdown import as_markdown
from kommunkompassen.diff.as_text import as_text
from kommunkompassen.diff.difference import difference
from kommunkompassen.diff.revisions import Side, Sides
from kommunkompassen.formatting import formatted
from kommunkompassen.points.prose import to_html
from kommunkompassen.publish import literals, long_words
from kommunkompassen.reporters import github, listing
from kommunkompassen.repository import Repository
from scripts.review_comment.words import inert
from tests.helpers import data
from tests.word_comments.files import added, block, comment, mark, on, packed, parts, run

LETTERS = 32_000
"""Of a pattern; an eighth where it stands in eight places."""
SHORT = 0.2
"""Seconds that are too few to be compared, and short enough."""
TIMES = 2.5
"""At most so many times the seconds for twice the letters."""

UNITS = (
    *(
        "![",
        "[",
        "]",
        "](",
        "[a](",
        "[a]: b ",
        "<b>x</b> hej ",
        "<",
        "<!--",
        "</",
        "<a ",
        "&",
        "&amp;",
        "&#",
        "\\",
    ),
    *(
        "\\*",
        "*",
        "**a",
        "**a**",
        "_a",
        "*_",
        "__",
        "~~",
        "`",
        "``a",
        "```a\n",
        "~~~\n",
        "#",
        "# a\n",
        "> ",
    ),
    *(
        ">>a\n",
        "- a\n",
        "- ",
        "  - a\n",
        "1. a\n",
        "1.",
        "1)",
        "12345 ",
        "1",
        "1,5 ",
        "1.1 ",
        "| a ",
        "|\n",
    ),
    *(
        "a | b\n---|---\n",
        "\ta",
        "\t",
        " ",
        "  \n",
        "\n",
        "\n\n",
        "a\n",
        ".",
        "a.",
        "A. ",
        "Ett. ",
        "t.ex. ",
    ),
    *(
        "bl.a. ",
        "...",
        "\u2026",
        ",",
        ", ",
        ";",
        ":",
        "::",
        ": a",
        "-",
        "--",
        "\u2013",
        "a-",
        "-5 ",
        "+",
        "=",
    ),
    *(
        "=\n",
        "/",
        "//",
        "://",
        "http://a",
        "http://a ",
        "www.",
        "www.a",
        "@",
        "a@",
        "a@b.se ",
        "@a",
        "a@b.",
    ),
    *(
        "mailto:",
        "a.b",
        "a/b",
        ".md",
        "?",
        "??",
        "{",
        "}",
        "{{",
        "{points 1}",
        "{points ",
        "{% ",
        "'",
        '"',
        "''",
    ),
    *(
        "\u201da\u201d",
        "\u2019",
        "(",
        ")",
        "((a",
        "[[a]]",
        "%",
        "%a",
        "$",
        "^",
        "[^1]",
        "!",
        "a",
        "å",
        "A",
        "aA",
    ),
    *(
        "ab ",
        "Å ",
        "ord ",
        "Kumla ",
        "Nässjö ",
        "kommun",
        "område 1 ",
        "fråga 1.1 ",
        "poäng ",
        "37 % ",
    ),
    *(
        "37 av 100 ",
        "xx",
        "nn ",
        "todo ",
        "saknas ",
        "[saknas ",
        "skriv ",
        "kolla ",
        "se ",
        "s. ",
        "kap. 1",
    ),
    *(
        "åååå",
        "för att ",
        "att att ",
        "och och ",
        "070-123 45 67 ",
        "19121212-1212 ",
        "121212",
        "2019-01-01 ",
    ),
    *(
        "kl. 10.30 ",
        "2019 ",
        "##[a]",
        "%0A",
        "\xa0",
        "\u200b",
        "é",
        "́",
        "\u2022",
        "\u2022 a\n",
        "a)\n",
        "§ 1 ",
    ),
    *(
        "½",
        "\U0001f600",
        "\U0001f469\u200d",
        "\u202e",
        "\ufb01",
        "K",
        "\u017f",
        "\u0130",
        "\u3000",
        "\u4e2d",
        "א",
    ),
    # Words by which a rule of the check begins to look closer.
    *(
        "bäst ",
        "bäst. ",
        "område 3 är starkast ",
        "summan ",
        "540 poäng ",
        "Summan är 540 poäng av 800. ",
        "på fråga 1.1 ",
        "i Kumla. ",
        "Kumlaborna ",
        "medelvärdet ",
        "Anna Ek ",
        "a@gmail.com ",
        "070-123 45 67 ",
        "811218-9876 ",
        "2019-03-01 ",
    ),
)
"""Repeated, they are the patterns."""
AROUND: Mapping[str, tuple[str, str, str]] = {
    "blanks": ("a", " ", "b"),
    "fence": ("```a\n", "\n", ""),
    "picture": ("data:image/png;base64,", "iVBORw0KGgo", " -5 ... 1."),
    "word and blanks": ("Starkast är område 1", " ", "x 1.1"),
    "figure and blanks": ("över", " ", "37 av 100 poäng"),
    "stars and blanks": ("**", " ", "a"),
    "bracket and blanks": ("[", " ", "a"),
    "angle and at": ("<a", "a@", ""),
    "open code": ("```a\n", "~~~\n", "```\n"),
    "address and brackets": ("http://a", ")", ""),
    "comment and blanks": ("a: b: c", " ", "d"),
    "list in brackets": ("[", '"a", ', ""),
    "year and blanks": ("2019", " ", "x"),
    "thanks and blanks": ("Hej. Tack på förhand", "\t", "n"),
    "greeting and blanks": ("Hej. Mvh", " ", "n"),
    "name and blanks": ("Anna Ek", " ", "x 070-12"),
    "figures and fullstops": ("1", ".1", "x"),
}
"""What stands before, is repeated, and stands behind."""
PATTERNS: Mapping[str, tuple[str, str, str]] = {**{repr(unit): ("", unit, "") for unit in UNITS}, **AROUND}


def pattern(name: str, letters: int) -> str:
    """So much of a pattern."""
    before, unit, behind = PATTERNS[name]
    return before + unit * (letters // len(unit)) + behind


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with an evaluation as it was, and one for it as it is."""

    folder: Path

    def evaluation(self, values: Mapping[str, Any], of: str = "after") -> Path:
        """Write it, in a moment: what that takes counts."""
        path = self.folder / of / "kumla-2027.yaml"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(dict(values), file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        return path

    def everything(self, path: Path) -> None:
        """All that is done with an evaluation before it is a report."""
        before, after = Repository(self.folder / "before"), Repository(self.folder / "after")
        findings = check_all([path], after, whole=False)
        reporters.as_text(findings, {path: after.lines(path)}, "sv", colour=False)
        reporters.as_json(findings, "sv")
        github.as_annotations(findings, "sv")
        github.as_step_summary(findings, 1, "sv")
        listing.examples_as_text(list(listing.good_examples(after)))
        document = after.evaluation(path)
        if not document.broken:
            formatted(document)
        sides = Sides(Side("main", None, before, self.folder), Side("", None, after, self.folder), fork=False, apart=False)
        found = difference(sides)
        as_text(found, "sv", colour=False)
        as_markdown(found, "sv")

    def command(self, *words: str) -> None:
        """Run one, whatever it says."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = build.run([*words, "--evaluations", str(self.folder / "after"), "--lang", "sv"])
        assert code in (0, 1, 2), said.getvalue()[-2000:]


def written(text: str, **more: Any) -> dict[str, Any]:
    """An evaluation with a text for its last words."""
    return data(status="draft", texts={"closing": text}, **more)


BEFORE = written("Ett ord. Två ord, och ett tredje.")


def bench(folder: Path) -> Bench:
    """One with an evaluation as it was."""
    made = Bench(folder)
    made.evaluation(BEFORE, "before")
    seconds("a text", "'a'", 1_000, made)  # what is read and imported once for all
    # The collector then looks at what a text leaves behind, and at nothing else.
    gc.freeze()
    return made


def _closing(at: Bench, text: str) -> None:
    at.everything(at.evaluation(written(text)))


def _lines(at: Bench, text: str) -> None:
    """Where there is room for a line, a name, a note."""
    values = written("Ett ord.", residents=text, interviews=text, facts=[{"label": text, "value": text}])
    area = values["areas"]["1"]
    area |= {"strengths": [text], "narrative": [{"heading": text, "text": text}], "title": text}
    area["scores"]["1.1"] = {"points": "1", "note": text}
    at.everything(at.evaluation(values))


def _values(at: Bench, text: str) -> None:
    """Where there should be something else than a text."""
    values = written(
        "Ett ord.", conducted=text, compare_with=[text], first_evaluation=text, documents=[text], logo={"file": text, "alt": text}
    )
    values["areas"]["1"]["scores"]["1.1"] = text
    values["areas"]["1"]["scores"]["1.2"] = {"points": text, "sources": [text]}
    values["areas"]["2"] |= {"good_example": text, "narrative": [{"heading": "a", "text": "a", "good_example": text}], text: text}
    at.everything(at.evaluation(values))


def _many(at: Bench, text: str) -> None:
    """A pattern as many small texts."""
    size = max(1, len(text) // 200)
    facts = [{"label": text[start : start + size], "value": "a"} for start in range(0, len(text), size)]
    at.everything(at.evaluation(written("Ett ord.", facts=facts)))


def _lists(at: Bench, text: str) -> None:
    """In pieces, as lists in brackets where names, certain words or points should be."""
    pieces = [text[start : start + 20].strip() for start in range(0, len(text), 20)]
    values = written("Ett ord.", compare_with=pieces, mean_of=pieces, evaluators=pieces)
    values["areas"]["1"]["scores"]["1.1"] = {"points": "1", "sources": pieces}
    path = at.evaluation(values)
    path.write_text(yaml.dump(values, default_flow_style=None, allow_unicode=True, sort_keys=False, width=math.inf), "utf-8")
    at.everything(path)


def _file(at: Bench, text: str) -> None:
    """Behind an evaluation, as it is."""
    path = at.evaluation(written("Ett ord."))
    path.write_text(f"{path.read_text('utf-8')}{text}\n", encoding="utf-8")
    at.everything(path)


def _paragraphs(at: Bench, text: str) -> None:
    """A pattern over many paragraphs, each with its own words."""
    pieces = [text[start : start + 40].strip() for start in range(0, len(text), 40)]
    at.everything(at.evaluation(written("\n\n".join(f"Ord {number}: {piece}" for number, piece in enumerate(pieces)))))


def _two_texts(at: Bench, text: str) -> None:
    """Another text instead of one as long."""
    pieces = [text[start : start + 40].strip() for start in range(0, len(text), 40)]
    for of, words in (("before", "Kommunen har mål"), ("after", "Det finns planer")):
        at.evaluation(written("\n".join(f"{words} {number % 97} {piece}." for number, piece in enumerate(pieces))), of)
    at.everything(at.folder / "after" / "kumla-2027.yaml")
    at.evaluation(BEFORE, "before")


def _comments(at: Bench, text: str) -> None:
    """A pattern in pieces, above and behind many keys."""
    lines = (text[start : start + 20].replace("\n", " ") for start in range(0, len(text), 20))
    facts = "".join(f"  # {line}\n  - label: a # {line}\n    value: b\n" for line in lines)
    path = at.evaluation(written("Ett ord."))
    path.write_text(f"{path.read_text('utf-8')}facts:\n{facts}", encoding="utf-8")
    at.everything(path)


def _comment(at: Bench, text: str) -> None:
    path = at.evaluation(written("Ett ord."))
    path.write_text("".join(f"# {line}\n" for line in text.split("\n")) + path.read_text("utf-8"), encoding="utf-8")
    at.everything(path)


def _sheet(at: Bench, text: str) -> None:
    at.evaluation(written("Ett ord."))
    (at.folder / "poang.csv").write_text(f"Fråga;Poäng;Anteckning\n1.1;1;{text}\n{text};1;a\n1.2;{text};a\n", encoding="utf-8")
    at.command("scores", "kumla", str(at.folder / "poang.csv"))
    at.command("scores", "kumla", *[str(at.folder / "poang.csv")] * 2, "--agree", str(at.folder / "avstamning.xlsx"))


def _word(at: Bench, text: str) -> None:
    at.evaluation(written("Ett ord."))
    shown = "".join(sign if sign.isprintable() else " " for sign in text).replace("&", "&amp;").replace("<", "&lt;")
    body = (
        block(shown, "k0123abcd_areas")
        + f"<w:p>{mark('k0123abce_areas')}{on(1, run(shown))}{added(run(shown))}{added(run(shown), 'del')}</w:p>"
    )
    packed(at.folder / "granskad.docx", parts(body, comments=comment(1, shown)))
    at.command("comments", str(at.folder / "granskad.docx"))


def _report(_: Bench, text: str) -> None:
    """What makes a text into a body for pandoc."""
    body = to_html(text)
    long_words.marked(literals.marked(body))


def _shown(_: Bench, text: str) -> None:
    """What makes it fit for others' pages."""
    in_markdown(text)
    without_commands(text)
    inert(text, 60_000)


WAYS: Mapping[str, Callable[[Bench, str], None]] = {
    "a text": _closing,
    "lines and names": _lines,
    "values": _values,
    "many texts": _many,
    "lists": _lists,
    "a file": _file,
    "a comment": _comment,
    "paragraphs": _paragraphs,
    "two texts": _two_texts,
    "comments": _comments,
    "a sheet": _sheet,
    "a Word file": _word,
    "a body": _report,
    "a page": _shown,
}


SEVERAL_PLACES = ("lines and names", "values")
"""Ways in which a pattern stands in eight places."""
IN_PIECES = ("many texts", "lists", "paragraphs", "two texts", "comments")
"""Ways in which how many pieces there are tells, and little what they say."""
TELLING = (
    *("'!['", "'['", "'<'", "'</'", "'*'", "'.'", "' '", "'`'", "'a'", "'1'", "'&'", "'@'", "'://'", "'Ett. '", "'  - a\\n'"),
    *("'N\xe4ssj\xf6 '", "'kap. 1'", "'b\xe4st '", "'a | b\\n---|---\\n'", "picture", "blanks", "fence"),
    *("thanks and blanks", "greeting and blanks", "name and blanks"),
)
"""Patterns that have cost the most of each kind."""


def seconds(way: str, name: str, letters: int, at: Bench) -> float:
    """The processor's, without those that the collector of memory takes now and then."""
    text = pattern(name, letters // 8 if way in SEVERAL_PLACES else letters)
    gc.collect()
    gc.disable()
    begun = time.process_time()
    try:
        WAYS[way](at, text)
        return time.process_time() - begun
    finally:
        gc.enable()


def growth(way: str, name: str, at: Bench) -> tuple[float, float]:
    """The seconds at half the letters and at all of them; the half is not tried where all take a short time.

    What seems to be too much is measured twice more: a machine that has much else to do makes no difference then.
    """
    whole = seconds(way, name, LETTERS, at)
    if whole <= SHORT:
        return whole, whole
    half = seconds(way, name, LETTERS // 2, at)
    for _ in range(2):
        if not too_much(half, whole):
            break
        whole = min(whole, seconds(way, name, LETTERS, at))
        half = max(half, seconds(way, name, LETTERS // 2, at))
    return half, whole


def too_much(half: float, whole: float) -> bool:
    """Whether twice the letters take more than they may."""
    return whole > max(SHORT, TIMES * half)


def main(ways: list[str]) -> None:
    """Print the table; for some ways alone, where they are named."""
    with tempfile.TemporaryDirectory() as folder:
        at = bench(Path(folder))
        for way in ways or WAYS:
            for name in TELLING if way in IN_PIECES else PATTERNS:
                half, whole = growth(way, name, at)
                print(f"{way:16} {name:20} {half:7.3f} {whole:7.3f}{'  too much' if too_much(half, whole) else ''}", flush=True)
        print(f"{time.process_time():.0f} seconds of the processor")


if __name__ == "__main__":
    main(sys.argv[1:])
