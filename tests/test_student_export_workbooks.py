"""Exports with a row for each student load as workbooks, too, and no cell of one is quoted."""

import tempfile

import pytest

from monitoring import db
from monitoring.errors import InputError
from monitoring.pipeline import load_file
from monitoring.result_files.model import Answers
from monitoring.wording.faults import said
from tests.support.student_exports import MAP, ROSTER, counted, drops, ods, table, tried, xlsx

pytestmark = pytest.mark.usefixtures("database")


def refused(file, *beside):
    with pytest.raises(InputError) as error:
        load_file.read_file(db.open_store(), file, Answers(may_add_schools=True), beside=beside)
    return said(error.value)


def test_a_workbook_comes_to_the_counts_of_its_csv_whatever_stands_above_the_head():
    expected = counted(tried(MAP, ROSTER).rows)
    titles = [["NWEA"], [None, "Assessment results", "Fall"], []]

    book = tried(xlsx(("Tests", [*titles, *table(MAP)])), xlsx(("Students", table(ROSTER))))
    other = tried(ods(table(MAP)), ods(table(ROSTER), name="roster.ods"))

    assert counted(book.rows).equals(expected)
    assert counted(other.rows).equals(expected)
    assert (book.rows_read, drops(book)["retakes"]) == (246, 6)


def test_what_excel_hides_is_read_and_told():
    sheets = (("Tests", table(MAP)), ("Legend", []))
    tests = xlsx(*sheets, hidden=["Tests"], hidden_rows=[3, 4])

    notes = [said(note) for note in tried(tests, ROSTER).notes]

    assert "Sheet Tests is hidden in the workbook and was read." in notes
    assert "2 rows that are hidden in sheet Tests were read: lines 3 and 4." in notes


def test_a_sheet_with_something_else_is_named_and_passed_over():
    book = xlsx(("Tests", table(MAP)), ("Legend", [["Code", "Meaning"], ["K", "Kindergarten"]]))

    assert "Sheet Legend holds no results and was skipped." in map(said, tried(book).notes)


@pytest.mark.parametrize("more", [MAP, ROSTER])
def test_two_sheets_that_could_be_counted_are_refused_by_name(more):
    told = refused(xlsx(("One", table(MAP)), ("Two", table(more))))

    assert "export.xlsx has several sheets with a row for each student: One and Two." in told


@pytest.mark.parametrize("make", [lambda rows: xlsx(("Tests", rows)), ods])
def test_a_fault_in_a_workbook_is_told_by_sheet_and_line_without_the_cell(make):
    rows = table(MAP)
    rows[4][0] = "Winter Quillfeather"

    told = refused(make(rows))

    assert ", line 5, column TermName: found a value that is not quoted here" in told
    assert told.startswith(("export.xlsx, sheet Tests", "export.ods, sheet S"))
    assert "Quillfeather" not in told


def test_a_formula_without_a_stored_value_is_a_fault_where_it_is_read():
    rows = table(MAP)
    rows[4][5] = "=A1"

    assert "sheet Tests, line 5, column StudentID: found a formula" in refused(
        xlsx(("Tests", rows))
    )


def test_a_workbook_of_another_kind_is_written_down_under_no_name(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    named = []
    monkeypatch.setattr(
        load_file.student_exports.read,
        "read_roster",
        lambda *_: named.extend(tmp_path.iterdir()),
    )

    tried(ods(table(MAP)), ods(table(ROSTER), name="roster.ods"))

    assert named == []


def test_a_column_that_stands_twice_and_is_read_is_refused_by_name():
    rows = [[*row, row[5]] for row in table(MAP)]

    told = refused(xlsx(("Tests", rows)))

    assert "has more than one column of these names: StudentID." in told
