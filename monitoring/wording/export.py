"""What a file that leaves the product says of itself."""

from collections.abc import Sequence

from monitoring.vocabulary import MIN_SHOWN, DataState
from monitoring.vocabulary.files import FileFact
from monitoring.wording import labels, numbers, plan
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.joined import series

MAX_SOURCES = 12
_LABELS: dict[str, str] = {
    FileFact.WHAT: marked("What"),
    FileFact.PLAN: marked("Plan"),
    FileFact.QUARTER: marked("Review quarter"),
    FileFact.SOURCES: marked("Sources"),
    FileFact.RULE_VERSION: marked("Rule version"),
    FileFact.SAMPLE: marked("Sample"),
    FileFact.HIDDEN: marked("Hidden"),
    FileFact.TOO_FEW: marked("Too few"),
    FileFact.ADDRESS: marked("Address"),
}


def label(name: str) -> str:
    """Return what stands before a fact: words for a code; a filter has its words already."""
    return _(_LABELS[name]) if name in _LABELS else name


def fact(name: str, text: str) -> str:
    """Write a fact on a line: "Review quarter: ..."."""
    return _("{name}: {text}", name=label(name), text=text)


def plan_of(district: str, school: str, school_years: str) -> str:
    """Name the plan; "" stands for no school and for years that are not known."""
    facts = {"district": plan.district(district), "school": school, "years": school_years}
    if school and school_years:
        return _("{district}, {school}, improvement plan, {years}", **facts)
    if school:
        return _("{district}, {school}, improvement plan", **facts)
    if school_years:
        return _("{district}, improvement plan, {years}", **facts)
    return _("{district}, improvement plan", **facts)


def sources(names: Sequence[str]) -> str:
    """List the sources, at most ``MAX_SOURCES`` of them by name."""
    more = len(names) - MAX_SOURCES
    shown = list(names[:MAX_SOURCES])
    if more > 0:
        shown.append(n_("and {n} more", "and {n} more", more))
    return series(shown)


def versions(names: Sequence[str]) -> str:
    """List the versions of the rule that judged."""
    return numbers.and_list(names) if names else ""


def sample(*, is_whole: bool) -> str:
    """Say that figures are made up, all of them or some."""
    if is_whole:
        return _(
            "These figures rest on sample data made up by the product; they are nobody's results."
        )
    return _(
        "Some of these figures rest on sample data made up by the product; those are nobody's "
        "results."
    )


def hidden() -> str:
    """Explain the words for a figure that is hidden."""
    return _(
        "“{words}” stands for a figure of fewer than {least_shown} students, or for one from which "
        "such a figure could be worked out.",
        words=labels.data_state(DataState.HIDDEN),
        least_shown=numbers.whole(MIN_SHOWN),
    )


def too_few(least_n: int) -> str:
    """Explain the words for a figure that is not judged, by the rule's own number."""
    return _(
        "“{words}” stands beside a figure of fewer than {least_n} students: it is shown and not "
        "judged.",
        words=labels.data_state(DataState.TOO_FEW),
        least_n=numbers.whole(least_n),
    )


def and_more() -> str:
    """End a line that has no room for the rest."""
    return _(" … and more")


def every_column_title() -> str:
    """Name the sheet that holds every column."""
    return _("Every column")


def columns_title() -> str:
    """Name the sheet that describes the columns."""
    return _("Columns")


def columns_head() -> tuple[str, str, str]:
    """Return the heads of that sheet."""
    return _("Column"), _("Meaning"), _("Unit")


def untitled() -> str:
    """Name a sheet whose title has nothing that a sheet may be called."""
    return _("Table")


def creator() -> str:
    """Return what stands as the author of a workbook."""
    return _("Improvement plan")
