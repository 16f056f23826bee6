"""Many looks: what of a list's clear verdicts holds when the whole list is looked at together."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.cases import SCOPE
from monitoring.status.gaps import CANNOT_BE_SHOWN, CLEARLY_NARROWER, CLEARLY_WIDER
from monitoring.status.intervals import Term, two_sided_p
from monitoring.status.printed import ENDS, with_possible_values
from monitoring.status.rules import (
    ALL_STUDENTS,
    CLEAR_DECLINE,
    CLEAR_IMPROVEMENT,
    NOT_COMPARABLE,
    FloatArray,
    RuleParameters,
)

BoolArray = npt.NDArray[np.bool_]

_CLEAR = (CLEAR_IMPROVEMENT, CLEAR_DECLINE)
_PLACE = [*SCOPE, "organisation_id", "quarter"]
_SERIES = [*_PLACE, "subgroup"]
_GROUPS = [*_PLACE, "period", "is_sample"]
_SCHOOLS = [*SCOPE, "quarter", "subgroup", "period", "is_sample"]
_TESTS = ["organisation_id", "quarter", "period", "is_sample"]

_COMPARED = [*ENDS, "value", "denominator", "within", "other", "other_n", "other_within", "change"]

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


def survivors(p: npt.ArrayLike, rate: float) -> BoolArray:
    """Return which comparisons of one list hold when all of them are looked at together.

    Args:
        p: the p-value of each comparison (0 to 1), missing where there is none.
        rate: the share that luck alone may have among those that hold (0 to 1).

    Returns:
        One truth each, False where there is no p-value.

    Source:
        Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
        Statistical Society B 57 (1995), 289-300.
    """
    chances = pd.Series(np.asarray(p, dtype=np.float64))
    one_list = pd.Series(0, index=chances.index)
    return (chances <= one_list.map(_thresholds(chances.dropna(), one_list, rate))).to_numpy(bool)


def _thresholds(p: "pd.Series[float]", lists: "pd.Series[int]", rate: float) -> "pd.Series[float]":
    """Return the largest p-value that holds in each list; lists in which none does are left out."""
    ranked = pd.DataFrame({"of": lists.reindex(p.index), "p": p}).sort_values("p", kind="stable")
    of_list = ranked.groupby("of", sort=False)["p"]
    allowed = rate * (of_list.cumcount() + 1) / of_list.transform("size")
    return ranked[ranked["p"] <= allowed].groupby("of")["p"].max()


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
    groups, tests, schools = (_numbered(rows, keys) for keys in (_GROUPS, _TESTS, _SCHOOLS))
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
        listed = _of_lists(rows[p], lists, is_listed, is_counted, rules.false_discovery_rate)
        for column in listed:
            new = listed[column]
            of = f"{name}_{column}"
            rows[of] = rows[of].where(~is_listed, new) if of in rows else new
    return rows[list(_LOOKS)].astype(_LOOKS)


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
    every = pd.Series(True, index=tests.index)
    lists = _numbered(tests, [name for name in _TESTS if name in tests])
    told = _of_lists(tests["change_p"], lists, every, every, rules.false_discovery_rate)
    return told.astype({"looks": "Int64", "survives": "boolean"})


def _numbered(rows: pd.DataFrame, keys: list[str]) -> "pd.Series[int]":
    """Return the number of the list that each row is in."""
    return rows.groupby(keys, sort=False).ngroup()


def _rows(results: pd.DataFrame, verdicts: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Set beside each result its verdicts, and the figures that they compare it with."""
    names = ["result_id", *_SERIES, "organisation_level", "period", "value", "denominator"]
    rows = results[names].reset_index(drop=True)
    rows = with_possible_values(rows, results)
    rows["is_sample"] = results["is_sample"].to_numpy(bool) if "is_sample" in results else False
    first = verdicts.drop_duplicates("result_id").set_index("result_id")
    is_covered = verdicts["measure_id"].notna()
    covered = verdicts.loc[is_covered, "result_id"]
    rows["is_covered"] = rows["result_id"].isin(covered)
    for name in ["change", "change_from_period", "change_points", "change_low", "change_high"]:
        rows[name] = rows["result_id"].map(first[name])
    own = gaps.set_index("result_id").reindex(rows["result_id"]).reset_index(drop=True)
    named = ["gap_verdict", "gap_from_period", "gap_change_verdict", "complement"]
    others = ["complement_value", "complement_n", "complement_within"]
    rows[[*named, "other", "other_n", "other_within"]] = own[[*named, *others]]
    series = rows.groupby(_SERIES, sort=False).ngroup()
    known = pd.MultiIndex.from_arrays([series, rows["period"].astype("int64")])
    for prefix, column in [("earlier", "change_from_period"), ("gap_from", "gap_from_period")]:
        period = pd.to_numeric(rows[column]).fillna(-1).astype("int64")
        at = known.get_indexer(pd.MultiIndex.from_arrays([series, period]))
        found = rows[_COMPARED].reindex(at)
        for name in _COMPARED:
            rows[f"{prefix}_{name}"] = found[name].to_numpy()
    rows["earlier_change"] = rows["earlier_change"].fillna("")
    return rows


