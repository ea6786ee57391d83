"""Small tools for the parts of a Word file."""

from __future__ import annotations

from itertools import permutations

import pytest
from lxml import etree

from kommunkompassen.publish.ooxml import element, restyle, set_property, style_of, w


@pytest.mark.parametrize("names", [*permutations(("keepNext", "keepLines", "numPr", "spacing"))])
def test_a_property_stands_where_the_schema_asks_for_it_whichever_came_first(names: tuple[str, ...]) -> None:
    paragraph = element("p", None, element("pPr", None, element("pStyle", {"val": "Heading1"}), element("jc"), element("rPr")))
    for name in names:
        set_property(paragraph, element(name))
    ordered = ["pStyle", "keepNext", "keepLines", "numPr", "spacing", "jc", "rPr"]
    assert [etree.QName(one).localname for one in paragraph[0]] == ordered


def test_a_paragraph_that_gets_another_style_keeps_its_other_properties_and_has_them_once() -> None:
    paragraph = element("p", None, element("pPr", None, element("pStyle", {"val": "BodyText"}), element("jc")), element("r"))
    restyle(paragraph, "TableText")
    assert [child.tag for child in paragraph] == [w("pPr"), w("r")]
    assert [child.tag for child in paragraph[0]] == [w("pStyle"), w("jc")]
    assert style_of(paragraph) == "TableText"


def test_a_paragraph_without_properties_can_get_a_style() -> None:
    paragraph = element("p", None, element("r"))
    restyle(paragraph, "TableText")
    assert [child.tag for child in paragraph] == [w("pPr"), w("r")]
    assert style_of(paragraph) == "TableText"
