"""The one description of what each key holds: every text's kind is declared, and what asks for it goes by its type alone."""

from __future__ import annotations

from typing import Annotated

import pytest

from kommunkompassen.read.fields import FieldType, Kind, fields, texts
from kommunkompassen.read.models import Area, Evaluation, Reference, Rubric, Score
from kommunkompassen.read.parts import Field, Part, Shorthand
from kommunkompassen.read.scalars import Item, Markdown, Text
from tests.helpers import source


class Undeclared(Part, title="Prov"):
    """Has a text of which nobody said what it is."""

    words: list[Text] = Field(default_factory=list, title="Ord", description="Några ord.")


class Praise(Part, title="Beröm"):
    """An item that may be written as its text alone."""

    text: Item = Field(title="Text", description="Vad som är bra.")
    by: Markdown | None = Field(default=None, title="Av", description="Vem som säger det.")


class Praised(Part, title="Berömd"):
    """Holds a list of them."""

    praise: Annotated[list[Annotated[Praise, Shorthand(Item | Praise, ("text",))]], Shorthand(list[Praise] | None)] = Field(
        default_factory=list, title="Beröm", description="Allt beröm."
    )


def _places(known: FieldType, path: str = "") -> dict[str, FieldType]:
    """Every place of a file by its path, lists and numbered mappings with a star."""
    inner = {**known.keys, **({"*": known.each} if known.each else {})}
    found = {path: known} if path else {}
    for step, one in inner.items():
        found |= _places(one, f"{path}.{step}".lstrip("."))
    return found


@pytest.mark.parametrize(("part", "least"), [(Evaluation, 60), (Rubric, 25), (Reference, 7)])
def test_every_key_of_every_file_says_what_it_holds(part: type[Part], least: int) -> None:
    found = _places(fields(part))
    assert len(found) >= least
    assert all(known.info and known.info.title for path, known in found.items() if not path.endswith("*"))


def test_a_text_without_a_kind_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Undeclared\.words: a text without a kind"):
        fields(Undeclared)


def test_what_is_markdown_and_what_is_not() -> None:
    found = _places(fields(Evaluation))
    markdown = {path for path, known in found.items() if known.kind.is_markdown}
    assert {"texts.closing", "areas.*.general", "areas.*.narrative.*.text", "areas.*.strengths.*.text"} <= markdown
    assert found["areas.*.narrative.*.heading"].kind is Kind.LINE
    assert found["facts.*.value"].kind is Kind.LINE_OR_NUMBER
    assert found["areas.*.scores.*.note"].kind is Kind.NOTE
    assert found["areas.*.score"].kind is Kind.POINTS
    assert found["compare_with"].empty_list_counts
    assert not found["facts"].empty_list_counts


def test_evaluators_tell_in_lists_of_markdown() -> None:
    telling = [key for key, known in fields(Area).keys.items() if known.is_telling]
    assert telling == ["narrative", "strengths", "improvements"]


def test_a_text_alone_is_what_it_is_short_for() -> None:
    area = fields(Area)
    narrative, score = area.value("narrative").text, area.value("scores").item.text
    assert narrative
    assert score
    assert (narrative.kind, score.kind) == (Kind.MARKDOWN, Kind.POINTS)
    assert fields(Score).text is None
    assert area.value("strengths").text is None


def test_every_text_in_a_file_is_found_with_its_kind() -> None:
    text = "municipality: Kumla\nnonsense: x\nareas: {1: {narrative: Ett, strengths: [Två], scores: {1.1: 5}}}\n"
    found = [(".".join(path), kind) for path, _, kind in texts(source(text).root, fields(Evaluation))]
    assert found == [
        ("municipality", Kind.NAME),
        ("nonsense", None),
        ("areas.1.narrative", Kind.MARKDOWN),
        ("areas.1.strengths.0", Kind.ITEM),
        ("areas.1.scores.1.1", Kind.POINTS),
    ]


def test_a_text_where_none_belongs_has_no_kind() -> None:
    text = "texts: x\nfacts: y\nareas:\n  - narrative: Ett\nevaluators:\n  name: Eva\n"
    assert {kind for _, _, kind in texts(source(text).root, fields(Evaluation))} == {None}


def test_an_item_that_is_a_text_or_a_mapping_is_one_thing_either_way() -> None:
    found = texts(source("praise:\n  - Gott\n  - text: Bra\n    by: Alla\n").root, fields(Praised))
    assert [kind for _, _, kind in found] == [Kind.ITEM, Kind.ITEM, Kind.MARKDOWN]
    assert fields(Praised).value("praise").is_telling
    assert Praised.model_validate({"praise": ["Gott", {"text": "Bra"}]}).praise == [Praise(text="Gott"), Praise(text="Bra")]
