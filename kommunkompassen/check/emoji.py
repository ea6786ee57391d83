"""Emoji with which chats and AI services adorn what they say; others may be what a text is about."""

from __future__ import annotations

SMILEYS = (
    *"✅🎯🚀📌👉💡🔍⭐⚠🔹🔸🔷🔶📈📊📉🔑🌟📝📢🛠🔄🧭🧩🗂📋📍👍👎👏🔒🏁🧠📅🔎🆕💪🙌🙏🤔🤗🤣🥳",
    *"😀😁😂😃😄😅😆😉😊😇🙂🙃😋😌😍😘😎😏😐😑😒😓😔😕😖😞😟😠😡😢😥😩😭😱😳😴",
    "\u20e3",
)
"""They are sought one by one, which takes no time: most files have no letter of their kind. The last makes keys of digits."""
