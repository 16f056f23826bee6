"""What is told of the plan's own words on a group of students."""

from collections.abc import Sequence

from monitoring.wording import numbers
from monitoring.wording.i18n import _, n_
from monitoring.wording.plan import as_written


def heading(subgroup: str) -> str:
    """Head what the plan says of a group."""
    return _("{group} in the plan", group=subgroup)


def no_equity_gap() -> str:
    """Say that the plan names no equity gap."""
    return _("The plan names no equity gap for this goal.")


def equity_gap(gap: str, written: Sequence[str]) -> str:
    """Say which equity gap the plan names, and of which groups."""
    gap = as_written(gap)
    if not written:
        return _("The plan names an equity gap: “{gap}”, of no group by name.", gap=gap)
    groups = numbers.and_list(written)
    return _("The plan names an equity gap: “{gap}”, of {groups}.", gap=gap, groups=groups)


def names_group(subgroup: str, as_written: str) -> str:
    """Say whether an equity gap names a group, and in which words; "" where it does not."""
    if not as_written:
        return _("It does not name {group}.", group=subgroup)
    if as_written == subgroup:
        return _("It names {group}.", group=subgroup)
    return _("It names {group} as “{words}”.", group=subgroup, words=as_written)


def interventions(listed: Sequence[tuple[str, str]]) -> str:
    """Say what the plan sets against a gap: code ("" for none) and wording of each."""
    if not listed:
        return ""
    told = [
        _("{code}, “{words}”", code=code, words=words) if code else _("“{words}”", words=words)
        for code, words in listed
    ]
    return _("Against it the plan sets {interventions}.", interventions=numbers.and_list(told))


def steps_serving(n: int, subgroup: str) -> str:
    """Say how many action steps serve a group; a list of them follows where there are any."""
    if not n:
        return _("No action step of this goal is said to serve {group}.", group=subgroup)
    return n_(
        "One action step of this goal is said to serve {group}",
        "{n} action steps of this goal are said to serve {group}",
        n,
        group=subgroup,
    )


def step(step_id: str, words: str) -> str:
    """Name an action step in a list."""
    return _("{step} {words}", step=step_id, words=words)
