"""List the figures and names of a published report that our report on the same evaluation lacks.

    python scripts/compare_with_original.py nassjo-2019 path/to/nassjo-2019.txt [--all]

The published report is plain text taken out of Word. Our text is that of the printed report, so default texts, labels and
tables count. Every section is compared with ours of the same name; a figure must stand there as many times. A name that has
moved to a section where the published report does not have it is not lacking (--all lists it); a figure is, for it is too
likely to stand elsewhere by chance. What differs on purpose is explained in intended_differences.yaml; an explanation of
something that is not lacking is reported too.

Exit code 0: nothing is unexplained; 1: something is; 2: a file can't be read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kommunkompassen.base import paths
from kommunkompassen.read import parse, source
from kommunkompassen.repository import Repository, UnknownNameError
from scripts import facts_in_text, point_tables, published_text
from scripts.printed_text import UnreadableError, our_sections
from scripts.published_text import Section

DIFFERENCES = Path(__file__).with_name("intended_differences.yaml")
DEFAULTS = {"chapter 1", "colophon"}
"""Sections that are much the same in all reports: a name that stands there has not moved there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference that is intended: in which section, which figure or name, and why."""

    section: str
    item: str
    why: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """A figure or name of the published report that the same section of ours lacks, or has fewer times."""

    section: str
    kind: str
    text: str
    times: int
    line: int
    context: str

    @property
    def item(self) -> str:
        """The text, with the times it stands in the section where that is more than once: 300 ×2."""
        return f"{self.text} ×{self.times}" if self.times > 1 else self.text


@dataclass(slots=True)
class Comparison:
    """What came of comparing a published report with ours."""

    lacking: list[Lacking] = field(default_factory=list)
    explained: list[tuple[Lacking, Difference]] = field(default_factory=list)
    elsewhere: list[Lacking] = field(default_factory=list)
    unused: list[Difference] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """True where nothing is lacking without a reason and every reason is needed."""
        return not self.lacking and not self.unused


def compare(
    original: Mapping[str, Section],
    ours: Mapping[str, Section],
    differences: Sequence[Difference],
    spelled_out: Mapping[str, Sequence[str]],
) -> Comparison:
    """Compare a published report's sections with ours."""
    known = {name: facts_in_text.Known() for name in {*ours, *original}}
    tables = {name: point_tables.items(section) for name, section in ours.items()}
    for name, section in ours.items():
        for passage in section.passages:
            known[name].add(passage.text)
    result, used = Comparison(), set()
    found = list(_facts(original))
    for one in found:
        fact = facts_in_text.Fact(one.kind, one.text, 0)
        if one.kind in point_tables.KINDS:
            here, moved = point_tables.plain_item(one.text) in tables.get(one.section, ()), False
        else:
            here = known[one.section].has(fact, spelled_out, one.times)
            others = set(known) - DEFAULTS - {other.section for other in found if other.text.casefold() == one.text.casefold()}
            moved = one.kind != "figure" and any(known[other].has(fact, {}) for other in others)
        if here:
            continue
        why = next((d for d in differences if (d.section, d.item) == (one.section, one.item)), None)
        if moved:
            result.elsewhere.append(one)
        elif why:
            used.add(why)
            result.explained.append((one, why))
        else:
            result.lacking.append(one)
    result.unused = [difference for difference in differences if difference not in used]
    return result


def _facts(original: Mapping[str, Section]) -> Iterator[Lacking]:
    """Every name of a published report once per section, and every figure as often as it stands there, in order."""
    texts = [passage.text for section in original.values() for passage in section.passages]
    names, lower = facts_in_text.proper_words(texts)
    seen = Counter[tuple[str, str]]()
    for name, section in original.items():
        found = [(row.line, row.kind, row.text, row.text) for row in point_tables.items(section).values()]
        for passage in section.passages:
            facts = facts_in_text.facts(passage.text, names, lower)
            found.extend((passage.line, fact.kind, fact.text, _context(passage.text, fact.start)) for fact in facts)
        for line, kind, item, context in sorted(found, key=lambda one: one[0]):
            seen[name, item.casefold()] += 1
            times = seen[name, item.casefold()]
            if times == 1 or kind == "figure":
                yield Lacking(name, kind, item, times, line, context)


def _context(text: str, at: int) -> str:
    begin, end = max(0, at - 40), at + 60
    words = text[begin:end].split(" ")
    return " ".join([*(["…", *words[1:]] if begin else words)][: -1 if end < len(text) else None]) + (" …" * (end < len(text)))


def read_differences(path: Path, report: str) -> tuple[list[Difference], dict[str, list[str]]]:
    """The intended differences of a report, and the abbreviations of all. Raises UnreadableError for another form."""
    read = parse.read_source(path)
    data = source.plain(read.root) if read.root and not read.findings else None
    try:
        assert isinstance(data, dict)
        differences = [Difference(**one) for one in data["differences"].get(report) or []]
        return differences, {short: list(long) for short, long in data["abbreviations"].items()}
    except (AssertionError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(f"{path}: abbreviations and differences with section, item and why are expected") from error


def report(result: Comparison, *, everything: bool) -> Iterator[str]:
    """The lines to print."""
    lists = [(result.lacking, "lacking"), ([one for one, _ in result.explained], "explained")]
    if everything:
        lists.append((result.elsewhere, "elsewhere"))
    reasons = dict(result.explained)
    in_order = sorted((one for facts, _ in lists for one in facts), key=lambda one: one.line)
    for section in dict.fromkeys(one.section for one in in_order):
        yield section
        for facts, label in lists:
            for one in (fact for fact in facts if fact.section == section):
                said = reasons[one].why if label == "explained" else one.context
                yield f"  {label:9} {one.kind:8} {one.item}  (line {one.line}: {said})"
    for difference in result.unused:
        yield f"explains nothing: {difference.section}: {difference.item} ({difference.why})"
    yield f"{len(result.lacking)} lacking, {len(result.explained)} explained, {len(result.unused)} explanations without use"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare as the command line says, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", help="a municipality, an id or a file, as for build.py")
    parser.add_argument("original", type=Path, help="the published report as plain text")
    parser.add_argument("--all", action="store_true", help="also list what stands elsewhere in our report")
    parser.add_argument("--differences", type=Path, default=DIFFERENCES, help="the file of intended differences")
    parser.add_argument("--evaluations", type=Path, default=paths.EVALUATIONS, help="the folder of evaluations")
    options = parser.parse_args(arguments)
    repository = Repository(options.evaluations)
    try:
        path = repository.find(options.evaluation)
        differences, spelled_out = read_differences(options.differences, path.stem)
        ours = our_sections(path, repository)
        original = published_text.sections(options.original.read_text(encoding="utf-8"))
    except UnknownNameError as error:
        print(f"No evaluation goes by the name {error.name}.", file=sys.stderr)
        return 2
    except (UnreadableError, OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    result = compare(original, ours, differences, spelled_out)
    print("\n".join(report(result, everything=options.all)))
    return 0 if result.clean else 1


if __name__ == "__main__":
    sys.exit(main())
