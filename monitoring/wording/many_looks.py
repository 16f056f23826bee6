"""What a list says of all its comparisons together, and what a row says taken alone."""

from collections.abc import Sequence

from monitoring.vocabulary import Change, Gap, GapChange
from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph, series

CLEAR = frozenset(
    (
        *(Change.CLEAR_IMPROVEMENT, Change.CLEAR_DECLINE),
        *(Gap.CLEARLY_BEHIND, Gap.CLEARLY_AHEAD),
        *(GapChange.CLEARLY_NARROWER, GapChange.CLEARLY_WIDER),
    )
)


def is_alone(code: str, survives: object) -> bool:
    """Tell whether a verdict is clear taken alone, and not allowing for all that its list looks at.

    Args:
        code: the verdict.
        survives: whether it holds among them, missing where nothing is said of that.
    """
    return code in CLEAR and not numbers.is_missing(survives) and not survives


def verdict(label: str, code: str, survives: object) -> str:
    """Write a verdict, with the words "taken alone" where it does not hold among many.

    Args:
        label: the verdict in words.
        code: the verdict.
        survives: whether it holds among many, missing where nothing is said of that.
    """
    return _("{verdict}, taken alone", verdict=label) if is_alone(code, survives) else label


def schools_changed(looks: int, clear: int, names: Sequence[str]) -> str:
    """Say how many schools changed clearly, alone and allowing for all that were looked at.

    Args:
        looks: schools with a comparable change.
        clear: of these, with a clear one.
        names: of these, whose change holds allowing for all looks.
    """
    if not looks:
        return _("No school's change since last year can be told.")
    facts = {"looks": numbers.whole(looks)}
    if not clear:
        return n_(
            "The one school with a comparable result did not clearly change.",
            "None of {n} schools changed clearly.",
            looks,
        )
    if not names:
        return n_(
            "{n} of {looks} schools changed clearly taken alone; none does so allowing for {looks} "
            "looks.",
            "{n} of {looks} schools changed clearly taken alone; none do so allowing for {looks} "
            "looks.",
            clear,
            **facts,
        )
    facts["clear"] = numbers.whole(clear)
    told = n_(
        "{clear} of {looks} schools changed clearly taken alone; {n} does so allowing for {looks} "
        "looks.",
        "{clear} of {looks} schools changed clearly taken alone; {n} do so allowing for {looks} "
        "looks.",
        len(names),
        **facts,
    )
    return paragraph(told, _("Allowing for all of them: {names}.", names=series(names)))


def regression(improvers: int, fell_back: int) -> str:
    """Say that what moved far by luck moves back, with the figure of last year's improvers.

    Args:
        improvers: schools that had clearly improved in the result compared with.
        fell_back: of these, that moved the other way since.
    """
    told = _(
        "A school that moved far in one year often moves part of the way back in the next, by luck "
        "alone (regression toward the mean)."
    )
    if not improvers:
        return told
    facts = {"back": numbers.whole(fell_back)}
    return paragraph(
        told,
        n_(
            "Of {n} school that had clearly improved the time before, {back} fell back this time.",
            "Of {n} schools that had clearly improved the time before, {back} fell back this time.",
            improvers,
            **facts,
        ),
    )


def groups_alone(looks: int, alone: int) -> str:
    """Say for how many comparisons of groups a count allows, and what is clear only alone.

    Args:
        looks: comparisons that the list looks at, 0 where nothing is said of that.
        alone: of these, clear taken alone only.
    """
    if not looks:
        return ""
    if not alone:
        return n_(
            "This allows for {n} look.",
            "This allows for {n} looks; two sides of one pair are one.",
            looks,
        )
    return n_(
        "This allows for {looks} looks, two sides of one pair being one; {n} group is clearly "
        "apart only when taken alone.",
        "This allows for {looks} looks, two sides of one pair being one; {n} groups are clearly "
        "apart only when taken alone.",
        alone,
        looks=numbers.whole(looks),
    )


def signs_alone(looks: int, alone: int) -> str:
    """Say for how many comparisons the count of early signs allows, and what is clear only alone.

    Args:
        looks: results of the quarter that are compared with the year before; 0 where nothing is
            said of that.
        alone: early signs that moved clearly taken alone, and not allowing for all looks.
    """
    if not looks:
        return ""
    if not alone:
        return n_(
            "This allows for {n} comparison.",
            "This allows for {n} comparisons.",
            looks,
        )
    return n_(
        "This allows for {looks} comparisons; {n} more moved clearly taken alone.",
        "This allows for {looks} comparisons; {n} more moved clearly taken alone.",
        alone,
        looks=numbers.whole(looks),
    )


def gaps_moved(looks: int, clear: int, surviving: int) -> str:
    """Say how many gaps moved clearly, alone and allowing for all that were looked at.

    Args:
        looks: gaps whose move is known.
        clear: of these, that moved clearly.
        surviving: of these, whose move holds allowing for all looks.
    """
    if not looks:
        return ""
    if not clear:
        return n_("The one gap did not clearly move.", "None of {n} gaps clearly moved.", looks)
    if not surviving:
        return n_(
            "{n} of {looks} gaps moved clearly taken alone; none does so allowing for {looks} "
            "looks.",
            "{n} of {looks} gaps moved clearly taken alone; none do so allowing for {looks} looks.",
            clear,
            looks=numbers.whole(looks),
        )
    return n_(
        "{clear} of {looks} gaps moved clearly taken alone; {n} does so allowing for {looks} "
        "looks.",
        "{clear} of {looks} gaps moved clearly taken alone; {n} do so allowing for {looks} looks.",
        surviving,
        clear=numbers.whole(clear),
        looks=numbers.whole(looks),
    )


def gap_told_at(complement: str) -> str:
    """Say on which side of its pair a gap is told."""
    return _("The gap is told at {group}", group=complement)


def review_looks(looks: int, listed: int, holding: int, echoes: int) -> str:
    """Say for how many comparisons the clear changes of a quarter allow.

    Args:
        looks: changes and moves of gaps that became known in the quarter; 0 where nothing is said
            of that.
        listed: clear changes, each taken alone, that are listed.
        holding: of these, clear allowing for all looks.
        echoes: clear changes of groups that moved as all students did; they are not listed.
    """
    if not looks:
        return ""
    if listed:
        told = n_(
            "{holding} of {n} change listed here is clear allowing for all comparisons of the "
            "district that became known since last quarter ({looks}).",
            "{holding} of {n} changes listed here are clear allowing for all comparisons of the "
            "district that became known since last quarter ({looks}).",
            listed,
            looks=numbers.whole(looks),
            holding=numbers.whole(holding),
        )
    else:
        told = n_(
            "{n} comparison became known since last quarter.",
            "{n} comparisons became known since last quarter.",
            looks,
        )
    if not echoes:
        return told
    again = n_(
        "{n} change of a group that moved as all students did is not told again.",
        "{n} changes of groups that moved as all students did are not told again.",
        echoes,
    )
    return paragraph(told, again)
