"""Write into an evaluation what keeps its published report as it is: what its mean is made of, and its own earlier visits."""

from __future__ import annotations

from kommunkompassen.base import whole_file
from kommunkompassen.base.contents import digest
from kommunkompassen.base.finding import has_errors
from kommunkompassen.base.whole_file import ChangedMeanwhileError
from kommunkompassen.check.fixed_names import lines_of_names
from kommunkompassen.formatting.splice import Splice, Value
from kommunkompassen.points import compare
from kommunkompassen.read import Document, document
from kommunkompassen.read.fields import fields
from kommunkompassen.read.models import Evaluation, Rubric
from kommunkompassen.read.parse import parse
from kommunkompassen.read.source import Mapping, Source
from kommunkompassen.repository import Repository


def missing_names(read_document: Document[Evaluation], rubric: Rubric, repository: Repository) -> dict[str, list[str]]:
    """The ids that mean_of and history should hold, oldest first, for each of the two that the file lacks.

    mean_of only where the report is compared with a mean. The document must have a model.
    """
    evaluation = read_document.model
    assert evaluation
    names = {}
    if evaluation.mean_of is None and (evaluation.compare_with is None or compare.MEAN in evaluation.compare_with):
        names["mean_of"] = compare.countable_ids(read_document, rubric, repository)
    if evaluation.history is None:
        names["history"] = compare.earlier_visits(read_document, repository)
    return names


def lines(names: dict[str, list[str]]) -> list[str]:
    """The names as lines of the file."""
    return [line for key, ids in names.items() for line in lines_of_names(key, ids)]


def write_names(read_document: Document[Evaluation], names: dict[str, list[str]]) -> None:
    """Put the names into the file, which must have been read without errors, and leave all else as it stands.

    Raises ChangedMeanwhileError where someone has written the file since it was read.
    """
    source, data = read_document.source, read_document.path.read_bytes()
    if source.digest != digest(data):
        raise ChangedMeanwhileError(read_document.path)
    assert isinstance(source.root, Mapping)
    assert read_document.model
    splice = Splice(source, data.decode("utf-8-sig"))
    values: dict[str, Value] = dict(names)
    splice.merge(source.root, values, fields(Evaluation))
    text = splice.result()
    new = document(parse(Source(read_document.path), text), Evaluation)
    expected = {**read_document.model.model_dump(), **names}
    assert new.model, "what was written can be read"
    assert not has_errors(new.findings)
    assert new.model.model_dump() == expected, "only the names were to change"
    mark = data[: len(data) - len(data.decode("utf-8-sig").encode("utf-8"))]
    if not whole_file.replace(read_document.path, data, mark + text.encode("utf-8")):
        raise ChangedMeanwhileError(read_document.path)