def _p_values(rows: pd.DataFrame) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the p-values of the changes, the gaps and the changes of the gaps."""
    gap = _gap(rows, "", 1)
    gap_change = [*gap, *_gap(rows, "gap_from_", -1)]
    changed = rows["change"] != NOT_COMPARABLE
    return (
        _p_of_change(rows, changed),
        _p_where(rows["gap_verdict"] != CANNOT_BE_SHOWN, gap),
        _p_where(rows["gap_change_verdict"] != NOT_COMPARABLE, gap_change),
    )


def _p_of_change(rows: pd.DataFrame, is_told: "pd.Series[bool]") -> FloatArray:
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
    is_either = (np.asarray(sides[0] * sides[1]) <= 0) & ~np.isnan(found[0])
    return np.where(is_either, 1.0, np.fmax(*found))


def _has_ends(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Say where the result or the one that it is compared with is an end of the scale."""
    return (rows["lowest"] < rows["highest"]) | (rows["earlier_lowest"] < rows["earlier_highest"])


def _p_where(is_told: "pd.Series[bool]", terms: list[Term]) -> FloatArray:
    """Return the p-value of each difference that is told, missing elsewhere."""
    told = is_told.to_numpy(bool)
    p = np.full(len(told), np.nan)
    p[told] = two_sided_p(
        *(
            Term(sign, *(np.asarray(it, dtype=np.float64)[told] for it in figures))
            for sign, *figures in terms
        )
    )
    return p


def _gap(rows: pd.DataFrame, prefix: str, sign: int) -> list[Term]:
    """Return the two sides of a gap, with the rounding that its interval allows for."""
    own, other = [
        [rows[f"{prefix}{name}"] for name in names]
        for names in (("value", "denominator", "within"), ("other", "other_n", "other_within"))
    ]
    return [Term(sign, *own), Term(-sign, *other)]


def _other_side(
    rows: pd.DataFrame, code: "pd.Series[int]", subgroups: pd.DataFrame
) -> pd.DataFrame:
    """Say of which comparisons the other side of the same pair is told in place of this one."""
    groups = subgroups.set_index("subgroup")
    named = groups["is_named"].eq(True) if "is_named" in groups else groups["sort_order"] < 0
    rank = (~named).astype("float64") * 1e6 + groups["sort_order"].astype("float64")
    complement = groups["complement"].dropna()
    other = rows["subgroup"].map(complement)
    is_second = rows["subgroup"].map(rank) > other.map(rank)
    known = pd.MultiIndex.from_arrays([code, rows["subgroup"].astype(object)])
    at = known.get_indexer(pd.MultiIndex.from_arrays([code, other.fillna("").astype(object)]))
    sides = pd.DataFrame(index=rows.index)
    for name in ["change_p", "gap_p", "gap_change_p"]:
        is_told = rows[name].notna().reindex(at, fill_value=False).to_numpy()
        sides[name] = is_second.to_numpy(bool) & is_told
    has_value = rows["value"].notna().reindex(at, fill_value=False).to_numpy()
    sides["is_other_side"] = sides["gap_p"] | (is_second & has_value & rows["gap_p"].isna())
    return sides


def _echoes(rows: pd.DataFrame, code: "pd.Series[int]") -> "pd.Series[bool]":
    """Say which clear changes of groups only repeat the one of All Students.

    They do where the gap to all other students did not clearly move; where that is not known,
    where the change of All Students lies in the interval of the group's.
    """
    is_all = rows["subgroup"] == ALL_STUDENTS
    whole = rows.loc[is_all, ["change", "change_points"]].set_index(code[is_all]).reindex(code)
    same = rows["change"].isin(_CLEAR).to_numpy() & (rows["change"] == whole["change"].to_numpy())
    moved_apart = rows["gap_change_verdict"].isin([CLEARLY_NARROWER, CLEARLY_WIDER])
    points = whole["change_points"].to_numpy()
    is_within = (rows["change_low"] <= points) & (points <= rows["change_high"])
    is_known = rows["gap_change_verdict"] != NOT_COMPARABLE
    with_it = (~moved_apart).where(is_known, is_within)
    return ~is_all & same & with_it


def _of_lists(
    p: "pd.Series[float]",
    lists: "pd.Series[int]",
    is_listed: "pd.Series[bool]",
    is_counted: "pd.Series[bool]",
    rate: float,
) -> pd.DataFrame:
    """Count the comparisons of every list, and say which of its rows hold among them.

    A row that is listed and not counted, the other side of a pair, holds by the same threshold.
    Version 1 of the rule has no rate and says nothing of many looks.
    """
    own = p[is_listed & p.notna()]
    code = lists[own.index]
    counted = own[is_counted[own.index]]
    sizes = code.reindex(counted.index).value_counts()
    listed = pd.DataFrame({"looks": pd.NA, "survives": pd.NA}, index=p.index, dtype="object")
    if np.isnan(rate):
        return listed
    listed.loc[own.index, "looks"] = code.map(sizes).fillna(0)
    listed.loc[own.index, "survives"] = own <= code.map(_thresholds(counted, code, rate))
    return listed
