"""A group beside all others on the page: gaps, what moved them, and what the plan says."""

import html
import re

import pandas as pd
import pytest

from monitoring.panels import subgroups as panels
from monitoring.panels.subgroups import chart
from monitoring.vocabulary import Gap, Level
from monitoring.vocabulary.groups import Family
from monitoring.wording import (
    figures,
    gap_counts,
    gap_movement,
    gap_obstacles,
    gaps,
    group_in_plan,
    labels,
    many_looks,
    subgroup_table,
    subgroups,
    verdicts,
)
from monitoring.wording.sample import sample_word
from tests.support.group_rows import ALL, GROUPS, MOVED, NAN, OTHER_RULES, RULES, TURNED, group

LEARNERS = "English Learners"


def said(markup: str) -> str:
    """Return what a reader reads."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup))
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip()


def test_the_headline_gives_the_finding_the_verdicts_and_the_change():
    row = GROUPS[1]

    text = said(panels.group_headline(GROUPS, "2024", LEARNERS))

    assert text.startswith(gaps.finding(row))
    assert labels.gap(row.gap_verdict) in text
    assert text.endswith(gaps.change_words(row))


def test_a_hidden_group_shows_no_figure():
    text = said(panels.group_headline(GROUPS, "2024", "Migrant"))

    assert text.startswith(gaps.finding(GROUPS[2]))
    assert "nan" not in text


COVERED = {"period": "2022-23-Q2", "unit": "percent", "value_code": "", "least_coverage": 0.8}


def test_groups_of_whom_too_few_were_tested_are_named_with_the_share_of_the_chosen_one():
    counts = [
        ("All Students", 240, 300, NAN),
        ("Black", 60, NAN, 62),
        ("English Learners", 31, 40, NAN),
        ("Asian", NAN, NAN, 40),
    ]
    rows = pd.DataFrame(
        COVERED | {"subgroup": name, "n": n, "n_enrolled": enrolled, "earlier_n": before}
        for name, n, enrolled, before in counts
    )

    told = said(panels.group_coverage(rows, "2022-23-Q2", "English Learners"))

    assert told == (
        "All Students: Tested: 240 of 300 students enrolled (80%). "
        "English Learners: Warning: only 31 of 40 students enrolled were tested (77%). Under 80% a "
        "figure may not tell of all students. "
        "Warning: 1 group has under 80% of its students in this figure: English Learners."
    )
    assert said(panels.group_coverage(rows, "2021-22-Q2", "Black")) == ""


def test_the_count_leaves_out_all_students():
    heading, counted = gap_counts.count_words(GROUPS[1:])

    text = said(panels.count_heading(GROUPS, "2024"))

    assert text == f"{heading} {counted}"


def test_a_period_with_all_students_alone_says_what_to_load():
    text = said(panels.count_heading((group(**ALL),), "2024"))

    assert text == " ".join(gap_counts.count_words([]))


def test_a_hidden_group_keeps_its_row_in_its_family():
    markup = panels.gap_chart(GROUPS, RULES, "2024", "usual")

    families = [subgroups.family(it) for it in (Family.LANGUAGE, Family.OTHER)]
    assert re.findall(r"<h3>(.*?)</h3>", markup) == families
    assert markup.count('role="listitem"') == 3
    assert markup.count('role="img"') == 3
    (hidden,) = re.findall(r'<div class="gap of-migrant empty".*?</div></div>', markup)
    assert gaps.state(GROUPS[2]) in said(hidden)


def test_a_row_says_its_size_the_smallest_clear_change_its_gap_and_its_distance():
    row = GROUPS[1]

    text = said(panels.gap_chart(GROUPS, RULES, "2024", "usual"))

    assert f"n {figures.count(363)} {subgroups.next_clear(5.614)}" in text
    assert f"{labels.gap(row.gap_verdict)}, {gaps.side(row.gap_points)}" in text
    assert f"{labels.level(Level.MISSED)}, {gaps.distance(row)}" in text


def test_the_chosen_group_is_marked_for_eyes_and_ears():
    markup = panels.gap_chart(GROUPS, RULES, "2024", "usual")
    marking = panels.chosen_row(LEARNERS)

    (row,) = re.findall(r'<div class="gap of-english-learners"[^>]*>.*?</b>', markup)
    assert row.endswith(f"<b>{LEARNERS}</b>")
    assert ".gap.of-english-learners {" in marking
    assert subgroups.chosen(LEARNERS) in marking


def test_groups_are_ordered_within_their_family_and_those_without_figures_come_last():
    rows = [
        group(subgroup="Hispanic", sort_order=14, n=960.0, distance_points=-7.8),
        group(subgroup="Asian", sort_order=11, n=140.0, distance_points=2.1),
        group(subgroup="White", sort_order=17, n=64.0, distance_points=-22.8),
        group(subgroup="Black", sort_order=13, n=NAN, distance_points=NAN),
    ]

    def names(order):
        return [row.subgroup for row in chart.ordered(rows, order)]

    assert names("usual") == ["Asian", "Black", "Hispanic", "White"]
    assert names("name") == ["Asian", "Black", "Hispanic", "White"]
    assert names("size") == ["Hispanic", "Asian", "White", "Black"]
    assert names("distance") == ["White", "Hispanic", "Asian", "Black"]


def test_a_period_that_does_not_compare_says_why_once():
    cause = "mathematics was tested against new standards"
    rows = (
        group(data_state="not_comparable", state_description=cause),
        group(**ALL, data_state="not_comparable", state_description=""),
    )

    text = said(panels.gap_chart(rows, RULES, "2024", "usual"))

    assert text.count(cause) == 1
    assert text.count(f"– {labels.data_state('not_comparable')}") == 2


def test_a_file_of_the_picture_has_a_strip_for_every_group_named_in_few_words():
    groups = pd.DataFrame(list(GROUPS))

    drawn = panels.gap_strips(groups, alt="Groups")

    assert list(drawn) == ["Groups", *(subgroups.strip_label(row) for row in GROUPS)]


def test_a_file_of_no_gap_says_so():
    rows = pd.DataFrame([group(**ALL)])

    drawn = panels.gap_multiples(rows, "2024", "All Students", alt="Gaps over time")

    assert list(drawn) == [gap_movement.one_period_only([])]
    assert "".join(drawn.values()).count("<text") == 1


def years(**given):
    before = {"period": "2023", "gap_points": -9.4}
    return (
        group(**before, **given),
        group(**MOVED, **given),
        group(**{**MOVED, "subgroup": "Male", "sort_order": 51, "family": "gender"}, **given),
    )


def test_the_chosen_group_stands_alone_and_all_follow_in_their_order():
    rows = (*years(), group(period="2023", subgroup="Male"))

    markup = panels.gaps_over_time(rows, RULES, "2024", "Male")

    assert said(markup).startswith(gap_movement.heading(rows[2]))
    assert f'aria-label="{gap_movement.picture(rows[2:])}"' in markup
    assert markup.count('class="multiple-tile chosen"') == 1

    everybody = panels.all_gaps_over_time(rows, "2024")
    assert re.findall(r"</svg> ([^<]+)</h3>", everybody) == [LEARNERS, "Male"]


def test_one_period_with_gaps_is_told_and_not_drawn():
    markup = panels.gaps_over_time(GROUPS, RULES, "2024", LEARNERS)

    assert "<svg" not in markup
    assert gap_movement.one_period_only([GROUPS[1]]) in said(markup)


def test_quarters_are_compared_with_the_same_quarter_of_other_years_only():
    rows = [
        group(period=period, period_style="school_year")
        for period in ("2021-22-Q1", "2021-22-Q2", "2022-23-Q1", "2022-23-Q2")
    ]

    markup = panels.gaps_over_time(rows, RULES, "2022-23-Q2", LEARNERS)

    assert re.findall(r">(\d{4}-\d\d)</text>", markup) == ["2021-22", "2022-23"]
    assert markup.count('stroke-width="2"') == 2  # two dots


def test_a_year_without_any_row_leaves_its_place_open():
    rows = [
        group(period="2022"),
        group(period="2024"),
    ]

    markup = panels.gaps_over_time(rows, RULES, "2024", LEARNERS)

    assert re.findall(r">(\d{4})</text>", markup) == ["2022", "2023", "2024"]


NAMES = pd.DataFrame(
    {
        "name": ["Student with Disabilities", "English Learners", "Economically Disadvantaged"],
        "subgroup": [
            "Students with Disabilities",
            "English Learners",
            "Economically Disadvantaged",
        ],
    }
)
EQUITY = pd.DataFrame(
    {
        "equity_gap_id": "N2.E1",
        "gap": "Graduation Rate (4-year cohort)",
        "subgroup_words": ["Economically Disadvantaged", "Race / Ethnicity / Minority"],
        "code": "EI-2",
        "wording": "Provide targeted school leader development",
    }
)


@pytest.mark.parametrize(
    ("subgroup", "family", "as_written"),
    [
        (LEARNERS, Family.LANGUAGE, ""),
        ("Economically Disadvantaged", Family.ECONOMIC, "Economically Disadvantaged"),
        ("Black", Family.RACE, "Race / Ethnicity / Minority"),
    ],
)
def test_the_plan_names_a_group_by_its_name_or_by_its_family(subgroup, family, as_written):
    rows = (group(subgroup=subgroup, family=family),)

    text = said(panels.group_in_plan(EQUITY, NAMES, rows, subgroup))

    assert group_in_plan.names_group(subgroup, as_written) in text
    assert text.endswith(
        group_in_plan.interventions([("EI-2", "Provide targeted school leader development")])
    )


def test_a_goal_without_equity_gaps_and_a_group_without_steps_say_so():
    without = panels.group_in_plan(EQUITY.iloc[:0], NAMES, GROUPS, LEARNERS)
    no_steps = panels.steps_serving(pd.DataFrame({"step_id": []}), "Male", "2022-23-Q2")

    assert group_in_plan.no_equity_gap() in without
    assert said(no_steps) == group_in_plan.steps_serving(0, "Male")


def cells_of(markup):
    return [
        [said(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", markup)
    ]


def test_the_table_has_every_figure_of_every_group_under_its_head():
    head, *rows = cells_of(panels.gap_numbers(GROUPS, RULES, "2024"))

    assert tuple(head) == subgroup_table.head(GROUPS, 0.95)
    assert [tuple(row) for row in rows] == [
        subgroup_table.cells(it, is_mixed=False) for it in GROUPS
    ]
    figures_of = {1: "79.1%", 2: "287 363", 3: "74.58 82.93", 11: "83.4%", 12: "2,945 3,532"}
    figures_of |= {14: "−4.3", 15: "−8.95 −0.25"}
    for place, expected in figures_of.items():
        assert re.findall(r"[−\d.,]+%?", rows[1][place]) == expected.split()


def test_no_level_of_confidence_is_written_into_a_sentence():
    pieces = (
        panels.gap_chart(years(), OTHER_RULES, "2024", "usual"),
        panels.gap_numbers(years(), OTHER_RULES, "2024"),
        panels.gaps_over_time(years(), OTHER_RULES, "2024", LEARNERS),
        panels.gap_notes(years(), OTHER_RULES, "2024", LEARNERS),
        panels.group_headline(years(), "2024", LEARNERS),
    )

    assert not any("95%" in said(piece) for piece in pieces)
    assert sum("90%" in said(piece) for piece in pieces) == 4


def test_the_smallest_change_is_explained_by_the_chosen_group():
    text = said(panels.gap_notes(GROUPS, RULES, "2024", LEARNERS))

    assert all(it in text for it in subgroup_table.notes(GROUPS[1], 0.95).values())


def test_a_gap_that_clearly_changed_sides_says_so_in_the_heading():
    rows = (group(**MOVED | TURNED),)

    heading = said(panels.gaps_over_time(rows, RULES, "2024", LEARNERS))

    assert heading.startswith(gap_movement.heading(rows[0]))


def test_where_only_some_groups_are_sample_each_of_them_says_so():
    rows = (group(**ALL), group(), group(subgroup="Male", batch_kind="sample"))

    drawn = panels.gap_chart(rows, RULES, "2024", "usual")
    table = panels.gap_numbers(rows, RULES, "2024")

    assert f'aria-label="{subgroups.chart_name(rows)}"' in drawn
    assert re.findall(r"<b>([^<]*)</b> <span class=.sample.>", drawn) == ["Male"]
    assert f'aria-label="{gaps.sampled([rows[2]], gaps.finding(rows[2]))}"' in drawn
    assert gaps.sampled(rows, subgroup_table.caption(rows[0])) in table
    assert [row[0] for row in cells_of(table)[1:]] == [
        "All Students",
        LEARNERS,
        subgroups.group_name(rows[2], is_mixed=True),
    ]
    assert panels.group_headline(rows, "2024", LEARNERS).startswith(
        f'<p class="finding">{gaps.finding(rows[1])}'
    )


def test_small_pictures_say_which_of_their_periods_are_sample():
    rows = (
        group(period="2023", batch_kind="sample"),
        group(),
        group(subgroup="Male", sort_order=51, family="gender"),
    )

    markup = panels.gaps_over_time(rows, RULES, "2024", LEARNERS)

    assert re.findall(r"([^<>]+) <span class=.sample.>", markup) == [f" {LEARNERS}"]
    assert gap_movement.invented([rows[0]]) in said(markup)
    assert f'aria-label="{gap_movement.picture(rows[:2])}"' in markup


def test_sample_stands_at_headline_picture_and_table():
    rows = tuple(row._replace(batch_kind="sample") for row in GROUPS)

    for piece in (
        panels.group_headline(rows, "2024", LEARNERS),
        panels.gap_chart(rows, RULES, "2024", "usual"),
        panels.gap_numbers(rows, RULES, "2024"),
        panels.count_heading(rows, "2024"),
    ):
        assert sample_word() in piece


def test_a_gap_that_cannot_be_shown_says_why_in_its_row():
    rows = (group(**ALL), group(gap_points=NAN, gap_obstacle="counts_disagree"))

    text = said(panels.gap_chart(rows, RULES, "2024", "usual"))

    assert f"{labels.gap(Gap.CANNOT_BE_SHOWN)}, {gap_obstacles.of_code('counts_disagree')}" in text


def test_what_keeps_most_gaps_from_being_shown_is_said_once_where_none_can_be():
    most = {"gap_points": NAN, "gap_obstacle": "counts_disagree"}
    names = ("Asian", "Black", "Hispanic")
    rows = [group(**ALL), *(group(**most, subgroup=it, family="race") for it in names)]
    why = gap_obstacles.of_code("counts_disagree")

    text = said(panels.gap_chart(rows, RULES, "2024", "usual"))
    with_one = said(panels.gap_chart([*rows, group()], RULES, "2024", "usual"))

    assert (text.count(why), text.count(labels.gap(Gap.CANNOT_BE_SHOWN))) == (1, 3)
    # Where another gap is shown, each row says why its own is not.
    assert with_one.count(why) == 3


# Many looks ---------------------------------------------------------------------------------


def test_a_row_says_that_its_verdict_holds_only_taken_alone():
    changed = {"change": "clear_improvement", "change_points": 2.0}
    alone = group(**changed, change_survives=False, gap_survives=False)
    held = group(**changed, change_survives=True, gap_survives=True)

    def row_of(row):
        return said(panels.gap_chart([row], RULES, "2024", "usual"))

    both = [labels.gap("clearly_behind"), labels.change("clear_improvement")]
    for name in both:
        assert many_looks.verdict(name, "clearly_behind", survives=False) in row_of(alone)
        assert many_looks.verdict(name, "clearly_behind", survives=False) not in row_of(held)
    table = said(panels.gap_numbers([alone], RULES, "2024"))
    for name in both:
        assert table.count(many_looks.verdict(name, "clearly_behind", survives=False)) == 1


def test_a_pair_is_one_row_of_the_chart_and_its_gap_is_told_once_in_the_table():
    other = group(subgroup="Not English Learners", complement=LEARNERS, is_other_side=True)

    drawn = panels.gap_chart([group(), other], RULES, "2024", "usual")
    assert drawn.count('role="listitem"') == 1
    assert subgroups.beside("Not English Learners") in said(drawn)
    assert said(drawn).count(labels.gap("clearly_behind")) == 1
    # Who chose the other side finds it marked in the row of the pair.
    assert "of-english-learners of-not-english-learners" in drawn
    table = said(panels.gap_numbers([group(), other], RULES, "2024"))
    assert table.count(labels.gap("clearly_behind")) == 1
    assert many_looks.gap_told_at(LEARNERS) in table


def test_a_group_whose_other_side_is_not_there_keeps_its_row():
    other = group(subgroup="Not English Learners", complement=LEARNERS, is_other_side=True)

    assert "Not English Learners" in said(panels.gap_chart([other], RULES, "2024", "usual"))


def test_a_verdict_that_says_the_same_of_every_group_is_said_once():
    rows = [group(subgroup=name, level="no_status") for name in (LEARNERS, "Homeless")]

    told = said(panels.gap_chart(rows, RULES, "2024", "usual"))

    assert told.count(verdicts.level(rows[0])) == 1


def test_over_time_a_pair_has_one_picture_and_the_moves_are_counted():
    moved = MOVED | {"gap_change_looks": 3, "gap_change_survives": False}
    rows = [
        group(period=period, **moved | own)
        for period in ("2023", "2024")
        for own in (
            {"gap_change_verdict": "clearly_wider"},
            {"subgroup": "Not English Learners", "is_other_side": True},
        )
    ]

    told = said(panels.all_gaps_over_time(rows, "2024"))

    assert "Not English Learners" not in told
    assert many_looks.gaps_moved(3, 1, 0) in told
