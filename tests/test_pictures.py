"""The small pictures of gaps: places, marks, gaps left open and words; not colors."""

import html
import re
from types import SimpleNamespace

import pandas as pd

from monitoring import pictures
from monitoring.pictures.paths import CARD, ROW, path_svg
from monitoring.pictures.years import Path, Year
from monitoring.vocabulary import Unit
from monitoring.wording import pictures as picture_words

NAN = float("nan")


def group(**figures):
    """Return English Learners of 2024 beside all others, with other figures where given."""
    return SimpleNamespace(
        **{
            "family": "language",
            "data_state": "measured",
            "period": "2024",
            "value": 79.06,
            "expected": 90.0,
            "complement_value": 83.38,
            "gap_points": -4.32,
            "gap_low": -8.95,
            "gap_high": -0.25,
            "gap_from_period": None,
        }
        | figures
    )


def test_one_scale_holds_every_value_both_ends_of_the_interval_and_the_target():
    scale = pictures.scale_of([group(), group(value=95.5)], 90.0)

    # The others' 83.38 less 8.95 is where the interval begins.
    assert round(scale.low, 2) == 74.43
    assert scale.high == 95.5
    assert scale.ticks == (75.0, 80.0, 85.0, 90.0, 95.0)
    assert scale.place(scale.low) == "9.00%"
    assert scale.place(95.5) == "91.00%"


def test_a_scale_without_any_figure_runs_from_0_to_100():
    scale = pictures.scale_of([group(value=NAN, complement_value=NAN, expected=NAN)], None)

    assert (scale.low, scale.high, scale.target) == (0.0, 100.0, None)


def test_a_strip_draws_the_group_filled_and_the_others_hollow():
    row = group()

    svg = pictures.gap_strip(row, pictures.scale_of([row], 90.0), alt='4.3 points "below" & more')

    assert 'role="img"' in svg
    assert html.unescape(re.findall(r'aria-label="([^"]*)"', svg)[0]) == '4.3 points "below" & more'
    assert len(re.findall(r'<path[^>]+fill="#', svg)) == 1
    assert len(re.findall(r'<path[^>]+fill="none"', svg)) == 1
    assert svg.count('class="target"') == 1
    assert svg.count('class="whisker"') == 1
    assert re.findall(r">([\d.]+)</text>", svg) == ["83.4", "79.1"]


def test_labels_of_a_strip_lean_away_from_each_other():
    row = group()

    svg = pictures.gap_strip(row, pictures.scale_of([row], 90.0), alt="a")

    assert re.findall(r'class="(\w+)"[^>]+text-anchor="(\w+)"', svg) == [
        ("quiet", "start"),
        ("strong", "end"),
    ]


def test_a_group_without_counts_is_a_dot_alone():
    row = group(complement_value=NAN, gap_points=NAN, gap_low=NAN, gap_high=NAN)

    svg = pictures.gap_strip(row, pictures.scale_of([row], 90.0), alt="a")

    assert svg.count("<path") == 1
    assert "whisker" not in svg
    assert 'class="bar"' not in svg


def test_a_hidden_group_has_no_mark():
    row = group(value=NAN, complement_value=83.0, gap_points=NAN, gap_low=NAN, gap_high=NAN)

    svg = pictures.gap_strip(row, pictures.scale_of([row], 90.0), alt="a")

    assert "<path" not in svg
    assert "<text" not in svg


def test_a_group_judged_against_a_path_of_its_own_has_a_tick_of_its_own():
    own, same = group(expected=12.6), group(expected=90.0)
    scale = pictures.scale_of([own, same], 90.0)

    assert 'class="own"' in pictures.gap_strip(own, scale, alt="a")
    assert 'class="own"' not in pictures.gap_strip(same, scale, alt="a")


def test_the_axis_names_the_target_for_all():
    with_target, without = (pictures.scale_of([group()], it) for it in (90.0, None))
    words = [
        picture_words.target_for_all(90.0, Unit.PERCENT, is_quarter=it) for it in (False, True)
    ]

    def axis(scale, *, is_quarter=False):
        return pictures.gap_axis(scale, Unit.PERCENT, names_target=True, is_quarter=is_quarter)

    assert words[0] in axis(with_target)
    assert words[1] in axis(with_target, is_quarter=True)
    assert words[0] not in axis(without)


def test_families_have_marks_of_different_shapes():
    families = ("all", "race/ethnicity", "economic", "disability", "language", "gender", "other")

    outlines = {re.findall(r' d="([^"]+)"', pictures.key(family))[0] for family in families}

    assert len(outlines) == 7


YEARS = [("2022", "2021-22"), ("2023", "2022-23"), ("2024", "2023-24"), ("2025", "2024-25")]


