"""Every rule does what its docstring says: its examples are run, and docs/rules.md is made of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from kommunkompassen import check
from kommunkompassen.base import paths
from kommunkompassen.base.messages import catalogue
from kommunkompassen.check import check_all
from kommunkompassen.check.all_rules import PAGE, RULE_IDS, RULES, Rule, page
from kommunkompassen.read import structure, syntax
from kommunkompassen.repository import Repository

_AREAS = "".join(f"  {number}:\n    score: 50\n    narrative: Text.\n" for number in range(1, 9))
WHOLE = f"""\
municipality: Kumla
residents: Kumlaborna
year: 2027
rubric: "2010"
status: published
conducted: 2027-03
evaluators:
  - name: Bo Alm
areas:
{_AREAS}"""
"""A small complete evaluation."""

NASSJO = WHOLE.replace("Kumlaborna", "Nässjöborna").replace("Kumla", "Nässjö").replace("2027", "2026")
REFERENCE = """\
name: Örebro 2016
edition: "2010"
date: 2016
definition: Totalpoängen.
source: Rapporten om Örebro, 2016.
total: 500
"""
ROLE_MODEL = "role_models: [{evaluation: kumla-2027, area: 1, municipalities: [Örebro]}]\n"
TEN_OTHERS = {f"ort{letter}-2026.yaml": NASSJO.replace("Nässjö", f"Ort{letter}") for letter in "abcdefghij"}
OTHER_FILES: dict[tuple[str, str], dict[str, str]] = {
    ("broken-comparison", "fails"): {"nassjo-2026.yaml": NASSJO.replace("residents", "resident")},
    ("copied-name", "fails"): {"nassjo-2026.yaml": NASSJO},
    ("copied-name", "passes"): {"nassjo-2026.yaml": NASSJO},
    ("fixed-mean", "passes"): {"nassjo-2026.yaml": NASSJO},
    **{("far-from-others", kind): TEN_OTHERS for kind in ("passes", "fails")},
    ("file-ending", "fails"): {"nassjo-2026.yml": NASSJO},
    ("same-id", "fails"): {"references/kumla-2027.yaml": REFERENCE},
    ("same-id", "passes"): {"nassjo-2026.yaml": NASSJO, "references/orebro-2016.yaml": REFERENCE},
    ("same-visit", "fails"): {"references/nyheten.yaml": f"{REFERENCE}municipality: Kumla\nyear: 2027\n"},
    ("unfounded-role-model", "fails"): {"references/orebro-2016.yaml": REFERENCE, "mentions.yaml": ROLE_MODEL},
    ("unfounded-role-model", "passes"): {
        "references/orebro-2016.yaml": REFERENCE,
        "mentions.yaml": ROLE_MODEL,
        "kumla-2027.yaml": WHOLE.replace("Text.", "Örebro gör så.", 1),
    },
    ("unused-reference", "fails"): {"references/orebro-2016.yaml": REFERENCE},
    ("unused-reference", "passes"): {
        "references/orebro-2016.yaml": REFERENCE,
        "nassjo-2026.yaml": f"{NASSJO}compare_with: [orebro-2016]\n",
    },
}
"""What the examples say in parentheses."""

EXAMPLES = [(rule, kind) for rule in RULES if rule.module for kind in ("passes", "fails")]


def _keys(text: str) -> set[str]:
    return set(re.findall(r"^([a-z_]+)\b", text, re.M))


def _with(fragment: str) -> str:
    """The evaluation with the fragment instead of its keys of the same names; escapes at a line's start are expanded."""
    fragment = re.sub(r"^(\\t|\\u00a0)", lambda found: {"\\t": "\t", "\\u00a0": "\u00a0"}[found[0]], fragment, flags=re.M)
    blocks = re.split(r"^(?=[a-z])", WHOLE, flags=re.M)
    kept = [block for block in blocks if not _keys(block) & _keys(fragment)]
    return "".join([*kept, fragment, "\n"])


def _repository(folder: Path, files: Mapping[str, str]) -> Repository:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    own = any(name.startswith("references/") for name in files)
    references = folder / "references" if own else paths.REFERENCES
    return Repository(folder, references=references, role_models=folder / paths.MENTIONS)


@pytest.mark.parametrize(("rule", "kind"), EXAMPLES, ids=[f"{rule.id}-{kind}" for rule, kind in EXAMPLES])
def test_the_example_in_the_docstring_is_true(rule: Rule, kind: str, tmp_path: Path) -> None:
    fragment = rule.fails if kind == "fails" else rule.passes
    files = {"kumla-2027.yaml": _with(fragment), **OTHER_FILES.get((rule.id, kind), {})}
    repository = _repository(tmp_path, files)
    own = "references/" in "".join(files)
    found = {
        finding.rule
        for finding in check_all(
            repository.paths(), repository, whole=own, spell=rule.id == "spelling", compare=rule.module in check.COMPARING
        )
        if finding.path.name == "kumla-2027.yaml" or rule.id in ("unused-reference", "unfounded-role-model", "file-ending")
    }
    assert (rule.id in found) == (kind == "fails")


def test_the_evaluation_that_the_examples_change_has_no_findings(tmp_path: Path) -> None:
    repository = _repository(tmp_path, {"kumla-2027.yaml": WHOLE})
    assert check_all(repository.paths(), repository, whole=False) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_for_how_much_it_weighs_and_what_to_do(rule: Rule) -> None:
    assert rule.purpose.endswith((".", "backtick."))
    assert rule.severity
    assert rule.texts("sv").keys() == rule.texts("en").keys()
    assert rule.texts("sv")
    assert bool(rule.module) == bool(rule.passes) == bool(rule.fails)


def test_every_rule_is_in_the_list_once() -> None:
    assert len(RULE_IDS) == len(set(RULE_IDS))
    assert set(RULE_IDS) == {key.partition("/")[0] for key in catalogue("findings")}


@pytest.mark.parametrize("package", [check, structure, syntax], ids=lambda package: package.__name__)
def test_every_module_with_a_rule_is_in_the_list(package: object) -> None:
    folder = Path(str(package.__file__)).parent  # type: ignore[attr-defined]
    rules = set()
    for path in folder.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "RULE":
                rules.add(ast.literal_eval(node.value))
    assert rules
    assert rules <= set(RULE_IDS)


def test_the_page_of_rules_is_not_stale() -> None:
    assert PAGE.read_text("utf-8") == page(), "make rules"
