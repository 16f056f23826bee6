"""The table of the bench: what was measured, of the product, beside what, and the target.

The last one is kept beside this file. Figures of another machine, or of a busy one, say little;
so where something was measured beside another thing, their ratio is what is compared.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

_WIDTHS = (48, 10, 10, 8, 10, 9)
Row = tuple[str, ...]


_KEPT = Path(__file__).with_name("last.csv")
_HEAD = ("what", "product", "beside", "ratio", "target", "reached")
_MUCH = 1.2
_NUMBER = re.compile(r"\d[\d,]*\.?\d*")


def named(rows: Sequence[Row]) -> dict[str, Row]:
    """Return rows by what they say; one that is set in says of what, too."""
    found: dict[str, Row] = {}
    above = ""
    for row in rows:
        above = above if row[0].startswith(" ") else row[0]
        found[row[0] if row[0] == above else f"{above} | {row[0].strip()}"] = row
    return found


def last() -> dict[str, Row]:
    """Return the rows of the table that is kept, by what they say."""
    if not _KEPT.is_file():
        return {}
    with _KEPT.open(newline="", encoding="utf-8") as file:
        return {row[0]: tuple(row) for row in csv.reader(file) if row[0] != _HEAD[0]}


def keep(rows: Sequence[Row]) -> None:
    """Keep rows in place of those that say the same; others stay."""
    kept = last() | {name: (name, *row[1:]) for name, row in named(rows).items()}
    with _KEPT.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([_HEAD, *kept.values()])


def worse(before: dict[str, Row], rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line for each row that is worse by more than a fifth than it was."""
    for name, row in named(rows).items():
        was, now = _figure(before.get(name, ())), _figure(row)
        if was is None or now is None or not was or not now:
            continue
        by = was / now if row[4].startswith(">") else now / was
        if by > _MUCH:
            yield f"{name}: {now:g} after {was:g}, worse by {by - 1:.0%}"


def _figure(row: Row) -> float | None:
    """Return what a row is compared by: its ratio, or else its own figure where that has a target.

    A time that stands alone without a target is told for the record.
    """
    if not row:
        return None
    text = row[3] or (row[1] if row[4] else "")
    found = _NUMBER.search(text)
    return float(found[0].replace(",", "")) if found else None


def print_head() -> None:
    """Print the names of the columns."""
    print_row(_HEAD)
    print_row(tuple("-" * width for width in _WIDTHS))


def print_row(row: Row) -> None:
    """Print one line, at once."""
    what, *figures = row
    cells = [what.ljust(_WIDTHS[0])]
    cells += [text.rjust(width) for text, width in zip(figures, _WIDTHS[1:], strict=True)]
    print("".join(cells).rstrip(), flush=True)


def beside(what: str, product: float, other: float, most: float | None = None) -> Row:
    """Return the line of two times in seconds, and whether their ratio is at most ``most``."""
    ratio = product / other if other else 0.0
    target, reached = ("", "") if most is None else (f"<= {most:.2f}", yes(ratio <= most))
    return (
        what,
        f"{product * 1000:.0f} ms",
        f"{other * 1000:.0f} ms",
        f"{ratio:.2f}",
        target,
        reached,
    )


def limit(what: str, found: float, most: float, unit: str) -> Row:
    """Return the line of one figure that must stay below ``most``."""
    digits = 1 if unit == "s" else 0
    return what, f"{found:.{digits}f} {unit}", "", "", f"< {most} {unit}", yes(found < most)


def at_most(what: str, product: float, most: float, other: float | None = None) -> Row:
    """Return the line of a time in seconds that must stay below ``most``, beside another."""
    ratio = f"{product / other:.2f}" if other else ""
    told = "" if other is None else f"{other * 1000:.0f} ms"
    target = f"<= {most * 1000:.0f} ms"
    return what, f"{product * 1000:.0f} ms", told, ratio, target, yes(product <= most)


def none_of(what: str, found: int, other: int | None = None) -> Row:
    """Return the line of a number that must be 0."""
    return what, str(found), "" if other is None else str(other), "", "0", yes(found == 0)


def plain(what: str, product: str, other: str = "", reached: str = "") -> Row:
    """Return a line without a target."""
    return what, product, other, "", "", reached


def yes(is_reached: bool) -> str:
    """Return the word for it."""
    return "yes" if is_reached else "no"
