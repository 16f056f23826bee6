"""Loads one result file into the database that stands there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pandas as pd

from monitoring import clock, db, student_exports
from monitoring.access import Actor, record
from monitoring.errors import FaultyRowsError, Notice
from monitoring.pipeline.allowed import require_for_batch, require_somewhere
from monitoring.pipeline.batches import FileFacts, Loaded, write_batch
from monitoring.pipeline.verdicts import assess_touched
from monitoring.pipeline.who import user
from monitoring.result_files import Context, ParsedFile, read_results
from monitoring.result_files.memory_file import InputFile, sha256_of
from monitoring.result_files.model import NO_ANSWERS, OWN_LAYOUTS, Answers, FileRefusedError
from monitoring.result_files.places import is_code
from monitoring.result_files.workbook import read_once
from monitoring.student_exports import Knowledge
from monitoring.vocabulary import BatchKind, Frequency, IndicatorKind, OrganisationLevel, PeriodKind
from monitoring.vocabulary.access import Action, Event
from monitoring.vocabulary.faults import FileFault, LoadNote
from monitoring.vocabulary.versions import Stage

# What the counts of most indicators are of; other units are free text.
_STUDENTS = "students"
# Of what is kept so often, a figure of a whole year stands apart from those of its quarters.
_MORE_OFTEN = (Frequency.SEMESTER, Frequency.QUARTERLY, Frequency.MONTHLY)


def context_of(reader: db.Store | db.Writer) -> Context:
    """Return what a result file is read against: the district and the vocabulary."""
    names = reader.read(db.sql_text("subgroup_names"))
    indicators = reader.read(db.sql_text("indicators"))
    known = reader.read(db.sql_text("organisations"))
    # A misspelled school of a load that was taken back is asked about again.
    is_school = known["organisation_level"] == OrganisationLevel.SCHOOL
    schools = known[is_school & known["is_spoken_of"]]
    days = _days_of(reader.read(db.sql_text("periods")))
    is_yearly = (indicators["frequency"] == Frequency.YEARLY) & (
        indicators["kind"] == IndicatorKind.OFFICIAL
    )
    is_by_quarter = indicators["frequency"].isin(_MORE_OFTEN)
    return Context(
        district=district_of(reader.read(db.sql_text("plan"))),
        subgroups=dict(zip(names["name"], names["subgroup"], strict=True)),
        indicators=frozenset(indicators["indicator_id"]),
        indicator_names={
            name: indicator
            for column in ("indicator_name", "short_name")
            for name, indicator in zip(indicators[column], indicators["indicator_id"], strict=True)
        },
        periods=frozenset(days),
        days=days,
        today=clock.today(),
        units=dict(zip(indicators["indicator_id"], indicators["unit"], strict=True)),
        schools=frozenset(schools["organisation"]),
        school_codes=frozenset(schools["organisation_id"]),
        school_names=dict(zip(schools["organisation_id"], schools["organisation"], strict=True)),
        district_code=_district_code(known),
        content_areas=frozenset(reader.read(db.sql_text("content_areas"))["content_area"]),
        of_students=frozenset(indicators[indicators["counted_unit"] == _STUDENTS]["indicator_id"]),
        yearly=frozenset(indicators[is_yearly]["indicator_id"]),
        by_quarter=frozenset(indicators[is_by_quarter]["indicator_id"]),
    )


def _days_of(periods: pd.DataFrame) -> dict[str, tuple[date, date]]:
    columns = (pd.to_datetime(periods[name]).dt.date for name in ("begins_on", "ends_on"))
    return dict(zip(periods["period"], zip(*columns, strict=True), strict=True))


def _district_code(known: pd.DataFrame) -> str | None:
    """Return the code of the database's district, None where no load has told it."""
    districts = known[known["organisation_level"] == OrganisationLevel.DISTRICT]
    return next(filter(is_code, districts["organisation_id"]), None)


def knowledge_of(reader: db.Store | db.Writer, context: Context) -> Knowledge:
    """Return what an export with a row for each student is counted by."""
    groups = reader.read(db.sql_text("subgroups"))
    known = reader.read(db.sql_text("organisations"))
    named = groups[groups["complement"].notna()]
    indicators = reader.read(db.sql_text("indicators"))
    calendar = reader.read(db.sql_text("calendar"))
    quarters = calendar[calendar["kind"] == PeriodKind.QUARTER]
    days = (pd.to_datetime(quarters[name]).dt.date for name in ("begins_on", "ends_on"))
    return Knowledge(
        context=context,
        rules=student_exports.rules_of(reader.read(db.sql_text("counting_rules"))),
        layouts=student_exports.layouts_of(
            reader.read(db.sql_text("student_exports")),
            reader.read(db.sql_text("student_export_mappings")),
        ),
        families=dict(zip(groups["subgroup"], groups["family"], strict=True)),
        complements=dict(zip(named["subgroup"], named["complement"], strict=True)),
        spans=dict(zip(indicators["indicator_id"], indicators["default_grade_span"], strict=True)),
        quarters=list(zip(quarters["period"], *days, strict=True)),
        school_names=dict(zip(known["organisation_id"], known["organisation"], strict=True)),
    )


