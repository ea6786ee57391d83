"""How a value of the wrong kind could be written instead, as whole lines; nothing where that is not plain."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping

from kommunkompassen.base import persons
from kommunkompassen.base.dates import parse_date
from kommunkompassen.base.finding import Correction, correction
from kommunkompassen.base.persons import Person
from kommunkompassen.read.models import Evaluator
from kommunkompassen.read.source import Mapping as Keys
from kommunkompassen.read.source import Scalar, Sequence, scalars
from kommunkompassen.read.structure.complaint import Complaint, known_keys, required_keys

Proposal = Correction | None

_IN_SWEDISH = {
    **dict.fromkeys(("utkast", "påbörjad", "pågår", "pågående", "preliminär"), "draft"),
    **dict.fromkeys(("faktagranskas", "faktagranskning", "faktakoll", "faktakontroll", "faktakontrolleras"), "fact-check"),
    **dict.fromkeys(("publicerad", "publicerat"), "published"),
    **dict.fromkeys(("intervju", "intervjuer"), "interview"),
    **dict.fromkeys(("dokument", "handlingar", "årsredovisning", "styrdokument"), "document"),
    **dict.fromkeys(("web", "webb", "webben", "webbplats", "webbplatsen", "webbsida", "hemsida", "hemsidan"), "website"),
    **dict.fromkeys(("ja", "yes", "sant"), "true"),
    **dict.fromkeys(("nej", "no", "falskt"), "false"),
}
MOST_IN_BRACKETS = 20
"""Items of a list that is written anew as a whole; each that does not fit asks for it."""
_NONE = ("none", "inga", "ingen", "inget", "nej", "no", "-", "–")
_LONGEST = 200
_WHOLE = ("list_expected", "numbers_expected", "mapping_expected")
"""Where lines are proposed whole, however long."""
_BETWEEN_CHOICES = re.compile(r"\s*[,;+/]\s*|\s+(?:och|and)\s+|\s+")
_POINTS = re.compile(r"([+-]?\d+(?:[.,]\d+)?)\s*(?:p|poäng)?(?:\s*(?:/|av)\s*\d+(?:\s*(?:p|poäng))?)?\.?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def proposed(complaint: Complaint, expected: str) -> Proposal:
    """The lines as they should be written, for what was expected: a key of findings.yaml."""
    make = _PROPOSALS.get(expected)
    # What is longer is no slip of somebody who meant a word, a number or a date.
    is_no_word = isinstance(complaint.given, str) and len(complaint.given) > _LONGEST and expected not in _WHOLE
    return make(complaint) if make and not is_no_word else None


def _choice(complaint: Complaint) -> Proposal:
    return _in_place(complaint, _chosen(complaint.given, complaint.unfit.choices))


def _choices(complaint: Complaint) -> Proposal:
    """A list of chosen words: the whole of one in brackets, else the item, which may hold several."""
    around = complaint.source.node(complaint.way[:-1])
    node = complaint.source.node(complaint.way)
    if not isinstance(around, Sequence) or not isinstance(node, Scalar):
        return None
    if around.flow and len(around.items) > MOST_IN_BRACKETS:
        return None
    texts = [item.text for item in around.items if isinstance(item, Scalar)] if around.flow else [node.text]
    chosen = [word for text in texts for word in _several(text, complaint.unfit.choices)]
    first, last = (around if around.flow else node).span[0::2]
    if not all(chosen) or first != last or (around.flow and len(texts) < len(around.items)):
        return None
    line = _line(complaint, first)
    if around.flow:
        mended = f"{line[: around.span.column - 1]}[{', '.join(dict.fromkeys(chosen))}]{line[around.span.end_column - 1 :]}"
        return complaint.written(first, mended)
    lead, rest = line[: node.span.column - 1], line[node.span.end_column - 1 :]
    return correction(complaint.source.lines, first, first, (f"{lead}{word}{rest}" for word in dict.fromkeys(chosen)))


def _several(text: str, choices: tuple[str, ...]) -> list[str]:
    """The choices that a text names; an empty one for what is none."""
    whole = _chosen(text, choices)
    return [whole] if whole else [_chosen(word, choices) for word in re.split(_BETWEEN_CHOICES, text)]


def _truth(complaint: Complaint) -> Proposal:
    return _in_place(complaint, _chosen(complaint.given, ("true", "false")))


def _chosen(given: object, choices: tuple[str, ...]) -> str:
    """The choice that a word means, in Swedish or misspelt; empty where that is not sure."""
    word = given.strip().casefold() if isinstance(given, str) else ""
    meant = _IN_SWEDISH.get(word, word)
    return next(iter(difflib.get_close_matches(meant, choices, n=1, cutoff=0.8)), "")


def _points(complaint: Complaint) -> Proposal:
    match = _POINTS.fullmatch(_western(complaint.given.strip())) if isinstance(complaint.given, str) else None
    return _in_place(complaint, match[1] if match else "")


def _western(text: str) -> str:
    """The text with the digits of other scripts as ours, and letters that only look like digits as those."""
    text = re.sub("(?i)[ol](?=[0-9,.])|(?<=[0-9])[ol]", lambda letter: "0" if letter[0] in "oO" else "1", text)
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


def _year(complaint: Complaint) -> Proposal:
    years = re.findall(r"\d+", _western(complaint.given)) if isinstance(complaint.given, str) else []
    return _in_place(complaint, years[0] if len(years) == 1 and re.fullmatch(r"(?:19|20)\d\d", years[0]) else "")


def _date(complaint: Complaint) -> Proposal:
    """Dates in words or in other figures: 12 mars 2027, mars 2027, 2027.03.12, 4–6 juni 2003."""
    from kommunkompassen.read.structure.date_in_words import iso_of  # noqa: PLC0415  few files have such a date

    text = iso_of(_western(complaint.given)) if isinstance(complaint.given, str) else ""
    return _in_place(complaint, text if complaint.expected == "period_expected" or parse_date(text) else "")


def _backwards(complaint: Complaint) -> Proposal:
    """A period with its first and last day in order."""
    first, _, last = complaint.given.partition("/") if isinstance(complaint.given, str) else ("", "", "")
    return _in_place(complaint, f"{last.strip()}/{first.strip()}")


def _in_place(complaint: Complaint, text: str) -> Proposal:
    """The line with another text there."""
    return complaint.source.in_place(complaint.way, text)


def _list(complaint: Complaint) -> Proposal:
    """A text becomes the list's only item, or its items; keys become those of its only item."""
    node = complaint.source.node(complaint.way)
    if isinstance(node, Scalar) and node.style in ("|", ">") and node.text.lstrip().startswith("- "):
        return complaint.written(node.span.line, _line(complaint, node.span.line)[: node.span.column - 1].rstrip())
    if isinstance(node, Scalar):
        return _items(complaint)
    if isinstance(node, Keys) and not node.flow and (complaint.items_stand_alone or not complaint.holds_parts):
        return _numbered(complaint, node)
    fields = known_keys(complaint.model) if complaint.holds_parts else ()
    if not isinstance(node, Keys) or node.flow or not fields:
        return None
    if set(node.keys) <= set(fields):
        margin = " " * (node.span.column - 1)
        # A block ends where the next line begins.
        last = max(span.end_line - (span.end_column == 1 and style in ("|", ">")) for span, style in scalars(node))
        lines = [_line(complaint, number) for number in range(node.span.line, last + 1)]
        while not lines[-1].strip():
            lines.pop()
        if not lines[0].startswith(margin):
            return None
        mended = (f"{margin}- {lines[0][len(margin) :]}", *(f"  {line}" if line.strip() else "" for line in lines[1:]))
        return correction(complaint.source.lines, node.span.line, node.span.line + len(lines) - 1, mended)
    return _pairs(complaint, node) if fields == ("label", "value") else None


