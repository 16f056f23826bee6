"""What is said of how figures are counted from files with a row for each student."""

from typing import TYPE_CHECKING

from monitoring.wording import numbers
from monitoring.wording.i18n import _
from monitoring.wording.joined import series

if TYPE_CHECKING:
    from monitoring.db.query_rows import CountingRules


def students_dropped() -> str:
    """Say that files with a row for each student are not kept anywhere."""
    return _("The files that you chose were let go of. Nothing about a single student is stored.")


def caption() -> str:
    """Return the caption of the table of rules."""
    return _("How students are counted from a district's own exports; nothing of one is stored")


def head() -> tuple[str, ...]:
    """Return the heads of that table."""
    return (_("Indicator"), _("Rule"), _("Set to"), _("What it means"))


def cells(row: "CountingRules") -> tuple[str, ...]:
    """Say one rule: for which indicator, what it is set to, and what that means."""
    return (row.indicator_name, row.rule, _set_to(row), row.description)


def _set_to(row: "CountingRules") -> str:
    if row.text:
        return series(row.text.split("|"))
    return numbers.decimal(row.number, len(f"{row.number:.10g}".partition(".")[2]))
