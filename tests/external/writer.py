"""Edits a Word file in LibreOffice as a reviewer would, with changes tracked; run by LibreOffice's Python, which has `uno`.

Takes on its input, as JSON, the folder of a profile, the reviewer's name, the file, where to save it, and the edits: each a
kind, the text it is made on, and for some what is written. Those under "silent" are made first, while nothing is tracked.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.awt.FontWeight import BOLD  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK  # type: ignore[import-not-found,unused-ignore]

REVIEWER = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>{given}</value></prop></item>
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn" oor:op="fuse"><value>{family}</value></prop></item>
</oor:items>
"""


def options(**values: object) -> tuple[Any, ...]:
    """Arguments as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connected(profile: Path, reviewer: str) -> tuple[subprocess.Popen[bytes], Any]:
    """A running LibreOffice with a profile of its own, and its desktop."""
    given, _, family = reviewer.partition(" ")
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(REVIEWER.format(given=given, family=family), encoding="utf-8")
    pipe = f"writer-{profile.name}"
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


def edit(document: Any, kind: str, on: str, written: str = "") -> None:
    """Make one edit on the first place that reads `on`."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = on, True
    found = document.findFirst(search)
    if found is None:
        sys.exit(f"not found: {on}")
    if kind == "replace":
        found.setString(written)
    elif kind == "insert":
        found.Text.insertString(found.End, written, False)
    elif kind == "delete":
        found.setString("")
    elif kind == "bold":
        found.CharWeight = BOLD
    elif kind == "delete-paragraph":
        cursor = found.Text.createTextCursorByRange(found)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")
    elif kind == "new-paragraph":
        cursor = found.Text.createTextCursorByRange(found)
        cursor.gotoEndOfParagraph(False)
        found.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        found.Text.insertString(cursor, written, False)
    else:
        sys.exit(f"unknown kind: {kind}")


def main() -> None:
    """Open, edit with changes tracked, save."""
    given = json.load(sys.stdin)
    process, desktop = connected(Path(given["profile"]), given["reviewer"])
    try:
        document = desktop.loadComponentFromURL(Path(given["open"]).as_uri(), "_blank", 0, options(Hidden=True))
        print("recorded:", document.RecordChanges)
        for recorded, edits in ((False, given.get("silent", ())), (True, given["edits"])):
            document.RecordChanges = recorded
            for one in edits:
                edit(document, *one)
        document.storeToURL(Path(given["save"]).as_uri(), options(FilterName="MS Word 2007 XML"))
        print(document.Redlines.createEnumeration().hasMoreElements())
        document.close(False)
        desktop.terminate()
        process.wait(60)
    finally:
        process.kill()


if __name__ == "__main__":
    main()
