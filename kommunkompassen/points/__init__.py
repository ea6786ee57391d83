"""Evaluations to points: arithmetic, comparison, mean, and the figures that prose cites. May import base and read."""
