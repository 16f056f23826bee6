"""Schools in words: who differs, who cannot be placed, one school by itself; never a ranking."""

import html
import re

import pandas as pd
import pytest

from monitoring.db.query_rows import SchoolFindings
from monitoring.panels import schools as panels
from monitoring.panels.schools import school_pictures
from tests.support.rows import finding as finding_of
from tests.support.rows import table

RULES = pd.DataFrame(
    {
        "rule_version": ["1"],
        "confidence": [0.95],
        "confidence_outer": [0.998],
        "min_n_for_status": [15],
    }
)
INDICATORS = pd.DataFrame(
    {
        "indicator_id": ["graduation_rate_4yr", "suspension"],
        "indicator_name": ["Four-year graduation rate", "Suspension"],
        "short_name": ["Graduation rate", "Suspension"],
        "kind": ["official", "interim"],
        "numerator_words": ["graduates", "suspended"],
        "denominator_words": ["cohort", "enrolled"],
    }
)
MEASURES = pd.DataFrame(
    {
        "measure_id": ["grad"],
        "baseline_value": [69.6],
        "baseline_period": ["2022"],
        "deadline_period": ["2026"],
    }
)
# Ash High School: 90 of 100, above the inner limits around the district's 80 percent.
ASH = {
    "organisation_id": "S1",
    "organisation": "Ash High School",
    "measure_id": "grad",
    "change": "no_clear_change",
    "expected": 85.0,
    "final_target": 90.0,
    "distance_points": 5.0,
    "distance_students": 5,
    "change_from_period": "2023",
    "change_points": 1.0,
    "change_low": -7.5,
    "change_high": 9.5,
    "level_reason": "90.0% against 85.0%.",
    "change_reason": "1.0 points more.",
    "gap_obstacle": "All Students is the whole",
    "district_value": 80.0,
    "place": "above_inner_limits",
    "released_on": pd.Timestamp("2024-10-31"),
    "source": "GOSA",
}
HIDDEN = {
    "data_state": "hidden",
    "numerator": None,
    "n": None,
    "value": None,
    "interval_low": None,
    "interval_high": None,
    "level": "no_status",
    "change": "not_comparable",
    "distance_points": None,
    "distance_students": None,
    "change_points": None,
    "district_value": None,
    "place": None,
}


def school(name, **other):
    named = {"organisation": name, "organisation_id": name}
    return finding_of(SchoolFindings, 90.0, 100.0, **ASH | named | other)


def rows(*schools):
    return table(SchoolFindings, *schools)


DISTRICT = rows(school("Clayton County", numerator=800.0, n=1000.0, value=80.0, place=None))
SCHOOLS = rows(
    school("Ash High School"),
    school("Beech High School", place="within_limits", value=81.0),
    school("Cedar Academy", place="below_outer_limits", value=60.0, is_alternative=True),
    school("Dogwood High School", place="above_inner_limits", value=88.0),
    school("Elm High School", **HIDDEN),
    school("Fir High School", place=None, n=12.0, data_state="too_few"),
)


def plain(markup):
    words = html.unescape(re.sub(r"<[^>]+>", " | ", markup))
    return re.sub(r"(\| )+", "| ", re.sub(r"\s+", " ", words.replace("\N{NO-BREAK SPACE}", " ")))


def finding(schools=SCHOOLS, district=DISTRICT):
    return plain(panels.schools_finding(schools, district, INDICATORS, RULES))


def test_the_finding_counts_those_above_and_those_below_apart():
    assert (
        "3 of 4 schools differ from the district's 80.0% (800 of 1,000 students) by more than "
        "chance explains: 2 above the limits, 1 below."
    ) in finding()


def test_schools_are_named_on_each_side_in_the_order_of_the_alphabet():
    said = finding()

    assert "Above the 95% limits only (2) | Ash High School; Dogwood High School" in said
    assert "Below the 99.8% limits (1) | Cedar Academy (alternative)" in said
    assert "Within the 95% limits (1) | Beech High School" in said


