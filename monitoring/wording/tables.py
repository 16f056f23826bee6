"""What any table says of itself."""

import json
from collections.abc import Mapping

from babel.numbers import get_decimal_symbol, get_group_symbol

from monitoring.vocabulary import DataState
from monitoring.wording import figures, labels
from monitoring.wording.i18n import _, number_locale


def empty(caption: str) -> str:
    """Say that there is nothing a table could show."""
    return _("{caption}: none.", caption=caption)


def filter_label() -> str:
    """Label the box above a table that filters its rows."""
    return _("Filter the rows")


def in_browser() -> str:
    """Return as JSON what the script of the tables says, and how it knows figures in cells.

    Returns:
        label: of the box that filters rows. shown: how many rows are shown, with #shown and #n in
        the place of the numbers. whole, frame: show a long table whole, or in its frame.
        nothing: what stands where there is no figure, in small letters. ends: what makes a figure
        the end of a range. about: what may stand before a figure. group and decimal: the signs in
        a number.
    """
    states = [
        text for code, text in labels.labeled(DataState).items() if code != DataState.MEASURED
    ]
    said: Mapping[str, object] = {
        "label": filter_label(),
        "shown": _("{shown} of {n} rows shown", shown="#shown", n="#n"),
        "whole": _("Show all {n} rows at once", n="#n"),
        "frame": _("Show fewer rows at once"),
        "nothing": [*figures.without_figure(), *states],
        "ends": figures.ends(),
        "about": _("about {n}", n=""),
        "group": get_group_symbol(number_locale()),
        "decimal": get_decimal_symbol(number_locale()),
    }
    # A sign that could open a tag would end the script.
    return json.dumps(said).replace("<", "\\u003c")
