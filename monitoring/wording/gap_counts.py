"""How many groups of one period are behind all others; never an average of them."""

from collections.abc import Sequence

from monitoring.db.query_rows import SubgroupFindings
from monitoring.vocabulary import Gap
from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_

Row = SubgroupFindings


def count_words(groups: Sequence[Row]) -> tuple[str, str]:
    """Count the verdicts over the groups of one period; never an average of them.

    Args:
        groups: rows of ``subgroup_findings`` of one period, without All Students.

    Returns:
        A heading, and the sentence with every count; what to load where there is no group.
    """
    if not groups:
        return (
            _("No groups to compare"),
            _(
                "Only All Students is known for this period. To see groups here, load a file with "
                "one row per group, such as one in the tidy layout that data/README.md describes."
            ),
        )
    counts = {code: sum(row.gap_verdict == code for row in groups) for code in Gap}
    if counts[Gap.CANNOT_BE_SHOWN] == len(groups):
        return (
            n_(
                "The one group here has no gap that can be shown",
                "None of {n} groups has a gap that can be shown",
                len(groups),
            ),
            _("Each row says why; values, where there are any, stand in their places."),
        )
    return _behind(counts[Gap.CLEARLY_BEHIND], len(groups)), _(
        "{ahead} clearly ahead, {same} without a clear difference, {hidden} with a gap that cannot "
        "be shown: the row says why.",
        ahead=numbers.whole(counts[Gap.CLEARLY_AHEAD]),
        same=numbers.whole(counts[Gap.NO_CLEAR_DIFFERENCE]),
        hidden=numbers.whole(counts[Gap.CANNOT_BE_SHOWN]),
    )


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
