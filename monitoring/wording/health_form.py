"""What the plan check says of the form's questions and of the groups they name."""

from collections.abc import Sequence

from monitoring.wording import gap_obstacles, numbers, periods
from monitoring.wording.i18n import _
from monitoring.wording.plan import as_written


def gap_without_others(
    gap: str,
    group: str,
    n_alone: int,
    n_measures: int,
    years: Sequence[str],
    style: str,
    obstacle: str,
) -> str:
    """Say in how many measures a gap cannot be shown, and why."""
    facts = {
        "gap": as_written(gap),
        "group": group,
        "years": numbers.and_list(periods.in_row(it, style) for it in years),
    }
    facts["why"] = gap_obstacles.of_code(obstacle)
    if n_measures == 1:
        return _(
            "The equity gap “{gap}” names “{group}”. In the goal's one measure the latest gap of "
            "this group ({years}) cannot be shown: {why}.",
            **facts,
        )
    return _(
        "The equity gap “{gap}” names “{group}”. In {n} of the goal's {total} measures the latest "
        "gap of this group ({years}) cannot be shown: {why}.",
        n=numbers.whole(n_alone),
        total=numbers.whole(n_measures),
        **facts,
    )


def question_under_another_need(question: str, number: int, *, answer: bool | None) -> str:
    """Say how the answer to a misplaced question is taken."""
    if answer is None:
        return _(
            "The form asks “{question}” under need {number}. The answer is left open.",
            question=question,
            number=number,
        )
    if answer:
        return _(
            "The form asks “{question}” under need {number}. The answer, yes, is taken as being "
            "about need {number}.",
            question=question,
            number=number,
        )
    return _(
        "The form asks “{question}” under need {number}. The answer, no, is taken as being about "
        "need {number}.",
        question=question,
        number=number,
    )


def no_subgroup(answer: str) -> str:
    """Say what the plan answers instead of a group."""
    if not answer:
        return _("The plan leaves open which groups of students the step serves.")
    return _(
        "Asked which groups of students the step serves, the plan answers “{answer}”. It is an "
        "answer, and it serves no group by name.",
        answer=answer,
    )
