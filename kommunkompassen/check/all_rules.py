"""All rules of the check in one list, and docs/rules.md, which is made of it: python -m kommunkompassen.check.all_rules"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from types import ModuleType

from kommunkompassen import check
from kommunkompassen.base import paths
from kommunkompassen.base.finding import Severity
from kommunkompassen.base.messages import Language, catalogue
from kommunkompassen.check import file_ending, silence, spelling, unfounded_role_model, unknown_rubric, unused_reference
from kommunkompassen.read import structure
from kommunkompassen.read.syntax import rules as syntax

PAGE = paths.PROJECT / "docs" / "rules.md"

_FILE = {
    "file-unreadable": "The file is there and may be read.",
    "file-too-large": "A file is text, and so not larger than a text can be.",
    "file-empty": "A file that is there has something in it.",
    "file-too-deep": "Nothing in the format is nested so deep; where it is, brackets or indentation went astray.",
    "text-too-long": "A text is for people to read; what is longer than a whole report was not meant as one.",
    "list-too-long": "A list is for people to read; hundreds of items were not meant as one.",
    "not-utf-8": "Files are UTF-8; what an older editor saved otherwise would be printed with wrong letters.",
    "unprintable-character": "No characters that can't be seen, which come along when text is pasted, and which YAML forbids.",
}
_YAML = {
    syntax.OTHER: "Every line can be read; for mistakes that no rule of its own knows.",
    "yaml-several-documents": "One file is one evaluation.",
    "yaml-anchor": "Names, pointers and marks have no use in an evaluation: what begins with their signs was meant as text.",
    "yaml-key": "A key is a word.",
    "duplicate-key": "A key stands once; of two values one would be lost without a word.",
}
_MODULES: tuple[tuple[str, str, tuple[ModuleType, ...]], ...] = (
    ("How YAML is written", "error", (*syntax.RULES, *syntax.LAYOUT, *syntax.READABLE)),
    ("What the format has", "error", tuple(module for module in structure.RULES if hasattr(module, "RULE"))),
    (
        "What an evaluation says",
        "",
        (unknown_rubric, *check.RULES, silence, unused_reference, unfounded_role_model, file_ending, spelling, *check.COMPARING),
    ),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its module's docstring describes it; examples are fragments of an evaluation."""

    id: str
    severity: str
    purpose: str
    passes: str = ""
    fails: str = ""
    module: ModuleType | None = None

    def texts(self, language: Language) -> dict[str, dict[str, str]]:
        """Its messages and hints, keyed on the rule and its case."""
        entries = catalogue("findings").items()
        return {key: entry[language] for key, entry in entries if key.partition("/")[0] == self.id}


def _rule(module: ModuleType, severity: str) -> Rule:
    text = inspect.cleandoc(module.__doc__ or "")
    purpose, passes, fails = re.split(r"^(?:Passes|Fails):\n", text, flags=re.M)
    return Rule(module.RULE, severity or _severity(module), purpose.strip(), _fragment(passes), _fragment(fails), module)


def _fragment(text: str) -> str:
    return "\n".join(line.removeprefix("    ") for line in text.rstrip().split("\n"))


def _severity(module: ModuleType) -> str:
    """What the module's code says; a gap is an error in what is published or under fact check, else a warning."""
    said = re.findall(r"context\.(?:gap|when_published)|Severity\.[A-Z]+(?=,)", inspect.getsource(module))
    depending = {"context.gap": "error, in a draft warning", "context.when_published": "error when published, else warning"}
    names = [depending.get(one) or Severity[one.partition(".")[2]].value for one in said]
    return " or ".join(dict.fromkeys(names))


GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("The file", tuple(Rule(id_, "error", purpose) for id_, purpose in _FILE.items())),
    *((title, tuple(_rule(module, severity) for module in modules)) for title, severity, modules in _MODULES[:1]),
    ("What YAML reads otherwise", tuple(Rule(id_, "error", purpose) for id_, purpose in _YAML.items())),
    *((title, tuple(_rule(module, severity) for module in modules)) for title, severity, modules in _MODULES[1:]),
)
RULES = tuple(rule for _, rules in GROUPS for rule in rules)
RULE_IDS = tuple(rule.id for rule in RULES)


_FOREWORD = """\
Made by `make rules` from the modules in `kommunkompassen/check/`, in `syntax/` and `structure/` of `kommunkompassen/read/`, and
from `kommunkompassen/base/messages/findings.yaml`; change it there; [maintaining](maintaining.md)
tells how. The examples are tests.

A finding that is not an error is silenced by a comment on its line, or alone on the line before: `# tillåt: long-sentence`."""


def page() -> str:
    """docs/rules.md, whole."""
    parts = ["# Rules of the check", _FOREWORD]
    for title, rules in GROUPS:
        parts.append(f"## {title}")
        for rule in rules:
            parts += _section(rule)
    return "\n\n".join(parts) + "\n"


def _section(rule: Rule) -> list[str]:
    section = [f"### {rule.id}", rule.purpose, f"Severity: {rule.severity}."]
    for title, example in (("Passes:", rule.passes), ("Fails:", rule.fails)):
        if example:
            section += [title, f"```yaml\n{example}\n```"]
    said = [f"- {text['message']} {text['hint']}" for text in rule.texts("sv").values()]
    return [*section, "Says:", "\n".join(said)]


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
