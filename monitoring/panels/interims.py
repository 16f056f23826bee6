"""Early signs under a measure: never the measure's own status."""

import pandas as pd
from markupsafe import Markup

from monitoring import pictures
from monitoring.brief.early_signs import RECENT
from monitoring.db.query_rows import InterimFindings, MeasureLatestResults, ReviewQuarter
from monitoring.panels.html import details, join, sample_mark, table
from monitoring.panels.measures import verdict
from monitoring.rows import each, first, where
from monitoring.vocabulary import Change
from monitoring.wording import early_signs as wording
from monitoring.wording import measures, periods
from monitoring.wording import pictures as picture_words
from monitoring.wording.goal_headlines import coming
from monitoring.wording.interims import KEY, sign_name
from monitoring.wording.joined import headed, paragraph

_MOVED = (Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE)


def interims(
    findings: pd.DataFrame,
    signs: pd.DataFrame,
    latest_results: pd.DataFrame,
    review: pd.DataFrame,
    measure_id: str,
) -> Markup:
    """Write the early signs of one measure as small multiples, one point a quarter.

    Args:
        findings: rows of ``interim_findings``.
        signs: rows of ``early_signs``, with or without results.
        latest_results: rows of ``measure_latest_results``.
        review: the row of ``review_quarter``.
        measure_id: the measure they are early signs of.

    Returns:
        A section that says first what an early sign cannot do: change the status above.
    """
    row = first(where(latest_results, "measure_id", measure_id), MeasureLatestResults)
    heading = Markup("<h2>{}</h2>").format(wording.heading(row.measure_name))
    if signs.empty:
        return heading + Markup("<p>{}</p>").format(wording.none_taken())
    if findings.empty:
        names = signs["short_name"].tolist()
        return heading + Markup("<p>{}</p>").format(wording.none_loaded(names))
    quarter = first(review, ReviewQuarter)
    by_sign = [rows for _, rows in findings.groupby(KEY, sort=False)]
    tiles = Markup('<div class="tiles n{}">{}</div>').format(
        len(by_sign), join(_tile(rows, quarter.quarter) for rows in by_sign)
    )
    lead, numbers = _lead(findings, row, quarter), _numbers(findings)
    if any(_is_of_school_year(rows, quarter.quarter) for rows in by_sign):
        return Markup('{}<div class="signs"><div>{}</div>{}</div>{}').format(
            heading, lead, tiles, numbers
        )
    # What is of earlier school years alone opens on request.
    folded = details(wording.latest_known(), tiles)
    return Markup('{}{}<div class="folds">{}{}</div>').format(heading, lead, folded, numbers)


def _is_of_school_year(rows: pd.DataFrame, quarter: str) -> bool:
    return periods.is_same_school_year(str(rows["period"].iloc[-1]), quarter)


def small_quarters(findings: pd.DataFrame, *, alt: str) -> dict[str, Markup]:
    """Draw every indicator of ``interim_findings`` small, by name; for a file of all of them."""
    pieces = {}
    for _, rows in findings.groupby(KEY, sort=False):
        name = sign_name(first(rows, InterimFindings))
        pieces[name] = pictures.quarters_picture(rows, alt=headed(alt, name))
    return pieces


def _lead(findings: pd.DataFrame, row: MeasureLatestResults, review: ReviewQuarter) -> Markup:
    """Say what moved, and that the official result is another matter."""
    known = findings[findings["value"].notna()]
    ends_on = pd.Timestamp(review.ends_on)
    recent = known[pd.to_datetime(known["released_on"]) >= ends_on - RECENT]
    if recent.empty and len(known):
        told = wording.none_recent(first(known.sort_values("period").tail(1), InterimFindings))
    else:
        # What is overdue since has not moved; what is older than a year is no early sign.
        latest = findings.groupby(KEY, sort=False).tail(1)
        latest = latest[latest["result_id"].isin(recent["result_id"])]
        moved = each(latest[latest["change"].isin(_MOVED)], InterimFindings)
        told = wording.moved(list(moved), review.quarter)
    letters = picture_words.letters(pictures.states_drawn(findings, KEY))
    return Markup('<p class="finding">{}{}</p><p class="waiting">{}</p>').format(
        sample_mark(findings), told, paragraph(wording.caution(coming(row)), letters)
    )


def _tile(rows: pd.DataFrame, quarter: str) -> Markup:
    """Write one early sign; that of an earlier school year is gray, and says of when it is."""
    last = first(rows.tail(1), InterimFindings)
    name = sign_name(last)
    picture = pictures.quarters_picture(rows, alt=wording.shown(last))
    return Markup(
        '<article class="tile"><h3>{}{}</h3>{}{}{}{}<details><summary>{}'
        '<span class="unseen">{}</span></summary><p>{}</p><p>{}</p></details></article>'
    ).format(
        sample_mark(rows),
        name,
        _verdict(last, quarter),
        _direction(last),
        picture,
        _coverage(last),
        wording.why(),
        measures.of_measure(name),
        wording.reasons(last),
        wording.taken_since(last),
    )


def _verdict(row: InterimFindings, quarter: str) -> Markup:
    if periods.is_same_school_year(row.period, quarter):
        return verdict(row, against=wording.against_target())
    return Markup('<p class="apart">{}</p>').format(wording.past(row))


def _coverage(row: InterimFindings) -> Markup:
    told = wording.coverage(row)
    return Markup('<p class="quiet">{}</p>').format(told) if told else Markup("")


def _direction(row: InterimFindings) -> Markup:
    if not wording.is_lower_better(row):
        return Markup("")
    return Markup('<p class="quiet">{}</p>').format(wording.lower_is_better())


def _numbers(findings: pd.DataFrame) -> Markup:
    return details(
        wording.numbers_caption(),
        join(
            table(
                sign_name(first(rows, InterimFindings)),
                [wording.cells(row) for row in each(rows, InterimFindings)],
                wording.head(),
            )
            for _, rows in findings.groupby(KEY, sort=False)
        ),
    )
