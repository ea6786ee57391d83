"""What a new evaluation says in comments behind values that are printed, and in commented lines that show how to fill in
others; no text has these words of its own.
"""

from __future__ import annotations

import re

FULL_NAME = "hela namnet, som det ska tryckas"
CODE = "kommunkod {code}"
RESIDENTS = "ordet för dem som bor i kommunen, till exempel nässjöborna"
INTERVIEWS = "hur många som intervjuades, till exempel ett 30-tal"
EVALUATOR = "Förnamn Efternamn"
AFFILIATION = "Organisation"
_ALL = re.compile("|".join((*map(re.escape, (FULL_NAME, RESIDENTS, INTERVIEWS)), CODE.format(code=r"\d+"))))


def is_of_skeleton(comment: str) -> bool:
    """Whether a comment, with its #, is one of these; editors may have taken away the second space before it."""
    return bool(_ALL.fullmatch(comment.lstrip("#").strip()))
