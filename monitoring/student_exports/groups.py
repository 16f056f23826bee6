"""The student groups that a row of an export or of a roster names."""

from collections.abc import Mapping

from monitoring.errors import Notice
from monitoring.student_exports.cells import flag
from monitoring.student_exports.model import Knowledge, Row
from monitoring.vocabulary.exports import ExportField
from monitoring.vocabulary.faults import Allowed, Found
from monitoring.vocabulary.groups import Family

# Fields that say yes or no -> the group of those with a yes.
FLAGS: Mapping[ExportField, str] = {
    ExportField.DISADVANTAGED: "Economically Disadvantaged",
    ExportField.DISABILITY: "Students with Disabilities",
    ExportField.ENGLISH_LEARNER: "English Learners",
    ExportField.MIGRANT: "Migrant",
    ExportField.HOMELESS: "Homeless",
    ExportField.FOSTER_CARE: "Foster Care",
    ExportField.MILITARY: "Military Connected",
}
GROUP_FIELDS = (*FLAGS, ExportField.RACE, ExportField.HISPANIC, ExportField.GENDER)
_HISPANIC = "Hispanic"


def groups_of(row: Row, known: Knowledge) -> frozenset[str]:
    """Return the groups of a row; a value that is no group and no yes or no is a fault."""
    said: dict[ExportField, str] = {
        field: row.meaning(field) for field in GROUP_FIELDS if row.table.has(field)
    }
    if row.table.layout.groups is not None:
        said |= row.table.layout.groups(row)
    found = set()
    for field, group in FLAGS.items():
        is_in = _flag(row, field, said.get(field, ""), group, known)
        if is_in:
            found.add(group)
        elif is_in is not None and (complement := known.complements.get(group)):
            found.add(complement)
    for field, family in ((ExportField.RACE, Family.RACE), (ExportField.GENDER, Family.GENDER)):
        is_hispanic = family == Family.RACE and _is_hispanic(row, said, known)
        named = _HISPANIC if is_hispanic else _named(row, field, said.get(field, ""), family, known)
        if named:
            found.add(named)
    return frozenset(found & known.families.keys())


def _is_hispanic(row: Row, said: Mapping[ExportField, str], known: Knowledge) -> bool:
    """Return whether a student is Hispanic; the name may stand for a yes, with "not" for a no."""
    text = " ".join(said.get(ExportField.HISPANIC, "").split())
    word = text.casefold().replace("non-", "not ").replace("non ", "not ")
    if word.startswith("not ") and known.context.subgroup(text[4:]) == _HISPANIC:
        return False
    return _flag(row, ExportField.HISPANIC, text, _HISPANIC, known) is True


def _flag(row: Row, field: ExportField, text: str, group: str, known: Knowledge) -> bool | None:
    """Return whether a student is in a group; some systems write the group's name for a yes."""
    if not text:
        return None
    found = flag(text)
    named = known.context.subgroup(text)
    if found is None and named is not None:
        found = True if named == group else None
        found = False if named == known.complements.get(group) else found
    if found is None:
        row.fault(field, Notice(Allowed.YES_OR_NO), Notice(Found.NOT_QUOTED))
    return found


def _named(row: Row, field: ExportField, text: str, family: str, known: Knowledge) -> str | None:
    if not text:
        return None
    group = known.context.subgroup(text)
    if group is None or known.families.get(group) != family:
        names = tuple(sorted(it for it, of in known.families.items() if of == family))
        row.fault(field, Notice(Allowed.SUBGROUP, names=names), Notice(Found.NOT_QUOTED))
        return None
    return group
