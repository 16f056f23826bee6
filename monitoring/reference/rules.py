"""Rules of `data/` that look across rows and files; the schema's own checks see one row each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from monitoring.errors import Fault, Notice
from monitoring.reference import plan_rules
from monitoring.reference.csv_lines import Line
from monitoring.reference.model import Rows, Rule, Tables, cell_fault, cell_found
from monitoring.vocabulary import IndicatorKind, PeriodKind
from monitoring.vocabulary.faults import Allowed, Found

# As results know a district: Georgia's code of it, or its name where no file gives the code.
_DISTRICT = re.compile(r"GA-(?:\d{3}|(?!\d)[a-z0-9]+(?:-[a-z0-9]+)*)")


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


def _marked_once(file: str, rows: Rows, column: str, *, is_whole: bool) -> list[Fault]:
    marked = [line for line, row in rows if row[column] is True]
    allowed = Notice(Allowed.ONE_YES)
    if not marked:
        return [Fault(file, 1, column, Notice(Found.NO_YES), allowed)] if is_whole else []
    found = Notice(Found.YES_AGAIN, first_line=marked[0].number)
    return [Fault(file, line.number, column, found, allowed) for line in marked[1:]]


def _period_names(rows: Rows, _: Tables) -> list[Fault]:
    """A year is written 2022, a quarter 2021-22-Q2, and both end in their school year."""
    faults: list[Fault] = []
    for line, row in rows:
        year, kind = row["school_year"], row["kind"]
        if pd.isna(year) or kind is None:
            continue
        if kind == PeriodKind.YEAR:
            pattern, allowed = f"{year}", Notice(Allowed.YEAR_NAME, year=str(year))
        else:
            stem = f"{year - 1}-{year % 100:02d}"
            pattern = f"{stem}-Q[1-4]"
            allowed = Notice(
                Allowed.QUARTER_NAME, first=f"{stem}-Q1", last=f"{stem}-Q4", year=str(year)
            )
        if not re.fullmatch(pattern, line.cells["period"]):
            faults.append(cell_fault(line, "period", allowed))
    return faults


def _known_complements(rows: Rows, _: Tables) -> list[Fault]:
    known = {row["subgroup"] for _, row in rows}
    return [
        cell_fault(line, "complement", Notice(Allowed.SUBGROUP_OF_FILE))
        for line, row in rows
        if row["complement"] is not None and row["complement"] not in known
    ]


def _general_or_particular(rows: Rows, _: Tables) -> list[Fault]:
    """Two rows that say something of one result would show it twice."""
    general: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for line, row in rows:
        if row["content_area"] == "":
            own = (row["organisation_id"], line.number)
            general.setdefault((row["indicator_id"], row["period"]), []).append(own)
    faults = []
    for line, row in rows:
        if not row["content_area"]:
            continue
        beside = general.get((row["indicator_id"], row["period"]), ())
        # A row without an organisation speaks of every one.
        either = (row["organisation_id"], "")
        for whose, number in beside:
            if whose in either or not row["organisation_id"]:
                allowed = Notice(
                    Allowed.NOTHING_BESIDE,
                    first_line=number,
                    indicator=row["indicator_id"],
                    period=row["period"],
                )
                faults.append(cell_fault(line, "content_area", allowed))
                break
    return faults


def _of_districts(rows: Rows, _: Tables) -> list[Fault]:
    """A note that is not everybody's is a district's: a school has no years of its own."""
    return [
        cell_fault(line, "organisation_id", Notice(Allowed.NOTED_DISTRICT))
        for line, row in rows
        if row["organisation_id"] and not _DISTRICT.fullmatch(row["organisation_id"])
    ]


def _one_measure_a_scope(rows: Rows, _: Tables) -> list[Fault]:
    faults = []
    seen: dict[tuple[str, ...], Line] = {}
    for line, row in rows:
        scope = ("goal_id", "indicator_id", "content_area", "grade_span")
        first = seen.setdefault(tuple(str(row[name]) for name in scope), line)
        if first is not line:
            found = Notice(
                Found.SCOPE_AGAIN,
                cells=tuple(cell_found(line, name) for name in scope),
                first_line=first.number,
            )
            allowed = Notice(Allowed.ONE_MEASURE)
            faults.append(Fault(line.file, line.number, ", ".join(scope), found, allowed))
    return faults


def _years(tables: Tables) -> dict[str, int]:
    calendar = tables.get("calendar", pd.DataFrame(columns=["period", "kind", "school_year"]))
    years = calendar[(calendar["kind"] == PeriodKind.YEAR) & calendar["school_year"].notna()]
    return {str(p): int(y) for p, y in zip(years["period"], years["school_year"], strict=True)}


def _path_of_years(rows: Rows, tables: Tables) -> list[Fault]:
    """A path runs from one school year to a later one."""
    years = _years(tables)
    quarters = set(tables["calendar"]["period"]) - set(years) if "calendar" in tables else set()
    faults: list[Fault] = []
    for line, row in rows:
        of_quarters = [c for c in ("baseline_period", "deadline_period") if row[c] in quarters]
        faults += [cell_fault(line, c, Notice(Allowed.SCHOOL_YEAR_CODE)) for c in of_quarters]
        start, end = years.get(row["baseline_period"]), years.get(row["deadline_period"])
        if start is not None and end is not None and end <= start:
            allowed = Notice(Allowed.YEAR_AFTER, period=row["baseline_period"])
            faults.append(cell_fault(line, "deadline_period", allowed))
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
            found = Notice(
                Found.POINTS_LEAD,
                text=line.cells["points_per_year"],
                start=float(figures[0]),
                target=float(target),
                n=end - start,
            )
            allowed = Notice(Allowed.POINTS_TO_PERCENT, low=0, high=100)
            faults.append(Fault(line.file, line.number, "points_per_year", found, allowed))
    return faults


def _signs_of_measures(rows: Rows, tables: Tables) -> list[Fault]:
    """An early sign is an interim indicator, followed from a quarter on, of a measure's content."""
    indicators, calendar = tables["indicators"], tables["calendar"]
    interim = set(indicators.loc[indicators["kind"] == IndicatorKind.INTERIM, "indicator_id"])
    quarters = set(calendar.loc[calendar["kind"] == PeriodKind.QUARTER, "period"])
    areas = set(tables["measures"]["content_area"]) if "measures" in tables else set()
    faults = []
    for line, row in rows:
        if row["indicator_id"] and row["indicator_id"] not in interim:
            faults.append(cell_fault(line, "indicator_id", Notice(Allowed.INTERIM_INDICATOR)))
        if row["since_period"] and row["since_period"] not in quarters:
            faults.append(cell_fault(line, "since_period", Notice(Allowed.QUARTER)))
        if row["content_area"] and row["content_area"] not in areas:
            known = tuple(sorted(area for area in areas if area))
            allowed = Notice(Allowed.MEASURED_CONTENT_AREA, names=known)
            faults.append(cell_fault(line, "content_area", allowed))
    return faults


