"""A goal in a tile: its one measure large with its years, or a row for each of several."""

from urllib.parse import urlencode

from markupsafe import Markup

from monitoring import pictures
from monitoring.brief import Goal, Measure
from monitoring.panels.html import join, sample_span
from monitoring.panels.measures import axes
from monitoring.panels.overview.rows import table_of_measures
from monitoring.vocabulary import Level
from monitoring.wording import beside
from monitoring.wording import goal_tiles as wording
from monitoring.wording.goal_headlines import goal_headline
from monitoring.wording.joined import paragraph
from monitoring.wording.plan import goal_label
from monitoring.wording.verdict_facts import own_value

_SHORT = 24  # letters of a verdict up to which it is set large
_OFF = (Level.OFF_TRACK, Level.OFF_TRACK_MARGIN_UNKNOWN, Level.MISSED, Level.MISSED_MARGIN_UNKNOWN)


def tile(goal: Goal, name: str, quarter: str) -> Markup:
    """Write one goal.

    Args:
        goal: with its measures; one without any says so.
        name: what it is called.
        quarter: the review quarter, for the link to the goal's own page.
    """
    rows = goal.measures
    address = urlencode({"quarter": quarter, "goal": goal.goal_id})
    attention = any(row.level in _OFF for row in rows)
    head = Markup(
        '<h2><a href="goals?{}" target="_self">{}</a> <span class="quiet">{}</span>{}</h2>'
    ).format(
        address,
        name,
        wording.aim(rows) if len(rows) == 1 else wording.count_of_measures(rows),
        Markup(" {}").format(sample_span()) if any(row.is_sample for row in rows) else "",
    )
    if not rows:
        body = Markup("<p>{}</p>").format(goal_headline(rows))
    elif len(rows) == 1:
        body = _one(rows[0])
    else:
        body = table_of_measures(rows)
    return Markup('<article class="goal-tile{}" aria-label="{}">{}{}</article>').format(
        " attention" if attention else "", goal_label(goal.goal_id), head, body
    )


def _one(row: Measure) -> Markup:
    figure = own_value(row) if row.is_measured or row.end_code else ""
    number = (
        Markup('<p class="figure"><b>{}</b> <span>{}</span></p>').format(
            figure, wording.of_when(row)
        )
        if figure
        else Markup('<p class="figure"><span>{}</span></p>').format(wording.no_figure(row))
    )
    foot = paragraph(wording.pace(row), beside.news_of(row), wording.awaited([row]))
    return Markup(
        '<div class="stands">{}<div class="verdicts">{}</div></div>{}<p class="foot">{}</p>'
    ).format(
        number,
        join(_verdict(*axis) for axis in axes(row)),
        # On a phone the second is shown, elsewhere the first.
        pictures.outlook_picture(row) + pictures.outlook_picture(row, is_narrow=True),
        foot,
    )


def _verdict(axis: str, shape: str, tone: str, label: str, comparison: str = "") -> Markup:
    after = (
        Markup('<span class="unseen">. </span><span class="beside">{}</span>').format(comparison)
        if comparison
        else ""
    )
    return Markup(
        '<p class="{}"><span class="quiet">{}<span class="unseen">: </span></span>'
        '<b><span class="mark {}" aria-hidden="true">{}</span> {}</b>{}'
        '<span class="unseen">. </span></p>'
    ).format(
        "verdict-large" if len(label) <= _SHORT else "verdict-long", axis, tone, shape, label, after
    )
