"""Says on a page that its quarter is not the one under way, and leads to that one."""

from monitoring.panels.bar import looking_back
from monitoring.ui.elements import write
from monitoring.ui.filters import Filters
from monitoring.ui.options import opening
from monitoring.ui.pages import PageId
from monitoring.ui.source import is_release


def is_looking_back(chosen: Filters) -> bool:
    """Tell whether a later quarter is under way than the one that is shown."""
    # On Data the quarter is that of the template alone.
    is_data = chosen.page == PageId.DATA
    return not is_release() and not is_data and chosen.quarter < opening().under_way


def draw_looking_back(chosen: Filters) -> None:
    """Say on which day what is shown was known, and lead to the quarter under way."""
    write(looking_back, chosen.quarter, chosen.ends_on, opening().under_way)