def _quarterly_targets(rows: Rows, tables: Tables) -> list[Fault]:
    calendar = tables["calendar"]
    quarters = set(calendar.loc[calendar["kind"] == PeriodKind.QUARTER, "period"])
    return [
        cell_fault(line, "period", Notice(Allowed.QUARTER))
        for line, row in rows
        if row["period"] and row["period"] not in quarters
    ]


def _review_quarters(tables: Tables) -> pd.DataFrame:
    """Return the quarters that a reader can stand in, with their first and last days."""
    calendar = tables["calendar"]
    return calendar[(calendar["kind"] == PeriodKind.QUARTER) & calendar["is_review"].eq(other=True)]


def _due_within_its_quarter(rows: Rows, tables: Tables) -> list[Fault]:
    """An update is due on a day of its own quarter, and only where there is a review."""
    review = _review_quarters(tables)
    days = zip(review["begins_on"], review["ends_on"], strict=True)
    quarters = dict(zip(review["period"], days, strict=True))
    faults = []
    for line, row in rows:
        if row["quarter"] not in quarters:
            known = set(tables["calendar"]["period"])
            # What is not a period at all is a reference to nothing, which is a fault of its own.
            if row["quarter"] in known:
                faults.append(cell_fault(line, "quarter", Notice(Allowed.REVIEW_QUARTER)))
            continue
        first, last = quarters[row["quarter"]]
        if any(pd.isna(day) for day in (first, last, row["update_due_on"])):
            continue
        if not first <= row["update_due_on"] <= last:
            allowed = Notice(Allowed.DAY_OF_QUARTER, quarter=row["quarter"], first=first, last=last)
            faults.append(cell_fault(line, "update_due_on", allowed))
    return faults


def _every_review_quarter(file: str, rows: Rows, tables: Tables) -> list[Fault]:
    have = {row["quarter"] for _, row in rows}
    allowed = Notice(Allowed.ROW_FOR_EACH_QUARTER)
    return [
        Fault(file, 1, "quarter", Notice(Found.NO_ROW_FOR, quarter=quarter), allowed)
        for quarter in _review_quarters(tables)["period"]
        if quarter not in have
    ]


_MARKED_ONCE = {"rules": "is_current"}
_RULES: Mapping[str, Iterable[Rule]] = {
    "calendar": (_period_names,),
    "comparability": (_general_or_particular, _of_districts),
    "subgroups": (_known_complements,),
    "early_signs": (_signs_of_measures,),
    "item_links": (plan_rules.items_of_the_plan, plan_rules.known_indicators),
    "role_names": (plan_rules.positions_of_the_plan,),
    "role_holders": (plan_rules.held_positions,),
    "interim_targets": (_quarterly_targets,),
    "measures": (_path_of_years, _one_measure_a_scope, _final_targets),
    "review_dates": (_due_within_its_quarter,),
}
