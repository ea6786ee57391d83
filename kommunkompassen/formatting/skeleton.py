"""A new evaluation: a file with every area and question of an edition, ready to fill in; it builds as a draft at once."""

from __future__ import annotations

import re
from pathlib import Path

from kommunkompassen.base import paths, skeleton_remarks
from kommunkompassen.base.swedish import number
from kommunkompassen.formatting.known import Known
from kommunkompassen.points.compare import MEAN
from kommunkompassen.read.models import Rubric, RubricArea
from kommunkompassen.repository import Repository

_NAME = re.compile(r"[^\W\d_][\w .:'-]*")
_SCHEMA = "# yaml-language-server: $schema=../schemas/evaluation.schema.json"


def newest_with_questions(repository: Repository) -> Rubric | None:
    """The newest edition that has questions, which is what a new evaluation takes."""
    editions = (repository.rubric(id_) for id_ in reversed(repository.rubric_ids()))
    return next((rubric.model for rubric in editions if rubric and rubric.model and rubric.model.has_questions), None)


def skeleton(municipality: str, year: int, rubric: Rubric, known: Known) -> str:
    """The text of a new evaluation file, filled in as far as the municipality is known."""
    areas = "\n".join(_area(key, area, known) for key, area in rubric.areas.items())
    return f"""{_SCHEMA}
# Fyll i efter kolon. Lång text skrivs under |, en mening per rad, indragen som här. Rader som börjar med # är
# kommentarer och kommer inte med i rapporten. Det som inte behövs tas bort.
municipality: {_quoted(municipality)}
official_name:{_filled(known.official_name)}  # {_source_of_name(known)}
residents:{_filled(known.residents)}  # {skeleton_remarks.RESIDENTS}
year: {year}
rubric: "{rubric.id}"  # {rubric.name}
status: draft  # draft, sedan fact-check, sedan published
conducted:  # när utvärderingen gjordes, till exempel {year}-03
interviews:  # {skeleton_remarks.INTERVIEWS}
first_evaluation:{" false" if known.earlier else ""}  # true eller false
evaluators:
  # - name: {skeleton_remarks.EVALUATOR}
  #   affiliation: {skeleton_remarks.AFFILIATION}
{_compared(known)}
texts:
  analysis: |

areas:
{areas}"""


def _filled(value: str) -> str:
    return f" {_quoted(value)}" if value else ""


def _source_of_name(known: Known) -> str:
    return skeleton_remarks.CODE.format(code=known.code) if known.code else skeleton_remarks.FULL_NAME


def _compared(known: Known) -> str:
    """What it is compared with: as the last time, or with the mean."""
    if known.compare_with == ():
        return "compare_with: []"
    says = {MEAN: "  # medelvärdet av jämförbara utvärderingar"}
    return "\n".join(["compare_with:", *(f"  - {id_}{says.get(id_, '')}" for id_ in known.compare_with or [MEAN])])


def _area(key: str, area: RubricArea, known: Known) -> str:
    lines = [f"  {key}:  # {area.title}"]
    if area.questions:
        lines.append("    scores:")
        for question_number, question in area.questions.items():
            most = f" Högst {number(question.maximum)} poäng." if question.maximum is not None else ""
            lines += [f"      # {question.text}{most}", f"      {question_number}:"]
    else:
        lines += [f"    # Högst {number(area.maximum)} poäng.", "    score:"]
    lines.append("    narrative:")
    for heading in area.headings or [area.title]:
        lines += [f"      - heading: {_quoted(heading)}", "        text: |", ""]
    lines += ["    strengths:", "      # - En styrka", "    improvements:", "      # - En möjlighet till förbättring"]
    if advised := known.advice.get(key):
        lines.append(f"    # Förbättringsmöjligheter i utvärderingen {known.advised_in}:")
        # A comment ends where its line does, whatever signs end a line.
        lines += [f"    # - {' '.join(text.split())}" for text in advised]
        lines += ["    # Vad har blivit av dem? Skriv det under follow_up.", "    follow_up: |"]
    lines.append("")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """The text as a YAML scalar: plain where that is safe, else in double quotes."""
    safe = text and text[0].isalpha() and ": " not in text and " #" not in text and not text.endswith(":") and text.isprintable()
    return text if safe else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_name(municipality: str) -> bool:
    """Whether it can be the name of a municipality: letters first, and something left of it in a file's name."""
    return bool(_NAME.fullmatch(municipality)) and bool(paths.slug(municipality))


def write(path: Path, text: str) -> bool:
    """Write a new file; False if there already is one, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True
