"""A quote that is opened is closed on the same line.

Passes:
    residents: "Kumlaborna"
Fails:
    residents: "Kumlaborna
"""

from __future__ import annotations

import yaml

from kommunkompassen.read.syntax.fault import Fault, Mistake, span_in_line, without_comment

RULE = "unclosed-quote"
_OTHER = {'"': "'", "'": '"'}


def recognise(fault: Fault) -> Mistake | None:
    """A quoted text that runs on to the file's end, or to a quote on a later line that was meant to open another text."""
    place = _opening(fault)
    if place is None:
        return None
    line, column = place
    mark = fault.text(line)[column]
    value, comment = without_comment(fault.text(line)[column:])
    # A text that begins with one kind and ends with the other was meant to end there.
    whole = value[:-1] if value.endswith(_OTHER[mark]) and value.count(_OTHER[mark]) % 2 else value
    mended = fault.text(line)[:column] + whole + mark + comment
    return Mistake(RULE, span_in_line(line, column, column + len(value)), values={"mark": mark}, corrected={line: mended})


def _opening(fault: Fault) -> tuple[int, int] | None:
    """Line and column of the quote that runs on: the one being read, or one that a later line's opening quote closed."""
    if "quoted scalar" in fault.context:
        runs_on = "end of stream" in fault.problem or fault.line != fault.context_line
        return (fault.context_line, fault.context_column) if runs_on and "escape" not in fault.problem else None
    last = _last_quoted(fault)
    if last is None or not last.start_mark.line < last.end_mark.line <= fault.line:
        return None
    # What closes it is an opening quote if something stands behind it, as in: year: "2027"
    behind = fault.text(last.end_mark.line)[last.end_mark.column :].strip()
    return (last.start_mark.line, last.start_mark.column) if behind else None


def _last_quoted(fault: Fault) -> yaml.ScalarToken | None:
    """The last text in quotes before the fault."""
    last = None
    try:
        for token in yaml.scan("\n".join(fault.lines), Loader=yaml.CSafeLoader):
            if (token.end_mark.line, token.end_mark.column) > (fault.line, fault.column):
                break
            if isinstance(token, yaml.ScalarToken) and token.style in _OTHER:
                last = token
    except yaml.MarkedYAMLError:
        pass
    return last
