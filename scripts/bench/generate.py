"""Evaluations of municipalities that don't exist, made of the published ones, to measure and to test with.

Run it with: python -m scripts.bench.generate FOLDER COUNT

The same count gives the same files, and a larger one gives more. They are for a folder of their own, never for evaluations/.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import product
from pathlib import Path

from kommunkompassen.base import paths
from kommunkompassen.base.register import evaluation_id

_FIRST = ["Gran", "Tall", "Lind", "Alm", "Ask", "Rönn", "Hassel", "Lönn", "Slån", "Pil"]
_MIDDLE = ["stens", "märkes", "hultse", "sjö", "backe", "ängs"]
_LAST = ["aryd", "åsele", "näsinge", "lösa", "bylund"]
MOST = len(_FIRST) * len(_MIDDLE) * len(_LAST)


def generate(folder: Path, count: int) -> list[Path]:
    """Write so many evaluations into a folder, which is made, and return their paths. Raises ValueError for more than MOST."""
    if count > MOST:
        raise ValueError(f"there are names for {MOST}, not {count}")
    folder.mkdir(parents=True, exist_ok=True)
    originals = [path.read_text("utf-8") for path in sorted(paths.EVALUATIONS.glob("*.yaml"))]
    names = ["".join(reversed(parts)) for parts in product(_LAST, _MIDDLE, _FIRST)]
    written = []
    alike: dict[int, list[str]] = {}
    for number, name in enumerate(names[:count]):
        before = alike.setdefault(number % len(originals), [])
        text = of_another(originals[number % len(originals)], name, before)
        year = re.search(r"^year: (\d+)$", text, re.M)
        assert year, "every evaluation has a year"
        path = folder / f"{evaluation_id(name, int(year[1]))}.yaml"
        before.append(path.stem)
        path.write_bytes(text.encode("utf-8"))
        written.append(path)
    return written


def of_another(text: str, name: str, counted: Sequence[str] = ()) -> str:
    """The evaluation as if it were of another municipality: its name, other points, and the mean of the counted ones."""
    chance = random.Random(name)
    old, residents = (re.search(rf"^{key}: (.*)$", text, re.M) for key in ("municipality", "residents"))
    assert old, "every evaluation has a municipality"
    assert residents, "a published evaluation says what the residents are called"
    # Words for residents are written in small letters: nässjöborna, and nässjöbor within a text.
    small = name.lower()
    for was, new in ((residents[1], f"{small}borna"), (old[1], name), (old[1].lower(), small)):
        text = text.replace(was, new)
    # No register has the name, so the file says it in full.
    text = text.replace(f"municipality: {name}\n", f"municipality: {name}\nofficial_name: {name} kommun\n", 1)
    text = re.sub(r"^(?:compare_with|mean_of|history):(?: \[\])?\n(?:  - .*\n)*", "", text, flags=re.M)
    text = re.sub(r"^(?=areas:)", f"mean_of: [{', '.join(counted)}]\n", text, count=1, flags=re.M)
    return re.sub(r"^( {6}\d+\.\d+: )([\d.]+)$", lambda score: score[1] + _fewer(score[2], chance), text, flags=re.M)


def _fewer(points: str, chance: random.Random) -> str:
    """Some of the points, in halves, which every edition takes."""
    share = Decimal(chance.randrange(60, 101)) / 100
    return str((Decimal(points) * share * 2).to_integral_value(ROUND_FLOOR) / 2)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
