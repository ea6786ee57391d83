"""Measurements of how long things take; each prints what was measured and how."""
