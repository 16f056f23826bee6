"""What the page Schools says of all schools, and around its findings."""

from collections.abc import Sequence

from monitoring.db.query_rows import Indicators, RuleInForce, SchoolFindings, SubgroupFindings
from monitoring.vocabulary import BatchKind, DataState, IndicatorKind, Unit
from monitoring.wording import figures, gaps, labels, numbers, pages
from monitoring.wording.i18n import _
from monitoring.wording.joined import paragraph
from monitoring.wording.sample import sample_word

Row = SchoolFindings | SubgroupFindings
Rule = RuleInForce

_FEW_SOURCES = 3


def no_results(quarter: str) -> str:
    """Say that nothing serves the goal yet."""
    return _(
        "No result that serves this goal was known by the end of {quarter}. "
        "The page {page} loads one; data/README.md says which files are read.",
        **{"quarter": numbers.quarter(quarter), "page": pages.title("data")},
    )


def no_schools(indicator: Indicators, quarter: str, *, has_sample: bool) -> str:
    """Say that no school's result is there, and what to load in which layout.

    Args:
        indicator: a row of ``indicators``.
        quarter: the review quarter.
        has_sample: the sample is loaded; else it is not spoken of.
    """
    facts = {"indicator": indicator.indicator_name, "quarter": numbers.quarter(quarter)}
    known = _("{indicator}: no school's result was known by the end of {quarter}.", **facts)
    if indicator.kind == IndicatorKind.OFFICIAL:
        files = _("To see schools here, load the state's file by school, or one of your own.")
        return paragraph(known, files, _layout())
    files = _("To see schools here, load a file of your own.")
    sample = _(
        "The sample data are of the district as a whole: no invented figure is ever attached to a "
        "school."
    )
    return paragraph(known, files, _layout(), sample if has_sample else "")


def _layout() -> str:
    return _(
        "A file of your own has the tidy layout that data/README.md describes (“The tidy layout”), "
        "with organisation_level “school”, organisation, organisation_code, subgroup, numerator "
        "and denominator. The page {page} loads it.",
        page=pages.title("data"),
    )


def choose_heading() -> str:
    """Head how to see one school."""
    return _("One school by itself:")


def choose() -> str:
    """Say how to see one school."""
    return _(
        "choose it under “School” above; its years, its distance from the plan and its "
        "groups of students are then shown here."
    )


def sampled(rows: Sequence[Row], text: str) -> str:
    """Begin a sentence with the word Sample where any of its figures is invented."""
    if any(row.batch_kind == BatchKind.SAMPLE for row in rows):
        return _("{sample}. {text}", sample=sample_word(), text=text)
    return text


def no_place_at_all(row: Row, own: Row | None, *, has_counts: bool) -> str:
    """Say why no school can be set beside the district.

    Args:
        row: of any school.
        own: the district's, None for none.
        has_counts: some school's number of students is published, or some result is not known.
    """
    if row.unit != Unit.PERCENT:
        return _(
            "No school can be set beside the district here: limits can be drawn for percentages "
            "only."
        )
    if own is None:
        return _(
            "No school can be set beside the district here: the district's own result is not "
            "loaded."
        )
    if figures.is_missing(own.value) or own.data_state == DataState.NOT_COMPARABLE:
        return _(
            "No school can be set beside the district here: the district's own result is {state}.",
            state=labels.data_state(own.data_state),
        )
    if not has_counts:
        return _(
            "No school can be set beside the district here: the number of students behind the "
            "schools' results is not published."
        )
    return _(
        "No school can be set beside the district here: no school's result is published with "
        "enough students behind it."
    )


def not_comparable(row: Row, cause: str) -> str:
    """Say that a year's results do not compare with other years."""
    period = gaps.period_in_sentence(row)
    if cause:
        return _(
            "Results of {period} do not compare with other years ({cause}); schools of one year "
            "can still be seen beside one another.",
            period=period,
            cause=cause,
        )
    return _(
        "Results of {period} do not compare with other years; schools of one year can still be "
        "seen beside one another.",
        period=period,
    )


def not_alike(alternative: Sequence[str]) -> str:
    """Say that alternative schools are another kind of school."""
    if len(alternative) == 1:
        return _(
            "{school} is an alternative school, so like is not compared with like. Its results are "
            "part of the district's and draw the district's line toward them.",
            school=alternative[0],
        )
    return _(
        "{schools} are alternative schools, so like is not compared with like. Their results are "
        "part of the district's and draw the district's line toward them.",
        schools=numbers.and_list(alternative),
    )


def lower_is_better() -> str:
    """Say what above means where lower is better."""
    return _("For this indicator lower is better: above the limits means more of it.")


def chart(finding: str, scope: str) -> str:
    """Say in a sentence what the chart of the schools shows."""
    return _("{finding} {scope}.", finding=finding, scope=scope)


def unit_and_source(indicator: Indicators, rule: Rule, sources: Sequence[str]) -> str:
    """Say under the chart what is counted, which limits are drawn, and where figures come from."""
    return _(
        "Percent: {numerator}, out of {denominator}. Limits around the district's rate: {inner} "
        "dotted, {outer} solid, rule version {version}. Source: {sources}.",
        numerator=indicator.numerator_description,
        denominator=indicator.denominator_description,
        inner=numbers.share(rule.confidence),
        outer=numbers.share(rule.confidence_outer),
        version=rule.rule_version,
        sources=_sources(sources),
    )


def _sources(sources: Sequence[str]) -> str:
    listed, more = "; ".join(sources[:_FEW_SOURCES]), len(sources) - _FEW_SOURCES
    if more > 0:
        return _("{sources}; and {n} more", sources=listed, n=numbers.whole(more))
    return listed


def reading_heading() -> str:
    """Head how the chart is to be read."""
    return _("How to read it.")


def legend(rule: Rule, *, is_graduation: bool) -> str:
    """Say how the chart is to be read, and what it does not say."""
    return paragraph(
        _(
            "Each mark is a school: filled outside the limits, hollow within, a square for an "
            "alternative school, a ring around the school that is chosen. Names stand at the marks "
            "where there is room. The limits show how far chance and ordinary differences between "
            "schools take a school of so many students; they are wide for small schools."
        ),
        _(
            "If schools differed from the district by no more than that, about 1 in {inner_luck} "
            "would still lie outside the {inner} limits and 1 in {outer_luck} outside the {outer} "
            "limits.",
            inner_luck=_one_in(rule.confidence),
            inner=numbers.share(rule.confidence),
            outer_luck=_one_in(rule.confidence_outer),
            outer=numbers.share(rule.confidence_outer),
        ),
        _(
            "To differ from the district is not by itself good or bad work: schools differ in whom "
            "they enroll, and small numbers move far."
        ),
        _no_sum(is_graduation=is_graduation),
    )


def _one_in(confidence: float) -> str:
    return numbers.whole(1 / (1 - confidence))


def _no_sum(*, is_graduation: bool) -> str:
    if is_graduation:
        return _(
            "School cohorts do not add up to the district's: students who moved between schools or "
            "left count in the district's cohort only. The district's rate is its own published "
            "one, never rebuilt from schools."
        )
    return _(
        "Schools do not add up to the district: hidden ones are missing, and not every student is "
        "counted at a school. The district's result is its own, never rebuilt from schools."
    )
