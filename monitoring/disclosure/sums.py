"""Lays results out as rows and as the sums that a reader could take apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.disclosure.small import HIDDEN, has_figures, students_of
from monitoring.vocabulary import MIN_SHOWN

ALL_GRADES = "All tested grades"
SPAN = "K-12"
SPANS = ("K-5", "6-8", "9-12")
# Some sources print Asian and Pacific Islander students as one group, some as two, some both ways.
JOINT = "Asian/Pacific Islander"
PARTS = ("Asian", "Native Hawaiian/Pacific Islander")

_TEST = ["indicator_id", "period", "content_area"]
_CELL = [*_TEST, "grade_span", "organisation_id"]

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]
Counts = npt.NDArray[np.float64]
Figures = TypeVar("Figures", Flags, Counts)


@dataclass(frozen=True)
class Rows:
    """The results as arrays, one entry a row; ``hidden`` alone changes as the rules are applied."""

    students: Counts
    has_figures: Flags
    is_all: Flags
    is_school: Flags
    everyone: Codes  # where the All Students row of the same organisation and period is, or -1
    complement: Codes  # where the row of the complement is, or -1
    joint: Codes  # where the joint row is that a part, or the joint row itself, stands beside
    is_whole: Flags  # a group that is all of its All Students
    small_all: Flags  # the All Students row is itself about too few students
    is_public: Flags  # printed by the state: hiding it here would hide it from nobody
    hidden: Flags

    @property
    def shown(self) -> Flags:
        """Rows whose number of students a reader can see."""
        return ~self.hidden & ~np.isnan(self.students)


@dataclass(frozen=True)
class Sums:
    """Totals of one kind: ``members`` ordered by group, in it by which is to be hidden first."""

    members: Codes  # rows
    group: Codes  # the group of each of ``members``
    total: Codes  # for each group the row of its total, or -1
    missing: Codes  # for each group how many members one would expect have no row
    has_others: Flags  # for each group whether students may be in none of its expected members
    is_family: bool  # a race or ethnicity without a row may be one without students


def rows_and_sums(
    results: pd.DataFrame, subgroups: pd.DataFrame
) -> tuple[Rows, tuple[Sums, Sums, Sums, Sums]]:
    """Return the results as arrays, and the sums: races, grades, spans of grades, schools.

    Args:
        results: one row per result, as in ``secondary_suppression``.
        subgroups: one row per subgroup: subgroup, family, complement.
    """
    by_name = subgroups.set_index("subgroup")
    family = results["subgroup"].map(by_name["family"])
    numbers = _numbers(results, (*_CELL, "subgroup"))
    key = _codes(numbers, _CELL)
    complement = _complements(results["subgroup"], by_name["complement"], key)
    rows = _rows(results, key, (family == "all").to_numpy(), complement)
    is_joint = (results["subgroup"] == JOINT).to_numpy() & (rows.joint >= 0)
    is_race = (family == "race/ethnicity").to_numpy() & ~is_joint
    is_total = (results["grade_span"] == ALL_GRADES).to_numpy()
    numbers["place"] = _codes(numbers, (*_TEST, "organisation_id"))
    grades = _sums_by_subgroup(rows, numbers, ~is_total, is_total)
    is_span = results["grade_span"].isin(SPANS).to_numpy()
    spans = _sums_by_subgroup(rows, numbers, is_span, (results["grade_span"] == SPAN).to_numpy())
    numbers["district"] = district = district_numbers(results)
    numbers["place"] = _codes(numbers, (*_TEST, "grade_span", "district"))
    is_school = rows.is_school & (district >= 0)
    is_district = (results["organisation_level"] == "district").to_numpy()
    schools = _sums_by_subgroup(rows, numbers, is_school, is_district)
    schools = replace(schools, has_others=_has_schools_elsewhere(rows, numbers))
    races = _sums(rows, key, is_race, rows.is_all)
    n_races = int(((by_name["family"] == "race/ethnicity") & (by_name.index != JOINT)).sum())
    # A joint row that stands alone is there for both its parts.
    with_row = is_race.astype(np.int64) * np.where(results["subgroup"] == JOINT, 2, 1)
    n_with_row = np.bincount(key, weights=with_row, minlength=len(races.total)).astype(np.int64)
    races = replace(races, missing=n_races - n_with_row)
    return rows, (races, grades, spans, schools)


def _rows(results: pd.DataFrame, key: Codes, is_all: Flags, complement: Codes) -> Rows:
    """Return the results as arrays, hidden where they are about too few students themselves."""
    is_marked = (results["data_state"] == HIDDEN).to_numpy()
    students = np.asarray(students_of(results).mask(is_marked), dtype=np.float64)
    hidden = is_marked | (students < MIN_SHOWN)
    everyone = _place(key, is_all)[key]
    return Rows(
        students=students,
        has_figures=has_figures(results),
        is_all=is_all,
        is_school=(results["organisation_level"] == "school").to_numpy(),
        everyone=everyone,
        complement=complement,
        joint=_joints(results["subgroup"], key),
        is_whole=~is_all & (students == at(students, everyone, np.nan)),
        small_all=at(hidden, everyone, False),
        is_public=public_rows(results),
        hidden=hidden,
    )


def _numbers(results: pd.DataFrame, columns: Sequence[str]) -> dict[str, Codes]:
    """Number what stands in each column, the indicators of the sample apart.

    What was made up and what was measured add up to nothing.
    """
    numbers: dict[str, Codes] = {name: pd.factorize(results[name])[0] for name in columns}
    numbers["indicator_id"] = 2 * numbers["indicator_id"] + sample_rows(results)
    return numbers


def sample_rows(results: pd.DataFrame) -> Flags:
    """Say which rows are made up; without the column is_sample, none."""
    if "is_sample" not in results:
        return np.zeros(len(results), dtype=bool)
    return results["is_sample"].to_numpy(dtype=bool)


def public_rows(results: pd.DataFrame) -> Flags:
    """Say which rows the state prints; without the column is_public, none."""
    if "is_public" not in results:
        return np.zeros(len(results), dtype=bool)
    return results["is_public"].to_numpy(dtype=bool)


def in_tests_of_own(results: pd.DataFrame) -> Flags:
    """Say which rows belong to a test in which some row is the district's own figure."""
    number = _codes(_numbers(results, _TEST), _TEST)
    return np.isin(number, number[~public_rows(results)])


