"""Works on spreadsheets in LibreOffice as an evaluator would; run by the Python that LibreOffice brings, which has `uno`.

Takes the folder of a profile and a list of jobs as JSON on its input, and prints what it read as JSON. A job opens a file,
types texts into cells, reads cells (text as shown, and value), and saves copies: path, filter, options.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.lang import DisposedException  # type: ignore[import-not-found,unused-ignore]

SWEDISH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>sv-SE</value></prop></item>
</oor:items>
"""


def options(**values: object) -> tuple[Any, ...]:
    """Arguments as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connected(profile: Path) -> tuple[subprocess.Popen[bytes], Any]:
    """A running LibreOffice with a profile of its own, and its desktop."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SWEDISH, encoding="utf-8")
    pipe = f"calc-{profile.name}"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return process, context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except NoConnectException:
            time.sleep(0.2)
    process.kill()
    sys.exit("LibreOffice does not answer")


def worked(desktop: Any, job: dict[str, Any]) -> list[dict[str, list[object]]]:
    """Do one job; what was read after each round of typing."""
    document = desktop.loadComponentFromURL(Path(job["open"]).as_uri(), "_blank", 0, options(Hidden=True))
    sheet = document.Sheets.getByIndex(0)
    read = []
    for typed in job.get("rounds") or [{}]:
        for name, text in typed.items():
            # As typed on a Swedish keyboard: 7,5 is a number.
            sheet.getCellRangeByName(name).FormulaLocal = text
        document.calculateAll()
        cells = {name: sheet.getCellRangeByName(name) for name in job.get("read", [])}
        read.append({name: [cell.String, cell.Value, cell.Validation.ErrorMessage] for name, cell in cells.items()})
    for path, kind, more in job.get("save", []):
        document.storeToURL(Path(path).as_uri(), options(FilterName=kind, FilterOptions=more))
    document.close(False)
    return read


def main() -> None:
    """Read jobs, do them, print what was read."""
    given = json.load(sys.stdin)
    process, desktop = connected(Path(given["profile"]))
    try:
        print(json.dumps([worked(desktop, job) for job in given["jobs"]]))
        # LibreOffice may have hung up before it has answered that it leaves.
        with suppress(DisposedException):
            desktop.terminate()
        process.wait(60)
    finally:
        process.kill()


main()
