"""Many looks: what of a list's clear verdicts holds when the whole list is looked at together."""

import numpy as np
import pandas as pd

from monitoring.status.columns import Rows, framed, numbered, of_results, taken
from monitoring.status.gaps import CANNOT_BE_SHOWN, CLEARLY_NARROWER, CLEARLY_WIDER
from monitoring.status.intervals import Term, two_sided_p
from monitoring.status.lists import told_of_lists
from monitoring.status.printed import ENDS, possible_values
from monitoring.status.read import SCOPE
from monitoring.status.rules import (
    ALL_STUDENTS,
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    NOT_COMPARABLE,
    BoolArray,
    FloatArray,
    IntArray,
    RuleParameters,
)

_CLEAR = (CLEAR_IMPROVEMENT, CLEAR_DECLINE)
_PLACE = [*SCOPE, "organisation_id", "quarter"]
_SERIES = [*_PLACE, "subgroup"]
_GROUPS = [*_PLACE, "period", "is_sample"]
_SCHOOLS = [*SCOPE, "quarter", "subgroup", "period", "is_sample"]
_TESTS = ["organisation_id", "quarter", "period", "is_sample"]

_COMPARED = [*ENDS, "value", "denominator", "within", "other", "other_n", "other_within"]
_CHANGE = ["change", "change_from_period", "change_points", "change_low", "change_high"]
_GAP = {
    "gap_verdict": "gap_verdict",
    "gap_from_period": "gap_from_period",
    "gap_change_verdict": "gap_change_verdict",
    "other": "complement_value",
    "other_n": "complement_n",
    "other_within": "complement_within",
}
_STRIDE = 1_000_000

_LOOKS = {
    "result_id": "int64",
    "change_p": "float64",
    "gap_p": "float64",
    "gap_change_p": "float64",
    "is_other_side": "bool",
    "is_echo": "bool",
    "earlier_change": "str",
    "change_looks": "Int64",
    "change_survives": "boolean",
    "gap_looks": "Int64",
    "gap_survives": "boolean",
    "gap_change_looks": "Int64",
    "gap_change_survives": "boolean",
    "school_looks": "Int64",
    "school_survives": "boolean",
}


def looks(
    results: pd.DataFrame,
    verdicts: pd.DataFrame,
    gaps: pd.DataFrame,
    subgroups: pd.DataFrame,
    rules: RuleParameters,
) -> pd.DataFrame:
    """Say of every result how many comparisons its lists look at, and whether its own holds.

    Args:
        results: as ``assess`` takes it, with is_sample (bool; may be missing: False).
        verdicts: the assessments of these results.
        gaps: what ``gaps`` returns for them.
        subgroups: one row per subgroup: subgroup, complement (missing where it has no name),
            sort_order, is_named (bool, may be missing: the plan names the group).
        rules: the parameters of one version of the rule.

    Returns:
        One row per result, in their order. *_p are the p-values of its change, its gap and the
        change of its gap, missing where there is no verdict on it. *_looks is how many
        comparisons its list looks at, and *_survives whether its own holds among them, missing
        where it has none: ``change``, ``gap`` and ``gap_change`` among the groups of the same
        organization and period, a change of All Students among the measures of the plan or among
        the results of the same quarter;
        ``school`` the change among the schools. Of two sides of one pair only one is counted, the
        side the plan names; the other is_other_side where the first has a result. is_echo: the
        group's clear change is one that All Students had as well, and the group moved with it.
        earlier_change is the verdict on the result that this one is compared with, "" for none.
    """
    rows = _rows(results, verdicts, gaps)
    rows["change_p"], rows["gap_p"], rows["gap_change_p"] = _p_values(rows)
    is_all = rows["subgroup"] == ALL_STUDENTS
    groups, tests, schools = (numbered(rows, keys) for keys in (_GROUPS, _TESTS, _SCHOOLS))
    sides = _other_side(rows, groups, subgroups)
    rows["is_other_side"] = sides["is_other_side"]
    rows["is_echo"] = _echoes(rows, groups)
    is_group = ~is_all & (rows["organisation_level"] != "state")
    # Measures of the plan are told year by year, early signs quarter by quarter: two lists.
    is_told = rows["is_covered"] | (rows["quarter"] != "")
    is_test = is_all & is_told & (rows["organisation_level"] != "state")
    is_school = rows["organisation_level"] == "school"
    for name, lists, is_listed, p in [
        ("gap", groups, is_group, "gap_p"),
        ("gap_change", groups, is_group, "gap_change_p"),
        ("change", groups, is_group, "change_p"),
        ("change", tests, is_test, "change_p"),
        ("school", schools, is_school, "change_p"),
    ]:
        is_counted = is_listed & ~sides[p] if lists is groups else is_listed
        listed = told_of_lists(rows[p], lists, is_listed, is_counted, rules.false_discovery_rate)
        for column, new in listed.items():
            of = f"{name}_{column}"
            rows[of] = np.where(is_listed, new, rows[of]) if of in rows else new
    return framed(rows, _LOOKS)