def test_a_school_without_a_place_is_named_with_the_reason():
    said = finding()

    assert "No place, hidden to protect students (1) | Elm High School" in said
    assert "No place, too few for a status (n < 15) (1) | Fir High School" in said


def test_an_alternative_school_outside_the_limits_is_said_to_be_another_kind():
    assert "Cedar Academy is an alternative school, so like is not compared with like." in finding()


def test_when_no_school_differs_it_is_said_so():
    schools = SCHOOLS.assign(place=SCHOOLS["place"].where(SCHOOLS["place"].isna(), "within_limits"))

    assert "None of 4 schools differs from the district's 80.0%" in finding(schools)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({}, "the number of students behind the schools' results is not published"),
        (HIDDEN, "no school's result is published with enough students behind it"),
        ({"unit": "score"}, "limits can be drawn for percentages only"),
    ],
)
def test_without_any_place_the_reason_is_given(other, why):
    schools = rows(school("Ash High School", **{"place": None, "n": None} | other))

    assert f"No school can be set beside the district here: {why}." in finding(schools)


def test_without_the_districts_own_result_there_is_nothing_to_stand_beside():
    schools = rows(school("Ash High School", place=None))

    assert "the district's own result is not loaded." in finding(schools, DISTRICT.iloc[:0])
    assert "No place, the district's own result is not known (1)" in finding(schools)


def test_where_lower_is_better_above_is_explained():
    assert "lower is better: above the limits means more of it" in finding(
        SCHOOLS.assign(better="lower")
    )


def test_sample_rows_say_sample_in_finding_chart_and_table():
    sample = SCHOOLS.assign(batch_kind="sample")

    assert "| Sample |" in finding(sample)
    assert panels.schools_chart_words(sample, INDICATORS).startswith("Sample. 3 of 4")
    assert "Sample" in plain(panels.schools_numbers(sample, INDICATORS, RULES))
    assert "Sample" not in finding()


def test_the_charts_sentence_begins_with_the_finding():
    assert plain(panels.schools_chart_words(SCHOOLS, INDICATORS)) == (
        "3 of 4 schools differ from the district's 80.0% by more than chance explains: 2 above "
        "the limits, 1 below. Graduation rate, class of 2024, All Students."
    )


def test_under_the_chart_stand_source_limits_and_what_they_do_not_say():
    said = plain(panels.schools_reading(SCHOOLS, INDICATORS, RULES))

    assert "Percent: graduates, out of cohort." in said
    assert "95% dotted, 99.8% solid, rule version 1. Source: GOSA." in said
    assert "about 1 in 20 would still lie outside the 95% limits and 1 in 500" in said
    assert "not by itself good or bad work" in said
    assert "School cohorts do not add up to the district's" in said
    assert "never rebuilt from schools" in said


def test_the_table_keeps_hidden_schools_in_their_place_in_the_alphabet():
    table = panels.schools_numbers(SCHOOLS, INDICATORS, RULES)
    names = re.findall(r'<th scope="row">(.*?)</th>', table)

    assert names == [
        "Ash High School",
        "Beech High School",
        "Cedar Academy (alternative)",
        "Dogwood High School",
        "Elm High School",
        "Fir High School",
    ]
    assert "Elm High School | hidden | hidden to protect students | none | no place" in plain(table)


def test_one_date_and_source_is_said_once_and_several_have_their_columns():
    one = plain(panels.schools_numbers(SCHOOLS, INDICATORS, RULES))
    two = SCHOOLS.assign(source=["GOSA"] * 5 + ["GaDOE"])

    assert "Known since October 31, 2024. Source: GOSA." in one
    assert "Known since | Source" not in one
    assert "Known since | Source" in plain(panels.schools_numbers(two, INDICATORS, RULES))


SAMPLED = pd.DataFrame({"kind": ["official", "sample"]})
OWN = rows(
    school("Ash High School", period="2022", period_label="class of 2022", value=80.0, place=None),
    school("Ash High School"),
    school("Ash High School", subgroup="English Learners", **HIDDEN),
)


def one(own=OWN, period="2024", subgroup="All Students"):
    return panels.one_school(own, MEASURES, INDICATORS, period, subgroup)


