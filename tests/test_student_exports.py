"""Exports with a row for each student come to counts, and nothing of a student is kept."""

import csv
import io
import re
import shutil

import pandas as pd
import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.errors import InputError
from monitoring.panels.matched import matched_students
from monitoring.pipeline import build, load_file
from monitoring.pipeline.undo import undo
from monitoring.plan.file import default_plan
from monitoring.result_files.memory_file import MemoryFile
from monitoring.result_files.model import Answers
from monitoring.rows import each
from monitoring.wording import matched as wording
from monitoring.wording.faults import said
from tests.support.people import ANN
from tests.support.student_exports import COUNTS, FILES, MAP, ROSTER, counted, drops, tried

pytestmark = pytest.mark.usefixtures("database")
TIDY = FILES / "made_up_map_tidy.csv"


def memory(name, text):
    return MemoryFile(name, text.encode())


def without(path, *columns):
    """Return a CSV file without some of its columns."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    kept = [at for at, name in enumerate(rows[0]) if name not in columns]
    text = io.StringIO()
    csv.writer(text).writerows([row[at] for at in kept] for row in rows)
    return memory(path.name, text.getvalue())


def refused(file, *beside, may_add_schools=True):
    with pytest.raises(InputError) as error:
        tried(file, *beside, may_add_schools=may_add_schools)
    return said(error.value)


def loaded(file=MAP, *beside):
    return load_file.load(file, Answers(may_add_schools=True), beside=beside or (ROSTER,), by=ANN)


def test_a_map_growth_export_with_its_roster_comes_to_the_counts_of_a_tidy_file():
    by_hand = tried(TIDY)

    parsed = tried(MAP, ROSTER)

    pd.testing.assert_frame_equal(counted(parsed.rows), counted(by_hand.rows))
    assert (parsed.rows_read, len(parsed.rows), parsed.rows_hidden) == (246, 32, 3)
    assert set(parsed.rows["source"]) == {"NWEA MAP Growth"}
    assert (drops(parsed)["retakes"], drops(parsed)["not_on_roster"]) == (6, 0)
    everyone = parsed.rows.iloc[0]
    assert (everyone["numerator"], everyone["denominator"]) == (94, 240)


def test_the_command_takes_the_roster_by_name_or_among_the_files():
    named = CliRunner().invoke(
        main, ["load", str(MAP), "--roster", str(ROSTER), "--new-schools", "--dry-run"]
    )
    among = CliRunner().invoke(main, ["load", str(ROSTER), str(MAP), "--new-schools", "--dry-run"])

    assert named.exit_code == among.exit_code == 0
    assert named.output == among.output
    assert "6 retakes" in named.output


@pytest.mark.usefixtures("own_few")
def test_nothing_of_a_student_is_in_any_file_of_the_store_after_a_load(tmp_path, caplog):
    rows = list(csv.reader(io.StringIO(ROSTER.read_text(encoding="utf-8"))))
    text = "\n".join(
        [",".join(["student_id", "last_name", "birth_date", *rows[0][1:]])]
        + [",".join([row[0], f"Quillfeather{row[0]}", "2011-04-09", *row[1:]]) for row in rows[1:]]
    )
    marked = memory("roster.csv", text)
    numbers = [row[0].encode() for row in rows[1:]]

    loaded(MAP, marked)
    shutil.copytree(tmp_path, tmp_path / "while open")
    db.close_store()

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        found = [it for it in (b"Quillfeather", b"2011-04-09", *numbers) if it in content]
        assert found == [], path
    assert "Quillfeather" not in caplog.text


@pytest.mark.usefixtures("own_few")
def test_a_load_keeps_names_hashes_and_reasons_through_a_build_and_can_be_taken_back():
    _, made = loaded()
    assert loaded()[1].is_repeat

    build.build(default_plan(), lambda _: None, ANN)

    store = db.open_store()
    files, left_out = store.rows("batch_files"), store.rows("batch_rows_left_out")
    assert files[["role", "file_name", "rows_read"]].to_numpy().tolist() == [
        ["export", "made_up_map_growth.csv", 246],
        ["roster", "made_up_roster.csv", 240],
    ]
    assert files["sha256"].str.len().tolist() == [64, 64]
    told = dict(zip(left_out["reason"], left_out["rows_left_out"], strict=True))
    assert told == {"retakes": 6, "not_on_roster": 0}
    assert (store.rows("batch_rows")["source"] == "NWEA MAP Growth").sum() == 32
    undo(made.batch_id, ANN)
    assert not loaded()[1].is_repeat


def test_a_roster_alone_is_told_what_to_do_with_it():
    assert "together with the export" in refused(ROSTER)


def test_all_columns_that_are_missing_are_named_at_once():
    lacking = without(MAP, "TermName", "SchoolName", "ProjectedProficiencyLevel1")

    told = refused(lacking, ROSTER)

    assert "TermName, SchoolName, and ProjectedProficiencyLevel1" in told
    assert "NWEA MAP Growth" in told


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Winter 2022-2023", "Winter Quillfeather", "column TermName"),
        ("01/10/2023", "Quillfeather", "column TestStartDate"),
    ],
)
def test_a_fault_names_lines_and_quotes_no_cell(old, new, place):
    lines = MAP.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4].replace(old, new)

    told = refused(memory("export.csv", "\n".join(lines)), ROSTER)

    assert f"export.csv, line 5, {place}" in told
    assert "Quillfeather" not in told


def test_a_line_with_too_many_cells_is_told_by_its_number():
    lines = MAP.read_text(encoding="utf-8").splitlines()
    lines[4] += ",Quillfeather"

    told = refused(memory("export.csv", "\n".join(lines)), ROSTER)

    assert "export.csv, line 5: found 144 cells" in told


def test_a_flag_of_the_roster_that_is_no_flag_is_a_fault_without_its_text():
    lines = ROSTER.read_text(encoding="utf-8").splitlines()
    lines[2] = "700001,Quillfeather,no,yes,Hispanic"

    told = refused(MAP, memory("roster.csv", "\n".join(lines)))

    assert "roster.csv, line 3, column el" in told
    assert "Quillfeather" not in told


def test_schools_that_nobody_knows_are_asked_about_and_few_students_are_not_named():
    one = MAP.read_text(encoding="utf-8").replace(
        "Made Up Elementary,9101,700001,", "Quill,,700001,"
    )

    told = refused(memory("export.csv", one), ROSTER, may_add_schools=False)

    assert "Made Up Middle" in told
    assert "Quill" not in told


def test_a_new_school_with_few_students_is_not_made():
    one = MAP.read_text(encoding="utf-8").replace(
        "Made Up Elementary,9101,700001,", "Quill,,700001,"
    )

    parsed = tried(memory("export.csv", one), ROSTER)

    assert "Quill" not in set(parsed.rows["organisation"])
    assert parsed.rows.iloc[0]["denominator"] == 240
    assert drops(parsed)["small_new_schools"] == 1


def test_students_not_on_the_roster_are_left_out_and_counted():
    lines = ROSTER.read_text(encoding="utf-8").splitlines()

    parsed = tried(MAP, memory("roster.csv", "\n".join(lines[:-40])))

    assert drops(parsed)["not_on_roster"] == 40
    assert parsed.rows.iloc[0]["denominator"] == 200


def test_without_a_roster_all_students_are_counted_and_it_is_said():
    parsed = tried(MAP)

    assert set(parsed.rows["subgroup"]) == {"All Students"}
    assert "no_roster" in drops(parsed)


def test_numbers_that_excel_has_changed_are_the_same_students():
    text = ROSTER.read_text(encoding="utf-8").replace("\n7000", "\n0007000")

    parsed = tried(MAP, memory("roster.csv", text))

    assert drops(parsed)["not_on_roster"] == 0


def test_the_study_is_known_by_its_name_wherever_it_stands():
    header, *lines = MAP.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    one, four = names.index("ProjectedProficiencyStudy1"), names.index("ProjectedProficiencyStudy4")
    moved = []
    for line in lines:
        cells = line.split(",")
        cells[four : four + 2] = cells[one : one + 2]
        cells[one : one + 2] = ["ACT College Readiness taken in spring", "On Track 22"]
        moved.append(",".join(cells))

    parsed = tried(memory("export.csv", "\n".join([header, *moved])), ROSTER)

    assert parsed.rows.iloc[0][COUNTS].tolist() == [94, 240]


def test_grew_as_projected_counts_those_whose_growth_was_projected():
    header, *lines = MAP.read_text(encoding="utf-8").splitlines()
    at = header.split(",").index("FallToWinterMetProjectedGrowth")
    told = []
    for number, line in enumerate(lines):
        cells = line.split(",")
        cells[at] = ("TRUE", "FALSE", "")[number % 3]
        told.append(",".join(cells))

    parsed = tried(memory("export.csv", "\n".join([header, *told])), ROSTER)

    rows = parsed.rows.set_index(["indicator_id", "organisation_level", "subgroup"])
    everyone = rows.loc[("growth_as_projected", "district", "All Students")]
    n_projected = int(everyone["denominator"])
    assert 150 < n_projected < 170
    assert drops(parsed)["no_projection"] == 240 - n_projected


def covered(n_more):
    """Return a roster with further students who were not tested."""
    text = ROSTER.read_text(encoding="utf-8").rstrip()
    rows = [f"{800000 + number},no,no,yes,Black" for number in range(n_more)]
    return memory("roster.csv", "\n".join([text, *rows]))


def test_the_preview_says_how_many_of_the_students_enrolled_were_tested():
    parsed = tried(MAP, covered(60))

    notes = [said(note) for note in parsed.notes]
    assert "Tested in Mathematics: 240 of 300 students enrolled (80%)." in notes
    everyone = parsed.rows.iloc[0]
    assert everyone["n_enrolled"] == 300
    schools = parsed.rows["organisation_level"] == "school"
    assert parsed.rows.loc[schools, "n_enrolled"].isna().all()


def test_one_student_under_the_least_coverage_is_a_warning_in_words():
    parsed = tried(MAP, covered(61))

    notes = " ".join(said(note) for note in parsed.notes)
    assert "only 240 of 301 students enrolled were tested in Mathematics (79%)" in notes
    assert "Under 80%" in notes


def test_a_group_that_is_hidden_does_not_say_how_many_are_enrolled():
    parsed = tried(MAP, ROSTER)

    hidden = parsed.rows[parsed.rows["data_state"] == "hidden"]
    assert len(hidden) == 3
    assert hidden["n_enrolled"].isna().all()


def two_windows(n_fell):
    """Return an export with the same students in fall, so many of whom were a level higher."""
    header, *lines = MAP.read_text(encoding="utf-8").splitlines()
    by_student = {line.split(",")[5]: line for line in lines}
    told, n_better, n_worse = [], 0, 0
    for line in by_student.values():
        fall = line.replace("Winter 2022-2023", "Fall 2022-2023")
        fall = re.sub(r"01/1(\d)/2023", r"09/1\1/2022", fall)
        if "Developing Learner" in line and n_better < 20:
            fall, n_better = fall.replace("Developing", "Beginning"), n_better + 1
        elif "Proficient Learner" in line and n_worse < n_fell:
            fall, n_worse = fall.replace("Proficient Learner", "Distinguished Learner"), n_worse + 1
        told += [fall, line]
    return memory("export.csv", "\n".join([header, *told]))


def test_students_tested_in_two_windows_are_told_to_have_moved_up_stayed_or_fallen_back():
    notes = [said(note) for note in tried(two_windows(12), ROSTER).notes]

    assert (
        "Mathematics, 240 students tested in two windows: 20 at a higher level, 208 at the same, "
        "12 at a lower one."
    ) in notes


def test_a_move_of_fewer_than_10_students_is_not_told():
    notes = " ".join(said(note) for note in tried(two_windows(9), ROSTER).notes)

    assert "fewer than 10 moved one way" in notes
    assert "at a lower one" not in notes


@pytest.mark.parametrize(("n_once", "is_told"), [(9, False), (10, True)])
def test_all_but_a_few_of_those_tested_are_not_matched_since_the_difference_would_tell(
    n_once, is_told
):
    lines = two_windows(12).content.decode().splitlines()
    fall = [at for at, line in enumerate(lines) if "Fall 2022-2023" in line]
    # Only those whose level stayed are left out of the fall.
    stayed = [
        at for at in fall if "Beginning" not in lines[at] and "Distinguished" not in lines[at]
    ]
    once = {*stayed[:n_once]}
    kept = "\n".join(line for at, line in enumerate(lines) if at not in once)

    parsed = tried(memory("export.csv", kept), ROSTER)

    assert [it.n for it in parsed.matched] == ([240 - n_once] if is_told else [])


@pytest.mark.usefixtures("own_database")
def test_matched_students_are_kept_as_counts_through_a_build_and_shown_where_early_signs_are():
    _, made = load_file.load(
        two_windows(12), Answers(may_add_schools=True), beside=(ROSTER,), by=ANN
    )
    asked = {"quarter": "2022-23-Q4"}

    build.build(default_plan(), lambda _: None, ANN)

    rows = db.open_store().read(db.sql_text("matched_students"), asked)
    assert rows.to_dict("records") == [
        {
            "content_area": "Mathematics",
            "from_period": "2022-23-Q1",
            "until_period": "2022-23-Q2",
            "n_better": 20,
            "n_same": 208,
            "n_worse": 12,
        }
    ]
    (row,) = each(rows)
    assert "of 240 students tested in both Quarter 1, 2022-23 and Quarter 2" in wording.told(row)
    followed = pd.DataFrame({"indicator_id": ["benchmark_on_pace"], "content_area": "Mathematics"})
    shown = matched_students(rows, followed)
    assert "<td>20</td>" in shown.split("<table")[1]
    assert matched_students(rows, followed.assign(content_area="Science")) == ""
    earlier = db.open_store().read(db.sql_text("matched_students"), {"quarter": "2021-22-Q4"})
    assert earlier.empty
    undo(made.batch_id, ANN)
    assert db.open_store().read(db.sql_text("matched_students"), asked).empty
