"""What is said of how many students an early sign tells of."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.vocabulary import Unit
from monitoring.wording import figures, numbers
from monitoring.wording.i18n import _, n_

if TYPE_CHECKING:
    from monitoring.db.query_rows import GroupCoverage, InterimFindings


def _whole(row: "GroupCoverage | InterimFindings") -> float:
    """Return of how many students a result could tell: enrolled, else last year's; 0 if unknown."""
    if row.value_code or row.unit != Unit.PERCENT or figures.is_missing(row.n):
        return 0.0
    whole = row.earlier_n if figures.is_missing(row.n_enrolled) else row.n_enrolled
    return 0.0 if figures.is_missing(whole) else whole


def is_low(row: "GroupCoverage | InterimFindings") -> bool:
    """Tell whether a result tells of too few students."""
    whole = _whole(row)
    return whole > 0 and row.n < row.least_coverage * whole


def of_group(group: str, told: str) -> str:
    """Say of which group a sentence about coverage is."""
    return _("{group}: {told}", group=group, told=told)


def low_groups(groups: Sequence[str], least: float) -> str:
    """Name the groups of which too few students were tested or counted."""
    return n_(
        "Warning: {n} group has under {least} of its students in this figure: {groups}.",
        "Warning: {n} groups have under {least} of their students in these figures: {groups}.",
        len(groups),
        least=numbers.percent(100 * least, 0),
        groups=numbers.and_list(groups),
    )


def coverage(row: "GroupCoverage | InterimFindings") -> str:
    """Say of how many students an early sign tells: of those enrolled, else beside last year's.

    Returns:
        A sentence, with a warning in words under the least share; "" where nothing is known of it.
    """
    whole = _whole(row)
    if not whole:
        return ""
    is_of_enrolled = not figures.is_missing(row.n_enrolled)
    share = math.floor(100 * row.n / whole + 1e-9)
    facts = {
        "n": figures.count(row.n),
        "whole": figures.count(whole),
        "share": numbers.percent(share, 0),
        "least": numbers.percent(100 * row.least_coverage, 0),
    }
    if is_of_enrolled and is_low(row):
        return _(
            "Warning: only {n} of {whole} students enrolled were tested ({share}). Under {least} a "
            "figure may not tell of all students.",
            **facts,
        )
    if is_of_enrolled:
        return _("Tested: {n} of {whole} students enrolled ({share}).", **facts)
    if is_low(row):
        return _(
            "Warning: only {n} were counted, against {whole} a year before ({share}). Under "
            "{least} the two figures may not tell of the same students.",
            **facts,
        )
    return _("Counted: {n}, against {whole} a year before ({share}).", **facts)
