"""Writes the sample as results: counts by group and quarter, their states, their dates."""

import math
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from monitoring.disclosure import FIGURES, hide_small
from monitoring.result_files.model import COLUMNS, NAN
from monitoring.sample.anchors import Official
from monitoring.sample.counts import ALL, Counts, Groups, counted
from monitoring.sample.series import (
    ELA,
    EVENTS,
    GROUP_YEARS,
    MADE_UP,
    QUARTERS,
    REFERRAL_DAYS,
    REFERRAL_RATES,
    REFERRAL_SEASONS,
    REFERRAL_YEARS,
    REFERRALS,
    SCHOOL_DAYS,
    SERIES,
    STAYING,
    TALLIES,
    Part,
    Series,
)
from monitoring.vocabulary import DataState, OrganisationLevel, PeriodKind

_SEED = 2021
_TINY = 0.005
_FEW_OTHERS = 0.05

Row = dict[str, Any]
Ends = Mapping[str, date]


def results(anchors: pd.DataFrame, calendar: pd.DataFrame, subgroups: pd.DataFrame) -> pd.DataFrame:
    """Make up quarterly results of one district, always the same ones for the same anchors.

    Args:
        anchors: the district's own official results in force, one row each: indicator_id,
            period, organisation_id, organisation, subgroup, content_area, grade_span,
            denominator (students), value (percent).
        calendar: one row per period: period, kind, ends_on.
        subgroups: one row per subgroup: subgroup, family, complement, sort_order.

    Returns:
        One row per indicator, quarter, content area, grade span and subgroup, with the columns
        of ``load.Reading.rows``; every source says Sample, no row is a school's. Empty where
        the district has no official results of 2021 or 2022 to base them on.

    Raises:
        ValueError: ``anchors`` are of more than one organisation.
    """
    organisations = anchors[["organisation_id", "organisation"]].drop_duplicates()
    if len(organisations) > 1:
        raise ValueError(f"anchors of {len(organisations)} organisations; a sample is of one")
    official, groups = Official(anchors), Groups(subgroups)
    ends = _ends(calendar)
    made = [row for series in SERIES for row in _series_rows(series, official, groups, ends)]
    if ALL in (official.sizes(ELA) if official.year(ELA) else {}):
        made += _district_rows(official.sizes(ELA)[ALL], str(official.year(ELA)), ends)
    if not made:
        return pd.DataFrame(columns=list(COLUMNS))
    rows = pd.DataFrame(made).assign(
        line=range(1, len(made) + 1),
        organisation_level=OrganisationLevel.DISTRICT,
        organisation=organisations["organisation"].iloc[0],
        organisation_code=organisations["organisation_id"].iloc[0],
        published_value=NAN,
        n_enrolled=NAN,
        data_state=DataState.MEASURED,
    )
    return hide_small(_with_events(rows))[list(COLUMNS)]


def _ends(calendar: pd.DataFrame) -> Ends:
    quarters = calendar[
        (calendar["kind"] == PeriodKind.QUARTER) & calendar["period"].isin(QUARTERS)
    ]
    return {
        str(period): pd.Timestamp(ends_on).date()
        for period, ends_on in zip(quarters["period"], quarters["ends_on"], strict=True)
    }


def _series_rows(series: Series, official: Official, groups: Groups, ends: Ends) -> Iterable[Row]:
    if official.year(series.sizes) is None or official.year(series.levels) is None:
        return
    levels = official.levels(series.levels)
    sizes = _with_levels(official.sizes(series.sizes), levels, groups)
    if ALL not in sizes:
        return
    sizes = {group: sizes[group] for group in groups.telling(sizes)}
    source = f"{MADE_UP}, {series.anchor.format(year=official.year(series.levels))}"
    paths = [_paths(series, part, {g: levels[g] for g in sizes}) for part in series.parts]
    for quarter, ends_on in ends.items():
        told = []
        for part, path in zip(series.parts, paths, strict=True):
            covered = part.share * series.coverage[_year(quarter)] * STAYING[_season(quarter)]
            now = {group: round(n * covered) for group, n in sizes.items()}
            told.append((part.grade_span, counted(now, path(quarter), groups)))
        if series.total is not None:
            told.append((series.total, _sum([counts for _, counts in told])))
        stem = {
            "indicator_id": series.indicator_id,
            "period": quarter,
            "content_area": series.content_area,
            "released_on": ends_on + timedelta(days=series.days),
            "source": source,
            "note": "",
        }
        for grade_span, counts in told:
            for group, (numerator, denominator) in counts.items():
                yield stem | {"grade_span": grade_span} | _figures(group, numerator, denominator)


def _with_levels(
    sizes: Mapping[str, int], levels: Mapping[str, float], groups: Groups
) -> dict[str, int]:
    """Return the sizes of groups with a level, but of none that is nearly everybody.

    Where the few others have no level of their own, all students less the group would give them
    one out of rounding and wobble alone.
    """
    without_level = {group: n for group, n in sizes.items() if group not in levels}
    few = {group for group, n in without_level.items() if n < _FEW_OTHERS * sizes.get(ALL, 0)}
    return {
        group: n
        for group, n in sizes.items()
        if group in levels and groups.complement.get(group) not in few
    }


