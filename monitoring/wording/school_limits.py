"""How many schools lie outside the limits around their district, and how many would by luck."""

from monitoring.db.query_rows import RuleInForce
from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.joined import paragraph


def differing(above: int, below: int, placed: int, district: str, rule: RuleInForce) -> str:
    """Say how many schools lie outside the limits, and about how many of so many would by luck.

    Args:
        above: schools above the limits.
        below: schools below them.
        placed: schools that have a place.
        district: the district's result as it is written.
        rule: whose limits they are.
    """
    outside = above + below
    facts = {
        "district": district,
        "above": numbers.whole(above),
        "below": numbers.whole(below),
        "placed": numbers.whole(placed),
        "level": numbers.share(rule.confidence),
    }
    if placed == 1:
        return _one_school(above, below, facts)
    if not outside:
        told = _(
            "None of {placed} schools lies outside the {level} limits around the district's "
            "{district}.",
            **facts,
        )
        return paragraph(told, _by_luck(placed, rule))
    told = n_(
        "{n} of {placed} schools lies outside the {level} limits around the district's {district}: "
        "{above} above, {below} below.",
        "{n} of {placed} schools lie outside the {level} limits around the district's {district}: "
        "{above} above, {below} below.",
        outside,
        **facts,
    )
    return paragraph(told, _by_luck(placed, rule))


def _by_luck(placed: int, rule: RuleInForce) -> str:
    """Say how many of so many lie outside where nothing but luck sets schools apart."""
    expected = (1 - rule.confidence) * placed
    if expected < 1:
        return _("Chance and ordinary differences alone put fewer than 1 there.")
    return _(
        "Chance and ordinary differences alone put about {n} there.",
        n=numbers.decimal(expected, 0),
    )


def ordinary_differences(tau: float, placed: int, by_luck: int) -> str:
    """Say how far schools ordinarily differ, and how many lie outside the limits without that.

    Args:
        tau: in points.
        placed: schools that have a place.
        by_luck: of these, outside limits that allow for luck alone.
    """
    facts = {"tau": numbers.decimal(tau), "placed": numbers.whole(placed)}
    if not tau:
        return _(
            "These schools lie no further apart than chance takes schools that are all alike, so "
            "the limits allow for chance alone (tau = {tau}).",
            **facts,
        )
    return n_(
        "Schools ordinarily differ by more than chance, here by about {tau} points (tau, one "
        "standard deviation), and the limits allow for that. Limits that allow for chance alone "
        "would leave {n} of {placed} outside.",
        "Schools ordinarily differ by more than chance, here by about {tau} points (tau, one "
        "standard deviation), and the limits allow for that. Limits that allow for chance alone "
        "would leave {n} of {placed} outside.",
        by_luck,
        **facts,
    )


def _one_school(above: int, below: int, facts: dict[str, str]) -> str:
    if above:
        return _(
            "The one school with a result is above the {level} limits around the district's "
            "{district}.",
            **facts,
        )
    if below:
        return _(
            "The one school with a result is below the {level} limits around the district's "
            "{district}.",
            **facts,
        )
    return _(
        "The one school with a result is within the {level} limits around the district's "
        "{district}.",
        **facts,
    )
