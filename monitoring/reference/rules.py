"""Rules of `data/` that look across rows and files; the schema's own checks see one row each."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from monitoring.reference import plan_rules as item_rules
from monitoring.reference.csv_lines import Line
from monitoring.result_files import Fault

Row = Mapping[Any, Any]
Rows = Sequence[tuple[Line, Row]]
Tables = Mapping[str, pd.DataFrame]
Rule = Callable[[Rows, Tables], list[Fault]]


def broken_rules(
    files: Mapping[str, Path],
    lines: Mapping[str, Sequence[Line]],
    tables: Tables,
    faults: Sequence[Fault],
) -> list[Fault]:
    """Return the faults that only show when several rows are seen together.

    Args:
        files: table name -> file.
        lines: table name -> its rows as text.
        tables: table name -> its rows, typed; a cell at fault is missing in them.
        faults: those found so far; a file with some is not asked for a row that it lacks.
    """
    found = []
    for name, path in files.items():
        rows = list(zip(lines[name], tables[name].to_dict("records"), strict=True))
        for rule in _RULES.get(name, ()):
            found += rule(rows, tables)
        is_whole = not any(fault.file == path.name for fault in faults)
        if name in _MARKED_ONCE:
            found += _marked_once(path.name, rows, _MARKED_ONCE[name], is_whole=is_whole)
        if name == "review_dates" and is_whole:
            found += _every_review_quarter(path.name, rows, tables)
    return found


def _fault(line: Line, column: str, allowed: str) -> Fault:
    return Fault(line.file, line.number, column, repr(line.cells.get(column, "")), allowed)


def _marked_once(file: str, rows: Rows, column: str, *, is_whole: bool) -> list[Fault]:
    marked = [line for line, row in rows if row[column] is True]
    allowed = "yes in exactly one row"
    if not marked:
        return [Fault(file, 1, column, "yes in no row", allowed)] if is_whole else []
    first = marked[0].number
    return [
        Fault(file, line.number, column, f"'yes', as in line {first}", allowed)
        for line in marked[1:]
    ]


def _period_names(rows: Rows, _: Tables) -> list[Fault]:
    """A year is written 2022, a quarter 2021-22-Q2, and both end in their school year."""
    faults: list[Fault] = []
    for line, row in rows:
        year, kind = row["school_year"], row["kind"]
        if pd.isna(year) or kind is None:
            continue
        if kind == "year":
            pattern, allowed = f"{year}", f"{year} for the year that ends in {year}"
        else:
            stem = f"{year - 1}-{year % 100:02d}"
            pattern, allowed = f"{stem}-Q[1-4]", f"{stem}-Q1 to {stem}-Q4 for a quarter of {year}"
        if not re.fullmatch(pattern, line.cells["period"]):
            faults.append(_fault(line, "period", allowed))
    return faults


def _known_complements(rows: Rows, _: Tables) -> list[Fault]:
    known = {row["subgroup"] for _, row in rows}
    return [
        _fault(line, "complement", "a subgroup of this file, or nothing")
        for line, row in rows
        if row["complement"] is not None and row["complement"] not in known
    ]


def _general_or_particular(rows: Rows, _: Tables) -> list[Fault]:
    """Two rows that say something of one result would show it twice."""
    general = {
        (row["indicator_id"], row["period"]): line.number
        for line, row in rows
        if row["content_area"] == ""
    }
    return [
        _fault(
            line,
            "content_area",
            f"nothing beside line {number}, which is about every content area of "
            f"{row['indicator_id']} in {row['period']}",
        )
        for line, row in rows
        if row["content_area"]
        and (number := general.get((row["indicator_id"], row["period"]))) is not None
    ]


def _one_measure_a_scope(rows: Rows, _: Tables) -> list[Fault]:
    faults = []
    seen: dict[tuple[str, ...], Line] = {}
    for line, row in rows:
        scope = ("goal_id", "indicator_id", "content_area", "grade_span")
        first = seen.setdefault(tuple(str(row[name]) for name in scope), line)
        if first is not line:
            cells = ", ".join(repr(line.cells.get(name, "")) for name in scope)
            faults.append(
                Fault(
                    line.file,
                    line.number,
                    ", ".join(scope),
                    f"{cells}, as in line {first.number}",
                    "one measure of a goal for each indicator, content area and grade span",
                )
            )
    return faults


def _years(tables: Tables) -> dict[str, int]:
    calendar = tables.get("calendar", pd.DataFrame(columns=["period", "kind", "school_year"]))
    years = calendar[(calendar["kind"] == "year") & calendar["school_year"].notna()]
    return {str(p): int(y) for p, y in zip(years["period"], years["school_year"], strict=True)}


def _path_of_years(rows: Rows, tables: Tables) -> list[Fault]:
    """A path runs from one school year to a later one."""
    years = _years(tables)
    quarters = set(tables["calendar"]["period"]) - set(years) if "calendar" in tables else set()
    faults: list[Fault] = []
    for line, row in rows:
        of_quarters = [c for c in ("baseline_period", "deadline_period") if row[c] in quarters]
        faults += [_fault(line, c, "a school year, such as 2023") for c in of_quarters]
        start, end = years.get(row["baseline_period"]), years.get(row["deadline_period"])
        if start is not None and end is not None and end <= start:
            allowed = f"a year after the baseline's, {row['baseline_period']}"
            faults.append(_fault(line, "deadline_period", allowed))
    return faults


def _final_targets(rows: Rows, tables: Tables) -> list[Fault]:
    """Points a year from a stated baseline may not lead out of what a percentage can be."""
    years = _years(tables)
    faults = []
    for line, row in rows:
        start, end = years.get(row["baseline_period"]), years.get(row["deadline_period"])
        figures = (row["baseline_value"], row["points_per_year"])
        if start is None or end is None or any(pd.isna(figure) for figure in figures):
            continue
        target = figures[0] + figures[1] * (end - start)
        if not 0 <= target <= 100:
            found = f"{line.cells['points_per_year']!r}, which leads from {figures[0]:g} to "
            found += f"{target:g} in {end - start} years"
            allowed = "points that lead to a percentage from 0 to 100"
            faults.append(Fault(line.file, line.number, "points_per_year", found, allowed))
    return faults


def _signs_of_measures(rows: Rows, tables: Tables) -> list[Fault]:
    """An early sign is an interim indicator, followed from a quarter on, of a measure's content."""
    indicators, calendar = tables["indicators"], tables["calendar"]
    interim = set(indicators.loc[indicators["kind"] == "interim", "indicator_id"])
    quarters = set(calendar.loc[calendar["kind"] == "quarter", "period"])
    areas = set(tables["measures"]["content_area"]) if "measures" in tables else set()
    faults = []
    for line, row in rows:
        if row["indicator_id"] and row["indicator_id"] not in interim:
            faults.append(_fault(line, "indicator_id", "an indicator of the kind interim"))
        if row["since_period"] and row["since_period"] not in quarters:
            faults.append(_fault(line, "since_period", "a quarter, such as 2021-22-Q1"))
        if row["content_area"] and row["content_area"] not in areas:
            known = ", ".join(sorted(area for area in areas if area))
            faults.append(
                _fault(line, "content_area", f"nothing, or one of the measures': {known}")
            )
    return faults