def _numbered(complaint: Complaint, node: Keys) -> Proposal:
    """The words of a list with numbers before them, 1.1: Dialog, or points behind them, Dialog: 13,5."""
    lines: list[str] = []
    for key, value in node.values.items():
        if not isinstance(value, Scalar) or value.absent or value.span.line != value.span.end_line:
            return None
        is_numbered = bool(_NUMBER.fullmatch(key))
        if not is_numbered and not _POINTS.fullmatch(value.text.strip()):
            return None
        words = value if is_numbered else node.keys[key]
        written = _line(complaint, words.span.line)[words.span.column - 1 : words.span.end_column - 1]
        lines.append(f"{' ' * (node.span.column - 1)}- {written}")
    first, last = node.span.line, value.span.line
    return correction(complaint.source.lines, first, last, lines) if len(lines) == last - first + 1 else None


def _items(complaint: Complaint) -> Proposal:
    text = _alone(complaint)
    if text is not None and complaint.may_be_empty and text.text.strip().casefold() in _NONE:
        return _in_place(complaint, "[]")
    key = complaint.source.key_span(complaint.way)
    if text is None or key.line != text.span.line:
        return None
    line = _line(complaint, key.line)
    value = line[text.span.column - 1 :]
    holds_parts = complaint.holds_parts and not complaint.items_stand_alone
    required = required_keys(complaint.model) if holds_parts else []
    if holds_parts and len(required) != 1:
        return None
    if choices := complaint.choices_of_items:
        values = _several(text.text, choices)
        if not all(values):
            return None
    elif complaint.holds_ids:
        values = re.split(r"[,;] ?| och ", text.text)
    else:
        values = [f"{required[0]}: {value}" if required else value]
    margin = " " * (key.column + 1)
    listed = _persons(complaint, text.text) or [f"- {item}" for item in values]
    mended = (line[: text.span.column - 1].rstrip(), *(f"{margin}{item}" for item in listed))
    return correction(complaint.source.lines, key.line, key.line, mended)


