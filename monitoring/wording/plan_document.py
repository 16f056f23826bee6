"""What a reader sees of how a plan document was read: places, doubtful answers, notes."""

from collections.abc import Iterable, Mapping

from monitoring.wording.commands import unplaced_line
from monitoring.wording.faults import said
from monitoring.wording.i18n import _, marked, n_
from monitoring.wording.numbers import whole

_FIELDS = {
    "wording": marked("Action Step"),
    "funding_sources": marked("Funding Sources"),
    "subgroups": marked("Subgroups"),
    "systems": marked("Systems"),
    "implementation": marked("Method for Monitoring Implementation"),
    "effectiveness": marked("Method for Monitoring Effectiveness"),
    "responsible": marked("Position/Role Responsible"),
    "evidence": marked("Evidence Based Indicator"),
    "timeline": marked("Timeline for Implementation"),
    "supports_equity": marked("Does this action step support the selected equity intervention?"),
    "partnerships": marked("Partnerships"),
}


def place(where: Mapping[str, int]) -> str:
    """Say where something stands in a document; "" where nobody knows.

    Args:
        where: line, page, table, row and paragraph, those that are known.
    """
    numbers = {name: str(number) for name, number in where.items()}
    if "line" in numbers:
        return _("line {line}", line=numbers["line"])
    if "table" in numbers and "page" in numbers:
        return _(
            "page {page}, table {table}, row {row}",
            page=numbers["page"],
            table=numbers["table"],
            row=numbers["row"],
        )
    if "table" in numbers:
        return _("table {table}, row {row}", table=numbers["table"], row=numbers["row"])
    if "page" in numbers:
        return _("page {page}", page=numbers["page"])
    return _("paragraph {n}", n=numbers["paragraph"]) if "paragraph" in numbers else ""


def field_label(field: str, printed: str) -> str:
    """Name a field of the form: as the document prints it, else as the form does."""
    if field == "partnerships" or not printed:
        return _(_FIELDS[field]) if field in _FIELDS else printed or field
    return printed


def doubtful_cells(
    name: tuple[str, str], printed: str, where: str, whys: Iterable[object]
) -> tuple[str, str, str]:
    """Write the same as cells of a table: field, place, why; see ``doubtful``."""
    record, field = name
    label = field_label(field, printed)
    named = label if record.startswith("F") else _("{record} {label}", record=record, label=label)
    return named, where, "; ".join(map(said, whys))


def doubtful(name: tuple[str, str], printed: str, where: str, whys: Iterable[object]) -> str:
    """Name an answer that may be wrong: G1.4, its field, where it stands, why.

    Args:
        name: its record and its field; general answers are known by their label alone.
        printed: the field's label as printed.
        where: from ``place``.
        whys: what is doubtful about it, as codes with facts.
    """
    record, field = name
    label, why = field_label(field, printed), "; ".join(map(said, whys))
    if record.startswith("F"):
        return _("{label} ({where}): {why}", label=label, where=where, why=why)
    if not where:
        return _("{record} {label}: {why}", record=record, label=label, why=why)
    return _("{record} {label} ({where}): {why}", record=record, label=label, where=where, why=why)


def unplaced(number: int, text: str, where: Mapping[str, int]) -> str:
    """Write a line of a document that could not be placed; ``where`` as of ``place``."""
    if "line" in where or not place(where):
        return unplaced_line(number, text)
    return _("not placed ({where}): {text}", where=place(where), text=text)


def doubts_head(n: int) -> str:
    """Head the list of doubtful answers."""
    return n_(
        "{n} field to compare with the document:",
        "{n} fields to compare with the document:",
        n,
    )


def no_doubts(n: int) -> str:
    """Say that nothing looks merged or cut."""
    return n_("{n} field, none doubtful", "{n} fields, none doubtful", n)


def fields_counted(n: int, n_doubtful: int) -> str:
    """Say how many fields were found, and how many of them are doubtful."""
    if not n_doubtful:
        return no_doubts(n)
    return n_(
        "{n} field, {doubtful} to compare with the document",
        "{n} fields, {doubtful} to compare with the document",
        n,
        doubtful=whole(n_doubtful),
    )
