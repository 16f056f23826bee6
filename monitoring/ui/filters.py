"""The reader's choices: one way to draw each, to write it into the address and to keep it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from monitoring import clock
from monitoring.db.query_rows import BriefRelease, Measures, ReviewQuarters
from monitoring.due import as_of
from monitoring.ui.kept import ByValue, made_once, rows_of
from monitoring.ui.options import ALL, CHOICES, Options, Picked, district_id
from monitoring.ui.pages import FACETS, PAGES, SCOPE
from monitoring.wording import filters as words_of

_QUARTER = "quarter"


@dataclass(frozen=True)
class Filters(ByValue):
    """The reader's choices, the same on every page that takes them and in the address.

    A choice that a page does not take, or that has nothing to choose from, is "".

    Args:
        page: id of the page they were drawn for.
        quarter: the review quarter.
        goal_id: the goal.
        measure_id: the measure.
        step_id: the action step.
        indicator_id: the indicator; with content_area and grade_span the scope of a result.
        content_area: "" where the indicator has none.
        grade_span: as in results.
        school_id: one school, or "" for none.
        organisation_id: that school, or the district.
        period: the year or quarter of the result.
        subgroup: the student group.
        facets: what action steps are sorted out by, (facet, value) for each that is chosen.
        as_of: the day to which days are counted: the quarter's last, or today before that; of a
            release the day on which it was published at the latest.
        ends_on: the quarter's last day.
        words: key -> choice as the reader sees it, for the head of a file.
    """

    page: str
    quarter: str
    goal_id: str = ""
    measure_id: str = ""
    step_id: str = ""
    indicator_id: str = ""
    content_area: str = ""
    grade_span: str = ""
    school_id: str = ""
    organisation_id: str = ""
    period: str = ""
    subgroup: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    as_of: date = date.min
    ends_on: date = date.min
    words: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def told(self) -> dict[str, str | date]:
        """The quarter and the day to which it is told, as queries of what is due take them."""
        return {"quarter": self.quarter, "as_of": self.as_of}

    @property
    def scope(self) -> dict[str, str]:
        """The quarter and the scope, as queries of results take them."""
        return {
            "quarter": self.quarter,
            "indicator_id": self.indicator_id,
            "content_area": self.content_area,
            "grade_span": self.grade_span,
        }

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """The quarter, the scope and the period, as pairs of name and value in an address."""
        named = {
            "quarter": self.quarter,
            "goal": self.goal_id,
            "indicator": self.indicator_id,
            "content": self.content_area,
            "grades": self.grade_span,
            "period": self.period,
        }
        return tuple((name, value) for name, value in named.items() if value)


@dataclass(frozen=True)
class Offered:
    """What the bar of a page offers to choose from, and what is chosen.

    Args:
        chosen: the choices, as the page takes them.
        options: key -> what there is to choose from, of the choices that the page takes.
        picked: key -> what is chosen.
        filtered: (key, words) of each choice but the quarter that is not the one of a fresh visit.
        unknown: a sentence for each value that the address asks for and that is not there.
    """

    chosen: Filters
    options: Mapping[str, Options]
    picked: Picked
    filtered: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def offer(page: str) -> Offered:
    """Settle what a page's filters offer and what is chosen, before any of them is drawn."""
    chosen: dict[str, str] = st.session_state.setdefault("_chosen", {})
    picked: dict[str, str] = {"page": page}
    offered: dict[str, Options] = {}
    unknown: list[str] = []
    for key in PAGES[page].choices:
        offered[key] = CHOICES[key].options(picked)
        picked[key] = _pick(key, offered[key], chosen, unknown)
    for key in CHOICES:
        if key not in picked and key in st.query_params:
            # The next page that takes it shows what a link to this one asked for.
            chosen[key] = st.query_params[key]
            del st.query_params[key]
    _keep_in_step(picked, chosen)
    words = {key: it.labels[picked[key]] for key, it in offered.items() if it.labels}
    filtered = [(key, words[key]) for key in words if key in _changed(offered, picked)]
    filters = _as_filters(page, picked, tuple(words.items()))
    return Offered(filters, offered, picked, tuple(filtered), tuple(unknown))


def _changed(offered: Mapping[str, Options], picked: Picked) -> set[str]:
    """Return the filters that are not as on a fresh visit; where one stands in time is none."""
    return {key for key, it in offered.items() if picked[key] != it.default and not it.is_ordered}


def draw_quarter(offered: Offered) -> None:
    """Draw the choice of the quarter; links of the bar lead to the one before and after."""
    _draw_box(offered, _QUARTER)


