"""Random edits of real evaluations, each with what a diff of it must say: worked out here without the code that is tested."""

from __future__ import annotations

import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kommunkompassen.base import paths
from kommunkompassen.formatting import canonical
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Source
from tests.helpers import PUBLISHED

Way = tuple[str, ...]
NEW_WORD = "ändringsprovet"
NEW_SENTENCE = "Utvärderarna lade till den här meningen för att pröva jämförelsen."


@dataclass(frozen=True, slots=True)
class Told:
    """What must be told of an edit: what became of what, and where it stands on each side (None: not there)."""

    what: str
    became: str
    area: str
    name: str
    part: str
    before: Way | None
    after: Way | None


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit that was made: of which evaluation, in which list or field, and what must be told."""

    id: str
    zone: Way
    told: Told


@cache
def originals() -> dict[str, dict[str, Any]]:
    """The five evaluations as plain data, every scalar as text."""
    return {id_: yaml.load((paths.EVALUATIONS / f"{id_}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader) for id_ in PUBLISHED}


def save(folder: Path, data: dict[str, dict[str, Any]]) -> None:
    """Write evaluations in their one form."""
    folder.mkdir(parents=True, exist_ok=True)
    for id_, one in data.items():
        (folder / f"{id_}.yaml").write_text(
            written(yaml.dump(one, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)), encoding="utf-8"
        )


@cache
def written(text: str) -> str:
    """A file's text in its one form."""
    return canonical(parse(Source(Path("x.yaml")), text))


def line(path: Path, way: Way) -> int:
    """Where the end of the way stands, by the YAML library's own tree: its key's line, or an item's."""
    node: Any = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    at = 1
    for step in way:
        if isinstance(node, yaml.MappingNode):
            key, node = next((key, value) for key, value in node.value if key.value == step)
            at = key.start_mark.line + 1
        else:
            node = node.value[int(step)]
            at = node.start_mark.line + 1
    return at


class Editor:
    """Makes random edits of the five evaluations, one in each list or field."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.data = deepcopy(originals())
        self.zones: set[tuple[str, Way]] = set()

    def edit(self) -> Edit:
        """Make one edit, where none has been made before."""
        while True:
            id_ = self.random.choice(PUBLISHED)
            found = self.random.choice(KINDS)(self, id_, self.data[id_])
            if found:
                self.zones.add((id_, found.zone))
                return found

    def free(self, id_: str, zone: Way) -> bool:
        """Whether nothing there, around it or in it was edited."""
        return not any(one == id_ and zone[: len(way)] == way[: len(zone)] for one, way in self.zones)

    def area(self, data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        number = self.random.choice(list(data["areas"]))
        return number, data["areas"][number]

    def question(self, id_: str, data: dict[str, Any]) -> tuple[str, str, dict[str, Any]] | None:
        """A question whose score is still points alone: its area, its number, the area's scores."""
        number, area = self.area(data)
        name = self.random.choice(list(area["scores"]))
        free = isinstance(area["scores"][name], str) and self.free(id_, ("areas", number, "scores", name))
        return (number, name, area["scores"]) if free else None

    def sections(self, id_: str, data: dict[str, Any], least: int = 1) -> tuple[str, list[dict[str, Any]]] | None:
        number, area = self.area(data)
        sections = area.get("narrative", [])
        free = isinstance(sections, list) and len(sections) >= least and self.free(id_, ("areas", number, "narrative"))
        return (number, sections) if free else None

    def items(self, id_: str, data: dict[str, Any], least: int = 1) -> tuple[str, str, list[str]] | None:
        number, area = self.area(data)
        key = self.random.choice(["strengths", "improvements"])
        items = area.get(key, [])
        return (number, key, items) if len(items) >= least and self.free(id_, ("areas", number, key)) else None


Maker = Callable[[Editor, str, dict[str, Any]], Edit | None]
KINDS: list[Maker] = []
ITEM = {"strengths": "strength", "improvements": "improvement"}


def kind(make: Maker) -> Maker:
    KINDS.append(make)
    return make


@kind
def points(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.question(id_, data)):
        return None
    area, name, scores = found
    scores[name] = str(Decimal(scores[name]) + editor.random.choice([Decimal("0.5"), Decimal("-0.5"), Decimal("2.25")]))
    way = ("areas", area, "scores", name)
    return Edit(id_, way, Told("points", "changed", area, name, "", way, way))


@kind
def points_taken_away(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.question(id_, data)):
        return None
    area, name, scores = found
    del scores[name]
    way = ("areas", area, "scores", name)
    return Edit(id_, way, Told("points", "removed", area, name, "", way, None))


@kind
def note(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.question(id_, data)):
        return None
    area, name, scores = found
    scores[name] = {"points": scores[name], "note": NEW_SENTENCE}
    way = ("areas", area, "scores", name)
    return Edit(id_, way, Told("note", "added", area, name, "", None, (*way, "note")))


