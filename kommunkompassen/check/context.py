"""What every rule of the check is given: one evaluation, its edition, its points, and the repository around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from collections.abc import Mapping as Mapping_
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, replace
from functools import cached_property

from kommunkompassen.base.finding import START_OF_FILE, Finding, Severity, Span
from kommunkompassen.check.list_headings import Begin, labels_of, lists_in_texts, words_of
from kommunkompassen.check.other_names import CAPITAL
from kommunkompassen.check.texts import Texts
from kommunkompassen.points.score import Result
from kommunkompassen.read import Document
from kommunkompassen.read.fields import Kind, fields, texts
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.source import Mapping, Path_, Sequence, Source
from kommunkompassen.repository import Repository

_RARE = re.compile("[^\\t\\n\\r\\x20-\u017f–—’”…]")
PRINTED = (Kind.MARKDOWN, Kind.ITEM, Kind.LINE, Kind.LINE_OR_NUMBER, Kind.NAME)
"""The kinds of texts that are printed."""


@dataclass(frozen=True)
class Context:
    """One evaluation under check; what is in error was taken out of `evaluation` when it was read."""

    document: Document[Evaluation]
    evaluation: Evaluation
    rubric: Rubric
    result: Result
    repository: Repository

    @property
    def source(self) -> Source:
        """The file as read."""
        return self.document.source

    @property
    def gap(self) -> Severity:
        """What a gap weighs: a draft may have them, a published report or one under fact check may not."""
        return Severity.WARNING if self.evaluation.status == "draft" else Severity.ERROR

    @property
    def when_published(self) -> Severity:
        """What weighs so much that it keeps a report from being published, and before that is a warning."""
        return Severity.ERROR if self.evaluation.status == "published" else Severity.WARNING

    def at(self, rule: str, severity: Severity, span: Span, detail: str = "", **values: str) -> Finding:
        """A finding at a place."""
        return Finding(rule, severity, self.source.path, span, values, detail)

    def at_value(self, rule: str, severity: Severity, way: Path_, detail: str = "", **values: str) -> Finding:
        """A finding on the value at the end of the way."""
        return self.at(rule, severity, self.source.span(way), detail, **values)

    def at_misspelt(
        self, rule: str, severity: Severity, way: Path_, detail: str, mended: Sequence_[str], **values: str
    ) -> Finding:
        """A finding on the value at the end of the way, with the line as it should be where only one text can be meant."""
        line = self.source.in_place(way, mended[0]) if len(mended) == 1 else None
        return replace(self.at_value(rule, severity, way, detail, **values), correction=line)

    def at_key(self, rule: str, severity: Severity, way: Path_, detail: str = "", **values: str) -> Finding:
        """A finding on the key at the end of the way."""
        return self.at(rule, severity, self.source.key_span(way), detail, **values)

    def in_text(
        self, rule: str, severity: Severity, way: Path_, start: int, end: int, detail: str = "", **values: str
    ) -> Finding:
        """A finding on characters start..end of the text at the end of the way."""
        return self.at(rule, severity, self.source.span_in_text(way, start, end), detail, **values)

    def is_there(self, way: Path_) -> bool:
        """Whether the file has something at the end of the way, be it right or wrong."""
        parent = self.source.node(way[:-1])
        if isinstance(parent, Mapping):
            return way[-1] in parent.values
        return isinstance(parent, Sequence) and way[-1].isdecimal() and int(way[-1]) < len(parent.items)

    def found_at(self, way: Path_) -> bool:
        """Whether reading already found something wrong there or below, and took it out for that, or its key is misspelt."""
        if not self.is_there(way):
            return self.misspelt(way)
        lines = self._lines(way)
        return any(finding.span.line in lines for finding in self.document.findings)

    def misspelt(self, way: Path_, *, unsure: bool = False) -> bool:
        """Whether an unknown key stands there and was most likely meant for it; unsure: or may have been."""
        parent = self.source.node(way[:-1])
        lines = {key.span.line for key in parent.keys.values()} if isinstance(parent, Mapping) else set()
        unknown = [finding for finding in self.document.findings if "near" in finding.values and finding.span.line in lines]
        return any(finding.values["near"] in ((way[-1], "") if unsure else (way[-1],)) for finding in unknown)

    def _lines(self, way: Path_) -> range:
        """The lines of a key and its value: up to the next key of the same mapping, or of one around it."""
        first = self.source.key_span(way).line
        for depth in range(len(way), 0, -1):
            parent = self.source.node(way[: depth - 1])
            if isinstance(parent, Mapping):
                later = [key.span.line for key in parent.keys.values() if key.span.line > first]
                if later:
                    return range(first, min(later))
        return range(first, len(self.source.lines) + 1)

    def key_or_start(self, key: str) -> Span:
        """A key at the top where it stands, else the file's start."""
        return self.source.key_span((key,)) if self.is_there((key,)) else START_OF_FILE

    @cached_property
    def whole(self) -> str:
        """All that stands in the file, for what is sought in it first."""
        return "\n".join(self.source.lines)

    @cached_property
    def capitals(self) -> Set[str]:
        """The words in the file that begin with a capital, for names and for what begins a line or a sentence."""
        return set(CAPITAL.findall(self.whole))

    @cached_property
    def has_rare_signs(self) -> bool:
        """Whether a text has a sign that is not in every text typeface, as most have not."""
        return bool(_RARE.search("\n".join(text for _, text, _ in self.written)))

    @cached_property
    def written(self) -> Sequence_[tuple[Path_, str, Kind | None]]:
        """Every text as it stands in the file and in its order, with the key path to it and its kind (None: not known)."""
        return [(path, scalar.text, kind) for path, scalar, kind in texts(self.source.root, fields(Evaluation))]

    @cached_property
    def lists_in_texts(self) -> Mapping_[Path_, Begin]:
        """The texts in which a list of their area's own begins: of the words below it, key-in-text tells and no other rule."""
        words = words_of(*labels_of(self.rubric, self.evaluation))
        return lists_in_texts(self.texts(Kind.MARKDOWN), self.capitals, words)

    def texts(self, *kinds: Kind) -> Texts:
        """The texts of these kinds that are not empty; unless kinds are given all Markdown, in which figures can be cited."""
        wanted = kinds or (Kind.MARKDOWN, Kind.ITEM)
        if wanted not in self._texts:
            self._texts[wanted] = Texts((path, text) for path, text, kind in self.written if kind in wanted and text.strip())
        return self._texts[wanted]

    @cached_property
    def _texts(self) -> dict[tuple[Kind, ...], Texts]:
        return {}


Rule = Callable[[Context], Iterator[Finding]]