def told_together(tests: pd.DataFrame, rules: RuleParameters) -> pd.DataFrame:
    """Count anew the changes of All Students that are told together.

    Args:
        tests: one row per such change, as ``looks`` lists them: organisation_id, period, is_sample
            and change_p.
        rules: the parameters of one version of the rule.

    Returns:
        One row for each, with its index: looks and survives, the ``change_looks`` and the
        ``change_survives`` of ``looks``.
    """
    every = np.full(len(tests), fill_value=True)
    lists = numbered(tests, [name for name in _TESTS if name in tests])
    p = tests["change_p"].to_numpy(np.float64)
    told = told_of_lists(p, lists, every, every, rules.false_discovery_rate)
    return pd.DataFrame(told, index=tests.index).astype({"looks": "Int64", "survives": "boolean"})


def _rows(results: pd.DataFrame, verdicts: pd.DataFrame, gaps: pd.DataFrame) -> Rows:
    """Set beside each result its verdicts, and the figures that they compare it with."""
    names = ["result_id", *_SERIES, "organisation_level", "period"]
    rows: Rows = {name: results[name].to_numpy() for name in names}
    for name in [*_SERIES, "organisation_level"]:
        rows[name] = rows[name].astype(object)
    rows |= possible_values(results)
    is_sample = "is_sample" in results and results["is_sample"].to_numpy(bool)
    rows["is_sample"] = np.full(len(results), is_sample)
    is_covered = verdicts["measure_id"].notna().to_numpy()
    rows["is_covered"] = np.isin(rows["result_id"], verdicts["result_id"].to_numpy()[is_covered])
    rows |= of_results(verdicts, rows["result_id"], {name: name for name in _CHANGE})
    rows |= of_results(gaps, rows["result_id"], _GAP)
    series = numbered(rows, _SERIES) * _STRIDE
    known = pd.Index(series + rows["period"].astype(np.int64))
    for prefix, column in [("earlier", "change_from_period"), ("gap_from", "gap_from_period")]:
        period = np.nan_to_num(rows[column].astype(np.float64), nan=-1).astype(np.int64)
        at = known.get_indexer(pd.Index(series + period))
        for name in _COMPARED:
            rows[f"{prefix}_{name}"] = taken(rows[name], at, np.nan)
        if prefix == "earlier":
            rows["earlier_change"] = taken(rows["change"], at, "")
    return rows


