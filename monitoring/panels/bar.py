"""The line at the top of every page: whose plan, which quarter, when more is known."""

from datetime import date
from urllib.parse import urlencode

import pandas as pd
from markupsafe import Markup

from monitoring.db.query_rows import NextRelease, Plan, ReviewQuarter
from monitoring.panels.html import join
from monitoring.rows import each, first
from monitoring.vocabulary import Basis
from monitoring.wording import filters as words_of
from monitoring.wording import goals as wording
from monitoring.wording import pages
from monitoring.wording.numbers import is_missing, quarter
from monitoring.wording.plan import district


def bar(
    beside: tuple[str, str],
    plan: pd.DataFrame,
    review: pd.DataFrame,
    release: pd.DataFrame,
    is_looking_back: bool,
    filtered: tuple[tuple[str, str], ...],
    presented: str,
) -> Markup:
    """Write whose plan this is, which quarter, and when the next official results come.

    On paper, where nothing can be chosen, it says in words what is chosen.

    Args:
        beside: the quarter before the one shown and the one after, "" where there is none.
        plan: the row of ``plan``.
        review: the row of ``review_quarter``.
        release: the row of ``next_release``, or none.
        is_looking_back: a line of its own says as of when results are known.
        filtered: (filter, choice in words) of each that is not as on a fresh visit; a button says
            how many they are where there is no room for them.
        presented: the quarter that a link presents on the whole screen; "" where none does.
    """
    of, shown = first(plan, Plan), first(review, ReviewQuarter)
    years = "" if is_missing(of.school_years) else str(of.school_years)
    coming = next((row for row in each(release, NextRelease)), None)
    earlier, later = beside
    ways = _way("earlier", earlier, words_of.earlier()) + _way("later", later, words_of.later())
    parts = [
        _everywhere(wording.plan(years)),
        *_when(shown, is_looking_back),
        *([_everywhere(wording.next_results(coming.released_on))] if coming else []),
        *[_on_paper(words_of.chosen(key, words)) for key, words in filtered],
        *([_to_wall(presented)] if presented else []),
    ]
    return Markup('<p class="bar" data-filtered="{}">{}<b>{}</b>{}</p>').format(
        len(filtered), ways, district("" if is_missing(of.district) else of.district), join(parts)
    )


def looking_back(quarter_shown: str, ends_on: date, under_way: str) -> Markup:
    """Write that the quarter on the page is not the one under way, with a link to that one."""
    to_today = Markup('<a href="?{}" target="_self" data-keeps="">{}</a>').format(
        urlencode({"quarter": under_way}), words_of.go_to_today()
    )
    return Markup('<p class="looking-back"><span>{}</span> {}</p>').format(
        words_of.looking_back(quarter_shown, ends_on), to_today
    )


def _way(place: str, quarter_beside: str, words: str) -> Markup:
    """Write what leads to the next quarter on one side; a place without words where none is."""
    if not quarter_beside:
        return Markup('<span class="way {}"></span>').format(place)
    told = Markup('<span class="unseen">{}</span>').format(words)
    return Markup('<a class="way {}" href="?{}" target="_self" data-keeps="">{}</a>').format(
        place, urlencode({"quarter": quarter_beside}), told
    )


def _everywhere(words: str) -> Markup:
    return Markup(" <span>{}</span>").format(words) if words else Markup()


def _on_paper(words: str) -> Markup:
    return Markup(' <span class="on-paper">{}</span>').format(words)


def _to_wall(quarter_shown: str) -> Markup:
    return Markup(' <a class="on-screen to-wall" href="wall?{}" target="_self">{}</a>').format(
        urlencode({"quarter": quarter_shown}), pages.title("wall")
    )


def _when(shown: ReviewQuarter, is_looking_back: bool) -> list[Markup]:
    """Say which quarter it is, and as of when figures are known or how long it still runs.

    On the screen the box beside it has the quarter.
    """
    left = (shown.ends_on - shown.known_on).days
    if is_looking_back:
        return [_on_paper(quarter(shown.quarter))]
    if left > 0:
        on_screen = Markup(' <span class="on-screen">{}</span>').format(words_of.days_left(left))
        return [on_screen, _on_paper(wording.under_way(shown.quarter, left))]
    is_assumed = shown.basis == Basis.ASSUMED
    return [_everywhere(wording.known_on(shown.quarter, shown.known_on, is_assumed=is_assumed))]