def beside(offered: Offered) -> tuple[str, str]:
    """Return the quarter before the chosen one and the one after, "" where there is none."""
    newest_first = ["", *offered.options[_QUARTER].labels, ""]
    place = newest_first.index(offered.picked[_QUARTER])
    return newest_first[place + 1], newest_first[place - 1]


def draw_others(offered: Offered) -> None:
    """Draw the other filters of a page in a line of their own, where it has any."""
    drawn = [key for key, it in offered.options.items() if set(it.labels) - {""}]
    if drawn == [_QUARTER]:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap=None, key="filters"):
        for key in drawn:
            if key != _QUARTER:
                _draw_box(offered, key)
        if offered.filtered:
            st.button(words_of.clear(), key="clear", type="tertiary", on_click=_clear)


def _draw_box(offered: Offered, key: str) -> None:
    labels = offered.options[key].labels
    st.selectbox(words_of.label(key), list(labels), format_func=labels.__getitem__, key=key)


def _as_filters(page: str, picked: Picked, words: tuple[tuple[str, str], ...]) -> Filters:
    values: dict[str, Any] = {CHOICES[key].field: picked[key] for key in PAGES[page].choices}
    values["school_id"] = values.get("school_id", "").replace(ALL, "")
    if "school" in picked:
        values["organisation_id"] = values["school_id"] or district_id()
    known = {known.name for known in fields(Filters)}
    ends_on = made_once(_quarter_ends)[picked["quarter"]]
    values["ends_on"] = pd.Timestamp(ends_on).date()
    values["as_of"] = as_of(ends_on, made_once(_release_day) or clock.today())
    values["goal_id"] = values.get("goal_id", "").replace(ALL, "")
    sorting = [(key, picked[key]) for key in ("goal", *FACETS) if key in picked]
    values["facets"] = tuple((key, value) for key, value in sorting if value not in (ALL, ""))
    return Filters(page=page, words=words, **{k: v for k, v in values.items() if k in known})


def _release_day() -> date | None:
    """Return the day on which the release that is read was published; it tells of no later one."""
    release = next(iter(rows_of(BriefRelease)), None)
    return pd.Timestamp(release.released_at).date() if release else None


def _quarter_ends() -> dict[str, date]:
    return {row.quarter: row.ends_on for row in rows_of(ReviewQuarters)}


def _clear() -> None:
    # What a page binds to the address itself, such as an order, is no filter and stays; so does
    # the quarter that a reader stands in.
    for key in CHOICES:
        if key != _QUARTER:
            st.session_state.pop(key, None)
            st.query_params.pop(key, None)
    st.session_state["_chosen"] = {_QUARTER: st.session_state[_QUARTER]}


def _keep_in_step(picked: Picked, chosen: dict[str, str]) -> None:
    """Let a measure chosen on one page be the scope on another, and the other way round."""
    measures = made_once(_scopes_of_measures)
    if "measure" in picked and picked["measure"] != chosen.get("_measure"):
        if "_measure" in chosen or "indicator" not in chosen:
            chosen.update(zip(SCOPE, measures.get(picked["measure"], ()), strict=False))
        chosen["_measure"] = picked["measure"]
    if "indicator" in picked:
        scope = tuple(picked[key] for key in SCOPE)
        for measure_id, of_measure in measures.items():
            if of_measure == scope and measure_id != chosen.get("measure"):
                chosen["measure"] = chosen["_measure"] = measure_id


def _scopes_of_measures() -> dict[str, tuple[str, ...]]:
    return {
        row.measure_id: (row.indicator_id, row.content_area, row.grade_span)
        for row in rows_of(Measures)
    }


def _pick(key: str, options: Options, chosen: dict[str, str], unknown: list[str]) -> str:
    """Keep one filter in step with the address, whichever of the two changed.

    Streamlit's own binding leaves a default out of the address, so that a shared link would mean
    another quarter next term; here every choice is always written out.
    """
    if not options.labels:
        st.query_params.pop(key, None)
        return ""
    asked = st.query_params.get(key)
    if asked is not None and asked != chosen.get(key):
        if asked in options.labels:
            st.session_state[key] = asked
        else:
            st.session_state[key] = nearest = options.nearest(asked)
            unknown.append(words_of.unknown(key, asked, options.labels[nearest]))
    if st.session_state.get(key, chosen.get(key)) not in options.labels:
        st.session_state[key] = options.default
    elif key not in st.session_state:
        st.session_state[key] = chosen[key]
    chosen[key] = picked = str(st.session_state[key])
    if st.query_params.get(key) != picked:
        st.query_params[key] = picked
    return picked
