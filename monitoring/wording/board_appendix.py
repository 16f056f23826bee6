"""What stands on the slides of the appendix: their titles, and the heads of their tables."""

from collections.abc import Sequence

from monitoring.wording import brief, papers
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import goal_label
from monitoring.wording.quarter_facts import Head


def changes_head() -> tuple[str, ...]:
    """Head the table of what changed."""
    return _("List"), _("What is different")


def appendix(title: str) -> str:
    """Title a slide of the appendix."""
    return _("Appendix: {title}", title=title)


def table_alt(title: str, head: Sequence[str]) -> str:
    """Say what a table of the appendix shows."""
    return _("{title}. The columns are {columns}.", title=title, columns="; ".join(head))


def of_rule() -> str:
    """Title the slide that says how a status is made."""
    return _("how a status is made, and where the figures come from")


def of_measures() -> str:
    """Title the table of all measures."""
    return _("every measure in figures")


def of_signs(n: int) -> str:
    """Title the table of all early signs."""
    return n_("the {n} early sign in figures", "all {n} early signs in figures", n)


def of_gaps() -> str:
    """Title the table of gaps with their margins."""
    return _("the widest gaps with their margins")


def of_steps(n: int) -> str:
    """Title the table of all steps."""
    return n_("the {n} action step with its owner", "all {n} action steps with their owners", n)


def of_changes() -> str:
    """Title the list of what changed."""
    return _("what changed since the quarter before")


def of_texts(goal_id: str) -> str:
    """Title what people wrote about a goal, in full."""
    return _("{goal}, why we think so and what we will do", goal=goal_label(goal_id))


def of_decisions() -> str:
    """Title the table of all decisions."""
    return _("all decisions, and what became of them")


def of_unknown() -> str:
    """Title the list of all that is not known."""
    return _("all that is not known or not measured")


def steps_head() -> tuple[str, ...]:
    """Head the table of all steps."""
    return _("Step"), _("Owner"), _("Was it done?"), _("Did it work?")


def signs_figures_head(*, is_all_sample: bool) -> tuple[str, ...]:
    """Head the table of all early signs in figures."""
    name = _("Early sign, and its quarter")
    return (
        papers.all_sample(name) if is_all_sample else name,
        _("A year before"),
        _("Result"),
        _("Target"),
        papers.since_last_year(),
    )


def correction(head: Head) -> str:
    """Say which release this one corrects, and why; "" where it corrects none."""
    return "" if head.corrects is None else brief.corrects(head.corrects, head.correction)


def copy_line(head: Head) -> str:
    """Say which copy of the quarter it is; who published it is no matter of the public."""
    return brief.copy_name(head.release, head.released_on)
