"""Run a command and write what it cost as JSON to a file: launch.py FILE preview|run WORD…

A process of its own, and a small one: the system counts the memory of the process that starts another into the other's.
"""

from __future__ import annotations

import http.client
import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

MOST_SECONDS = 40
"""Of the processor; then the system ends it."""
QUIET_SECONDS = 3
"""After which a preview that says nothing new is done."""


def main(file: str, how: str, *words: str) -> None:
    """Run it."""
    said = Path(file).with_suffix(".said")
    # What a shell starts in the background ignores it, and so would the preview.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    with said.open("wb") as out:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=out if how == "run" else subprocess.PIPE,
            stderr=out,
        )
        if how == "preview":
            out.write(_listened(process))
        _, status, used = os.wait4(process.pid, 0)
    cost = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "letters": said.stat().st_size,
    }
    Path(file).write_text(json.dumps(cost), encoding="utf-8")


def _listened(process: subprocess.Popen[bytes]) -> bytes:
    """What a preview says, and its page, when it has nothing more to say; then it is ended."""
    assert process.stdout
    said = b""
    for line in process.stdout:
        said += line
        if b"http://" in line:
            said += _page(line.split()[1].decode())
            break
    # Popen.send_signal would wait for one that has ended, and its cost be lost.
    os.kill(process.pid, signal.SIGINT)
    return said + process.stdout.read()


def _page(address: str) -> bytes:
    events = http.client.HTTPConnection(urlsplit(address).netloc, timeout=QUIET_SECONDS)
    events.request("GET", "/events")
    answer = events.getresponse()
    said = b""
    try:
        while line := answer.readline():
            said += line
            if line.startswith(b"data: ") and line.count(b"klar</p>") == 2:
                break
    except TimeoutError:
        pass
    events.close()
    return said


if __name__ == "__main__":
    main(*sys.argv[1:])
