"""What stands in a template for a quarter's figures."""

from monitoring.vocabulary import DataState
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, n_


def title(district: str, quarter: str) -> str:
    """Name the template."""
    return _(
        "Figures of {district} for {quarter}", district=district, quarter=numbers.quarter(quarter)
    )


def how() -> list[str]:
    """Say how it is filled in, a line each."""
    return [
        _(
            "Fill in how many (numerator) of how many (denominator), or the value alone. Leave a "
            "row empty where there is no figure yet: it is skipped."
        ),
        _(
            "Cells with a list offer the names that are known. Add rows below for other groups and "
            "schools. A figure that is not shown or not there has a word under data_state."
        ),
        _("Gray columns: last year, for comparison only. They are not read."),
        _(
            "released_on: the day from which the figure is known. It decides where it is shown "
            "first."
        ),
    ]


def states() -> list[str]:
    """Return the words that may stand in place of figures."""
    words = (_("Hidden to protect students"), *map(labels.data_state, _OTHER_STATES))
    return [word[:1].upper() + word[1:] for word in words]


_OTHER_STATES = (DataState.NOT_PUBLISHED, DataState.CANCELLED, DataState.OVERDUE)


def state_before(code: str) -> str:
    """Return what stands in place of last year's figures, as they were shown."""
    if code == DataState.HIDDEN:
        return _("Hidden to protect students")
    word = labels.data_state(code)
    return word[:1].upper() + word[1:]


def offer(quarter: str) -> str:
    """Label the button that gives the template."""
    return _("Download a template for {quarter} (Excel)", quarter=numbers.quarter(quarter))


def what_for() -> str:
    """Say what the template is for."""
    return _(
        "Figures that the district counts itself: the template lists what was reported a year "
        "before, with last year's figures beside it. Fill it in, and load it here."
    )


def written(file: object, n_rows: int) -> str:
    """Tell that the template was written."""
    return n_(
        "{file}: template with {n} row to fill in",
        "{file}: template with {n} rows to fill in",
        n_rows,
        file=str(file),
    )