def _figures(group: str, numerator: int, denominator: int) -> Row:
    value = 100 * numerator / denominator if denominator else NAN
    return {
        "subgroup": group,
        "numerator": float(numerator),
        "denominator": float(denominator),
        "value": value,
    }


def _year(quarter: str) -> int:
    return QUARTERS.index(quarter) // 4


def _season(quarter: str) -> int:
    return QUARTERS.index(quarter) % 4


def _sum(parts: list[Counts]) -> Counts:
    return {
        group: (sum(p[group][0] for p in parts), sum(p[group][1] for p in parts))
        for group in parts[0]
    }


def _log_odds(percent: float) -> float:
    share = min(max(percent / 100, _TINY), 1 - _TINY)
    return math.log(share / (1 - share))


def _paths(
    series: Series, part: Part, levels: Mapping[str, float]
) -> Callable[[str], dict[str, float]]:
    """Return what gives, for a quarter, the share of each group that counts."""
    base = _log_odds(levels[ALL] if series.level is None else series.level) + part.shift
    moves = {}
    for group, level in levels.items():
        # Seeded by what it is, not by its place, so that no group depends on the others.
        name = f"{series.indicator_id}|{series.content_area}|{part.grade_span}|{group}"
        random = np.random.default_rng([_SEED, zlib.crc32(name.encode())])
        own = GROUP_YEARS.get(group, tuple(random.normal(0, 0.03, 3) * (1, 0, 1)))
        apart = series.tilt * (_log_odds(level) - _log_odds(levels[ALL]))
        wobbles = random.normal(0, 1, len(QUARTERS)) * series.wobble
        toward = math.copysign(1, series.tilt)
        moves[group] = [
            base + apart + toward * own[year] + series.years[year] + series.seasons[season] + w
            for (year, season), w in zip(
                [(_year(q), _season(q)) for q in QUARTERS], wobbles, strict=True
            )
        ]
    return lambda quarter: {
        group: 1 / (1 + math.exp(-path[QUARTERS.index(quarter)])) for group, path in moves.items()
    }


def _district_rows(n_tested: int, year: str, ends: Ends) -> Iterable[Row]:
    """Make what has no student groups: staff, families, positions, referrals by grade span."""
    source = f"{MADE_UP}, size based on the published number of students tested in {year}"
    for quarter, ends_on in ends.items():
        for tally in TALLIES:
            place = QUARTERS.index(quarter)
            size = round(n_tested * tally.size * _steadily(tally.indicator_id, place))
            percent = tally.percents[place]
            yield {
                "indicator_id": tally.indicator_id,
                "period": quarter,
                "content_area": "",
                "grade_span": "",
                "released_on": ends_on + timedelta(days=tally.days),
                "source": source,
                "note": "",
            } | _figures(ALL, round(size * percent / 100), size)
        for grade_span, students, referrals in _referrals(n_tested, quarter):
            days = SCHOOL_DAYS[_season(quarter)]
            yield {
                "indicator_id": REFERRALS,
                "period": quarter,
                "content_area": "",
                "grade_span": grade_span,
                "released_on": ends_on + timedelta(days=REFERRAL_DAYS),
                "source": source,
                "note": f"Sample: {referrals:,} referrals, {students:,} students, {days} days",
                "subgroup": ALL,
                # Referrals are not students: a student may have several, so there is no margin.
                "numerator": NAN,
                "denominator": NAN,
                "value": 100 * referrals / (students * days),
            }


def _steadily(indicator_id: str, place: int) -> float:
    """Return how a number of staff, positions or families differs a little from its usual size."""
    random = np.random.default_rng([_SEED, zlib.crc32(indicator_id.encode()), place])
    return 1 + float(random.uniform(-0.02, 0.02))


def _referrals(n_tested: int, quarter: str) -> list[tuple[str, int, int]]:
    year, season = _year(quarter), _season(quarter)
    moved = REFERRAL_YEARS[year] * REFERRAL_SEASONS[season] * SCHOOL_DAYS[season] / 100
    told = []
    for grade_span, (share, rate) in REFERRAL_RATES.items():
        students = round(n_tested * share)
        told.append((grade_span, students, round(students * rate * moved)))
    return [*told, ("K-12", sum(n for _, n, _ in told), sum(n for _, _, n in told))]


def _with_events(rows: pd.DataFrame) -> pd.DataFrame:
    for event in EVENTS:
        struck = (rows["indicator_id"] == event.indicator_id) & rows["period"].isin(event.quarters)
        if event.content_areas:
            struck &= rows["content_area"].isin(event.content_areas)
        rows.loc[struck, "data_state"] = event.data_state
        rows.loc[struck, "note"] = event.note
        if event.data_state != DataState.NOT_COMPARABLE:
            rows.loc[struck, list(FIGURES)] = NAN
    return rows
