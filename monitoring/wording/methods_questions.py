"""Questions that a careful reader asks of the rule, answered with figures of this plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitoring.wording import methods_figures as own
from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph

if TYPE_CHECKING:
    from monitoring.db.query_rows import (
        MeasureHistory,
        MeasureLatestResults,
        RuleInForce,
        SchoolSpreads,
    )

Cells = tuple[str, ...]


def questions(
    rule: "RuleInForce",
    spreads: "Sequence[SchoolSpreads]",
    years: "Sequence[MeasureHistory]" = (),
    results: "Sequence[MeasureLatestResults]" = (),
) -> dict[str, str]:
    """Answer each question: question -> answer, in reading order.

    Args:
        rule: the rule in force.
        spreads: the lists of schools that are long enough to tell a spread, none where none is.
        years: the results of the plan's measures, year by year.
        results: the latest of them.
    """
    share = numbers.share(rule.confidence)
    return {
        _("Why two verdicts and not one?"): paragraph(
            _(
                "A result can be off track and clearly better than last year, or on track and "
                "falling. One word for both would hide one of them."
            ),
            own.two_verdicts(years),
        ),
        _("Why speak of luck when a whole class was counted?"): paragraph(
            _(
                "The count is exact. But the same school with the same teaching would not graduate "
                "the same number twice: who enrolls, who falls ill and who moves differs from year "
                "to year. The {share} interval is what such luck alone may do.",
                share=share,
            ),
            own.luck(years),
        ),
        _("Why set a change beside Georgia's?"): paragraph(
            _(
                "Tests and students change for all of Georgia at once. A gain that everybody had "
                "is no sign that this plan works, and a loss that everybody had is no sign that it "
                "fails."
            ),
            own.shared(years),
        ),
        _("Why is there no color for everything?"): paragraph(
            _(
                "A color without a verdict claims more than is known. Where nothing can be judged, "
                "words say why; where something can, a word and a shape stand before the color."
            ),
            own.without_verdict(results),
        ),
        _("What do the intervals leave out?"): _left_out(spreads),
    }


def _left_out(spreads: "Sequence[SchoolSpreads]") -> str:
    told = _(
        "That a test is not equally hard each year (equating), that students of one school learn "
        "together (clustering), and that many students are counted in both years, which makes an "
        "interval somewhat too wide."
    )
    if not spreads:
        return told
    least = min(spreads, key=lambda row: row.spread)
    most = max(spreads, key=lambda row: row.spread)
    return _(
        "{left_out} How much: the variance of the schools' changes about the district's is {low} "
        "to {high} times what the luck of counting alone would give ({least} the least, {most} "
        "the most; lists with at least {schools} schools).",
        left_out=told,
        low=numbers.decimal(least.spread),
        high=numbers.decimal(most.spread),
        least=_list(least),
        most=_list(most),
        schools=numbers.whole(min(row.n_changes for row in spreads)),
    )


def _list(row: "SchoolSpreads") -> str:
    return _(
        "{test} {period}",
        test=row.content_area or row.short_name,
        period=row.period,
    )


def spread_caption() -> str:
    """Return the caption of the table of spreads."""
    return _("How far schools' changes spread about the district's")


def spread_head() -> Cells:
    """Return the heads of that table."""
    return (
        *(_("Test"), _("Grades"), _("Year"), _("Schools compared")),
        *(_("Clear taken alone"), _("Clear among all"), _("Times the spread of luck")),
    )


def spread_cells(row: "SchoolSpreads") -> Cells:
    """Write one list of schools: what it looked at, what was clear, and how far changes spread."""
    return (
        *(row.content_area or row.short_name, row.grade_span, row.period),
        *(numbers.whole(row.n_changes), numbers.whole(row.n_clear)),
        *(numbers.whole(row.n_surviving), numbers.decimal(row.spread)),
    )


def example_title(measure_name: str) -> str:
    """Name the measure that an example is taken from."""
    return _("Against the plan and since last year: {measure}", measure=measure_name)


def looks_example_title() -> str:
    """Head the example of many looks."""
    return _("Many comparisons")


def looks_example(row: "SchoolSpreads") -> str:
    """Tell of the longest list how many comparisons it made, and what they leave."""
    return n_(
        "{test} {period}: one school was compared with its year before.",
        "{test} {period}: {n} schools were compared with their year before. {clear} changed "
        "clearly taken alone; allowing for all {n} looks, {surviving} did.",
        row.n_changes,
        test=row.content_area or row.short_name,
        period=row.period,
        clear=numbers.whole(row.n_clear),
        surviving=numbers.whole(row.n_surviving),
    )


def funnel_example_title() -> str:
    """Head the example of the limits of schools."""
    return _("Schools beside the district")


def funnel_example(row: "SchoolSpreads") -> str:
    """Tell of the longest list how many schools lie outside with and without ordinary spread."""
    return _(
        "{test} {period}: by the luck of size alone {by_luck} of {n} schools lie outside the "
        "limits, which says nothing of any of them. With ordinary differences between schools (tau "
        "{tau} points) {outside} do.",
        test=row.content_area or row.short_name,
        period=row.period,
        by_luck=numbers.whole(row.n_outside_by_luck),
        n=numbers.whole(row.n_placed),
        tau=numbers.decimal(row.tau),
        outside=numbers.whole(row.n_outside),
    )
