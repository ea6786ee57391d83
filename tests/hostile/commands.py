"""The commands that read a file from outside, each run as its users run it, and what each costs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kommunkompassen.base import paths
from tests.hostile import logos, texts, word_files, workbooks

SECONDS, MEGABYTES, MEGABYTES_OF_LOGOS = 5.0, 300.0, 400.0
"""The most that a file may cost a command."""

_EVALUATION = (
    "check {id}",
    "check {id} --format json",
    "check {id} --format github",
    "check {id} --format gitlab",
    "check {id} --spelling --all-findings",
    "list",
    "list --format json",
    "list --format xlsx --output {out}/lista.xlsx",
    "list --missing",
    "list --branches",
    "list --good-examples",
    "diff HEAD",
    "diff HEAD --format markdown",
    "diff HEAD --format json",
    "fmt {id} --check",
    "report {id} --draft --notes --force --output {out}",
    "preview {id}",
    "plan {id} --sheet {out}/plan.xlsx",
    "scores {id} --sheet {out}/poang.xlsx",
    "fmt {id}",
    "fmt {id} --mean --yes",
    "fmt {id} --paste --yes",
)
"""What is done with an evaluation; those that write come last."""
_LOGO = ("check {id}", "report {id} --draft --force --output {out}", "preview {id}")
_WORKBOOK = (
    "scores provby-2019 {file}",
    "scores provby-2019 {file} {file} --agree {out}/avstamning.xlsx",
    "scores provby-2019 {file} {second} {third} {fourth} --agree {out}/avstamning.xlsx",
    "new Kumla --year 2027 --scores {file}",
)
_WORD_FILE = (
    "comments {file}",
    "comments {file} --format json",
    "comments {file} --answers {out}/svar.xlsx",
    "comments {file} --apply --yes",
)
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "texts": _EVALUATION,
    "logos": _LOGO,
    "workbooks": _WORKBOOK,
    "word_files": _WORD_FILE,
}
_WRITERS = {
    "texts": texts.write,
    "workbooks": workbooks.write,
    "word_files": word_files.write,
    "logos": logos.write,
}
KINDS = tuple(_WRITERS)
_BEFORE = 'municipality: Provby\nofficial_name: Provby kommun\nyear: 2019\nrubric: "2018"\nstatus: draft\ncompare_with: []\n'


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command made of a file."""

    file: str
    command: str
    code: int
    seconds: float
    megabytes: float
    letters: int
    said: str

    def wrong(self, kind: str) -> str:
        """Why it is not as it should be; empty where it is."""
        if self.code not in (0, 1, 2, 3) or "Traceback" in self.said:
            return f"exit {self.code}"
        if self.seconds > SECONDS:
            return "too many seconds"
        if self.megabytes > (MEGABYTES_OF_LOGOS if kind == "logos" else MEGABYTES):
            return "too much memory"
        return ""


def all_costs(kind: str, folder: Path, every: int = 1) -> Iterator[Cost]:
    """What each file of the kind, or each of so many, costs each command; `folder`: one that is not there yet."""
    for number, file in list(enumerate(_WRITERS[kind](folder / "files")))[::every]:
        yield from costs(kind, file, folder / str(number))
        shutil.rmtree(folder / str(number))


def costs(kind: str, file: Path, work: Path) -> Iterator[Cost]:
    """What each command that reads files of the kind makes of a file; `work`: an empty folder, for this file alone."""
    evaluations, out = work / "evaluations", work / "ut"
    out.mkdir(parents=True)
    _repository(evaluations)
    id_ = file.stem if kind in ("texts", "logos") else "provby-2019"
    if kind in ("texts", "logos"):
        shutil.copy2(file, evaluations / file.name)
    if (file.parent / "assets").is_dir():
        (evaluations / "assets").symlink_to(file.parent / "assets")
    others = _others(file, out) if kind == "workbooks" else {}
    for command in _COMMANDS[kind]:
        words = [word.format(id=id_, out=out, file=file, **others) for word in command.split()]
        yield _cost(f"{file.parent.name}/{file.name}", command, [*words, "--evaluations", str(evaluations), "--lang", "sv"], work)


def _others(file: Path, out: Path) -> dict[str, Path]:
    """Files like it that are no copies of it: of what stands behind an archive's end nothing is read."""
    made = {}
    for count, name in enumerate(("second", "third", "fourth"), start=1):
        made[name] = out / f"{name}{file.suffix}"
        made[name].write_bytes(file.read_bytes() + b"\n" * count)
    return made


def _repository(evaluations: Path) -> None:
    """A repository with an evaluation as it was."""
    evaluations.mkdir()
    (evaluations / "provby-2019.yaml").write_text(_BEFORE, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b.se", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=evaluations, check=True)


def _cost(file: str, command: str, words: list[str], work: Path) -> Cost:
    told = work / "cost.json"
    how = "preview" if words[0] == "preview" else "run"
    launcher = [sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")), str(told), how]
    environment = {**os.environ, "PYTHONUTF8": "1", "TMPDIR": str(work)}
    subprocess.run(
        [*launcher, sys.executable, str(paths.PROJECT / "build.py"), *words], cwd=work, env=environment, check=True, timeout=1_200
    )
    with told.with_suffix(".said").open("rb") as said:
        beginning = said.read(1_000_000).decode("utf-8", "replace")
    return Cost(file=file, command=command, said=beginning, **json.loads(told.read_text("utf-8")))
