"""Parts are read from plain values: what fits is kept, what does not is told with the way to it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest

from kommunkompassen.read.parts import Field, Matches, Part, Reads, Shorthand, Unfit, UnfitError, read


def _number(value: Any) -> int:
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    raise UnfitError("number_expected")


Number = Annotated[int, Reads(_number, {"type": "integer"})]


class Leaf(Part, title="Blad"):
    """Has a key that must be there, and one that need not."""

    size: Number = Field(title="Storlek", description="Bladets storlek.")
    from_: Number | None = Field(default=None, title="Från", description="Varifrån.", key="from")


class Tree(Part, title="Träd"):
    """Has everything that a part can have."""

    kind: Literal["oak", "elm"] = Field(default="oak", title="Sort", description="Trädets sort.")
    leaf: Leaf | None = Field(default=None, title="Blad", description="Ett blad.")
    leaves: list[Annotated[Leaf, Shorthand(Leaf | Number, ("size",))]] = Field(
        default_factory=list, title="Blad", description="Alla blad."
    )
    rings: dict[Annotated[str, Matches("^[0-9]+$")], Number] = Field(
        default_factory=dict, title="Ringar", description="Ringarnas bredd."
    )


def _tree(**data: Any) -> tuple[Tree | None, list[Unfit]]:
    return read(Tree, data)


def test_what_fits_is_read() -> None:
    tree, unfit = _tree(kind="elm", leaf={"size": "3", "from": "1"}, leaves=["4", {"size": "5"}], rings={"1": "7"})
    expected = Tree(kind="elm", leaf=Leaf(size=3, from_=1), leaves=[Leaf(size=4, from_=None), Leaf(size=5)], rings={"1": 7})
    assert (tree, unfit) == (expected, [])


def test_what_is_not_written_has_its_default_and_lists_are_not_shared() -> None:
    one, other = Tree(), Tree()
    assert (one.kind, one.leaf, one.leaves, one.rings) == ("oak", None, [], {})
    assert one == other
    assert one.leaves is not other.leaves


@pytest.mark.parametrize(
    ("data", "unfit"),
    [
        ({"kind": "ek"}, Unfit(("kind",), "choice_expected", "ek", ("oak", "elm"))),
        ({"kind": None}, Unfit(("kind",), "choice_expected", None, ("oak", "elm"))),
        ({"leaf": "x"}, Unfit(("leaf",), "mapping_expected", "x")),
        ({"leaves": "x"}, Unfit(("leaves",), "list_expected", "x")),
        ({"leaves": [{"size": "x"}]}, Unfit(("leaves", 0, "size"), "number_expected", "x")),
        ({"rings": []}, Unfit(("rings",), "numbers_expected", [])),
        ({"rings": {"1": None}}, Unfit(("rings", "1"), "number_expected", None)),
        ({"leaf": {}}, Unfit(("leaf", "size"), "missing", {})),
        ({"root": "x"}, Unfit(("root",), "unknown", "x")),
        ({"leaf": {"size": "1", "from_": "x"}}, Unfit(("leaf", "from_"), "unknown", "x")),
    ],
)
def test_what_does_not_fit_is_told_with_the_way_to_it(data: dict[str, Any], unfit: Unfit) -> None:
    assert _tree(**data)[1] == [unfit]


def test_what_does_not_fit_is_left_out_with_as_much_as_cannot_be_without_it() -> None:
    tree, unfit = _tree(
        leaf={"size": "x", "from": "1"}, leaves=["1", "x", {"size": "2", "from": "x"}], rings={"1": "x", "2": "3"}
    )
    assert tree == Tree(leaf=None, leaves=[Leaf(size=1), Leaf(size=2)], rings={"2": 3})
    assert len(unfit) == 4
    assert read(Leaf, {"from": "1"})[0] is None


def test_all_that_does_not_fit_is_told_at_once() -> None:
    _, unfit = _tree(root="x", kind="ek", leaf={"sise": "1"})
    assert {one.expected for one in unfit} == {"unknown", "choice_expected", "missing"}


def test_a_part_does_not_change_and_a_changed_copy_is_another() -> None:
    leaf = Leaf(size=1)
    with pytest.raises(AttributeError, match=r"Leaf\.size"):
        leaf.size = 2  # type: ignore[misc]
    assert leaf.model_copy({"size": 2}) == Leaf(size=2) != leaf


def test_a_part_can_be_shown_and_taken_apart() -> None:
    tree = Tree(leaves=[Leaf(size=1)], rings={"1": 2})
    assert repr(tree) == "Tree(kind='oak', leaf=None, leaves=[Leaf(size=1, from_=None)], rings={'1': 2})"
    assert tree.model_dump() == {"kind": "oak", "leaf": None, "leaves": [{"size": 1, "from_": None}], "rings": {"1": 2}}


def test_a_value_of_our_own_must_fit() -> None:
    assert Leaf.model_validate({"size": "1"}) == Leaf(size=1)
    with pytest.raises(UnfitError, match="size: number_expected"):
        Leaf.model_validate({"size": "x"})


def test_fields_know_their_keys_and_whether_they_must_be_there() -> None:
    assert [(field.key, field.is_required()) for field in Leaf.model_fields.values()] == [("size", True), ("from", False)]
    assert Tree.model_fields["leaf"].annotation == Leaf | None
