"""List the runs of words that our report has in common with the published report it retells.

    python scripts/shared_words.py nassjo-2019 path/to/nassjo-2019.txt [--words 8]

Our reports retell others in words of their own: the facts are theirs, the sentences ours. The published report is plain text
taken out of Word. Every passage of our printed report is looked up in it. Capitals, punctuation and hyphens make no
difference. What can't be said in other words is left out: headings and questions, what stands in quotation marks, and names:
several capitalised words in a row count as one.

Exit code 0: no run is as long as --words; 1: some are; 2: a file can't be read.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kommunkompassen.base import paths
from kommunkompassen.repository import Repository, UnknownNameError
from scripts import published_text
from scripts.printed_text import UnreadableError, our_headings, our_sections
from scripts.published_text import Section

LONGEST = 7
"""So many words in a row may be the same: shorter runs are everyday Swedish or the names of things."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*")
_QUOTED = re.compile(r'[”“][^”“]{2,300}[”“]|"[^"]{2,300}"|«[^»]{2,300}»')


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that both reports have: in which section of ours, how many, and on which line of the original."""

    section: str
    text: str
    words: int
    line: int


def shared(
    original: Mapping[str, Section], ours: Mapping[str, Section], headings: frozenset[str], least: int = LONGEST + 1
) -> list[Run]:
    """The runs of at least so many words, in the order of our report, each as long as it goes."""
    theirs = [(word, passage.line) for passage in _passages(original) for word in [*words(passage.text), ""]]
    places = defaultdict(list)
    for at, ((first, _), (second, _)) in enumerate(pairwise(theirs)):
        places[first.casefold(), second.casefold()].append(at)
    found = []
    for name, section in ours.items():
        for passage in section.passages:
            if plain(passage.text) not in headings:
                found += list(_runs(name, words(_QUOTED.sub(" | ", passage.text)), theirs, places, least))
    return list(dict.fromkeys(found))


def words(text: str) -> list[str]:
    """The words of a text without punctuation; hyphens inside words are dropped, an empty word stands for what parts a run."""
    return ["" if word == "|" else word.replace("-", "") for word in re.findall(rf"{_WORD.pattern}|\|", text)]


def _runs(
    section: str,
    here: Sequence[str],
    theirs: Sequence[tuple[str, int]],
    places: Mapping[tuple[str, str], Sequence[int]],
    least: int,
) -> Iterator[Run]:
    start = 0
    while start < len(here) - 1:
        spots = places.get((here[start].casefold(), here[start + 1].casefold()), ())
        length, at = max(((_same(here[start:], theirs, spot), spot) for spot in spots), default=(0, 0), key=lambda one: one[0])
        count = _count([word for word, _ in theirs[at : at + length]])
        if count >= least:
            yield Run(section, " ".join(here[start : start + length]), count, theirs[at][1])
        start += length if count >= least else 1


def _same(here: Sequence[str], theirs: Sequence[tuple[str, int]], at: int) -> int:
    """How many words are the same from there on; an empty word is like no other."""
    alike = (
        word and word.casefold() == other.casefold() for word, (other, _) in zip(here, islice(theirs, at, None), strict=False)
    )
    return sum(1 for _ in takewhile(bool, alike))


def _count(run: Sequence[str]) -> int:
    """How many words a run has, where several with a capital in the published report, one after the other, are one name."""
    names = [word[0].isupper() for word in run]
    return sum(not (name and at and names[at - 1]) for at, name in enumerate(names))


def _passages(sections: Mapping[str, Section]) -> Iterator[published_text.Passage]:
    for section in sections.values():
        yield from section.passages


def plain(text: str) -> str:
    """The words of a text in one line, to tell whether two are the same."""
    return " ".join(words(text)).casefold()


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare as the command line says, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", help="a municipality, an id or a file, as for build.py")
    parser.add_argument("original", type=Path, help="the published report as plain text")
    parser.add_argument("--words", type=int, default=LONGEST + 1, help="how long a run is listed (8)")
    parser.add_argument("--evaluations", type=Path, default=paths.EVALUATIONS, help="the folder of evaluations")
    options = parser.parse_args(arguments)
    repository = Repository(options.evaluations)
    try:
        path = repository.find(options.evaluation)
        ours = our_sections(path, repository)
        headings = frozenset(map(plain, our_headings(path, repository)))
        original = published_text.sections(options.original.read_text(encoding="utf-8"))
    except UnknownNameError as error:
        print(f"No evaluation goes by the name {error.name}.", file=sys.stderr)
        return 2
    except (UnreadableError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    found = shared(original, ours, headings, options.words)
    for run in found:
        print(f"{run.section}: {run.text}  ({run.words} words, line {run.line})")
    print(f"{len(found)} runs of {options.words} words or more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