def grouped(
    files: Sequence[InputFile], rosters: Sequence[InputFile] = ()
) -> list[tuple[InputFile, tuple[InputFile, ...]]]:
    """Return the files that are loaded one by one, each with those that go with it.

    Args:
        files: of one upload or command.
        rosters: files that are said to be rosters.

    Raises:
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    store = db.open_store()
    known = knowledge_of(store, context_of(store))
    for roster in rosters:
        student_exports.check_roster(roster, known)
    return student_exports.grouped([*files, *rosters], known)


def district_of(plan: pd.DataFrame) -> str:
    """Return whose plan it is, as the plan writes it; "" where it does not say so."""
    return str(plan["district"].fillna("").iloc[0])


def file_facts(path: InputFile, kind: str) -> FileFacts:
    """Return the name, hash and load time of a file."""
    return FileFacts(path.name, sha256_of(path), kind, user(), datetime.now())


def load(
    path: InputFile,
    answers: Answers = NO_ANSWERS,
    progress: Callable[[int], None] = lambda _: None,
    *,
    beside: Sequence[InputFile] = (),
    by: Actor,
    stage: Callable[[Stage], None] = lambda _: None,
) -> tuple[ParsedFile, Loaded]:
    """Load one result file into the database and judge anew what it touches.

    Args:
        path: the file.
        answers: what somebody said of it.
        progress: called with the number of rows read so far.
        beside: the files that go with it, as ``grouped`` tells.
        by: who loads it.
        stage: called with what is done once the file is read.

    Raises:
        NotAllowedError, SignedOutError: they may not load this; nothing was loaded.
        FileRefusedError, student_exports.ExportError: the file is not one that can be read.
        FaultyRowsError: rows are at fault; nothing was loaded.
        db.DatabaseMissingError, db.DatabaseBusyError: see ``db.open_store``.
    """
    store = db.open_store()
    require_somewhere(store, by, Action.LOAD)
    parsed = read_file(store, path, answers, progress, beside=beside)
    stage(Stage.JUDGING)
    with store.write() as writer:
        is_everywhere = require_somewhere(writer, by, Action.LOAD)
        if not is_everywhere:
            # What a name means would be remembered for files of the whole district.
            parsed = replace(parsed, matches={})
        loaded = take_in(writer, path, parsed, by.name)
        if not is_everywhere:
            require_for_batch(writer, by, Action.LOAD, loaded.batch_id)
        if not loaded.is_repeat:
            _record(writer, by, path, parsed, loaded)
        return parsed, loaded


def _record(
    writer: db.Writer, by: Actor, path: InputFile, parsed: ParsedFile, loaded: Loaded
) -> None:
    facts = {
        "batch": loaded.batch_id,
        "sha256": sha256_of(path),
        "layouts": list(parsed.layouts),
        "new": loaded.n_new,
        "superseding": loaded.n_superseding,
        "unchanged": loaded.n_unchanged,
        "older": loaded.n_older,
    }
    record(writer, by, Event.LOAD, path.name, after=facts)
    for name, meaning in parsed.matches.items():
        record(writer, by, Event.MAPPING, name, after={"means": meaning, "batch": loaded.batch_id})


def read_file(
    reader: db.Store | db.Writer,
    path: InputFile,
    answers: Answers = NO_ANSWERS,
    progress: Callable[[int], None] = lambda _: None,
    *,
    beside: Sequence[InputFile] = (),
) -> ParsedFile:
    """Read one result file against the district and the vocabulary of a database.

    An export with a row for each student is counted, with the files that go with it.

    Args:
        reader: of the database.
        path: the file.
        answers: what somebody said of it.
        progress: called with the number of rows read so far.
        beside: the files that go with it, as ``grouped`` tells.

    Raises:
        FileRefusedError, student_exports.ExportError: the file is not one that can be read, or a
            name is to mean what nobody knows.
        FaultyRowsError: rows are at fault.
    """
    plain = context_of(reader)
    for name, meant in answers.matches.items():
        if meant and plain.subgroup(meant) is None and plain.indicator(meant) is None:
            raise FileRefusedError(
                FileFault.UNKNOWN_MATCH,
                file=path.name,
                name=name,
                meant=meant,
                names=plain.known_subgroups,
            )
    context = replace(
        plain,
        year=answers.year,
        is_fraction=answers.is_fraction,
        may_add_schools=answers.may_add_schools,
        matches=answers.matches,
        remembered=_remembered(reader),
    )
    known = knowledge_of(reader, context)
    try:
        with read_once():
            parsed = student_exports.read_exports((path, *beside), known, progress)
            if parsed is None:
                parsed = read_results(path, context, progress)
    except FaultyRowsError as error:
        # The name that nobody knows is likely the one that was meant and is misspelled.
        notes = tuple(_unmet(context, path))
        raise FaultyRowsError(error.faults, is_cut=error.is_cut, notes=notes) from error
    matches = {name: it for name, it in answers.matches.items() if name not in context.unmet}
    return replace(parsed, notes=(*parsed.notes, *_unmet(context, path)), matches=matches)


def _unmet(context: Context, path: InputFile) -> Iterator[Notice]:
    for name in context.unmet:
        yield Notice(LoadNote.UNMET_MATCH, name=name, file=path.name)


def _remembered(reader: db.Store | db.Writer) -> dict[str, str]:
    rows = reader.read(db.sql_text("name_matches"))
    return dict(zip(rows["name"], rows["meaning"], strict=True))


def take_in(writer: db.Writer, path: InputFile, parsed: ParsedFile, by: str = "") -> Loaded:
    """Write what was read from a file, and judge anew what it touches."""
    is_own = OWN_LAYOUTS.issuperset(parsed.layouts)
    kind = BatchKind.DISTRICT if is_own else BatchKind.OFFICIAL
    facts = file_facts(path, kind)
    loaded = write_batch(writer, parsed, replace(facts, loaded_by=by) if by else facts)
    if not loaded.is_repeat:
        assess_touched(writer, loaded.touched)
    return loaded
