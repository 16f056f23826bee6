"""A group beside all others in words: gaps, what moved them, and what the plan says."""

import html
import re

import pandas as pd
import pytest

from monitoring.db.query_rows import SubgroupFindings
from monitoring.panels import subgroups as panels
from monitoring.panels.subgroups import chart
from monitoring.wording import gaps as words
from tests.support.rows import finding, gap_to

NAN = float("nan")
# English Learners, class of 2024: 287 of 363; all others 3,232 - 287 of 3,895 - 363.
COUNTS = (287.0, 363.0)
LEARNERS = {
    "subgroup": "English Learners",
    "family": "language",
    "position": 40,
    "level": "missed",
    "expected": 90.0,
    "distance_points": -10.937,
    "change_from_period": None,
    "change_reason": "There is no result for the class of 2023 to compare with: Not comparable.",
    "complement": "Not English Learners",
    "complement_basis": "from_counts",
    **gap_to(*COUNTS, 2945.0, 3532.0),
    "gap_verdict": "clearly_behind",
    "gap_from_period": None,
    "smallest_change_points": 5.614,
    "released_on": pd.Timestamp("2024-10-10"),
}
NO_GAP = {
    "complement_value": NAN,
    "complement_n": NAN,
    "complement_numerator": NAN,
    "complement_basis": "none",
    "gap_points": NAN,
    "gap_low": NAN,
    "gap_high": NAN,
    "gap_verdict": "cannot_be_shown",
}
NO_VALUE = NO_GAP | {
    "value": NAN,
    "n": NAN,
    "numerator": NAN,
    "interval_low": NAN,
    "interval_high": NAN,
    "distance_points": NAN,
    "smallest_change_points": NAN,
    "level": "no_status",
}
ALL = NO_GAP | {
    "subgroup": "All Students",
    "family": "all",
    "position": 0,
    "numerator": 3232.0,
    "n": 3895.0,
    "value": 82.98,
    "complement": "",
    "gap_obstacle": "All Students is the whole",
    "distance_points": -7.02,
}
MIGRANT = NO_VALUE | {
    "subgroup": "Migrant",
    "family": "other",
    "position": 63,
    "data_state": "hidden",
    "gap_obstacle": "hidden",
    "complement": "Not Migrant",
}


def group(**figures):
    return finding(SubgroupFindings, *COUNTS, **LEARNERS | figures)


