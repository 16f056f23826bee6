"""Small pictures as SVG text: they cost a page next to nothing and serve print as well."""

from monitoring.pictures.compared import Axis, is_drawn, rates_over_time
from monitoring.pictures.gaps import Scale, gap_axis, gap_strip, has_own_path, scale_of
from monitoring.pictures.markers import key
from monitoring.pictures.multiples import Frame, frame_of, gap_over_time, no_picture
from monitoring.pictures.outlook import outlook_picture
from monitoring.pictures.paths import (
    CARD,
    LARGE,
    MEDIUM,
    ROW,
    SMALL,
    Size,
    measure_picture,
    measure_words,
    path_picture,
)
from monitoring.pictures.quarters import IN_ROW, quarters_picture, states_drawn

__all__ = [
    "CARD",
    "IN_ROW",
    "LARGE",
    "MEDIUM",
    "ROW",
    "SMALL",
    "Axis",
    "Frame",
    "Scale",
    "Size",
    "frame_of",
    "gap_axis",
    "gap_over_time",
    "gap_strip",
    "has_own_path",
    "is_drawn",
    "key",
    "measure_picture",
    "measure_words",
    "no_picture",
    "outlook_picture",
    "path_picture",
    "quarters_picture",
    "rates_over_time",
    "scale_of",
    "states_drawn",
]
