"""Early signs in a table: which of them it shows, what heads it, how its rows are named."""

from collections.abc import Sequence

from monitoring.brief import EarlySign
from monitoring.wording import papers as wording

_MOST = 8


def shown(signs: Sequence[EarlySign]) -> Sequence[EarlySign]:
    """Return those that the papers have room for; the finding above counts all of them."""
    return signs[:_MOST]


def head(signs: Sequence[EarlySign], *, is_all_sample: bool) -> tuple[str, ...]:
    """Head a table with its latest quarter and the year before, and say how much it leaves out.

    Args:
        signs: all of them, the table shows the first.
        is_all_sample: all rest on the sample.
    """
    left_out = (len(shown(signs)), len(signs)) if len(shown(signs)) < len(signs) else None
    return wording.sign_head(_latest(signs), is_all_sample=is_all_sample, left_out=left_out)


def of_quarter(name: str, sign: EarlySign, signs: Sequence[EarlySign]) -> str:
    """Name a row, with its own quarter where that is not the one that heads the table."""
    return name if sign.period == _latest(signs).period else wording.of_quarter(name, sign)


def _latest(signs: Sequence[EarlySign]) -> EarlySign:
    return max(shown(signs), key=lambda sign: (sign.period, sign.earlier_period or ""))
