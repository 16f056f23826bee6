"""The table of the bench: what was measured, of the product, beside what, and the target."""

_WIDTHS = (48, 10, 10, 8, 10, 9)
Row = tuple[str, ...]


def print_head() -> None:
    """Print the names of the columns."""
    print_row(("what", "product", "beside", "ratio", "target", "reached"))
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


def plain(what: str, product: str, other: str = "", reached: str = "") -> Row:
    """Return a line without a target."""
    return what, product, other, "", "", reached


def yes(is_reached: bool) -> str:
    """Return the word for it."""
    return "yes" if is_reached else "no"