def test_one_school_says_its_result_its_distance_and_its_place():
    assert (
        "90.0% (90 of 100 students). +5.0 points from the path, about 5 students above. "
        "Above the district's 80.0% by more than chance explains."
    ) in plain(one())


def test_one_schools_years_are_drawn_beside_the_plans_path():
    picture = re.search(r'<svg.*?role="img".*?</svg>', one())[0]

    assert "80.0% in 2022, 90.0% in 2024" in picture
    assert picture.count("<circle") == 2
    assert "stroke-dasharray" in picture


def test_where_the_plan_sets_no_path_none_is_drawn_and_it_is_said():
    nothing = {"measure_id": None, "distance_points": None, "final_target": None}

    said = one(OWN.assign(**nothing, level="no_target"))

    assert "The plan sets no path for it." in plain(said)
    assert "stroke-dasharray" not in said
    assert said.count("<circle") == 2


def test_quarters_stand_in_the_table_and_are_not_drawn():
    said = one(OWN.assign(period="2023-24-Q2", period_label="2023-24-Q2"), period="2023-24-Q2")

    assert "<svg" not in said
    assert "The years as a table" in plain(said)


def test_one_schools_groups_keep_hidden_ones_in_their_place():
    assert (
        "English Learners | hidden | hidden to protect students | none | – No status | "
        "– Not comparable | cannot be shown"
    ) in plain(one())


def test_a_school_without_a_result_of_the_period_says_which_years_have_one():
    said = plain(one(OWN.iloc[:1], subgroup="All Students"))

    assert "No result of 2024 for All Students. Years with one: class of 2022." in said


@pytest.mark.parametrize(
    ("indicator_id", "words"),
    [
        ("", "No result that serves this goal was known by the end of 2022-23-Q2."),
        ("graduation_rate_4yr", "load the state's file by school, or a file in the tidy layout"),
        ("suspension", "no invented figure is ever attached to a school"),
    ],
)
def test_without_schools_it_is_said_what_to_load(indicator_id, words):
    said = panels.no_schools(INDICATORS, SAMPLED, indicator_id, "2022-23-Q2")

    assert words in said
    assert "python -m monitoring load FILE" in said
    assert "data/README.md" in said


def test_the_sample_is_spoken_of_only_while_it_is_loaded():
    said = panels.no_schools(INDICATORS, SAMPLED.iloc[:1], "suspension", "2022-23-Q2")

    assert "load a file of your own in the tidy layout" in said
    assert "sample" not in said.lower()


@pytest.mark.parametrize(
    ("period", "label", "since", "words"),
    [
        ("2024", "class of 2024", "2023", "+2.0 points since the class of 2023"),
        ("2024", "2023-24", "2023", "+2.0 points since 2022-23"),
        ("2024-25-Q2", "2024-25-Q2", "2023-24-Q2", "+2.0 points since 2023-24-Q2"),
    ],
)
def test_a_change_names_the_earlier_period_as_the_row_names_its_own(period, label, since, words):
    moved = {"change": "no_clear_change", "change_points": 2.0, "change_from_period": since}
    own = rows(school("Ash", period=period, period_label=label, **moved))

    assert words in plain(panels.schools_numbers(own, INDICATORS, RULES))


def test_a_schools_years_can_be_taken_away_as_a_picture_and_quarters_cannot():
    build, years, measures = school_pictures(OWN, MEASURES, "All Students")["Years"]
    svg = build(years, measures, alt="Years")

    assert years["period"].tolist() == ["2022", "2024"]
    assert 'aria-label="Years: Ash High School, All Students: 80.0' in svg.replace("\xa0", " ")
    assert not school_pictures(OWN.assign(period="2024-25-Q2"), MEASURES, "All Students")
    assert not school_pictures(OWN, MEASURES, "Hispanic")


def test_names_from_files_are_written_as_text():
    said = panels.schools_finding(
        rows(school("<b>Ash</b> & Sons")), DISTRICT, INDICATORS, RULES
    ) + panels.schools_numbers(rows(school("<b>Ash</b> & Sons")), INDICATORS, RULES)

    assert "<b>Ash" not in said
