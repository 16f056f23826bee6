"""What is said of a figure that compares with no other: it stands beside the latest result."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitoring.wording import periods
from monitoring.wording.i18n import _
from monitoring.wording.joined import series
from monitoring.wording.verdict_facts import Facts, Judged, amount, result, with_cause


def is_told(row: Judged) -> bool:
    """Tell whether there is such a figure."""
    return bool(Facts.of(row).apart_period)


def note(row: Judged) -> str:
    """Tell such a figure with its year and its reason; "" for none."""
    facts = Facts.of(row)
    if not facts.apart_period:
        return ""
    told = _("{period}: {result}, not comparable", period=_period(facts), result=_result(facts))
    return with_cause(told, facts.apart_description)


def notes(rows: Iterable[tuple[str, Judged]]) -> tuple[str, ...]:
    """Tell such figures of several measures, those with one reason together.

    Args:
        rows: what each measure is called, and its facts.
    """
    alike: dict[tuple[str, str], list[tuple[str, Facts]]] = {}
    for name, row in rows:
        facts = Facts.of(row)
        if facts.apart_period:
            key = (_period(facts), facts.apart_description)
            alike.setdefault(key, []).append((name, facts))
    return tuple(_together(period, cause, own) for (period, cause), own in alike.items())


def none_known(row: Judged) -> str:
    """Say that there is no result, or none that compares with any other."""
    if Facts.of(row).apart_period:
        return _("No comparable result was known by the end of this quarter.")
    return _("No result was known by the end of this quarter.")


def _together(period: str, cause: str, own: Sequence[tuple[str, Facts]]) -> str:
    if len(own) == 1:
        name, facts = own[0]
        return _("{measure}, {note}", measure=name, note=note(facts))
    figures = series(
        _("{measure} {value}", measure=name, value=amount(facts, facts.apart_value))
        for name, facts in own
    )
    told = _("{period}, not comparable: {figures}", period=period, figures=figures)
    return with_cause(told, cause)


def _period(facts: Facts) -> str:
    return periods.label(facts.apart_period, facts.period_style)


def _result(facts: Facts) -> str:
    own = replace(facts, numerator=facts.apart_numerator, n=facts.apart_n)
    return result(own, amount(facts, facts.apart_value))
