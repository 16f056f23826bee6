"""Every code of a fault has a message, every message its facts; and what some of them say."""

import ast
import errno
import re
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

from monitoring.errors import Fault, FaultyRowsError, InputError, Notice
from monitoring.vocabulary import faults as codes
from monitoring.vocabulary.exports import DropReason, ExportFault, ExportNote
from monitoring.vocabulary.faults import (
    Allowed,
    DocumentKind,
    Figures,
    FileFault,
    Found,
    LoadNote,
    OtherFile,
    PlanFault,
)
from monitoring.vocabulary.targets import TargetFault
from monitoring.vocabulary.versions import ReleaseFault, VersionFault
from monitoring.wording import i18n
from monitoring.wording.faults import TABLES, said
from monitoring.wording.notes import note

PACKAGE = Path(__file__).parents[1] / "monitoring"
LISTS = {
    name: it
    for name, it in vars(codes).items()
    if isinstance(it, type) and issubclass(it, StrEnum) and it is not StrEnum
} | {
    "VersionFault": VersionFault,
    "ReleaseFault": ReleaseFault,
    "ExportFault": ExportFault,
    "ExportNote": ExportNote,
    "DropReason": DropReason,
    "TargetFault": TargetFault,
}
# Given to every refusal of a layout by the one method that makes it.
IMPLIED = {"file"}


def codes_in(node):
    """Return the codes that an expression names: ``FileFault.EMPTY``, or all of a table."""
    return {
        (it.value.id, LISTS[it.value.id][it.attr])
        for it in ast.walk(node)
        if isinstance(it, ast.Attribute)
        and isinstance(it.value, ast.Name)
        and it.value.id in LISTS
        and it.attr.isupper()
    }


