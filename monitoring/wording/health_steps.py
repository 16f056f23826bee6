"""What the plan check says of action steps and of those who answer for them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from monitoring.vocabulary import Lane
from monitoring.wording import labels, numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph, quoted, series

Named = Sequence[tuple[str, str]]  # words of the plan, each with a code or a name


def no_method(lane: str) -> str:
    """Say which question about a step the plan gives no method for."""
    if lane == Lane.IMPLEMENTATION:
        return _("The plan names nothing that would show whether the step was done.")
    return _("The plan names nothing that would show whether the step worked.")


def unmapped_item(items: Named) -> str:
    """Name the items that nobody has sorted."""
    return n_(
        "Nobody has said whether {items} is a measure, a document, or an activity.",
        "Nobody has said of {items} whether each is a measure, a document, or an activity.",
        len(items),
        items=numbers.and_list(_under(lane, [item]) for item, lane in items),
    )


def output_as_effectiveness(items: Named) -> str:
    """Name what was bought, held or completed and is listed as an effect."""
    named = [
        _("“{item}” (measured by {measure})", item=item, measure=measure) for item, measure in items
    ]
    return n_(
        "Under “Did it work?” the plan lists {items}. It shows that something was done, not that "
        "it worked.",
        "Under “Did it work?” the plan lists {items}. They show that something was done, not that "
        "it worked.",
        len(items),
        items=numbers.and_list(named),
    )


def same_measure_in_both_lanes(measure: str, done: Sequence[str], worked: Sequence[str]) -> str:
    """Name a figure that stands for both questions."""
    return _(
        "One figure, {measure}, stands for {done} under “Was it done?” and for {worked} under "
        "“Did it work?”, so that the two questions cannot be told apart.",
        measure=measure,
        done=quoted(done),
        worked=quoted(worked),
    )


def measure_not_published(
    items: Sequence[str], indicator: str, years: Sequence[str], source: str
) -> str:
    """Say for which years a measure was not published, and who says so."""
    return _(
        "{items} stands for the {indicator}, which was not published for {years} ({source}).",
        items=quoted(items),
        indicator=indicator,
        years=_span(years),
        source=source,
    )


def no_outcome_measure(measures: Named, n_unmapped: int) -> str:
    """Say by what a step without an outcome measure is followed, and what is not mapped yet."""
    said = _("Nothing under “Did it work?” measures what students reached or did.")
    if n_unmapped:
        said = n_(
            "Of what is mapped under “Did it work?”, nothing measures what students reached or "
            "did. {n} item is not mapped yet.",
            "Of what is mapped under “Did it work?”, nothing measures what students reached or "
            "did. {n} items are not mapped yet.",
            n_unmapped,
        )
    elif not measures:
        return paragraph(said, _("None of its items is a measure."))
    if not measures:
        return said
    named = [
        _("{measure} ({kind})", measure=name, kind=labels.outcome_type(kind))
        for name, kind in measures
    ]
    followed = _("It is followed by {measures}.", measures=numbers.and_list(named))
    return paragraph(said, followed)


def evidence_never_delivered(
    quarter: str,
    n_quarters: int,
    documents: Sequence[tuple[str, Sequence[str]]],
    n_missing: int,
    n_in_sample: int,
) -> str:
    """Name the documents that never came in."""
    said = n_(
        "Expected every quarter, and not in for the one quarter that was over by the end of "
        "{quarter}: {documents}.",
        "Expected every quarter, and not in for any of the {n} quarters that were over by the end "
        "of {quarter}: {documents}.",
        n_quarters,
        quarter=numbers.quarter(quarter),
        documents=series(_under(lane, items) for lane, items in documents),
    )
    if not n_in_sample:
        return said
    sample = n_(
        "Sample: {n} of {total} is in there, which does not count.",
        "Sample: {n} of {total} are in there, which does not count.",
        n_in_sample,
        total=numbers.whole(n_missing),
    )
    return paragraph(said, sample)


def nobody_accountable(n_positions: int, first: str) -> str:
    """Say that several positions are named and which is taken."""
    return n_(
        "The plan names {n} position and does not say whether it answers for the step. It, "
        "“{first}”, is taken.",
        "The plan names {n} positions and does not say which of them answers for the step. The "
        "first, “{first}”, is taken.",
        n_positions,
        first=first,
    )


def written_in_several_ways(ways: Sequence[tuple[str, Sequence[str]]]) -> str:
    """List the ways in which a position is written."""
    named = [
        _("“{written}” ({steps})", written=written, steps=numbers.and_list(steps))
        for written, steps in ways
    ]
    return n_(
        "The plan writes this position in {n} way: {ways}.",
        "The plan writes this position in {n} ways: {ways}.",
        len(ways),
        ways=numbers.and_list(named),
    )


def nobody_assigned(answers_for: Sequence[str], contributes_to: Sequence[str]) -> str:
    """Say which steps a position without a holder answers for."""
    first, others = numbers.and_list(answers_for), numbers.and_list(contributes_to)
    if not contributes_to:
        return _("Nobody is assigned to this position. It answers for {steps}.", steps=first)
    if not answers_for:
        return _("Nobody is assigned to this position. It contributes to {steps}.", steps=others)
    return _(
        "Nobody is assigned to this position. It answers for {steps} and contributes to {others}.",
        steps=first,
        others=others,
    )


def _span(years: Sequence[str]) -> str:
    """Write school years in short: ``2019-20 to 2022-23`` where none between is left out."""
    named = [numbers.school_year(int(year)) for year in years]
    is_whole = all(int(later) == int(earlier) + 1 for earlier, later in pairwise(years))
    if len(named) > 2 and is_whole:
        return _("{first} to {last}", first=named[0], last=named[-1])
    return numbers.and_list(named)


def _under(lane: str, items: Iterable[str]) -> str:
    if lane == Lane.IMPLEMENTATION:
        return _("{items} (under “Was it done?”)", items=quoted(items))
    return _("{items} (under “Did it work?”)", items=quoted(items))
