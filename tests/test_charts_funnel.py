"""The funnel of schools: limits, marks and names; not colors and margins."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from monitoring import charts, status
from monitoring.charts.labels import Room
from monitoring.charts.school_names import shorter_names
from monitoring.status.funnel import funnel_curves, funnel_limits
from monitoring.vocabulary import FunnelZone
from monitoring.wording import charts as words
from tests.support.results import RULES, counted

LEVELS = pd.DataFrame({"confidence": [0.95], "confidence_outer": [0.998]})
INNER, OUTER = FunnelZone.ABOVE_INNER_LIMITS, FunnelZone.BELOW_OUTER_LIMITS
WITHIN = FunnelZone.WITHIN_LIMITS
NAMED = {words.district(80.0), words.limits(0.95), words.limits(0.998)}


def schools(*rows):
    columns = ["organisation", "n", "value", "funnel_zone", "is_alternative"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(organisation_id=frame["organisation"], district_value=80.0, tau=0.0)


CEDAR = words.short_name("Cedar Academy", is_alternative=True)
FIVE = schools(
    ("Ash High School", 100, 90.0, INNER, False),
    ("Beech High School", 250, 81.0, WITHIN, False),
    ("Cedar Academy", 400, 60.0, OUTER, True),
    ("Dogwood High School", 320, 78.5, WITHIN, False),
    ("Elm High School", None, None, None, False),
)


def drawn(rows=FIVE, school_id=""):
    return charts.funnel(rows, funnel_curves(rows, LEVELS), LEVELS, school_id)


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def notes(figure):
    return [note.text for note in figure.layout.annotations]


def test_the_limits_are_those_of_the_normal_distribution_around_the_district():
    low, high = funnel_limits(80.0, [100], 0.95)

    # sqrt(0.8 x 0.2 / 100) = 4 points; 80 +- 1.959964 x 4.
    assert (round(low[0], 4), round(high[0], 4)) == (72.1601, 87.8399)
    assert np.isclose(funnel_limits(80.0, 100, 0.998)[1], 80 + 4 * norm.ppf(0.999))


def test_the_limits_never_leave_nought_to_a_hundred():
    low, high = funnel_limits(95.0, [15], 0.998)
    floor, _ = funnel_limits(5.0, [15], 0.998)

    assert (high[0], floor[0]) == (100.0, 0.0)
    assert round(low[0], 2) == 77.61


def test_the_curves_are_the_limits_that_schools_were_judged_by():
    district = counted(2024, 800, 1000, organisation_id="GA-631")
    school = {"organisation_id": "GA-631-0104", "organisation_level": "school", "result_id": 104}
    other = school | {"organisation_id": "GA-631-0105", "result_id": 105}
    results = [district, counted(2024, 47, 77) | school, counted(2024, 200, 210) | other]
    judged = status.places(pd.DataFrame(results), RULES).assign(n=[77.0, 210.0])
    assert judged["tau"].iloc[0] > 5

    curves = funnel_curves(judged, LEVELS)

    for name in ("inner_low", "inner_high", "outer_low", "outer_high"):
        drawn_at = np.interp(judged["n"], curves["n"], curves[name])
        assert np.allclose(drawn_at, judged[name], atol=0.02)


def test_the_curves_reach_past_the_smallest_and_the_largest_school():
    limits = funnel_curves(FIVE, LEVELS)

    assert limits["n"].is_monotonic_increasing
    assert limits["n"].iloc[0] < 100
    assert limits["n"].iloc[-1] > 400
    assert (limits["outer_low"] < limits["inner_low"]).all()


def test_there_are_no_limits_where_no_school_has_a_place():
    rows = FIVE.assign(funnel_zone=None, district_value=None)

    assert funnel_curves(rows, LEVELS).empty
    assert not charts.funnel(rows, funnel_curves(rows, LEVELS), LEVELS).data


def test_schools_within_and_outside_are_apart_and_one_without_a_result_is_not_drawn():
    found = traces(drawn())

    assert list(found[WITHIN].x) == [250, 320]
    assert list(found["outside_limits"].y) == [90.0, 60.0]


def test_an_alternative_school_has_a_mark_and_a_word_of_its_own():
    figure = drawn()

    assert list(traces(figure)["outside_limits"].marker.symbol) == ["circle", "square"]
    assert CEDAR in notes(figure)


def test_schools_outside_are_named_and_those_within_are_not():
    assert {"Ash", CEDAR} <= set(notes(drawn()))
    assert not {"Beech", "Dogwood"} & set(notes(drawn()))


def test_the_line_and_the_limits_are_named_where_they_stand():
    assert set(notes(drawn())) >= NAMED


def crowd():
    """Schools so many that they leave no room on the line or on the limits."""
    places = [(n, 50.0 + step) for n in range(20, 420, 20) for step in range(0, 58, 2)]
    return schools(*((f"School {i}", *place, WITHIN, False) for i, place in enumerate(places)))


def test_lines_without_room_for_their_names_are_named_above_the_plot_which_keeps_its_size():
    figure, roomy = drawn(crowd()), drawn()

    (key,) = [note for note in figure.layout.annotations if note.yref == "paper"]
    assert key.text.split("<br>")[0] == words.dashed(words.district(80.0))
    assert (key.yanchor, key.y) == ("bottom", 1)
    assert all(any(level in text for text in notes(figure)) for level in ("95%", "99.8%"))
    sizes = [it.layout.height - it.layout.margin.t - it.layout.margin.b for it in (figure, roomy)]
    assert sizes[0] == sizes[1] == 452


def test_the_line_is_named_along_it_where_marks_stand_at_both_ends():
    ends = [(n, value) for n in (20, 60, 480, 500) for value in (76.0, 78.0, 80.0, 82.0, 84.0)]
    rows = schools(*((f"School {i}", *place, WITHIN, False) for i, place in enumerate(ends)))

    assert words.district(80.0) in notes(drawn(rows))


def test_schools_that_all_lie_within_are_drawn_and_none_is_named():
    rows = FIVE[FIVE["funnel_zone"] == WITHIN]

    assert set(notes(drawn(rows))) == NAMED


def test_pointing_at_a_mark_names_the_school_its_result_and_its_place():
    told = traces(drawn())["outside_limits"].hovertext

    ash, cedar = FIVE.iloc[0], FIVE.iloc[2]
    assert list(told) == [words.school(row, LEVELS.iloc[0]) for row in (ash, cedar)]


def test_the_chosen_school_has_a_ring_and_its_name_though_it_lies_within():
    figure = drawn(school_id="Beech High School")

    assert list(traces(figure)["chosen"].x) == [250]
    assert "<b>Beech</b>" in notes(figure)


def test_two_schools_of_one_name_keep_the_word_that_tells_them_apart():
    rows = schools(
        ("Pine High School", 400, 90.0, INNER, False),
        ("Pine Middle School", 200, 95.0, INNER, False),
        ("Quince Middle School", 300, 60.0, OUTER, False),
    )

    assert {"Pine High", "Pine Middle", "Quince"} <= set(notes(drawn(rows)))


def test_names_in_a_crowd_never_lie_on_one_another_whatever_the_width():
    crowd = np.array([0.45, 0.46, 0.47, 0.48, 0.49, 0.50])
    frames = [(300.0, 450.0), (800.0, 450.0)]

    found = Room(crowd, crowd, frames).place([(i, f"School number {i}") for i in range(6)])

    assert len(found) >= 4
    for width, height in frames:
        boxes = []
        for label in found:
            x, y = crowd[label.index] * width + label.across, crowd[label.index] * height
            left = x if label.across > 0 else x - 15 * 6.6
            boxes.append((left, left + 15 * 6.6, y + label.down))
        for i, one in enumerate(boxes):
            assert one[0] >= 0
            assert one[1] <= width
            for other in boxes[:i]:
                is_beside = one[1] < other[0] or other[1] < one[0]
                assert is_beside or abs(one[2] - other[2]) > 12


def crowded_below(value, n=300):
    """Six high schools between 88% and 93%, and an academy far from them."""
    names = ("Ash", "Beech", "Cedar", "Dogwood", "Elm", "Fir")
    high = [(f"{name} High School", 280 + 20 * at, 88.0 + at) for at, name in enumerate(names)]
    high = [(*school, WITHIN, False) for school in high]
    rows = schools(*high, ("Oak Academy", n, value, OUTER, False))
    return rows.assign(district_value=90.0)


def test_one_school_that_would_squeeze_all_others_stands_at_the_edge_with_its_figure():
    figure = drawn(crowded_below(12.0))

    low, _ = figure.layout.yaxis.range
    assert low > 60
    oak = traces(figure)["outside_limits"]
    assert list(oak.y) == [low]
    assert list(oak.marker.symbol) == ["triangle-down"]
    assert "Oak Academy: 12.0%" in notes(figure)
    assert "12.0%" in oak.hovertext[0]


def test_one_school_of_many_times_the_students_stands_at_the_right_edge_with_its_number():
    figure = drawn(crowded_below(91.0, n=4000))

    assert figure.layout.xaxis.range == (0, 1.05 * 380)
    oak = traces(figure)["outside_limits"]
    assert list(oak.marker.symbol) == ["triangle-right"]
    assert "Oak Academy: 4,000 students" in notes(figure)
    assert all(note.x <= 1.05 * 380 for note in figure.layout.annotations if note.xref == "x")


def test_a_school_apart_is_drawn_in_its_place_among_a_handful_or_where_others_need_the_room():
    assert "Oak Academy" in notes(drawn(crowded_below(75.0)))
    few = crowded_below(12.0).iloc[3:].reset_index(drop=True)
    assert list(traces(drawn(few))["outside_limits"].y) == [12.0]


def test_rows_without_a_needed_column_are_refused_by_name():
    with pytest.raises(ValueError, match="rows lack funnel_zone"):
        drawn(FIVE.drop(columns="funnel_zone"))


def test_words_take_no_place_that_a_dot_or_other_words_have_in_any_frame():
    room = Room(np.array([0.5]), np.array([0.5]), [(300.0, 400.0), (800.0, 400.0)])

    assert not room.take(0.45, 0.5, "over the dot on a phone", 1)
    assert not room.take(0.95, 0.2, "out of the frame", 1)
    assert room.take(0.95, 0.2, "ends here", -1)
    assert not room.take(0.95, 0.21, "the same place", -1)
    # 120 pixels left of the dot on a phone, 320 on a desk.
    assert room.take(0.1, 0.5, "beside it", 1)


def test_a_school_beyond_the_outer_limits_has_its_shortest_name_where_a_longer_one_has_no_room():
    rows = FIVE.assign(
        organisation=[f"Pace Academy of the Fine Arts {n} School" for n in range(len(FIVE))],
        funnel_zone=FunnelZone.ABOVE_INNER_LIMITS,
        is_alternative=False,
        is_below=False,
        is_above=False,
        is_beside=False,
    ).reset_index(drop=True)
    rows.loc[0, "funnel_zone"] = FunnelZone.BELOW_OUTER_LIMITS

    assert [index for index, _ in shorter_names(rows, "", set())] == [0]
    assert shorter_names(rows, "", {0}) == []
