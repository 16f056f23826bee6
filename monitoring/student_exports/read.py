"""Counts the files of one upload: an export with its roster, or two years of an export."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack

from monitoring.errors import FaultyRowsError, InputError, Notice
from monitoring.result_files import ParsedFile, check
from monitoring.result_files.memory_file import InputFile
from monitoring.result_files.model import HIDDEN, STUDENTS, FileRefusedError, ReadFile
from monitoring.student_exports.forms.attendance import count_attendance
from monitoring.student_exports.forms.grades import count_grades
from monitoring.student_exports.forms.incidents import count_incidents
from monitoring.student_exports.forms.language import count_progress
from monitoring.student_exports.forms.tests import count_tests
from monitoring.student_exports.groups import GROUP_FIELDS
from monitoring.student_exports.model import (
    Count,
    Knowledge,
    Roster,
    Table,
)
from monitoring.student_exports.recognize import recognized
from monitoring.student_exports.reduce import records_of
from monitoring.student_exports.roster import read_roster
from monitoring.student_exports.rules import ExportError
from monitoring.vocabulary.exports import DropReason, ExportFault, ExportForm, ExportNote, FileRole
from monitoring.vocabulary.faults import FileFault

# In this order reasons are told.
REASONS = (
    *(DropReason.RETAKES, DropReason.NOT_ON_ROSTER, DropReason.NO_STUDENT, DropReason.NO_VERDICT),
    *(DropReason.NOT_A_GROWTH_TEST, DropReason.RUSHED, DropReason.DEACTIVATED),
    *(DropReason.FILTERED, DropReason.OTHER_WINDOW, DropReason.OTHER_SUBJECT),
    *(DropReason.OTHER_GRADE, DropReason.TOO_FEW_DAYS, DropReason.LEFT, DropReason.ONE_YEAR_ONLY),
)
_Counter = Callable[[Table, Knowledge, Roster | None], list[Count]]
_COUNTERS: Mapping[ExportForm, _Counter] = {
    ExportForm.TESTS: count_tests,
    ExportForm.ATTENDANCE: lambda table, known, _: count_attendance(table, known),
    ExportForm.INCIDENTS: count_incidents,
    ExportForm.GRADES: count_grades,
}
# What is said even where there is nothing of it.
_ALWAYS: Mapping[ExportForm, Sequence[DropReason]] = {ExportForm.TESTS: (DropReason.RETAKES,)}


def grouped(
    files: Sequence[InputFile], known: Knowledge
) -> list[tuple[InputFile, tuple[InputFile, ...]]]:
    """Return the files that are loaded one by one, each with those that go with it.

    A roster goes with every export; alone it stays, to be told what to do.

    Args:
        files: of one upload, in their order.
        known: what exports are read with.
    """
    if len(files) == 1:
        # Nothing can go with it: it need not be opened.
        return [(files[0], ())]
    forms = [(file, _form(file, known)) for file in files]
    rosters = tuple(file for file, form in forms if form == ExportForm.ROSTER)
    has_exports = any(form not in (None, ExportForm.ROSTER) for _, form in forms)
    # Two years of a test are one load.
    years = [file for file, form in forms if form == ExportForm.LANGUAGE]
    groups: list[tuple[InputFile, tuple[InputFile, ...]]] = []
    for file, form in forms:
        if form == ExportForm.LANGUAGE:
            if file == years[0]:
                groups.append((file, (*years[1:], *rosters)))
        elif form != ExportForm.ROSTER:
            groups.append((file, rosters if form is not None else ()))
        elif not has_exports:
            groups.append((file, ()))
    return groups


def check_roster(file: InputFile, known: Knowledge) -> None:
    """Refuse a file that is said to be a roster and is none.

    Raises:
        ExportError: it lacks the columns by which a roster is known.
    """
    if _form(file, known) == ExportForm.ROSTER:
        return
    layout = next(it for it in known.layouts if it.form == ExportForm.ROSTER)
    raise ExportError(
        ExportFault.NO_ROSTER,
        file=file.name,
        numbers=layout.needs[0],
        groups=tuple(name for of in GROUP_FIELDS for name in layout.columns.get(of, ())[:1]),
    )


def _form(file: InputFile, known: Knowledge) -> ExportForm | None:
    try:
        with ExitStack() as stack:
            table = recognized(file, known, stack)
    except ExportError:
        return ExportForm.TESTS
    return None if table is None else table.layout.form


def read_exports(
    files: Sequence[InputFile],
    known: Knowledge,
    progress: Callable[[int], None] | None = None,
) -> ParsedFile | None:
    """Count an export, with the roster or the other year's file that goes with it.

    Args:
        files: in any order; each is recognized by its columns.
        known: what exports are read with.
        progress: called with the number of rows read.

    Returns:
        One row per result, as a district's own tidy file has them; nothing of a student. None
        where the first file is no export.

    Raises:
        ExportError: the files cannot be counted.
        FaultyRowsError: rows are at fault; their texts are not quoted.
    """
    with ExitStack() as stack:
        tables = [recognized(file, known, stack) for file in files]
        if tables[0] is None:
            return None
        return _counted([table for table in tables if table is not None], known, progress)


def _counted(
    tables: Sequence[Table], known: Knowledge, progress: Callable[[int], None] | None
) -> ParsedFile:
    rosters = [table for table in tables if table.layout.form == ExportForm.ROSTER]
    exports = [table for table in tables if table.layout.form != ExportForm.ROSTER]
    if not exports:
        raise ExportError(ExportFault.ROSTER_ALONE, file=tables[0].file)
    if len(rosters) > 1:
        names = tuple(table.file for table in rosters)
        raise ExportError(ExportFault.SEVERAL_ROSTERS, files=names)
    roster = read_roster(rosters[0], known) if rosters else None
    if exports[0].layout.form == ExportForm.LANGUAGE:
        # Of more than two years the earlier ones are no part of the load.
        used, counts = count_progress(exports, known)
        export, exports = used[0], list(used)
    else:
        export = exports[0]
        counts = _COUNTERS[export.layout.form](export, known, roster)
    if progress is not None:
        progress(sum(table.n_read for table in tables))
    others = [table for table in (*exports, *rosters) if table is not export]
    return _parsed(export, others, counts, roster, known)


def _parsed(
    export: Table,
    others: Sequence[Table],
    counts: Sequence[Count],
    roster: Roster | None,
    known: Knowledge,
) -> ParsedFile:
    if not export.faults and roster is not None:
        export.drops[DropReason.NOT_ON_ROSTER] += 0
    records = records_of(export, counts, roster, known)
    faults = [fault for table in (export, *others) for fault in table.faults]
    if faults:
        raise FaultyRowsError(tuple(sorted(faults, key=lambda it: (it.file, it.line))))
    if not records:
        raise _nothing_counted(export)
    rows = check.frame([check.completed(record) for record in records])
    return ParsedFile(
        layouts=(STUDENTS,),
        rows=rows,
        rows_read=export.n_read,
        rows_other_districts=0,
        rows_hidden=int((rows["data_state"] == HIDDEN).sum()),
        district_code=None,
        # A district's own figures are dated by their quarter, not by the day of a copy.
        vintage_on=None,
        notes=(*_notes(export, roster), *(note for table in others for note in table.notes)),
        files=_files(export, others),
        left_out={str(reason): n for reason, n in export.drops.items()},
        matched=tuple(export.matched),
    )


def _nothing_counted(export: Table) -> InputError:
    if not export.n_read:
        return FileRefusedError(FileFault.NO_ROWS, file=export.file)
    told = export.drops.most_common(1)
    reason = Notice(told[0][0], n=told[0][1]) if told and told[0][1] else None
    if reason is not None and reason.code == DropReason.NO_VERDICT:
        n_other = export.told[ExportNote.NO_STUDY]
        reason = Notice(ExportNote.NO_STUDY, n=n_other) if n_other else reason
    return ExportError(
        ExportFault.NOTHING_COUNTED,
        file=export.file,
        n=export.n_read,
        reason=reason or Notice(ExportNote.READ_AS, export=export.layout.name),
    )


def _files(export: Table, others: Sequence[Table]) -> tuple[ReadFile, ...]:
    roles = [(FileRole.EXPORT, export)]
    for table in others:
        is_roster = table.layout.form == ExportForm.ROSTER
        roles.append((FileRole.ROSTER if is_roster else FileRole.EARLIER_YEAR, table))
    return tuple(ReadFile(str(it), of.file, of.sha256, of.n_read) for it, of in roles)


def _notes(export: Table, roster: Roster | None) -> tuple[Notice, ...]:
    notes = [Notice(ExportNote.READ_AS, export=export.layout.name)]
    notes += _drops(export)
    if roster is None:
        notes.append(Notice(ExportNote.NO_ROSTER))
    return (*notes, *_told(export), *export.notes)


def _told(export: Table) -> list[Notice]:
    """Tell of how many rows there is something to know, beside those that were left out."""
    n = export.told
    notes = [
        Notice(ExportNote.REPEATED_ROWS, n=n[ExportNote.REPEATED_ROWS]),
        Notice(ExportNote.SAME_DAY, n=n[ExportNote.SAME_DAY]),
        Notice(ExportNote.NO_STUDY, n=n[ExportNote.NO_STUDY]),
        Notice(ExportNote.RUSHED_COUNTED, n=n[ExportNote.RUSHED_COUNTED]),
        Notice(ExportNote.UNKNOWN_GRADES, n=n[ExportNote.UNKNOWN_GRADES]),
        Notice(ExportNote.REMARKS, n=n[ExportNote.REMARKS]),
    ]
    return [note for note in notes if note.facts["n"]]


def _drops(export: Table) -> list[Notice]:
    always = _ALWAYS.get(export.layout.form, ())
    told = {
        reason: n for reason, n in export.drops.items() if n or reason == DropReason.NOT_ON_ROSTER
    }
    told |= {reason: export.drops[reason] for reason in always}
    return [
        Notice(REASONS[place], n=told[reason])
        for place, reason in enumerate(REASONS)
        if reason in told
    ]
