"""The rules that close what a reader could work out by subtraction."""

import numpy as np

from monitoring.disclosure.sums import Counts, Flags, Rows, Sums, at
from monitoring.vocabulary import MIN_SHOWN


def suppress_complements(rows: Rows, stage: Flags) -> None:
    """Hide what a reader could take away from All Students, and the complement of each hidden."""
    left_out = at(rows.students, rows.everyone, np.nan) - rows.students
    is_told = (left_out > 0) & (left_out < MIN_SHOWN) & at(rows.shown, rows.everyone, False)
    # Where All Students is hidden, a group with its complement would give it back.
    gives_back = (rows.complement >= 0) | rows.is_whole | rows.small_all
    hidden = is_told | (gives_back & at(rows.hidden, rows.everyone, False))
    outside = at(rows.students, rows.joint, np.nan) - rows.students
    hidden |= (outside > 0) & (outside < MIN_SHOWN)
    hidden |= rows.hidden
    hidden |= at(hidden, rows.complement, False)
    joints = rows.joint[hidden]
    hidden |= (rows.joint >= 0) & np.isin(rows.joint, joints)
    rows.hidden[hidden & stage & rows.has_figures & ~rows.is_public] = True


def suppress_in_sums(rows: Rows, sums: Sums, stage: Flags) -> None:
    """Hide one more member, or else the total, of each group with something to work out."""
    is_open, is_firm, n_without_count = _gives_away(rows, sums)
    is_open[sums.group[~stage[sums.members]]] = False
    # A group that is all of its All Students stays plain to see when its own row is hidden, so it
    # goes only where the total is gone already.
    no_total = at(rows.hidden, sums.total, False)[sums.group]
    can_go = rows.shown[sums.members] & (~rows.is_whole[sums.members] | no_total)
    can_go &= is_open[sums.group] & ~rows.is_public[sums.members]
    groups, first = np.unique(sums.group[can_go], return_index=True)
    rows.hidden[sums.members[can_go][first]] = True
    if sums.is_family:
        return
    is_open[groups] = False
    without_cover = is_open & is_firm & (n_without_count == 0)
    without_cover &= ~at(rows.is_public, sums.total, False)
    rows.hidden[sums.total[without_cover]] = True


def _gives_away(rows: Rows, sums: Sums) -> tuple[Flags, Flags, Counts]:
    """Say of which groups a count could be worked out, of which a hidden or small one.

    The third array is how many members of each group are shown without their count, none where
    fewer than MIN_SHOWN students are left for them all.
    """
    known, has_no_count = rows.shown, np.isnan(rows.students) & ~rows.hidden
    is_known, is_hidden = at(known, sums.total, False), at(rows.hidden, sums.total, False)
    n_hidden = _number(sums, rows.hidden) + is_hidden
    n_without_count = _number(sums, has_no_count)
    shown_students = _number(sums, np.where(known, rows.students, 0.0))
    left = np.where(is_known, at(rows.students, sums.total, np.nan) - shown_students, np.nan)
    one_hidden = (is_known | is_hidden | sums.is_family) & (n_hidden == 1)
    one_hidden &= ~_is_covered(rows, sums, n_without_count)
    n_unknown = n_hidden + n_without_count + sums.missing
    few_left = (left > 0) & (left < MIN_SHOWN) & (sums.has_others | (n_unknown > 0))
    none_left = (left == 0) & (n_hidden > 0)
    one_missing = is_known & (n_unknown == 1) & (sums.missing == 1) & (left != 0)
    one_missing &= not sums.is_family
    is_firm = np.asarray(one_hidden | few_left | none_left)
    return is_firm | one_missing, is_firm, np.where(few_left, 0.0, n_without_count)


def _is_covered(rows: Rows, sums: Sums, n_without_count: Counts) -> Flags:
    """Say of which groups the hidden figures, known here, leave students no row tells of."""
    untold = _number(sums, rows.hidden & np.isnan(rows.students)) > 0
    told = _number(sums, np.nan_to_num(rows.students))
    left = at(rows.students, sums.total, np.nan) - told
    return ~untold & (left > 0) & (sums.missing + n_without_count > 0)


def _number(sums: Sums, figures: Flags | Counts) -> Counts:
    """Add up ``figures`` of the members of each group."""
    totals = np.bincount(sums.group, weights=figures[sums.members], minlength=len(sums.total))
    return totals.astype(np.float64)
