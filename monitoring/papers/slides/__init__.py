"""A quarter as slides that a board can be shown and a district can change."""
