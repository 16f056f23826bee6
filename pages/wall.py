"""The wall view: the quarter one message at a time, large enough for a room."""

from monitoring import ui

filters = ui.begin("wall")
ui.wall(ui.brief(filters))
