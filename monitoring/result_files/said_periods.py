"""Which period a row is of, as a file writes it, and years where quarters are kept."""

from collections import Counter
from collections.abc import Iterable, Iterator

from monitoring.errors import Notice
from monitoring.result_files import cells
from monitoring.result_files.model import Context
from monitoring.result_files.periods import period_code
from monitoring.vocabulary.faults import LoadNote


def period_of(text: str, context: Context) -> str | None:
    """Return the code of a period, None where it is not known or not plain.

    Args:
        text: as a file writes it.
        context: with the periods that are known.
    """
    text = text.removesuffix(".0")
    found = context.period(text)
    for way in (cells.school_year, period_code):
        code = None if found else way(text)
        found = context.period(code) if code else found
    return found


def whole_years(said: Iterable[tuple[str, str]], context: Context) -> Iterator[Notice]:
    """Tell rows of a school year whose indicator is kept by quarter, beside which it stands apart.

    Args:
        said: indicator and period of each row, as a file writes them.
        context: with the indicators that are kept by quarter.
    """
    found: Counter[str] = Counter()
    for (name, period), n in Counter(said).items():
        indicator = context.indicator(name)
        if indicator in context.by_quarter and (period_of(period, context) or "").isdigit():
            found[str(indicator)] += n
    if found:
        yield Notice(LoadNote.WHOLE_YEARS, n=found.total(), indicators=tuple(found))
