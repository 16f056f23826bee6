"""A quarter as slides that a board can be shown and a district can change."""

from monitoring.papers.slides.deck import deck

__all__ = ["deck"]
