"""How many groups of one period are behind all others; never an average of them."""

from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import Gap
from monitoring.wording import many_looks, numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph

Row = SubgroupFindings


def count_words(groups: Sequence[Row]) -> tuple[str, str]:
    """Count the verdicts over the groups of one period; never an average of them.

    Args:
        groups: rows of ``subgroup_findings`` of one period, without All Students. Of two sides
            of one pair only one is counted.

    Returns:
        A heading that counts what holds allowing for all comparisons, and the sentence with every
        count; what to load where there is no group.
    """
    if not groups:
        return (
            _("No groups to compare"),
            _(
                "Only All Students is known for this period. To see groups here, load a file with "
                "one row per group, such as one in the tidy layout that data/README.md describes."
            ),
        )
    told = _once([row for row in groups if not row.is_other_side] or list(groups))
    counts = {code: sum(_holds(row, code) for row in told) for code in Gap}
    if counts[Gap.CANNOT_BE_SHOWN] == len(told):
        return (
            n_(
                "The one group here has no gap that can be shown",
                "None of {n} groups has a gap that can be shown",
                len(told),
            ),
            _("Why stands below; values, where there are any, stand in their places."),
        )
    return _behind(counts[Gap.CLEARLY_BEHIND], len(told)), paragraph(
        _(
            "{ahead} clearly ahead, {same} without a clear difference, {hidden} with a gap that "
            "cannot be shown: the row says why.",
            ahead=numbers.whole(counts[Gap.CLEARLY_AHEAD]),
            same=numbers.whole(counts[Gap.NO_CLEAR_DIFFERENCE]),
            hidden=numbers.whole(counts[Gap.CANNOT_BE_SHOWN]),
        ),
        many_looks.groups_alone(_looks(told), sum(map(_is_alone, told))),
    )


def _once(rows: Sequence[Row]) -> list[Row]:
    """Leave out the second side of each pair of which no side has a gap that can be shown."""
    names = {row.subgroup: row.gap_verdict == Gap.CANNOT_BE_SHOWN for row in rows}
    kept: list[Row] = []
    for row in rows:
        is_told = any(row.complement == other.subgroup for other in kept)
        if not (is_told and names[row.subgroup] and names[row.complement]):
            kept.append(row)
    return kept


def _holds(row: Row, code: Gap) -> bool:
    return bool(row.gap_verdict == code) and not _is_alone(row)


def _is_alone(row: Row) -> bool:
    return many_looks.is_alone(row.gap_verdict, row.gap_survives)


def _looks(told: Sequence[Row]) -> int:
    """Return how many gaps the list looks at, 0 where the rule says nothing of that."""
    known = [row.gap_looks for row in told if not numbers.is_missing(row.gap_looks)]
    return int(known[0]) if known else 0


def _behind(behind: int, groups: int) -> str:
    if not behind:
        return n_(
            "The one group here is not clearly behind all other students",
            "None of {n} groups is clearly behind all other students",
            groups,
        )
    if groups == 1:
        return _("The one group here is clearly behind all other students")
    return n_(
        "{n} of {groups} groups is clearly behind all other students",
        "{n} of {groups} groups are clearly behind all other students",
        behind,
        groups=numbers.whole(groups),
    )
