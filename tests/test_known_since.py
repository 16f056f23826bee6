"""From when a loaded result is known: shown in the quarters from then on, and in none before."""

from datetime import date

import pytest
from click.testing import CliRunner

from monitoring import db
from monitoring.commands.main import main
from monitoring.errors import Notice
from monitoring.vocabulary.faults import LoadNote
from monitoring.wording.faults import said
from tests.support.quarters import ended

HEADER = "indicator,period,organisation_level,organisation,subgroup,content_area,numerator,"
UNDATED = (
    f"{HEADER}denominator\n"
    "benchmark_on_pace,2022-23-Q2,district,Clayton County,All Students,Mathematics,4820,21900\n"
    "suspension,2022-23-Q2,district,Clayton County,All Students,,1500,51800\n"
)
GOSA = (
    "LONG_SCHOOL_YEAR,DETAIL_LVL_DESC,SCHOOL_DSTRCT_CD,SCHOOL_DSTRCT_NM,INSTN_NUMBER,INSTN_NAME,"
    "LABEL_LVL_1_DESC,PROGRAM_TOTAL,PROGRAM_PERCENT,TOTAL_COUNT\n"
    "2022-23,District,631,Clayton County,ALL,ALL,Grad Rate -ALL Students,3000,80,3750\n"
)


def load(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["load", str(folder / name)])
    assert done.exit_code == 0, done.output
    return done.output


def shown(quarter, period, indicator="graduation_rate_4yr", subject=""):
    """Return the district's figure of a period as a reader in a quarter sees it."""
    rows = db.open_store().read(db.sql_text("status"), ended(quarter))
    rows = rows[(rows["period"] == period) & (rows["indicator_id"] == indicator)]
    rows = rows[(rows["organisation_level"] == "district") & (rows["content_area"] == subject)]
    rows = rows[rows["subgroup"] == "All Students"]
    return [round(float(value), 2) for value in rows["value"]]


def test_a_quarterly_figure_without_a_date_is_shown_in_its_own_quarter(own_few, tmp_path):
    told = load(tmp_path, "benchmarks.csv", UNDATED)

    facts = {"n": 2, "day": date(2022, 12, 15), "review_quarter": "2022-23-Q2"}
    assert own_few.is_file()
    assert said(Notice(LoadNote.DATED_BY_REVIEW, **facts)) in told
    assert 22.01 in shown("2022-23-Q2", "2022-23-Q2", "benchmark_on_pace", "Mathematics")
    assert shown("2022-23-Q2", "2022-23-Q2", "suspension") == [2.9]
    assert shown("2022-23-Q1", "2022-23-Q2", "suspension") == []


def test_a_file_of_december_15_is_not_known_in_the_quarter_before(own_few, tmp_path):
    told = load(tmp_path, "Graduation_Rate_2022-23_2023-12-15_18_55_15.csv", GOSA)

    assert own_few.is_file()
    assert said(Notice(LoadNote.DATED_BY_FILE, n=1, day=date(2023, 12, 15))) in told
    assert shown("2023-24-Q1", "2023") == []
    assert shown("2023-24-Q2", "2023") == [80.0]


@pytest.mark.usefixtures("database")
def test_the_class_of_2024_is_known_from_the_date_of_its_file_and_awaited_before():
    assert shown("2024-25-Q2", "2024") == []
    assert len(shown("2024-25-Q3", "2024")) == 1
    latest = (
        db.open_store()
        .read(db.sql_text("measure_latest_results"), ended("2024-25-Q2"))
        .set_index("measure_id")
    )
    asked = ended("2024-25-Q2") | {"measure_id": "graduation-4yr"}
    years = db.open_store().read(db.sql_text("measure_gaps"), asked).set_index("period")

    graduation = latest.loc["graduation-4yr"]
    assert (graduation["period"], graduation["level"]) == ("2022", "undecided")
    assert (graduation["next_period"], graduation["next_basis"]) == ("2024", "published")
    assert f"{graduation['next_released_on']:%Y-%m-%d}" == "2025-01-14"
    assert years["data_state"].to_dict()["2023"] == "overdue"
    assert years["data_state"].to_dict()["2024"] == "not_due_yet"


@pytest.mark.parametrize(("day", "n_placed"), [("", 0), ("2022-12-21", 1)])
def test_a_dated_school_has_a_place_only_beside_a_dated_district(
    own_database, tmp_path, day, n_placed
):
    load(
        tmp_path,
        "absences.csv",
        "indicator,period,organisation_level,organisation,subgroup,numerator,denominator,"
        "released_on\n"
        f"chronic_absenteeism,2022-23-Q2,district,,All Students,12300,51800,{day}\n"
        "chronic_absenteeism,2022-23-Q2,school,Jonesboro High School,All Students,640,1500,"
        "2022-12-20\n",
    )

    zones = db.open_store().read(
        "select funnel_zones.result_id from funnel_zones "
        "inner join results using (result_id) inner join batches using (batch_id) "
        "where batches.file_name = 'absences.csv'"
    )

    assert own_database.is_file()
    assert len(zones) == n_placed