@cache
def given_facts():
    """Return code -> the names of the facts that each place in the package gives with it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        tables = {
            it.targets[0].id: it.value
            for it in tree.body
            if isinstance(it, ast.Assign) and isinstance(it.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            code = node.args[0]
            # A code that is looked up in a table of the module may be any of it.
            if isinstance(code, ast.Subscript) and isinstance(code.value, ast.Name):
                code = tables.get(code.value.id, code)
            elif not isinstance(code, ast.Attribute):
                continue
            for member in codes_in(code):
                names = frozenset(keyword.arg for keyword in node.keywords)
                found.setdefault(member, []).append(names)
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_code_has_a_message(name):
    assert set(TABLES[LISTS[name]]) == set(LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_a_message_has_a_placeholder_for_each_fact_and_no_other(name):
    wrong = {}
    for code, message in TABLES[LISTS[name]].items():
        for text in [message] if isinstance(message, str) else message:
            wanted = set(re.findall(r"\{(\w+)\}", text))
            for facts in given_facts().get((name, code), [frozenset()]):
                unsaid = {"n"} if isinstance(message, tuple) and "n" not in wanted else set()
                if wanted - IMPLIED != facts - IMPLIED - unsaid:
                    wrong[code] = (text, sorted(facts))

    assert wrong == {}


def test_a_faulty_cell_names_file_line_column_what_was_found_and_what_is_allowed():
    found = Notice(Found.TEXT, text="12,5")
    fault = Fault("a.csv", 1007, "value", found, Notice(Allowed.PERCENT, low=0, high=100))
    group = Notice(Allowed.SUBGROUP, names=("Black", "Foster Care", "White"))

    assert said(fault) == (
        "a.csv, line 1007, column value: found “12,5”; allowed: a percentage from 0 to 100."
    )
    assert said(Fault("a.xlsx", 2, "Group", Notice(Found.EMPTY), group, sheet="Data")) == (
        "a.xlsx, sheet Data, line 2, column Group: found an empty cell; allowed: a student group: "
        "Black, Foster Care, or White."
    )


def test_a_column_of_an_older_version_is_told_its_name_of_today():
    found, allowed = Notice(Found.FORMER_NAME), Notice(Allowed.NEW_NAME, name="description")

    assert said(Fault("rules.csv", 1, "words", found, allowed)) == (
        "rules.csv, line 1, column words: found the name that this column had in an older "
        "version; allowed: its name today, description."
    )


def test_a_faulty_line_has_no_column():
    cells, allowed = Notice(Found.CELLS, n=1), Notice(Allowed.CELLS, n=10)

    assert said(Fault("a.csv", 3, "", cells, allowed)) == (
        "a.csv, line 3: found 1 cell; allowed: 10 cells, as in the header."
    )
    assert said(Fault("a.xlsx", 3, "", cells, allowed, sheet="Data")) == (
        "a.xlsx, sheet Data, line 3: found 1 cell; allowed: 10 cells, as in the header."
    )


def test_faulty_rows_are_said_one_a_line():
    fault = Fault("a.csv", 3, "", Notice(Found.UNSPLIT), Notice(Allowed.PAIRED_QUOTES))
    other = Fault("a.csv", 4, "value", Notice(Found.EMPTY), Notice(Allowed.NUMBER))

    assert said(FaultyRowsError([fault, other])).splitlines() == [said(fault), said(other)]


def test_figures_that_contradict_are_named_on_both_sides():
    found = Notice(
        Found.OTHER_FIGURES,
        figures=Notice(Figures.COUNTS, part=3127, whole=3924),
        first=Notice(Figures.HIDDEN),
        first_line=2,
    )

    assert said(found) == (
        "3,127 of 3,924 for a result that line 2 gives as hidden to protect students"
    )


def test_numbers_have_the_decimals_that_they_have():
    found = Notice(Found.OTHER_THAN_COUNTS, value=79.75, part=80, whole=100, computed=80.0)

    assert said(found) == "79.75, while 80 of 100 is 80"


def test_a_long_list_is_cut_and_its_rest_counted():
    names = tuple(f"D{number}" for number in range(1, 16))
    error = InputError(FileFault.NO_DISTRICT, file="f.csv", district="Pine", names=names)

    assert said(error).startswith(
        "f.csv has no row of Pine. It holds D1, D2, D3, D4, D5, D6, D7, D8, D9, D10, D11, D12, "
        "and 3 more."
    )


def test_a_known_file_of_another_subject_is_named_with_what_can_be_loaded():
    error = InputError(
        FileFault.OTHER_SUBJECT,
        file="f.csv",
        subject=Notice(OtherFile.LEXILE),
        layouts=("gosa_graduation", "tidy"),
    )

    assert said(error) == (
        "f.csv seems to hold Lexile measures (GOSA). No indicator of the plan is read from it. "
        "These can be loaded: GOSA four-year graduation rate and the tidy layout that "
        "data/README.md describes."
    )


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "1 row repeated a result with the same figures."),
        (2, "2 rows repeated a result with the same figures."),
    ],
)
def test_one_thing_and_several_are_said_apart(n, words):
    assert said(Notice(LoadNote.REPEATS, n=n)) == words


def test_an_error_of_the_machine_names_its_file():
    error = OSError(13, "Permission denied", "/data/a.csv")

    assert said(error) == "/data/a.csv cannot be used: Permission denied."


def test_a_full_disk_is_said_in_words():
    error = OSError(errno.ENOSPC, "No space left on device")

    assert said(error) == "The disk is full. Make room on it and try again."


def test_every_fault_is_marked_for_translation():
    i18n.use(i18n.PSEUDO)
    try:
        text = said(InputError(FileFault.FOLDER, file="f"))
    finally:
        i18n.use(i18n.DEFAULT)

    assert text.startswith(i18n.OPENING)
    assert text.endswith(i18n.CLOSING)


def test_another_document_is_named_with_what_is_wanted():
    error = InputError(PlanFault.NOT_A_PLAN, kind=Notice(DocumentKind.SCORECARD))

    assert said(error).startswith(
        "This is not an improvement plan in Georgia's template: it looks like a scorecard. Give "
        "the text of a Georgia District or School Improvement Plan, with fields such as "
    )


def test_a_note_that_a_load_makes_is_said_and_a_files_own_stays_as_it_is():
    assert note("levels_sum:11.7") == (
        "the four levels printed add up to 11.7, not 100, so none is used"
    )
    assert note("levels_sum: see page 3") == "levels_sum: see page 3"


def test_a_schools_plan_is_refused_with_the_command_that_shows_it():
    error = InputError(PlanFault.SCHOOLS_PLAN, file="p.txt", path="a/p.txt", school="Hilltop")

    assert said(error) == (
        "p.txt is the plan of Hilltop. It was read, but results are judged for a district's plan "
        "only. Nothing was built. To see what the plan says: python -m monitoring plan a/p.txt"
    )


@pytest.mark.parametrize(
    ("code", "facts", "words"),
    [
        (
            LoadNote.DATED_BY_FILE,
            {"n": 1, "day": date(2025, 1, 14)},
            "1 result is known from January 14, 2025, the date of the file.",
        ),
        (
            LoadNote.DATED_BY_REVIEW,
            {"n": 6, "day": date(2022, 12, 15), "review_quarter": "2022-23-Q2"},
            "6 figures without a date are known from December 15, 2022, the review date of "
            "Quarter 2, 2022-23.",
        ),
        (
            LoadNote.DATED_BY_QUARTER,
            {"n": 1, "day": date(2022, 9, 30), "review_quarter": "2022-23-Q1"},
            "1 figure without a date is known from September 30, 2022, the last day of "
            "Quarter 1, 2022-23.",
        ),
        (
            LoadNote.DATED_BY_LOAD,
            {"n": 2, "day": date(2026, 1, 2)},
            "2 results without a date are known from January 2, 2026, the day of this load.",
        ),
        (LoadNote.DATED_ANEW, {"n": 2}, "2 figures that were loaded without a date have one now."),
    ],
)
def test_the_report_of_a_load_says_from_when_undated_rows_are_known(code, facts, words):
    assert said(Notice(code, **facts)) == words
