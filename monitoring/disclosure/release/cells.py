"""Lays the rows of one test out as cells, and says which cells add up to which."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from monitoring.disclosure.release.coding import numerator_limits, percent_limits
from monitoring.disclosure.release.spans import parts_of_span
from monitoring.disclosure.small import HIDDEN, students_of
from monitoring.disclosure.sums import JOINT, PARTS, district_numbers

Key = tuple[str, str, str]
SHOWN, HIDDEN_CELL, RATE = "shown", "hidden", "rate_alone"
UNTOLD, ABSENT, ELSEWHERE = "untold", "no_row", "elsewhere"
# Hidden here and printed in another release.
SEEN = "printed_elsewhere"
# No row, and as long as nothing contradicts it, taken to have no students.
TAKEN_AS_NONE = "taken_as_none"


@dataclass(frozen=True)
class Cell:
    """One group in one grade span of one organisation.

    ``students`` is missing unless the cell is shown. ``low`` and ``high`` are what the release
    says of its numerator (students), the same number twice where it is plain.
    """

    key: Key  # organisation_id, grade_span, subgroup
    row: int  # its place among the rows of the test, or -1
    state: str
    level: str = ""
    students: float = float("nan")
    low: float = 0.0
    high: float = float("inf")
    lowest: float = 0.0  # percent, from what rounding leaves
    highest: float = 100.0
    is_all: bool = False


@dataclass(frozen=True)
class Sum:
    """Members that make a total, as the attacker sees it."""

    kind: str
    total: Cell
    members: tuple[Cell, ...]
    absent: tuple[Key, ...]  # expected members without a row
    has_others: bool = False  # students may be in none of the members

    @property
    def left(self) -> float:
        """The students of the total that are in none of the shown members (missing: hidden)."""
        return self.total.students - sum(m.students for m in self.members if m.state == SHOWN)

    @property
    def is_plain(self) -> bool:
        """Every row of the sum is shown."""
        return all(cell.state == SHOWN for cell in (self.total, *self.members))


@dataclass(frozen=True)
class Groups:
    """What subgroups are to each other."""

    everyone: str
    races: tuple[str, ...]
    complements: dict[str, str]

    @classmethod
    def of(cls, subgroups: pd.DataFrame) -> "Groups":
        """Read the table of subgroups: one row per subgroup, with its family and complement."""
        by_family = subgroups.groupby("family")["subgroup"].agg(list)
        races = tuple(name for name in by_family.get("race/ethnicity", []) if name != JOINT)
        paired = subgroups.dropna(subset="complement")
        complements = dict(zip(paired["subgroup"], paired["complement"], strict=True))
        return cls(by_family["all"][0], races, complements)


@dataclass(frozen=True)
class Cells:
    """The cells of one test, by organisation and grade span, and the district of each school."""

    places: dict[tuple[str, str], dict[str, Cell]]
    district_of: dict[str, str]
    states: list[str]
    groups: Groups

    def everyone(self, key: Key) -> Cell | None:
        """Return the All Students of the same organisation and grade span."""
        return self.places.get(key[:2], {}).get(self.groups.everyone)


def cells_of(rows: pd.DataFrame, groups: Groups) -> Cells:
    """Return the rows of one test as cells.

    Args:
        rows: one row per result of one indicator, period and content area, as for ``audit``.
        groups: what subgroups are to each other.
    """
    is_hidden = (rows["data_state"] == HIDDEN).to_numpy()
    students = np.asarray(students_of(rows).mask(is_hidden), dtype=np.float64)
    states = np.where(np.isnan(students), UNTOLD, SHOWN)
    states = np.where(np.isnan(students) & rows["value"].notna(), RATE, states)
    states = np.where(is_hidden, HIDDEN_CELL, states)
    percents = percent_limits(rows, students)
    figures = (students, *numerator_limits(rows, students, percents), *percents)
    numbers = zip(*(figure.tolist() for figure in figures), strict=True)
    places: dict[tuple[str, str], dict[str, Cell]] = {}
    names = ("organisation_id", "grade_span", "subgroup", "organisation_level")
    columns = zip(states.tolist(), *(rows[name].tolist() for name in names), strict=True)
    each = zip(columns, numbers, strict=True)
    for row, ((state, organisation, grade, subgroup, level), figure) in enumerate(each):
        key = (organisation, grade, subgroup)
        number, low, high, lowest, highest = figure
        is_all = subgroup == groups.everyone
        cell = Cell(key, row, state, level, number, low, high, lowest, highest, is_all)
        places.setdefault(key[:2], {})[subgroup] = cell
    is_state = (rows["organisation_level"] == "state").to_numpy()
    states_of_all = sorted(set(rows["organisation_id"].to_numpy()[is_state]))
    return Cells(places, _district_of(rows), states_of_all, groups)


def _district_of(rows: pd.DataFrame) -> dict[str, str]:
    """Return the district of each school."""
    level = rows["organisation_level"].to_numpy()
    organisations = rows["organisation_id"].to_numpy()
    numbers = district_numbers(rows)
    is_district = level == "district"
    districts = dict(zip(numbers[is_district], organisations[is_district], strict=True))
    schools = np.flatnonzero((level == "school") & np.isin(numbers, list(districts)))
    return {organisations[row]: districts[numbers[row]] for row in schools}


def sums_of(cells: Cells) -> list[Sum]:
    """Return every sum whose total has a row.

    Asian/Pacific Islander is the sum of its parts where one of them stands beside it, and then
    no race of its own; where it stands alone it is there for both.
    """
    found = [each for place in cells.places.values() for each in _within(place, cells.groups)]
    found += _over(cells, "grades", _grade_places(cells))
    found += _over(cells, "schools", _school_places(cells))
    return found


def _within(place: dict[str, Cell], groups: Groups) -> Iterator[Sum]:
    """Return the sums of one organisation and grade span."""
    everyone = place.get(groups.everyone)
    if everyone is None:
        return
    races, joint = list(groups.races), place.get(JOINT)
    if joint is not None and any(part in place for part in PARTS):
        yield _sum("joint", joint, PARTS, place)
    elif joint is not None:
        races = [JOINT, *(race for race in races if race not in PARTS)]
    if any(race in place for race in races):
        yield _sum("races", everyone, tuple(races), place)
    for one, other in groups.complements.items():
        if one < other and (one in place or other in place):
            yield _sum("complement", everyone, (one, other), place)


def _sum(kind: str, total: Cell, names: tuple[str, ...], place: dict[str, Cell]) -> Sum:
    members = tuple(place[name] for name in names if name in place)
    absent = tuple((*total.key[:2], name) for name in names if name not in place)
    return Sum(kind, total, members, absent)


_Places = list[tuple[tuple[str, str], list[tuple[str, str]], bool]]


def _grade_places(cells: Cells) -> _Places:
    """Return the place of each span of grades that others make up, and the places of those."""
    spans: dict[str, list[str]] = {}
    for organisation, grade in cells.places:
        spans.setdefault(organisation, []).append(grade)
    return [
        ((organisation, total), [(organisation, part) for part in parts], False)
        for organisation, own in spans.items()
        for total in own
        if (parts := parts_of_span(total, own))
    ]


def _school_places(cells: Cells) -> _Places:
    """Return the places of each district, those of its schools, and whether a school is absent."""
    schools: dict[tuple[str, str], list[tuple[str, str]]] = {}
    ever: dict[str, set[str]] = {}
    for organisation, grade in cells.places:
        district = cells.district_of.get(organisation)
        if district is not None:
            schools.setdefault((district, grade), []).append((organisation, grade))
            ever.setdefault(district, set()).add(organisation)
    return [
        (place, parts, len(ever[place[0]]) > len(parts))
        for place, parts in schools.items()
        if place in cells.places
    ]


def _over(cells: Cells, kind: str, places: _Places) -> Iterator[Sum]:
    """Return one sum for each subgroup of each total place, over its member places."""
    for total_place, parts, lacks_one in places:
        for name, total in cells.places[total_place].items():
            members = tuple(cells.places[p][name] for p in parts if name in cells.places[p])
            absent = tuple(
                (*part, name)
                for part in parts
                if name not in cells.places[part] and cells.groups.everyone in cells.places[part]
            )
            if members:
                yield Sum(kind, total, members, absent, lacks_one or kind == "grades")