def _p_values(rows: Rows) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the p-values of the changes, the gaps and the changes of the gaps."""
    gap = _gap(rows, "", 1)
    gap_change = [*gap, *_gap(rows, "gap_from_", -1)]
    changed = rows["change"] != NOT_COMPARABLE
    return (
        _p_of_change(rows, changed),
        _p_where(rows["gap_verdict"] != CANNOT_BE_SHOWN, gap),
        _p_where(rows["gap_change_verdict"] != NOT_COMPARABLE, gap_change),
    )


def _p_of_change(rows: Rows, is_told: BoolArray) -> FloatArray:
    """Return the p-values of the changes; beside an end the largest that its figures give."""
    found, sides = [], []
    for now, then in (ENDS, ENDS[::-1]):
        value, before = rows[now], rows[f"earlier_{then}"]
        change = [
            Term(1, value, rows["denominator"], rows["within"]),
            Term(-1, before, rows["earlier_denominator"], rows["earlier_within"]),
        ]
        found.append(_p_where(is_told, change))
        sides.append(np.sign(value - before))
        # What the other ends give differs only where there are any.
        is_told = is_told & _has_ends(rows)
    is_either = (sides[0] * sides[1] <= 0) & ~np.isnan(found[0])
    return np.where(is_either, 1.0, np.fmax(*found))


def _has_ends(rows: Rows) -> BoolArray:
    """Say where the result or the one that it is compared with is an end of the scale."""
    return np.asarray(
        (rows["lowest"] < rows["highest"]) | (rows["earlier_lowest"] < rows["earlier_highest"])
    )


def _p_where(is_told: BoolArray, terms: list[Term]) -> FloatArray:
    """Return the p-value of each difference that is told, missing elsewhere."""
    p = np.full(len(is_told), np.nan)
    if is_told.any():
        p[is_told] = two_sided_p(
            *(Term(sign, *(np.asarray(it)[is_told] for it in figures)) for sign, *figures in terms)
        )
    return p


def _gap(rows: Rows, prefix: str, sign: int) -> list[Term]:
    """Return the two sides of a gap, with the rounding that its interval allows for."""
    own, other = [
        [rows[f"{prefix}{name}"] for name in names]
        for names in (("value", "denominator", "within"), ("other", "other_n", "other_within"))
    ]
    return [Term(sign, *own), Term(-sign, *other)]


def _other_side(rows: Rows, groups: IntArray, subgroups: pd.DataFrame) -> dict[str, BoolArray]:
    """Say of which comparisons the other side of the same pair is told in place of this one."""
    named = (
        subgroups["is_named"].eq(True) if "is_named" in subgroups else subgroups["sort_order"] < 0
    )
    order = (~named).astype("float64") * 1e6 + subgroups["sort_order"].astype("float64")
    rank = dict(zip(subgroups["subgroup"], order, strict=True))
    complement = subgroups.set_index("subgroup")["complement"].dropna().to_dict()
    own = rows["subgroup"].tolist()
    other = [complement.get(it, "") for it in own]
    is_second = np.array(
        [rank.get(it, np.nan) > rank.get(its, np.nan) for it, its in zip(own, other, strict=True)],
        dtype=np.bool_,
    )
    code = groups.tolist()
    known = {key: place for place, key in enumerate(zip(code, own, strict=True))}
    at = np.array([known.get(key, -1) for key in zip(code, other, strict=True)], dtype=np.intp)
    sides = {
        name: is_second & taken(~np.isnan(rows[name]), at, missing=False)
        for name in ("change_p", "gap_p", "gap_change_p")
    }
    has_value = taken(~np.isnan(rows["value"]), at, missing=False)
    is_other_side = sides["gap_p"] | (is_second & has_value & np.isnan(rows["gap_p"]))
    return sides | {"is_other_side": is_other_side}


def _echoes(rows: Rows, groups: IntArray) -> BoolArray:
    """Say which clear changes of groups only repeat the one of All Students.

    They do where the gap to all other students did not clearly move; where that is not known,
    where the change of All Students lies in the interval of the group's.
    """
    is_all = rows["subgroup"] == ALL_STUDENTS
    place = dict(zip(groups[is_all].tolist(), np.flatnonzero(is_all).tolist(), strict=True))
    whole = np.array([place.get(it, -1) for it in groups.tolist()], dtype=np.intp)
    same = np.isin(rows["change"], _CLEAR) & (rows["change"] == taken(rows["change"], whole, ""))
    moved_apart = np.isin(rows["gap_change_verdict"], [CLEARLY_NARROWER, CLEARLY_WIDER])
    points = taken(rows["change_points"], whole, np.nan)
    is_within = (rows["change_low"] <= points) & (points <= rows["change_high"])
    is_known = rows["gap_change_verdict"] != NOT_COMPARABLE
    return np.asarray(~is_all & same & np.where(is_known, ~moved_apart, is_within))
