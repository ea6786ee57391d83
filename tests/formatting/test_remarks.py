"""Every comment belongs to the key or item that its writer put it at."""

from __future__ import annotations

import pytest

from kommunkompassen.formatting import canonical
from kommunkompassen.read import document
from kommunkompassen.read.models import Evaluation
from tests.helpers import source

KEYS = "municipality: Kumla\nyear: 2027\nrubric: '2018'\n"
HEAD = 'municipality: Kumla\nyear: 2027\nrubric: "2018"\n'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# a\nstatus: draft", "# a\nstatus: draft"),
        ("status: draft # a", "status: draft  # a"),
        ("status: # a\n  draft", "status: draft  # a"),
        ("status: # a\n  draft # b", "# b\nstatus: draft  # a"),
        ("status: draft\n\n\n# a\n\n# b", "status: draft\n# a\n# b"),
        ("publisher: b\n  # a\nstatus: draft", "status: draft\npublisher: b\n  # a"),
        ("publisher: b\n# a\nstatus: draft", "# a\nstatus: draft\npublisher: b"),
        ("texts: # a\n  closing: | # b\n    Text\n  # c", "texts:  # a\n  closing: |  # b\n    Text\n  # c"),
        ("texts:\n  closing: Text # b\n    # c", "texts:\n  closing: |  # b\n    Text\n  # c"),
        ("texts:\n  closing:\n    # c\n# d", "texts:\n  closing:\n    # c\n# d"),
        ("texts:\n    # c\n# d\nstatus: draft", "# d\nstatus: draft\ntexts:\n  # c"),
        (
            "evaluators:\n# a\n- name: b\n# c\n- # d\n  name: e # f",
            "evaluators:\n  # a\n  - name: b\n  # c\n  # d\n  - name: e  # f",
        ),
        (
            "evaluators:\n  -\n    # a\n    name: b\n    # c\nstatus: draft",
            "status: draft\nevaluators:\n  # a\n  - name: b\n    # c",
        ),
        ("evaluators:\n- affiliation: b # c\n  # a\n  name: d", "evaluators:\n  # a\n  - name: d\n    affiliation: b  # c"),
        (
            "evaluators:\n- # x\n  # a\n  affiliation: b\n  name: d",
            "evaluators:\n  # x\n  - name: d\n    # a\n    affiliation: b",
        ),
        (
            "compare_with: [ # a\n  b, # c\n # d\n  e # f\n  # g\n  ] # h",
            "# h\ncompare_with:  # a\n  - b  # c\n  # d\n  - e  # f\n  # g",
        ),
        ("compare_with: [] # a\n  # b", "compare_with: []  # a\n  # b"),
        ("areas: {1: {score: 5}} # a", "areas:  # a\n  1:\n    score: 5"),
        ("areas:\n  1: {strengths: [b]} # a", "areas:\n  1:  # a\n    strengths:\n      - b"),
        (
            "areas:\n  1:\n    score: 1\n    # a\n  # b\n  2:\n    score: 2",
            "areas:\n  1:\n    score: 1\n    # a\n  # b\n  2:\n    score: 2",
        ),
        (
            "areas:\n  2:\n    score: 1\n    # a\n  # b\n  1:\n    score: 2",
            "areas:\n  # b\n  1:\n    score: 2\n  2:\n    score: 1\n    # a",
        ),
        ("areas:\n      # a\n  1:\n    score: 1", "areas:\n  # a\n  1:\n    score: 1"),
        ("areas:\n  1: {strengths: [b,\n   c]}\n    # a", "areas:\n  1:\n    strengths:\n      - b\n      - c\n    # a"),
        ("areas:\n # c\n  1:\n    score: 1\n # a\n     # b\n", "areas:\n  # c\n  1:\n    score: 1\n  # a\n  # b"),
        (
            "areas:\n  1:\n    scores:\n      1.1: # a\n        # b\n        points: 5 # c\n        # d",
            "areas:\n  1:\n    scores:\n      # b\n      # c\n      1.1: 5  # a\n        # d",
        ),
        (
            "areas:\n  1:\n    strengths:\n      - a\n      # - b\n    improvements:\n      # - c\n  2:",
            "areas:\n  1:\n    strengths:\n      - a\n      # - b\n    improvements:\n      # - c\n  2:",
        ),
        ("texts:\n  closing: '# nej'\n  results: |\n    # nej", "texts:\n  results: |\n    # nej\n  closing: |\n    # nej"),
    ],
)
def test_a_comment_stays_where_it_was(written: str, expected: str) -> None:
    read_document = document(source(f"{KEYS}{written}\n"), Evaluation)
    assert read_document.findings == ()
    made = canonical(read_document.source)
    assert made == f"{HEAD}{expected}\n"
    assert canonical(source(made)) == made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# om filen\n\n# om året\nyear: 2027\nmunicipality: Kumla\n",
            "# om filen\nmunicipality: Kumla\n# om året\nyear: 2027\n",
        ),
        ("# om året\nyear: 2027\nmunicipality: Kumla\n", "municipality: Kumla\n# om året\nyear: 2027\n"),
        (
            "# om året\n# yaml-language-server: x\nyear: 2027\nmunicipality: Kumla\n",
            "# yaml-language-server: x\nmunicipality: Kumla\n# om året\nyear: 2027\n",
        ),
        ("--- # om filen\nyear: 2027\nmunicipality: Kumla\n", "# om filen\nmunicipality: Kumla\nyear: 2027\n"),
    ],
)
def test_what_is_said_of_the_file_stays_at_its_top(before: str, after: str) -> None:
    made = canonical(source(f"{before}rubric: '2018' # slut\n... # sist\n"))
    assert made in (f'{after}# sist\nrubric: "2018"  # slut\n', f'{after}rubric: "2018"  # slut\n# sist\n')
