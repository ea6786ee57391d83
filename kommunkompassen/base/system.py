"""What the system says of a file, a folder or a port, in the user's language."""

from __future__ import annotations

import errno
import os

from kommunkompassen.base.messages import Language, say

_KEYS = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "system-denied"),
    errno.ENOENT: "system-missing",
    errno.ENOTDIR: "system-not-a-folder",
    errno.EISDIR: "system-a-folder",
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "system-full"),
    errno.ENAMETOOLONG: "system-name-too-long",
    errno.ELOOP: "system-loop",
    errno.EADDRINUSE: "system-port-in-use",
    errno.ENODEV: "system-no-file",
    errno.EEXIST: "system-in-the-way",
    errno.EBUSY: "system-busy",
    errno.EIO: "system-broken",
}
_SAID = {os.strerror(number): key for number, key in _KEYS.items()}


def reason(said: str, language: Language) -> str:
    """What the system says, in the user's language where it is one of the usual things."""
    return say(_SAID[said], language) if said in _SAID else said


def is_usual(number: int | None) -> bool:
    """Whether the error is one of the usual things, which stand in the way without any mistake of ours."""
    return number in _KEYS