def _quarterly_targets(rows: Rows, tables: Tables) -> list[Fault]:
    calendar = tables["calendar"]
    quarters = set(calendar.loc[calendar["kind"] == "quarter", "period"])
    return [
        _fault(line, "period", "a quarter, such as 2022-23-Q1")
        for line, row in rows
        if row["period"] and row["period"] not in quarters
    ]


def _review_quarters(tables: Tables) -> pd.DataFrame:
    """Return the quarters that a reader can stand in, with their first and last days."""
    calendar = tables["calendar"]
    return calendar[(calendar["kind"] == "quarter") & calendar["is_review"].eq(other=True)]


def _due_within_its_quarter(rows: Rows, tables: Tables) -> list[Fault]:
    """An update is due on a day of its own quarter, and only where there is a review."""
    review = _review_quarters(tables)
    days = zip(review["begins_on"], review["ends_on"], strict=True)
    quarters = dict(zip(review["period"], days, strict=True))
    faults = []
    for line, row in rows:
        if row["quarter"] not in quarters:
            known = set(tables["calendar"]["period"])
            # What is no period at all is told as a reference to nothing.
            if row["quarter"] in known:
                faults.append(_fault(line, "quarter", "a quarter with is_review yes in calendar"))
            continue
        first, last = quarters[row["quarter"]]
        if any(pd.isna(day) for day in (first, last, row["update_due_on"])):
            continue
        if not first <= row["update_due_on"] <= last:
            allowed = f"a day of {row['quarter']}: {first} to {last}"
            faults.append(_fault(line, "update_due_on", allowed))
    return faults


def _every_review_quarter(file: str, rows: Rows, tables: Tables) -> list[Fault]:
    have = {row["quarter"] for _, row in rows}
    allowed = "a row for every quarter with is_review yes in calendar"
    return [
        Fault(file, 1, "quarter", f"no row for {quarter}", allowed)
        for quarter in _review_quarters(tables)["period"]
        if quarter not in have
    ]


_MARKED_ONCE = {"calendar": "is_opening", "rules": "is_current"}
_RULES: Mapping[str, Iterable[Rule]] = {
    "calendar": (_period_names,),
    "comparability": (_general_or_particular,),
    "subgroups": (_known_complements,),
    "early_signs": (_signs_of_measures,),
    "item_links": (item_rules.items_of_the_plan, item_rules.known_indicators),
    "role_names": (item_rules.positions_of_the_plan,),
    "role_holders": (item_rules.held_positions,),
    "interim_targets": (_quarterly_targets,),
    "measures": (_path_of_years, _one_measure_a_scope, _final_targets),
    "review_dates": (_due_within_its_quarter,),
}