def _pairs(complaint: Complaint, node: Keys) -> Proposal:
    """Facts written as keys: Invånare: 20 000."""
    margin = " " * (node.span.column - 1)
    lines: list[str] = []
    for key, value in node.values.items():
        if not isinstance(value, Scalar) or value.span.line != value.span.end_line or value.absent:
            return None
        written = _line(complaint, value.span.line)[value.span.column - 1 : value.span.end_column - 1]
        lines += [f"{margin}- label: {key}", f"{margin}  value: {written}"]
    last = node.span.line + len(node.keys) - 1
    return correction(complaint.source.lines, node.span.line, last, lines) if value.span.line == last else None


def _without_bar(complaint: Complaint) -> Proposal:
    """The key without the | behind it, where what stands below are keys."""
    node = complaint.source.node(complaint.way)
    if not isinstance(node, Scalar) or node.style not in ("|", ">"):
        return None
    line = _line(complaint, node.span.line)
    return complaint.written(node.span.line, line[: node.span.column - 1].rstrip())


def _numbers(complaint: Complaint) -> Proposal:
    """Questions that have dashes before their numbers, or what stands below a bar."""
    node = complaint.source.node(complaint.way)
    if isinstance(node, Scalar):
        return _without_bar(complaint)
    if not isinstance(node, Sequence) or node.flow:
        return None
    if not all(isinstance(item, Keys) and len(item.keys) == 1 and _NUMBER.fullmatch("".join(item.keys)) for item in node.items):
        return None
    lines = []
    for item in node.items:
        line = _line(complaint, item.span.line)
        lines.append(line[: node.span.column - 1] + line[node.span.column - 1 :].removeprefix("-").lstrip())
    first, last = node.items[0].span.line, node.items[-1].span.line
    return correction(complaint.source.lines, first, last, lines) if len(lines) == last - first + 1 else None


def _with_key(complaint: Complaint) -> Proposal:
    """A text where keys were expected goes under the one that an item must have, or under text."""
    around = complaint.source.node(complaint.way[:-1])
    if isinstance(around, Sequence) and around.flow:
        return _from_brackets(complaint, around)
    text = _alone(complaint)
    if text and (lines := _persons(complaint, text.text)):
        number = text.span.line
        lead = _line(complaint, number)[: text.span.column - 1].rstrip().removesuffix("-")
        return correction(complaint.source.lines, number, number, (f"{lead}{line}" for line in lines))
    required = required_keys(complaint.model) or [key for key in known_keys(complaint.model) if key == "text"]
    if text is None or len(required) != 1:
        return None
    line = _line(complaint, text.span.line)
    return complaint.written(text.span.line, f"{line[: text.span.column - 1]}{required[0]}: {line[text.span.column - 1 :]}")


def _from_brackets(complaint: Complaint, around: Sequence) -> Proposal:
    """Names in brackets behind their key, as a list of one each."""
    if len(around.items) > MOST_IN_BRACKETS:
        return None
    key = complaint.source.key_span(complaint.way[:-1])
    line = _line(complaint, key.line)
    texts = [item.text for item in around.items if isinstance(item, Scalar) and item.text]
    is_one_line = around.span.line == around.span.end_line == key.line and not line[around.span.end_column - 1 :].strip()
    if complaint.model is not Evaluator or not is_one_line or len(texts) < len(around.items):
        return None
    names = [name for text in texts for name in (_persons(complaint, text) or persons.items([Person(text)]))]
    mended = (line[: around.span.column - 1].rstrip(), *(f"{' ' * (key.column + 1)}{name}" for name in names))
    return correction(complaint.source.lines, key.line, key.line, mended)


def _persons(complaint: Complaint, text: str) -> list[str]:
    """The lines of a list of evaluators, where those are meant and the text names nothing else."""
    return persons.items(persons.named(text)) if complaint.model is Evaluator else []


def _alone(complaint: Complaint) -> Scalar | None:
    """The text that stands there, where it has a line to itself behind its key or dash."""
    node = complaint.source.node(complaint.way)
    if not isinstance(node, Scalar) or node.span.line != node.span.end_line or node.style in ("|", ">"):
        return None
    rest = _line(complaint, node.span.line)[node.span.end_column - 1 :]
    return node if not rest.strip() or rest.startswith((" #", "  #")) else None


def _line(complaint: Complaint, number: int) -> str:
    return complaint.source.lines[number - 1]


_PROPOSALS: Mapping[str, Callable[[Complaint], Proposal]] = {
    "choice_expected": _choice,
    "item_choice_expected": _choices,
    "truth_expected": _truth,
    "points_expected": _points,
    "year_expected": _year,
    "period_expected": _date,
    "date_expected": _date,
    "period_backwards": _backwards,
    "list_expected": _list,
    "numbers_expected": _numbers,
    "mapping_expected": _without_bar,
    "item_mapping_expected": _with_key,
}