def test_years_are_joined_only_where_they_compare_and_a_missing_one_stays_open():
    rows = [
        group(period="2022", gap_points=-4.6, gap_low=-5.7, gap_high=-3.4),
        group(period="2023", gap_points=NAN, gap_low=NAN, gap_high=NAN),
        group(
            period="2024",
            gap_points=-9.4,
            gap_low=-10.7,
            gap_high=-8.0,
            data_state="not_comparable",
        ),
        group(
            period="2025", gap_points=-10.1, gap_low=-11.3, gap_high=-8.8, gap_from_period="2024"
        ),
    ]

    svg = pictures.gap_over_time(rows, pictures.frame_of(rows, YEARS), alt="The gap of them")

    assert svg.count('class="join"') == 1
    assert svg.count('stroke-width="2"') == 3
    assert svg.count('fill="none"') == 1
    assert picture_words.no_gap() in svg
    assert re.findall(r">(−[\d.]+)</text>", svg)[-3:] == ["−4.6", "−9.4", "−10.1"]
    assert [name for _, name in YEARS if f">{name}</text>" in svg] == [name for _, name in YEARS]


def test_no_gap_is_always_on_the_scale():
    rows = [group(gap_points=30.0, gap_low=28.0, gap_high=33.0)]

    frame = pictures.frame_of(rows, YEARS)

    assert (frame.low, frame.high) == (0.0, 33.0)
    assert frame.down(0) > frame.down(33)


def last_label(years, last, *, at, size=CARD):
    """Return the place of the last result's words and that of its own dot."""
    drawn = path_svg(Path(tuple(years), last=last), size, alt="A rate by year")
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
    (label,) = re.findall(rf'<text x="([\d.]+)" y="([\d.]+)"[^>]*anchor="(\w+)"[^>]*>{at}<', drawn)
    return (float(label[0]), float(label[1]), label[2]), tuple(map(float, dots[-1]))


def test_the_last_result_is_written_at_its_own_dot_and_not_over_that_of_the_year_before():
    """The target of 2023 lies behind; the classes of 2024 and 2025 came after it."""
    plan = [Year(str(2017 + at), 70.0 + at, 70.0 + at * 20 / 6) for at in range(7)]
    years = [*plan, Year("2024", 83.0, None), Year("2025", 86.3, None)]

    (x, y, anchor), (dot_x, dot_y) = last_label(years, 8, at="86.3%")

    assert anchor == "start"
    assert 0 < x - dot_x < 12
    assert abs(y - dot_y) < 6


def test_where_the_target_stands_at_the_last_result_too_neither_covers_the_other():
    for value, side in [(89.8, 1), (90.4, -1)]:
        years = [Year("2022", 80.0, 80.0), Year("2023", value, 90.0)]

        (_, y, _), _ = last_label(years, 1, at=f"{value}%")
        (_, target_y, _), _ = last_label(years, 1, at="90.0% target")

        assert (y - target_y) * side >= 13


def test_a_result_with_years_still_to_come_is_written_under_its_dot():
    years = [Year("2022", 80.0, 80.0), Year("2023", None, 85.0), Year("2024", None, 90.0)]

    (x, y, anchor), (dot_x, dot_y) = last_label(years, 0, at="80.0%")

    assert (x, anchor) == (dot_x, "middle")
    assert y > dot_y


def test_in_a_row_no_figure_is_written_over_the_years_at_the_foot():
    """Of a plan that has only its baseline, and of one whose deadline's year is followed."""
    before = [Year("2021-22", 19.3, 19.3), Year("2022-23", None, 22.3)]
    after = [Year("2021-22", 25.1, 25.1), Year("2022-23", 24.0, 28.1), Year("2023-24", None, None)]

    (x, y, _), (dot_x, dot_y) = last_label(before, 0, at="19.3%", size=ROW)
    (_, level, anchor), (_, last_y) = last_label(after, 1, at="24.0%", size=ROW)
    (_, target_y, end), _ = last_label(after, 1, at="28.1% target", size=ROW)

    assert (x, y) == (dot_x, dot_y - 8)
    assert (anchor, level) == ("start", last_y + 4)
    assert end == "end"
    assert target_y < level


def test_in_a_row_no_dot_stands_on_the_years_at_the_foot():
    """A last result far below the others, which compares with none, is a hollow dot there."""
    apart = Year("2023-24", 0.9, None, "not_comparable")
    years = [Year("2021-22", 13.7, 13.7), Year("2022-23", 15.1, 16.7), apart]

    drawn = path_svg(Path(tuple(years), last=1), ROW, alt="A rate by year")

    (dot, radius) = re.findall(r'<circle [^>]*cy="([\d.]+)" r="([\d.]+)"', drawn)[-1]
    (foot,) = re.findall(r' y="([\d.]+)" font-size="11"[^>]*>2023-24<', drawn)
    # Figures reach two thirds of the 11 units that letters are high.
    assert float(foot) - 0.67 * 11 - (float(dot) + float(radius) + 0.5) >= 2


def test_what_letters_stand_for_is_said_of_those_alone_that_are_drawn():
    quarters = [f"20{year}-{year + 1}-Q{n}" for year in (20, 21, 22) for n in (1, 2, 3, 4)]
    rows = pd.DataFrame({"period": quarters, "value": 20.0, "data_state": "measured", "sign": "A"})
    # The first is older than the eight quarters that are drawn.
    rows.loc[[0, 9], "value"] = None
    rows.loc[0, "data_state"], rows.loc[9, "data_state"] = "hidden", "cancelled"

    states = pictures.states_drawn(rows, ["sign"])

    assert states == {"cancelled"}
    assert picture_words.letters(states) == "Letters: “c” canceled."
    assert picture_words.letters({"overdue"}) == ""