@kind
def sources(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.question(id_, data)):
        return None
    area, name, scores = found
    scores[name] = {"points": scores[name], "sources": ["interview", "website"]}
    way = ("areas", area, "scores", name)
    return Edit(id_, way, Told("sources", "added", area, name, "", None, (*way, "sources")))


def _section_text(editor: Editor, id_: str, data: dict[str, Any], change: Callable[[list[str]], list[str] | None]) -> Edit | None:
    """Change the lines of a section's text, which are its sentences."""
    if not (found := editor.sections(id_, data)):
        return None
    area, sections = found
    number = editor.random.randrange(len(sections))
    lines = sections[number].get("text", "").rstrip("\n").split("\n")
    new = change(lines)
    if new is None or len(lines) < 3:
        return None
    sections[number]["text"] = "\n".join(new) + "\n"
    way = ("areas", area, "narrative", str(number), "text")
    return Edit(id_, way[:3], Told("section", "changed", area, sections[number].get("heading", ""), "text", way, way))


@kind
def word(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    def change(lines: list[str]) -> list[str] | None:
        number = editor.random.randrange(len(lines))
        words = lines[number].split(" ")
        if len(words) < 6 or lines[number].startswith((" ", "-")):
            return None
        words[editor.random.randrange(1, len(words) - 1)] = NEW_WORD
        return [*lines[:number], " ".join(words), *lines[number + 1 :]]

    return _section_text(editor, id_, data, change)


@kind
def sentence_added(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    def change(lines: list[str]) -> list[str] | None:
        number = editor.random.randrange(len(lines))
        plain = lines[number] and not lines[number].startswith((" ", "-"))
        return [*lines[: number + 1], NEW_SENTENCE, *lines[number + 1 :]] if plain else None

    return _section_text(editor, id_, data, change)


@kind
def sentence_removed(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    def change(lines: list[str]) -> list[str] | None:
        number = editor.random.randrange(len(lines))
        plain = lines[number] and not lines[number].startswith((" ", "-"))
        return [*lines[:number], *lines[number + 1 :]] if plain else None

    return _section_text(editor, id_, data, change)


@kind
def sentence_moved(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    def change(lines: list[str]) -> list[str] | None:
        if len(lines) < 5 or any(not line or line.startswith((" ", "-")) for line in lines[:5]):
            return None
        return [*lines[1:4], lines[0], *lines[4:]]

    return _section_text(editor, id_, data, change)


@kind
def paragraph_parted(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    def change(lines: list[str]) -> list[str] | None:
        number = editor.random.randrange(1, max(2, len(lines)))
        around = lines[number - 1 : number + 1]
        if len(around) < 2 or any(not one or one.startswith((" ", "-")) for one in around):
            return None
        return [*lines[:number], "", *lines[number:]]

    return _section_text(editor, id_, data, change)


@kind
def section_added(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.sections(id_, data)):
        return None
    area, sections = found
    number = editor.random.randrange(len(sections) + 1)
    sections.insert(number, {"heading": "Ett prövat avsnitt", "text": f"{NEW_SENTENCE}\n"})
    way = ("areas", area, "narrative", str(number))
    return Edit(id_, way[:3], Told("section", "added", area, "Ett prövat avsnitt", "", None, way))


@kind
def section_removed(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.sections(id_, data)):
        return None
    area, sections = found
    number = editor.random.randrange(len(sections))
    heading = sections.pop(number).get("heading", "")
    way = ("areas", area, "narrative", str(number))
    return Edit(id_, way[:3], Told("section", "removed", area, heading, "", way, None))


@kind
def section_moved(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.sections(id_, data, least=4)):
        return None
    area, sections = found
    sections.insert(3, sections.pop(0))
    way = ("areas", area, "narrative")
    return Edit(id_, way, Told("section", "moved", area, sections[3].get("heading", ""), "", (*way, "0"), (*way, "3")))


@kind
def heading(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.sections(id_, data)):
        return None
    area, sections = found
    number = editor.random.randrange(len(sections))
    if not sections[number].get("text") or "heading" not in sections[number]:
        return None
    sections[number]["heading"] = "En helt annan rubrik"
    way = ("areas", area, "narrative", str(number), "heading")
    return Edit(id_, way[:3], Told("section", "changed", area, "En helt annan rubrik", "heading", way, way))


@kind
def good_example(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.sections(id_, data)):
        return None
    area, sections = found
    number = editor.random.randrange(len(sections))
    was = sections[number].pop("good_example", None)
    sections[number] = {**sections[number], "good_example": "false" if was == "true" else "true"}
    way = ("areas", area, "narrative", str(number), "good_example")
    told = Told("section", "changed", area, sections[number].get("heading", ""), "good_example", way if was else None, way)
    return Edit(id_, way[:3], told)


@kind
def item_added(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.items(id_, data)):
        return None
    area, key, items = found
    number = editor.random.randrange(len(items) + 1)
    items.insert(number, NEW_SENTENCE)
    way = ("areas", area, key, str(number))
    return Edit(id_, way[:3], Told(ITEM[key], "added", area, "", "", None, way))


@kind
def item_removed(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.items(id_, data, least=2)):
        return None
    area, key, items = found
    number = editor.random.randrange(len(items))
    items.pop(number)
    way = ("areas", area, key, str(number))
    return Edit(id_, way[:3], Told(ITEM[key], "removed", area, "", "", way, None))


@kind
def item_moved(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.items(id_, data, least=4)):
        return None
    area, key, items = found
    items.insert(0, items.pop())
    way = ("areas", area, key)
    return Edit(id_, way, Told(ITEM[key], "moved", area, "", "", (*way, str(len(items) - 1)), (*way, "0")))


@kind
def item_reworded(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.items(id_, data)):
        return None
    area, key, items = found
    number = editor.random.randrange(len(items))
    words = items[number].rstrip("\n").split(" ")
    if len(words) < 6:
        return None
    words[2] = NEW_WORD
    items[number] = " ".join(words)
    way = ("areas", area, key, str(number))
    return Edit(id_, way[:3], Told(ITEM[key], "changed", area, "", "", way, way))


@kind
def item_to_another_area(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not (found := editor.items(id_, data, least=2)):
        return None
    area, key, items = found
    other = next(one for one in data["areas"] if one != area)
    there = data["areas"][other].setdefault(key, [])
    if not editor.free(id_, ("areas", other, key)):
        return None
    there.append(items.pop(0))
    editor.zones.add((id_, ("areas", other, key)))
    before, after = ("areas", area, key, "0"), ("areas", other, key, str(len(there) - 1))
    return Edit(id_, before[:3], Told(ITEM[key], "moved", other, "", "", before, after))


@kind
def box(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    number, area = editor.area(data)
    way = ("areas", number, "headings")
    if len(area.get("headings", [])) < 2 or not editor.free(id_, way):
        return None
    area["headings"].append("Något helt nytt i poängrutan")
    return Edit(id_, way, Told("heading", "added", number, "", "", None, (*way, str(len(area["headings"]) - 1))))


@kind
def area_title(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    number, area = editor.area(data)
    way = ("areas", number, "title")
    if "title" in area or not editor.free(id_, way):
        return None
    area["title"] = "Ett eget namn"
    return Edit(id_, way, Told("area", "added", number, "title", "", None, way))


@kind
def fact(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    facts = data.get("facts", [])
    if not facts or not editor.free(id_, ("facts",)):
        return None
    number = editor.random.randrange(len(facts))
    facts[number]["value"] = "4711 prövade"
    way = ("facts", str(number), "value")
    return Edit(id_, ("facts",), Told("fact", "changed", "", facts[number]["label"], "value", way, way))


@kind
def fact_added(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not editor.free(id_, ("facts",)):
        return None
    facts = data.setdefault("facts", [])
    number = editor.random.randrange(len(facts) + 1)
    facts.insert(number, {"label": "Prövade uppgifter", "value": "4711"})
    return Edit(id_, ("facts",), Told("fact", "added", "", "Prövade uppgifter", "", None, ("facts", str(number))))


@kind
def evaluator(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    if not editor.free(id_, ("evaluators",)):
        return None
    data["evaluators"].insert(0, {"name": "Prövad Provsson"})
    return Edit(id_, ("evaluators",), Told("evaluator", "added", "", "Prövad Provsson", "", None, ("evaluators", "0")))


@kind
def metadata(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    key, new = editor.random.choice([("interviews", "4711"), ("residents", "provborna"), ("publisher", "Provet")])
    if not editor.free(id_, (key,)):
        return None
    was, data[key] = data.get(key), new
    return Edit(id_, (key,), Told("metadata", "changed" if was else "added", "", key, "", (key,) if was else None, (key,)))


@kind
def text(editor: Editor, id_: str, data: dict[str, Any]) -> Edit | None:
    name = editor.random.choice(["closing", "analysis", "results", "about"])
    way = ("texts", name)
    if not editor.free(id_, way):
        return None
    texts = data.setdefault("texts", {})
    was = texts.get(name)
    texts[name] = f"{was.rstrip()}\n{NEW_SENTENCE}\n" if was else f"{NEW_SENTENCE}\n"
    if was and was.rstrip().split("\n")[-1].startswith((" ", "-")):
        texts[name] = f"{NEW_SENTENCE}\n\n{was}"
    return Edit(id_, way, Told("text", "changed" if was else "added", "", name, "", way if was else None, way))
