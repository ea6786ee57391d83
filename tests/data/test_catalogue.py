"""The entry for data portals, judged by shapes that others wrote and by what the Swedish profile demands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, SH

from kommunkompassen.base import paths
from kommunkompassen.data.catalogue import FILE
from kommunkompassen.data.files import files
from kommunkompassen.data.tables import tables
from kommunkompassen.read.site_settings import SiteSettings
from tests.data.test_tables import published_tables, rubrics
from tests.read.test_site_settings import made_up

SHAPES = paths.PROJECT / "tests" / "shapes"
RELEASED = SHAPES / "dcat-ap-3.0.1"
URL = "https://utvardering.example/kompassen/"


@cache
def entry() -> bytes:
    return files(published_tables(), made_up(), URL)[FILE]


def parsed(data: bytes) -> Graph:
    return Graph().parse(data=data, format="xml")


def verdict(graph: Graph, shapes: Path) -> tuple[bool, str]:
    judged = graph + Graph().parse(SHAPES / "outside.ttl")
    conforms, _, words = validate(judged, shacl_graph=Graph().parse(shapes), advanced=False)
    return conforms, str(words)


@pytest.mark.parametrize(
    "shapes",
    [
        *(RELEASED / f"{name}.ttl" for name in ("shapes", "range")),
        SHAPES / "dcat-ap-se-3.0.1.ttl",
    ],
    ids=lambda path: path.stem,
)
def test_the_shapes_find_nothing(shapes: Path) -> None:
    conforms, words = verdict(parsed(entry()), shapes)
    assert conforms, words


def test_what_should_be_there_is_there_but_for_what_nobody_knows() -> None:
    """When the data first came out, and how long they will be kept."""
    judged = parsed(entry()) + Graph().parse(SHAPES / "outside.ttl")
    _, report, _ = validate(judged, shacl_graph=Graph().parse(RELEASED / "shapes_recommended.ttl"))
    assert isinstance(report, Graph)
    missing = {
        str(report.value(one, SH.resultPath)).rpartition("/")[2]
        for one in report.subjects(RDF.type, SH.ValidationResult)
        if str(report.value(one, SH.focusNode)).startswith(URL)
    }
    assert missing == {"availability", "issued"}


@pytest.mark.parametrize(
    ("shapes", "missing"),
    [
        (RELEASED / "shapes.ttl", DCTERMS.title),
        (RELEASED / "range.ttl", DCAT.distribution),
        (SHAPES / "dcat-ap-se-3.0.1.ttl", DCTERMS.license),
    ],
    ids=["shapes", "range", "se"],
)
def test_the_shapes_find_what_is_wrong(shapes: Path, missing: URIRef) -> None:
    graph = parsed(entry())
    wrong = BNode()
    for subject, old in [*graph.subject_objects(missing)]:
        graph.remove((subject, missing, old))
        if missing == DCAT.distribution:
            graph.add((subject, missing, wrong))
    conforms, _ = verdict(graph, shapes)
    assert not conforms


def test_every_address_is_absolute_and_nothing_is_a_blank_node() -> None:
    graph = parsed(entry())
    assert len(graph) > 60
    for triple in graph:
        for part in triple:
            assert not isinstance(part, BNode)
            assert not isinstance(part, URIRef) or str(part).startswith(("http://", "https://", "mailto:"))


def test_what_is_downloaded_is_there_and_as_large_as_is_said() -> None:
    graph, made = parsed(entry()), files(published_tables(), made_up(), URL)
    downloads = [*graph.subject_objects(DCAT.downloadURL)]
    assert len(downloads) == 3
    for distribution, address in downloads:
        data = made[str(address).removeprefix(f"{URL}data/")]
        assert graph.value(distribution, DCAT.byteSize).toPython() == len(data)  # type: ignore[union-attr]


def test_the_data_are_as_new_as_the_newest_evaluation_and_no_day_is_made_up() -> None:
    graph = parsed(entry())
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert str(graph.value(dataset, DCTERMS.modified)) == "2019"
    assert str(graph.value(dataset, DCTERMS.modified).datatype).endswith("gYear")  # type: ignore[union-attr]


@pytest.mark.parametrize("key", ["publisher", "contact", "licences"])
def test_without_what_it_must_have_there_is_no_entry(key: str) -> None:
    settings = made_up().model_copy({key: None})
    assert settings.lacking == (key,)
    assert FILE not in files(published_tables(), settings, URL)


def test_without_an_address_there_is_no_entry() -> None:
    assert FILE not in files(published_tables(), made_up())


def test_names_can_hold_any_sign() -> None:
    settings = made_up()
    assert settings.publisher
    hostile = settings.publisher.model_copy({"name": '<a href="x">&amp; Söner ]]>'})
    made = files(published_tables(), settings.model_copy({"publisher": hostile}), URL)[FILE]
    names = {str(value) for _, value in parsed(made).subject_objects(URIRef("http://xmlns.com/foaf/0.1/name"))}
    assert names == {hostile.name}


def test_with_no_evaluation_yet_there_is_an_entry_without_dates() -> None:
    settings: SiteSettings = made_up()
    graph = parsed(files(tables(rubrics(), []), settings, URL)[FILE])
    assert not [*graph.subject_objects(DCTERMS.modified)]
    conforms, words = verdict(graph, RELEASED / "shapes.ttl")
    assert conforms, words