def at(figures: Figures, rows: Codes, otherwise: float) -> Figures:
    """Return ``figures`` of the given rows, or ``otherwise`` where the row is -1."""
    return np.append(figures, otherwise).astype(figures.dtype)[rows]


def _sums(rows: Rows, group: Codes, is_member: Flags, is_total: Flags) -> Sums:
    """Return sums in which a member without a row may be one without students."""
    members = np.flatnonzero(is_member)
    order = (rows.students[members], rows.is_whole[members], group[members])
    members = members[np.lexsort(order)]
    total = _place(group, is_total)
    none_missing, others = np.zeros(len(total), np.int64), np.ones(len(total), bool)
    return Sums(members, group[members], total, none_missing, others, is_family=True)


def _sums_by_subgroup(
    rows: Rows, numbers: Mapping[str, Codes], is_member: Flags, is_total: Flags
) -> Sums:
    """Return one sum for each place and subgroup, whose members are those of All Students."""
    place = numbers["place"]
    group = _codes(numbers, ("place", "subgroup"))
    is_expected = is_member & at(rows.hidden | rows.has_figures, rows.everyone, False)
    expected = np.bincount(place[is_expected & rows.is_all], minlength=_size(place))
    with_row = np.bincount(group[is_expected], minlength=_size(group))
    missing = expected[_any_of(group, place)] - with_row
    return replace(_sums(rows, group, is_member, is_total), missing=missing, is_family=False)


def _has_schools_elsewhere(rows: Rows, numbers: Mapping[str, Codes]) -> Flags:
    """Say of which groups a school is left out that has All Students in another grade span."""
    test = _codes(numbers, (*_TEST, "district"))
    group = _codes(numbers, ("place", "subgroup"))
    place = numbers["place"]
    is_one = rows.is_school & rows.is_all & (rows.hidden | rows.has_figures)
    here = np.bincount(place[is_one], minlength=_size(place))
    school = _codes({"test": test, "school": numbers["organisation_id"]}, ("test", "school"))
    once = np.unique(school[is_one])
    there = np.bincount(_any_of(school, test)[once], minlength=_size(test))
    return there[_any_of(group, test)] > here[_any_of(group, place)]


def _any_of(group: Codes, values: Codes) -> Codes:
    """Return for each group the value that all its rows share."""
    shared = np.zeros(_size(group), dtype=np.int64)
    shared[group] = values
    return shared


def _complements(subgroup: "pd.Series[str]", complements: "pd.Series[str]", key: Codes) -> Codes:
    """Return for each row where the row of its complement is, or -1."""
    complement = subgroup.map(complements)
    names = pd.factorize(pd.concat([subgroup, complement], ignore_index=True))[0]
    other = names[len(key) :]
    width = int(names.max(initial=0)) + 1
    rows, wanted = np.split(pd.factorize(np.append(key, key) * width + names)[0], 2)
    place = np.full(2 * len(key), -1, dtype=np.int64)
    place[rows] = np.arange(len(key))
    return np.where(other >= 0, place[wanted], -1)


def _joints(subgroup: "pd.Series[str]", key: Codes) -> Codes:
    """Return for a joint row with a part beside it, and for its parts, where it is; else -1."""
    is_joint, is_part = (subgroup == JOINT).to_numpy(), subgroup.isin(PARTS).to_numpy()
    joint = np.where(_place(key, is_part) >= 0, _place(key, is_joint), -1)
    return np.where(is_joint | is_part, joint[key], -1)


def district_numbers(results: pd.DataFrame) -> Codes:
    """Return for each school and district row the number of its district, else -1."""
    columns = (results[name].tolist() for name in ("organisation_level", "organisation_id"))
    of_rows = list(zip(*columns, strict=True))
    known = dict.fromkeys(of_rows)
    districts = [name for level, name in known if level == "district"]
    number = {(level, name): _district_of(level, name, districts) for level, name in known}
    return np.array([number[each] for each in of_rows], dtype=np.int64)


def _district_of(level: str, name: str, districts: list[str]) -> int:
    """Return which of the districts the organisation is or belongs to, or -1."""
    if level == "district":
        return districts.index(name)
    if level != "school":
        return -1
    own = [district for district in districts if name.startswith(f"{district}-")]
    if own:
        return districts.index(max(own, key=len))
    return 0 if len(districts) == 1 else -1


def _codes(numbers: Mapping[str, Codes], columns: Sequence[str]) -> Codes:
    """Number the combinations of whole numbers in the columns, from 0 without gaps."""
    codes = np.zeros(len(numbers[columns[0]]), dtype=np.int64)
    for name in columns:
        values = numbers[name] + 1
        codes = pd.factorize(codes * (int(values.max(initial=0)) + 1) + values)[0]
    return codes


def _place(group: Codes, is_it: Flags) -> Codes:
    """Return for each group the row that ``is_it``, or -1."""
    places = np.full(_size(group), -1, dtype=np.int64)
    places[group[is_it]] = np.flatnonzero(is_it)
    return places


def _size(group: Codes) -> int:
    return int(group.max(initial=-1)) + 1
