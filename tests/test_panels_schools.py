"""Schools on the page: who differs, who cannot be placed, one school by itself; no ranking."""

import html
import re

import pandas as pd
import pytest

from monitoring.panels import schools as panels
from monitoring.vocabulary import FunnelZone, PeriodStyle
from monitoring.wording import (
    figures,
    labels,
    many_looks,
    one_school,
    periods,
    school_limits,
    schools_page,
)
from monitoring.wording import schools as words
from monitoring.wording.sample import sample_word
from tests.support.group_rows import OTHER_RULES, RULES
from tests.support.school_rows import (
    DISTRICT,
    HIDDEN,
    INDICATORS,
    MEASURES,
    RULE,
    SCHOOLS,
    rows,
    school,
)


def plain(markup):
    told = html.unescape(re.sub(r"<[^>]+>", " | ", markup))
    return re.sub(r"(\| )+", "| ", re.sub(r"\s+", " ", told))


def finding(schools=SCHOOLS, district=DISTRICT):
    return plain(panels.schools_finding(schools, district, INDICATORS, RULES))


def listed(heading, *schools):
    return f"{words.counted(heading, len(schools))} | {'; '.join(schools)}"


def test_the_finding_counts_those_above_and_those_below_apart():
    district = words.figure(DISTRICT.iloc[0])

    assert school_limits.differing(2, 1, 4, district, RULE) in finding()


def test_schools_are_named_on_each_side_in_the_order_of_the_alphabet():
    told = finding()

    above = words.place(FunnelZone.ABOVE_INNER_LIMITS, RULE)
    below = words.place(FunnelZone.BELOW_OUTER_LIMITS, RULE)
    within = words.place(FunnelZone.WITHIN_LIMITS, RULE)
    assert listed(above, "Ash High School", "Dogwood High School") in told
    assert listed(below, words.name(SCHOOLS.iloc[2])) in told
    assert listed(within, "Beech High School") in told


def test_a_school_without_a_place_is_named_with_the_reason():
    told = finding()

    for place in (4, 5):
        row = SCHOOLS.iloc[place]
        assert listed(words.without_place(words.silence(row, RULE)), row.organisation) in told


def test_an_alternative_school_outside_the_limits_is_said_to_be_another_kind():
    assert schools_page.not_alike(["Cedar Academy"]) in finding()


def test_when_no_school_differs_it_is_said_so():
    schools = SCHOOLS.assign(
        funnel_zone=SCHOOLS["funnel_zone"].where(SCHOOLS["funnel_zone"].isna(), "within_limits")
    )

    assert school_limits.differing(0, 0, 4, words.figure(DISTRICT.iloc[0]), RULE) in finding(
        schools
    )


@pytest.mark.parametrize(
    ("other", "has_counts"),
    [({}, False), (HIDDEN, True), ({"unit": "score"}, False)],
)
def test_without_any_place_the_reason_is_given(other, has_counts):
    schools = rows(school("Ash High School", **{"funnel_zone": None, "n": None} | other))

    told = schools_page.no_place_at_all(schools.iloc[0], DISTRICT.iloc[0], has_counts=has_counts)
    assert told in finding(schools)


def test_without_the_districts_own_result_there_is_nothing_to_stand_beside():
    schools = rows(school("Ash High School", funnel_zone=None))

    told = schools_page.no_place_at_all(schools.iloc[0], None, has_counts=True)
    assert told in finding(schools, DISTRICT.iloc[:0])


def test_where_lower_is_better_above_is_explained():
    assert schools_page.lower_is_better() in finding(SCHOOLS.assign(better_direction="lower"))
    assert schools_page.lower_is_better() not in finding()


def test_sample_rows_say_sample_in_finding_chart_and_table():
    sample = SCHOOLS.assign(batch_kind="sample")

    assert f"| {sample_word()} |" in finding(sample)
    assert sample_word() in panels.schools_chart_words(sample, INDICATORS, RULES)
    assert sample_word() in plain(panels.schools_numbers(sample, INDICATORS, RULES))
    assert sample_word() not in finding()


def test_the_charts_sentence_begins_with_the_finding():
    told = school_limits.differing(2, 1, 4, figures.value(80.0), RULE)

    assert panels.schools_chart_words(SCHOOLS, INDICATORS, RULES) == schools_page.chart(
        told, words.scope(SCHOOLS.iloc[0], "Graduation rate")
    )


