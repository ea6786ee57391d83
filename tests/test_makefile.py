"""make does the same on every machine, whatever its owner has set for other Pythons."""

from __future__ import annotations

import os
import subprocess

from kommunkompassen.base import paths


def test_settings_for_other_pythons_are_cleared_and_where_packages_come_from_is_kept() -> None:
    cleared = {"PYTHONPATH": "/x", "PYTHONHOME": "/x", "PIP_USER": "1", "PIP_TARGET": "/x", "PIP_PREFIX": "/x"}
    kept = {"PIP_INDEX_URL": "https://exempel.se", "PIP_CERT": "/x", "HTTPS_PROXY": "http://exempel.se", "SSL_CERT_FILE": "/x"}
    shown = subprocess.run(
        ["make", "--no-print-directory", "--eval", "show: ; @env", "show"],
        cwd=paths.PROJECT,
        env={**os.environ, **cleared, **kept},
        capture_output=True,
        text=True,
        check=True,
    )
    found = dict(line.partition("=")[::2] for line in shown.stdout.splitlines())
    assert not set(cleared) & set(found)
    assert {name: found.get(name) for name in kept} == kept
