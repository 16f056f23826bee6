"""The shipped official results: how many of what kind, whole, sourced, and as the state printed."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from monitoring.result_files import Context, read_results

DATA = Path(__file__).parent.parent / "data"
HIDDEN = "hidden"
FIGURES = ("numerator", "denominator", "value")


def rows_of(name):
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def results():
    return rows_of("official_results.csv")


# The file is in the tidy layout, in which people may write states in words.
WRITTEN = {
    "measured": "measured",
    "hidden": "hidden to protect students",
    "not_published": "not published",
}


def counted(rows, state):
    return Counter(
        (row["indicator"].partition("_p")[0], row["organisation_level"])
        for row in rows
        if row["data_state"] == WRITTEN[state]
    )


def test_the_file_holds_so_many_rows_of_each_kind(results):
    assert len(results) == 15864
    assert counted(results, "measured") == {
        ("graduation_rate_4yr", "state"): 40,
        ("graduation_rate_4yr", "district"): 34,
        ("graduation_rate_4yr", "school"): 249,
        ("milestones_eoc", "state"): 432,
        ("milestones_eoc", "district"): 338,
        ("milestones_eoc", "school"): 2726,
        ("milestones_eog", "state"): 401,
        ("milestones_eog", "district"): 1527,
        ("milestones_eog", "school"): 8203,
    }
    assert counted(results, HIDDEN) == {
        ("graduation_rate_4yr", "district"): 4,
        ("graduation_rate_4yr", "school"): 137,
        ("milestones_eoc", "district"): 22,
        ("milestones_eoc", "school"): 506,
        ("milestones_eog", "district"): 82,
        ("milestones_eog", "school"): 1102,
    }
    assert counted(results, "not_published") == {
        ("milestones_eog", "state"): 2,
        ("milestones_eog", "district"): 59,
    }


def test_every_row_has_its_source_and_every_result_is_told_once(results):
    key = ("indicator", "period", "organisation_code", "subgroup", "content_area", "grade_span")
    keys = {tuple(row[name] for name in key) for row in results}

    assert all(row["source"] for row in results)
    assert len(keys) == len(results)


def test_every_school_has_one_name_and_one_code(results):
    pairs = {(row["organisation_code"], row["organisation"]) for row in results}

    assert len(pairs) == 68
    assert len({code for code, _ in pairs}) == 68
    assert len({name for _, name in pairs}) == 68


def test_no_figure_is_of_fewer_than_ten_students_and_no_part_is_above_its_whole(results):
    counts = [(row["numerator"], row["denominator"]) for row in results if row["denominator"]]

    assert min(int(denominator) for _, denominator in counts) >= 10
    assert all(int(part) <= int(whole) for part, whole in counts if part)
    assert all(0 <= float(row["value"]) <= 100 for row in results if row["value"])


def test_a_row_has_figures_exactly_when_it_is_measured(results):
    for row in results:
        if row["data_state"] == "measured":
            assert row["value"]
        else:
            assert not any(row[name] for name in FIGURES)
        assert bool(row["note"]) >= (row["data_state"] == "not_published")


# Added up by hand from what GOSA printed: students tested; Proficient and Distinguished.
TRACED = {
    # 22,796 tested, the whole district.
    ("2023", "GA-631", "All Students", "Mathematics", "All tested grades"): (
        "3946 22796 17.3 measured"
    ),
    # 3,764 tested; 445 + 147; 11.8 + 3.9.
    ("2023", "GA-631", "All Students", "Mathematics", "5"): "592 3764 15.7 measured",
    # 2,149 tested; 205 + 30; 9.5 + 1.4.
    ("2024", "GA-631", "Black", "Science", "8"): "235 2149 10.9 measured",
    # 394 tested; 17 and TFS; 4.3 + 0.
    (
        "2025",
        "GA-631-0378",
        "All Students",
        "American Literature and Composition",
        "All tested grades",
    ): "- 394 4.3 measured",
    # Four levels of 93.8 together.
    ("2024", "GA-631", "Foster Care", "English Language Arts", "4"): "- - - not published",
}


@pytest.mark.parametrize(("key", "expected"), TRACED.items())
def test_a_figure_is_the_one_that_the_state_printed(results, key, expected):
    names = ("period", "organisation_code", "subgroup", "content_area", "grade_span")

    (row,) = [row for row in results if tuple(row[name] for name in names) == key]

    assert " ".join([row[name] or "-" for name in FIGURES] + [row["data_state"]]) == expected


def test_the_loader_reads_the_file_whole(results):
    names = {row["subgroup"]: row["subgroup"] for row in rows_of("subgroups.csv")}
    indicators = frozenset(row["indicator_id"] for row in rows_of("indicators.csv"))
    context = Context(
        district="Clayton County",
        subgroups=names,
        indicators=indicators,
        periods=frozenset(map(str, range(2011, 2026))),
    )

    parsed = read_results(DATA / "official_results.csv", context)

    assert len(parsed.rows) == len(results)
    assert parsed.rows_hidden == 1853
    assert parsed.district_code == "631"


def test_an_alternative_school_is_one_that_has_results(results):
    printed = {row["organisation_code"] for row in results}
    (school,) = rows_of("plans/clayton_county_dip_2021_22.alternative_schools.csv")

    assert school["organisation_id"] in printed
    assert "alternative school" in school["source"]