def test_under_the_chart_stand_source_limits_and_what_they_do_not_say():
    told = plain(panels.schools_reading(SCHOOLS, INDICATORS, RULES))

    assert schools_page.unit_and_source(INDICATORS.iloc[0], RULE, ["GOSA"]) in told
    assert schools_page.legend(RULE, is_graduation=True) in told


def test_no_level_and_no_number_of_the_rule_is_written_into_a_sentence():
    pieces = (
        panels.schools_finding(SCHOOLS, DISTRICT, INDICATORS, OTHER_RULES),
        panels.schools_reading(SCHOOLS, INDICATORS, OTHER_RULES),
        panels.schools_numbers(SCHOOLS, INDICATORS, OTHER_RULES),
        re.sub(r"<details.*?</details>", "", school_panel(rules=OTHER_RULES), count=1),
    )

    told = " ".join(map(plain, pieces))
    assert not re.search(r"95%|99\.8%|n < 15", told)
    assert all(it in told for it in ("90%", "99.5%", "n < 20"))


def test_the_table_keeps_hidden_schools_in_their_place_in_the_alphabet():
    table = panels.schools_numbers(SCHOOLS, INDICATORS, RULES)

    names = [html.unescape(it) for it in re.findall(r'<th scope="row">(.*?)</th>', table)]
    assert names == [words.name(row) for row in SCHOOLS.itertuples()]
    hidden = SCHOOLS.iloc[4]
    told = (hidden.organisation, words.students(hidden), words.result(hidden))
    assert " | ".join((*told, words.interval(hidden), words.no_place())) in plain(table)


def test_one_date_and_source_is_said_once_and_several_have_their_columns():
    table = panels.schools_numbers(SCHOOLS, INDICATORS, RULES)
    other = panels.schools_numbers(
        SCHOOLS.assign(source=["GOSA"] * 5 + ["GaDOE"]), INDICATORS, RULES
    )

    told = words.one_origin(SCHOOLS.iloc[0])
    assert told in plain(table)
    assert told not in plain(other)
    assert [it.count('<th scope="col">') for it in (table, other)] == [7, 9]


SAMPLED = pd.DataFrame({"kind": ["official", "sample"]})
OWN = rows(
    school("Ash High School", period="2022", value=80.0, funnel_zone=None),
    school("Ash High School"),
    school("Ash High School", subgroup="English Learners", **HIDDEN),
)


def school_panel(own=OWN, period="2024", subgroup="All Students", rules=RULES):
    return panels.school_panel(own, MEASURES, INDICATORS, rules, (period, subgroup))


def test_one_school_says_its_result_its_distance_and_its_place():
    assert one_school.finding(OWN.iloc[1]) in plain(school_panel())


def test_one_schools_years_are_drawn_beside_the_plans_path():
    picture = re.search(r'<svg.*?role="img".*?</svg>', school_panel())[0]

    (alt,) = re.findall(r'aria-label="([^"]*)"', picture)
    assert html.unescape(alt) == one_school.picture(OWN.iloc[1], [OWN.iloc[0], OWN.iloc[1]])
    assert picture.count("<circle") == 2
    assert "stroke-dasharray" in picture


def test_where_the_plan_sets_no_path_none_is_drawn_and_it_is_said():
    nothing = {"measure_id": None, "distance_points": None, "final_target": None}
    own = OWN.assign(**nothing, level="no_target")

    told = school_panel(own)

    assert one_school.finding(own.iloc[1]) in plain(told)
    assert "stroke-dasharray" not in told
    assert told.count("<circle") == 2


def test_quarters_stand_in_the_table_and_are_not_drawn():
    own = OWN.assign(period="2023-24-Q2")

    told = school_panel(own, period="2023-24-Q2")

    assert "<svg" not in told
    assert one_school.years_summary() in plain(told)


def test_one_schools_groups_keep_hidden_ones_in_their_place():
    hidden = OWN.iloc[2]
    cells = (
        hidden.subgroup,
        words.students(hidden),
        words.result(hidden),
        words.interval(hidden),
        words.level(hidden),
        words.change(hidden, hidden.change_survives),
        words.beside_others(hidden),
    )

    assert " | ".join(cells) in plain(school_panel())
    assert words.beside_others(hidden) == labels.gap("cannot_be_shown")


