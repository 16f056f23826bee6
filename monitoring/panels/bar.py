"""The line at the top of every page: whose plan, which quarter, when more is known."""

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import NextRelease, Plan, ReviewQuarter
from monitoring.panels.html import join
from monitoring.rows import each, first
from monitoring.vocabulary import Basis
from monitoring.wording import goals as wording
from monitoring.wording.numbers import is_missing, quarter
from monitoring.wording.plan import district


def bar(
    plan: pd.DataFrame, review: pd.DataFrame, release: pd.DataFrame, is_looking_back: bool
) -> Markup:
    """Write whose plan this is, which quarter, and when the next official results come.

    Args:
        plan: the row of ``plan``.
        review: the row of ``review_quarter``.
        release: the row of ``next_release``, or none.
        is_looking_back: a line of its own says as of when results are known.
    """
    of, shown = first(plan, Plan), first(review, ReviewQuarter)
    years = "" if is_missing(of.school_years) else str(of.school_years)
    coming = next((row for row in each(release, NextRelease)), None)
    parts = [
        wording.plan(years),
        quarter(shown.quarter) if is_looking_back else _known(shown),
        wording.next_results(coming.released_on) if coming else "",
    ]
    return Markup('<p class="bar"><b>{}</b>{}</p>').format(
        district("" if is_missing(of.district) else of.district),
        join(Markup(" <span>{}</span>").format(part) for part in parts if part),
    )


def _known(shown: ReviewQuarter) -> str:
    """Say as of when figures are known, or how long the quarter still runs."""
    left = (shown.ends_on - shown.known_on).days
    if left > 0:
        return wording.under_way(shown.quarter, left)
    return wording.known_on(shown.quarter, shown.known_on, is_assumed=shown.basis == Basis.ASSUMED)
