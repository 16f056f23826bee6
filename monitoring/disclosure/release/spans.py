"""Which spans of grades make up another one."""

from monitoring.disclosure.sums import ALL_GRADES


def parts_of_span(total: str, spans: list[str]) -> list[str]:
    """Return those of ``spans`` that together are ``total``, the widest first; none where not.

    "K-12" is made up of "K-5", "6-8" and "9-12" where all three are there, so long as they meet
    without a gap. All tested grades are made up of all other spans that lie in no wider one.

    Args:
        total: one grade span as results name it: "3", "K-5", "All tested grades".
        spans: the grade spans that one organisation has in one test.
    """
    others = [span for span in spans if span != total]
    if total == ALL_GRADES:
        return [one for one in others if not any(_is_within(one, other) for other in others)]
    ends = _ends(total)
    found = _cover(ends, [span for span in others if _is_within(span, total)]) if ends else []
    return found or []


def _cover(ends: tuple[int, int], spans: list[str]) -> list[str] | None:
    """Return spans that run from the first to the last grade without gap or overlap."""
    first, last = ends
    if first > last:
        return []
    ends_of = {span: _ends(span) for span in spans}
    here = [(end[1], span) for span, end in ends_of.items() if end is not None and end[0] == first]
    for last_here, span in sorted(here, reverse=True):
        rest = _cover((last_here + 1, last), spans)
        if rest is not None:
            return [span, *rest]
    return None


def _is_within(span: str, other: str) -> bool:
    one, wider = _ends(span), _ends(other)
    if one is None or wider is None or one == wider:
        return False
    return wider[0] <= one[0] and one[1] <= wider[1]


def _ends(span: str) -> tuple[int, int] | None:
    """Return the first and the last grade, kindergarten as 0; None where it is no span."""
    first, _, last = span.replace("K", "0").partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        return None
    return int(first), int(last or first)