def test_a_school_without_a_result_of_the_period_says_which_years_have_one():
    told = plain(school_panel(OWN.iloc[:1]))

    asked = periods.in_sentence("2024", PeriodStyle.CLASS)
    known = [periods.in_row("2022", PeriodStyle.CLASS)]
    assert one_school.no_result(asked, "All Students", known) in told


def test_without_schools_it_is_said_what_to_load():
    def told(indicator_id, batches=SAMPLED):
        return panels.no_schools(INDICATORS, batches, indicator_id, "2022-23-Q2")

    official, own = (INDICATORS.iloc[it] for it in (0, 1))
    assert told("") == schools_page.no_results("2022-23-Q2")
    assert told(official.indicator_id) == schools_page.no_schools(
        official, "2022-23-Q2", has_sample=True
    )
    assert told(own.indicator_id, SAMPLED.iloc[:1]) == schools_page.no_schools(
        own, "2022-23-Q2", has_sample=False
    )


def test_a_schools_years_make_a_picture_file_and_quarters_do_not():
    build, years, measures = panels.school_pictures(OWN, MEASURES, "All Students")["years"]
    svg = build(years, measures, alt="Years")

    assert years["period"].tolist() == ["2022", "2024"]
    (alt,) = re.findall(r'aria-label="([^"]*)"', svg)
    assert html.unescape(alt) == one_school.picture(
        years.iloc[0], [years.iloc[0], years.iloc[1]], "Years"
    )
    assert not panels.school_pictures(OWN.assign(period="2024-25-Q2"), MEASURES, "All Students")
    assert not panels.school_pictures(OWN, MEASURES, "Hispanic")


def test_names_from_files_are_written_as_text():
    named = rows(school("<b>Ash</b> & Sons"))

    told = panels.schools_finding(named, DISTRICT, INDICATORS, RULES)
    told += panels.schools_numbers(named, INDICATORS, RULES)

    assert "<b>Ash" not in told


# Many looks ---------------------------------------------------------------------------------


def changed(**other):
    """Five schools: three moved clearly, one of them beyond what five looks bring."""
    moved = {"change_p": 0.03, "school_looks": 5, "school_survives": False, "earlier_change": ""}
    own = [
        {"change": "clear_improvement", "school_survives": True, "change_points": 9.0},
        {"change": "clear_improvement", "change_points": 4.0},
        {"change": "clear_decline", "change_points": -4.0, "earlier_change": "clear_improvement"},
        {"change_points": 0.5, "earlier_change": "clear_improvement"},
        {"change_points": -0.5, "earlier_change": "clear_decline"},
    ]
    names = ("Ash", "Beech", "Cedar", "Dogwood", "Elm")
    return rows(*(school(n, **moved | it | other) for n, it in zip(names, own, strict=True)))


def test_it_is_said_how_many_schools_changed_alone_and_together_and_who_fell_back():
    told = plain(panels.schools_changes(changed()))

    assert many_looks.schools_changed(5, 3, ["Ash"]) in told
    assert many_looks.regression(2, 1) in told


def test_where_lower_is_better_a_rise_is_the_way_back():
    told = plain(panels.schools_changes(changed(better_direction="lower")))

    assert many_looks.regression(2, 1) in told


def test_without_a_comparable_change_or_without_a_rule_on_it_nothing_is_said_of_changes():
    assert panels.schools_changes(SCHOOLS.assign(change_p=None)) == ""
    assert panels.schools_changes(changed(school_looks=None)) == ""


def test_the_finding_says_how_far_schools_ordinarily_differ():
    told = finding(SCHOOLS.assign(tau=3.86, zone_by_luck="above_outer_limits"))

    assert school_limits.ordinary_differences(3.86, 4, 4) in told


def test_a_change_that_does_not_hold_among_the_schools_is_marked_in_the_table():
    told = plain(panels.schools_numbers(changed(), INDICATORS, RULES))

    for code in ("clear_improvement", "clear_decline"):
        assert told.count(many_looks.verdict(labels.change(code), code, survives=False)) == 1
