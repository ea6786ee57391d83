"""The comment's words: how the review went, its findings, and the change, with nothing in them that a forge would act on."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scripts.review_comment.left import SEVERITIES, Left

MARKER = "<!-- kommunkompassen: the change -->"
"""First in our comment, where nobody sees it; by it the comment is found again."""
ATTACHED = {"utkast": "utkast till de rapporter som ändras", "andrade-sidor": "bilder av de sidor som ser annorlunda ut"}
MOST_OF_CHANGE, MOST_OF_FINDINGS = 45_000, 15_000
"""Characters that each block takes; GitHub takes 65,536 in a comment."""
MOST_LISTED = 50
"""Findings."""
WIDTH = 100
"""Letters on a line: forges break none in a block of code."""
LEFT_OUT = "\n*Allt får inte plats här. Resten står i körningens sammanfattning.*\n"
FENCE = "`" * 10
_RUN = re.compile(FENCE + "+")


@dataclass(frozen=True, slots=True)
class Review:
    """A review that has ended: its commit and page, how it ended, and where its attachments are, by the names in ATTACHED."""

    commit: str
    address: str
    conclusion: str
    """success, failure, cancelled, or another word of the forge for one that came to no end."""
    attached: Mapping[str, str] = field(default_factory=dict)


def inert(text: str, most: int) -> str:
    """A block of code with the text, at most so many characters; what is left out is said below it.

    Nothing in the block can end it, since the text has no run of backticks as long as the fence. Signs that nobody sees, or
    that turn a line about, are written out.
    """
    room = most - 2 * len(FENCE) - len(LEFT_OUT) - 3
    shown: list[str] = []
    for line in _RUN.sub(f"{FENCE[1:]}…", text).splitlines():
        for piece in _wrapped("".join(map(_visible, line[:room]))):
            # As GitHub's database counts, for which a sign beyond the first 65,536 is two.
            room -= len(piece.encode("utf-16-le")) // 2 + 1
            if room < 0:
                return "\n".join([FENCE, *shown, FENCE, LEFT_OUT])
            shown.append(piece)
    return "\n".join([FENCE, *shown, FENCE, ""])


def _wrapped(line: str) -> list[str]:
    """A line as lines that can be read without moving sideways, with its indentation."""
    indent = line[: len(line) - len(line.lstrip(" "))][: WIDTH // 2]
    return textwrap.wrap(line, WIDTH, subsequent_indent=f"{indent}  ", break_on_hyphens=False, tabsize=4) or [""]


def _visible(sign: str) -> str:
    return f"‹{ord(sign):04X}›" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\t" else sign


def verdict(findings: Sequence[tuple[str, str]] | None, conclusion: str) -> str:
    """How the review went."""
    count = Counter(severity for severity, _ in findings or ())
    counted = [f"{count[kind]} {words[count[kind] > 1]}" for kind, words in SEVERITIES.items() if count[kind]]
    told = " och ".join(filter(None, [", ".join(counted[:-1]), *counted[-1:]]))
    if count["error"]:
        return f"**Kontrollen fann {told}.**"
    if conclusion != "success":
        return "**Något gick inte igenom:** se körningen."
    if counted:
        return f"Kontrollen gick igenom, men med {told}." if count["warning"] else f"Kontrollen gick igenom, med {told}."
    return "Kontrollen gick igenom." if findings is not None else "Kontrollen gick igenom, men vad den sade kan inte visas här."


def body(left: Left, review: Review) -> str:
    """The comment: the marker, how the review went and of which commit, where drafts and pictures are, findings, the change."""
    links = [f"[{ATTACHED[name]}]({address})" for name, address in review.attached.items()]
    links.append(f"[hela körningen]({review.address})")
    head = f"{verdict(left.findings, review.conclusion)} Det gäller {review.commit}. Här finns {' · '.join(links)}."
    parts = [MARKER, f"{head}\n"]
    if left.findings:
        listed = [f"{SEVERITIES[severity][0]}: {said}" for severity, said in left.findings[:MOST_LISTED]]
        if more := len(left.findings) - len(listed):
            listed.append(f"och {more} till")
        parts += ["**Anmärkningar**\n", inert("\n".join(" ".join(line.split()) for line in listed), MOST_OF_FINDINGS)]
    return "\n".join([*parts, "**Ändringen**\n", inert(left.change.strip("\r\n"), MOST_OF_CHANGE)])


def stopped(review: Review) -> str:
    """What stands in the comment where the newest review left nothing to show: what an older one found no longer holds."""
    how = "avbröts" if review.conclusion == "cancelled" else "stannade innan den var klar"
    return f"{MARKER}\nGranskningen av {review.commit} {how}. Varför står i [körningen]({review.address}).\n"