def said(markup: str) -> str:
    """Return what a reader reads, with plain spaces."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip()


ROWS = (group(**ALL), group(), group(**MIGRANT))


def test_the_headline_states_value_gap_counts_interval_and_verdict():
    text = said(panels.group_headline(ROWS, "2024", "English Learners"))

    assert text.startswith(
        "English Learners, class of 2024: 79.1% (287 of 363), 4.3 points below Not English "
        "Learners, 83.4% (2,945 of 3,532): clearly behind; "
        "95% interval of the gap −8.95 to −0.25 points."
    )
    assert "Gap to all others ◄ Clearly behind" in text
    assert text.endswith(
        "There is no result for the class of 2023 to compare with: Not comparable."
    )


def test_a_group_without_counts_says_why_its_gap_cannot_be_shown():
    why = "published as a rate without counts: no complement and no margin can be given"
    rows = (group(**NO_GAP, gap_obstacle=why, n=NAN, numerator=NAN),)

    text = said(panels.group_headline(rows, "2024", "English Learners"))

    assert text.startswith(
        "English Learners, class of 2024: 79.1%; the gap cannot be shown: published as a rate "
        "without counts: no complement and no margin can be given."
    )


def test_a_hidden_group_says_so_once_and_shows_no_figure():
    text = said(panels.group_headline(ROWS, "2024", "Migrant"))

    assert text.startswith("Migrant, class of 2024: hidden to protect students.")
    assert "cannot be shown:" not in text
    assert "nan" not in text


def test_the_change_of_a_quarter_names_the_same_quarter_a_year_before():
    row = group(
        period="2022-23-Q2",
        period_label="2022-23-Q2",
        change="clear_improvement",
        change_from_period="2021-22-Q2",
        change_points=-6.7,
        change_low=-9.72,
        change_high=-3.71,
        batch_kind="sample",
    )

    text = said(panels.group_headline((row,), "2022-23-Q2", "English Learners"))

    assert text.startswith("Sample. English Learners, 2022-23-Q2: 79.1%")
    assert text.endswith(
        "English Learners since 2021-22-Q2, the same quarter a year before: −6.7 points (95% "
        "interval −9.72 to −3.71 points), clear improvement."
    )


def test_the_count_names_every_verdict_and_no_average():
    rows = (
        *ROWS,
        group(subgroup="Female", gap_verdict="clearly_ahead"),
        group(subgroup="Black", gap_verdict="no_clear_difference"),
        group(subgroup="White"),
    )

    text = said(panels.count_heading(rows, "2024"))

    assert text == (
        "2 of 5 groups are clearly behind all other students 1 clearly ahead, "
        "1 without a clear difference, 1 whose gap cannot be shown: the row says why."
    )


def test_a_period_with_all_students_alone_says_what_to_load():
    text = said(panels.count_heading((group(**ALL),), "2024"))

    assert "Only All Students is known for this period." in text
    assert "the tidy layout that data/README.md describes" in text


def test_a_hidden_group_keeps_its_row_in_its_family():
    markup = panels.gap_chart(ROWS, "2024", "usual")

    assert re.findall(r"<h3>(.*?)</h3>", markup) == ["Language", "Other groups"]
    assert markup.count('role="listitem"') == 3
    assert markup.count('role="img"') == 3
    assert "Migrant beside Not Migrant n hidden – Hidden to protect students" in said(markup)


def test_a_row_says_its_size_and_the_smallest_change_it_could_show():
    text = said(panels.gap_chart(ROWS, "2024", "usual"))

    assert "n 363 next year clear from about 5.7 points ◄ Clearly behind, 4.3 points below" in text
    assert "✖ Not met, −10.9" in text


def test_the_chosen_group_is_marked_for_eyes_and_ears():
    markup = panels.gap_chart(ROWS, "2024", "usual")
    marking = panels.chosen_row("English Learners")

    (row,) = re.findall(r'<div class="gap of-english-learners"[^>]*>.*?</b>', markup)
    assert row.endswith("<b>English Learners</b>")
    assert ".gap.of-english-learners {" in marking
    assert "The row of English Learners is marked." in marking


def test_groups_are_ordered_within_their_family_and_those_without_figures_come_last():
    rows = [
        group(subgroup="Hispanic", position=14, n=960.0, distance_points=-7.8),
        group(subgroup="Asian", position=11, n=140.0, distance_points=2.1),
        group(subgroup="White", position=17, n=64.0, distance_points=-22.8),
        group(subgroup="Black", position=13, n=NAN, distance_points=NAN),
    ]

    def names(order):
        return [row.subgroup for row in chart.ordered(rows, order)]

    assert names("usual") == ["Asian", "Black", "Hispanic", "White"]
    assert names("name") == ["Asian", "Black", "Hispanic", "White"]
    assert names("size") == ["Hispanic", "Asian", "White", "Black"]
    assert names("distance") == ["White", "Hispanic", "Asian", "Black"]


def test_a_period_that_does_not_compare_says_why_once():
    rows = (
        group(
            data_state="not_comparable", state_words="mathematics was tested against new standards"
        ),
        group(**ALL, data_state="not_comparable", state_words=""),
    )

    text = said(panels.gap_chart(rows, "2024", "usual"))

    assert text.count("Class of 2024: mathematics was tested against new standards.") == 1
    assert "– Not comparable" in text


MOVED = {
    "gap_points": -10.1,
    "gap_from_period": "2023",
    "gap_change_points": -0.7,
    "gap_change_low": -2.54,
    "gap_change_high": 1.14,
    "gap_change_verdict": "no_clear_change",
    "change_points": 1.0,
    "change_low": -0.6,
    "change_high": 2.6,
    "complement_change_points": 1.7,
    "complement_change_low": 0.9,
    "complement_change_high": 2.5,
}
LABELS = {"2023": "2022-23"}


def test_a_gap_says_who_moved_it_and_whether_that_is_clear():
    text = words.movement(group(**MOVED), LABELS, is_short=False)

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "Since 2022-23 the gap widened by 0.7 points, from −9.4 to −10.1, because Not English "
        "Learners rose more (1.7 points) than English Learners (1.0 points): no clear change (95% "
        "interval of the change −2.54 to 1.14 points). Taken alone, the rise of Not English "
        "Learners is clear; the rise of English Learners is within ordinary luck."
    )


@pytest.mark.parametrize(
    ("gap", "change", "group_moved", "others_moved", "sentence"),
    [
        (-5.0, 3.0, 2.0, -1.0, "narrowed by 3.0 points, from −8.0 to −5.0, because English "
         "Learners rose and Not English Learners fell"),
        (-5.0, 3.0, -1.0, -4.0, "narrowed by 3.0 points, from −8.0 to −5.0, because Not English "
         "Learners fell more"),
        (-8.0, -3.0, 0.0, 3.0, "widened by 3.0 points, from −5.0 to −8.0, because Not English "
         "Learners rose and English Learners stood still"),
        (1.0, 3.0, 3.5, 0.5, "turned from −2.0 to +1.0 points, because English Learners rose more"),
        (-5.0, 0.0, 1.0, 1.0, "did not change"),
    ],
)  # fmt: skip
def test_each_way_a_gap_can_move(gap, change, group_moved, others_moved, sentence):
    row = group(
        **MOVED
        | {
            "gap_points": gap,
            "gap_change_points": change,
            "change_points": group_moved,
            "complement_change_points": others_moved,
        }
    )

    text = words.movement(row, LABELS, is_short=True)

    assert text == f"Since 2022-23 the gap {sentence}: no clear change."


def test_without_a_comparable_year_before_no_movement_is_told():
    assert words.movement(group(), {}, is_short=False) == (
        "Whether it moved cannot be told: no comparable gap is known for the year before."
    )


def years(**figures):
    before = {"period": "2023", "period_label": "class of 2023", "gap_points": -9.4}
    return (
        group(**before, **figures),
        group(**MOVED, **figures),
        group(**{**MOVED, "subgroup": "Male", "position": 51, "family": "gender"}, **figures),
    )


def test_a_picture_to_take_away_has_a_strip_for_every_group_named_in_few_words():
    groups = pd.DataFrame([vars(row) for row in ROWS])

    drawn = panels.gap_strips(groups, alt="Groups beside all others")

    assert list(drawn) == [
        "Groups beside all others",
        "All Students, n 3,895",
        "English Learners, n 363: Clearly behind",
        "Migrant: hidden to protect students",
    ]


def test_a_picture_to_take_away_of_no_gap_says_so():
    rows = pd.DataFrame([vars(group(**ALL))])

    drawn = panels.gap_multiples(rows, "2024", "All Students", alt="Gaps over time")

    assert list(drawn) == ["No gap is known for any period, so there is nothing to draw over time."]
    assert "No gap is known</text>" in "".join(drawn.values())


def test_the_chosen_group_comes_first_in_the_gaps_over_time():
    rows = (*years(), group(period="2023", period_label="class of 2023", subgroup="Male"))

    markup = panels.gaps_over_time(rows, "2024", "Male")

    assert said(markup).startswith("The gap of Male shows no clear change on a year before")
    assert re.findall(r"</svg> ([^<]+)</h3>", markup) == ["Male"]
    assert markup.count('class="multiple-tile chosen"') == 1

    everybody = panels.all_gaps_over_time(rows, "2024")
    assert re.findall(r"</svg> ([^<]+)</h3>", everybody) == ["English Learners", "Male"]


def test_one_period_with_gaps_is_told_and_not_drawn():
    markup = panels.gaps_over_time(ROWS, "2024", "English Learners")

    assert "<svg" not in markup
    assert "Gaps are known for one period only, class of 2024" in markup


def test_quarters_are_compared_with_the_same_quarter_of_other_years_only():
    rows = [
        group(period=period, period_label=period)
        for period in ("2021-22-Q1", "2021-22-Q2", "2022-23-Q1", "2022-23-Q2")
    ]

    markup = panels.gaps_over_time(rows, "2022-23-Q2", "English Learners")

    assert re.findall(r">(\d{4}-\d\d)</text>", markup) == ["2021-22", "2022-23"]
    assert markup.count('stroke-width="2"') == 3  # two dots and the mark beside the name


def test_a_year_without_any_row_leaves_its_place_open():
    rows = [
        group(period="2022", period_label="class of 2022"),
        group(period="2024", period_label="class of 2024"),
    ]

    markup = panels.gaps_over_time(rows, "2024", "English Learners")

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
    ("subgroup", "family", "sentence"),
    [
        ("English Learners", "language", "It does not name English Learners."),
        ("Economically Disadvantaged", "economic", "It names Economically Disadvantaged."),
        ("Black", "race/ethnicity", "It names Black as “Race / Ethnicity / Minority”."),
    ],
)
def test_the_plan_names_a_group_by_its_name_or_by_its_family(subgroup, family, sentence):
    rows = (group(subgroup=subgroup, family=family),)

    text = said(panels.group_in_plan(EQUITY, NAMES, rows, subgroup))

    assert sentence in text
    assert "sets EI-2, “Provide targeted school leader development”." in text


def test_a_goal_without_equity_gaps_and_a_group_without_steps_say_so():
    assert "The plan names no equity gap for this goal." in panels.group_in_plan(
        EQUITY.iloc[:0], NAMES, ROWS, "English Learners"
    )
    assert "No action step of this goal is said to serve Male." in panels.steps_serving(
        pd.DataFrame({"step_id": []}), "Male", "2022-23-Q2"
    )


def test_the_table_has_every_figure_and_reason():
    markup = panels.gap_numbers(ROWS, "2024")
    cells = [
        [said(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", markup)
    ]
    head, _, learners, migrant = cells

    assert len(head) == len(learners) == len(migrant)
    assert dict(zip(head, learners, strict=True)) | {} == {
        "Group": "English Learners",
        "Result": "79.1%",
        "Students": "287 of 363",
        "95% interval": "74.59 to 82.93",
        "Expected": "90.0%",
        "Points from the path": "−10.9",
        "Level": "✖ Not met",
        "Points since a year before": "–",
        "Change": "– Not comparable",
        "Beside": "Not English Learners",
        "Its result": "83.4%",
        "Its students": "2,945 of 3,532",
        "Comes from": "All Students less the group",
        "Gap in points": "−4.3",
        "95% interval of the gap": "−8.95 to −0.25",
        "Gap verdict": "◄ Clearly behind",
        "Change of the gap": "–",
        "Gap change verdict": "– Not comparable",
        "Clear from (points)": "5.7",
        "State or reason": "measured",
        "Known since": "October 10, 2024",
        "Source": "State file",
    }
    assert migrant[1:3] == ["hidden", "hidden"]


def test_the_smallest_change_is_explained_once_by_the_chosen_group():
    text = said(panels.gap_notes(ROWS, "2024", "English Learners"))

    assert (
        "From this result on, with as many students (363 in English Learners), a rise of "
        "about 5.7 points or more by next year would be clear." in text
    )


def test_the_smallest_change_of_sample_students_says_sample():
    rows = (group(batch_kind="sample"),)

    text = said(panels.gap_notes(rows, "2024", "English Learners"))

    assert "Sample. From this result on, with as many students (363 in English" in text


@pytest.mark.parametrize(
    ("points", "written"), [(5.614, "5.7"), (3.2, "3.2"), (3.2000001, "3.3"), (0.04, "0.1")]
)
def test_the_smallest_change_is_rounded_up_so_that_it_is_clear(points, written):
    assert words.clear_from(points) == written


@pytest.mark.parametrize(
    ("points", "written"),
    [(1.44, "1.4 points on the right side"), (-10.94, "10.9 points on the wrong side")],
)
def test_where_lower_is_better_a_distance_says_its_side_in_words(points, written):
    rows = (group(better="lower", distance_points=points, level="off_track"),)

    assert f"Off path, {written}" in said(panels.gap_chart(rows, "2024", "usual"))
    assert f"<td>{written}</td>" in re.sub(r"<td[^>]*>", "<td>", panels.gap_numbers(rows, "2024"))


TURNED = {
    "gap_points": 2.0,
    "gap_change_points": 6.0,
    "gap_change_low": 2.1,
    "gap_change_high": 9.9,
    "gap_change_verdict": "clearly_narrower",
}


@pytest.mark.parametrize(
    ("better", "words_of_it"),
    [
        ("higher", "turned: the group was behind and is now ahead"),
        ("lower", "turned: the group was ahead and is now behind"),
    ],
)
def test_a_gap_that_clearly_changed_sides_is_called_neither_narrower_nor_wider(better, words_of_it):
    rows = (group(**MOVED | TURNED, better=better),)

    moved = words.movement(rows[0], LABELS, is_short=True)
    heading = said(panels.gaps_over_time(rows, "2024", "English Learners"))

    assert moved.startswith("Since 2022-23 the gap turned from −4.0 to +2.0 points")
    assert moved.endswith(f"; it clearly {words_of_it}.")
    assert heading.startswith(f"The gap of English Learners {words_of_it}")


def test_a_gap_that_kept_its_side_or_moved_by_luck_has_not_turned():
    assert words.turned(group(**MOVED | TURNED | {"gap_points": 9.0})) == ""
    assert words.turned(group(**MOVED | TURNED | {"gap_change_verdict": "no_clear_change"})) == ""


def test_where_only_some_groups_are_sample_each_of_them_says_so():
    rows = (group(**ALL), group(), group(subgroup="Male", batch_kind="sample"))

    drawn = panels.gap_chart(rows, "2024", "usual")
    table = panels.gap_numbers(rows, "2024")

    assert 'aria-label="Partly Sample: gaps of the groups' in drawn
    assert re.findall(r"<b>([^<]*)</b> <span class=.sample.>Sample</span>", drawn) == ["Male"]
    assert 'aria-label="Sample. Male, class of 2024' in drawn
    assert "<caption>Partly Sample. Clayton County" in table
    assert "Male (Sample)" in table
    assert "English Learners (Sample)" not in table
    assert "Partly Sample. " in panels.count_heading(rows, "2024")
    assert panels.group_headline(rows, "2024", "English Learners").startswith(
        '<p class="finding">English Learners'
    )


def test_small_pictures_say_which_of_their_periods_are_sample():
    rows = (
        group(period="2023", period_label="class of 2023", batch_kind="sample"),
        group(),
        group(subgroup="Male", position=51, family="gender"),
    )

    markup = panels.gaps_over_time(rows, "2024", "English Learners")

    assert re.findall(r"([^<>]+) <span class=.sample.>", markup) == [" English Learners"]
    assert "Sample: class of 2023." in said(markup)
    assert 'aria-label="Partly Sample. English Learners beside' in markup


def test_a_quarter_has_an_interim_target_and_no_path():
    rows = (group(period="2022-23-Q2", period_label="2022-23-Q2"),)

    table = said(panels.gap_numbers(rows, "2022-23-Q2"))

    assert "Points from the interim target" in table
    assert "path" not in table


def test_sample_stands_at_headline_picture_and_table():
    rows = tuple(group(**(vars(row) | {"batch_kind": "sample"})) for row in ROWS)

    assert "Sample. English Learners" in panels.group_headline(rows, "2024", "English Learners")
    assert 'aria-label="Sample: gaps of the groups' in panels.gap_chart(rows, "2024", "plan")
    assert "<caption>Sample. Clayton County" in panels.gap_numbers(rows, "2024")
