"""The signs that are bullets."""

from __future__ import annotations

BULLETS = "•·∙●○▪▫■□◦‣⁃➢➤►▶✓✔☐☑☒→⇒\ue000-\uf8ff"
"""What can be nothing else than the mark of an item, as a class of a regular expression; the last are of Word's symbol fonts."""
