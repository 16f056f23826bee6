"""Figures and small pictures: traces by name, gaps, notes and words; not colors and margins."""

import html
import math
import re

import pandas as pd
import pytest

from monitoring import charts, pictures
from monitoring.charts.basis import PATH
from monitoring.charts.path_words import room_below, years_below
from monitoring.vocabulary import Unit
from monitoring.wording import charts as chart_words
from monitoring.wording import figures
from monitoring.wording import pictures as picture_words

PROJECTION = pd.DataFrame(
    {"period": ["2023"], "value": [81.1], "low_narrow": [79.0], "high_narrow": [83.2]}
)
NO_PROJECTION = PROJECTION.iloc[:0]
GAPS = pd.DataFrame({"period": ["2020", "2023"], "data_state": ["cancelled", "not_due_yet"]})
NO_GAPS = GAPS.iloc[:0]


def history(*rows):
    columns = ["period", "value", "interval_low", "interval_high", "expected", "data_state"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        measure_id="grad",
        baseline_period="2019",
        baseline_value=72.0,
        final_target=90.0,
        deadline_period="2023",
    )


RATES = history(
    ("2019", 72.0, None, None, 72.0, "measured"),
    ("2021", 76.0, 74.6, 77.3, 81.0, "measured"),
    ("2022", 79.7, 78.4, 80.9, 85.5, "measured"),
)


def drawn(rows, **options):
    options = {"projection": NO_PROJECTION, "gaps": NO_GAPS} | options
    return charts.value_against_path(rows, "grad", **options)


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def notes(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_dot_tells_what_its_row_knows():
    rows = RATES.assign(n=[None, 3_900, 3_924], confidence=0.95, released_on=None)

    told = traces(drawn(rows))["result"].hovertext

    assert told[0] == "<b>72.0% in 2019</b><br>Plan 72.0%"
    assert told[2] == (
        "<b>79.7% in 2022</b><br>3,924 students<br>95% interval: 78.4% to 80.9%<br>Plan 85.5%"
    )


def test_results_are_dots_and_a_year_without_one_is_never_bridged():
    result = traces(drawn(RATES, gaps=GAPS))["result"]

    assert result.mode == "markers"
    assert list(result.x) == [2019, 2021, 2022]
    assert list(result.y) == [72.0, 76.0, 79.7]


def test_only_the_last_two_dots_carry_their_margin():
    result = traces(drawn(RATES))["result"]

    assert [round(up, 1) for up in result.error_y.array] == [0.0, 1.3, 1.2]
    assert [round(down, 1) for down in result.error_y.arrayminus] == [0.0, 1.4, 1.3]


def test_the_path_is_dashed_from_baseline_to_target_and_the_expected_value_is_written_at_it():
    figure = drawn(RATES)

    path = traces(figure)["path"]
    assert (path.line.dash, list(path.x), list(path.y)) == ("dash", [2019, 2023], [72.0, 90.0])
    assert {chart_words.expected(85.5), chart_words.target(90.0)} <= set(notes(figure))


def test_the_fan_opens_at_the_last_result():
    figure = drawn(RATES, projection=PROJECTION)

    band = traces(figure)["band"]
    assert list(band.x) == [2022, 2023, 2023, 2022]
    assert list(band.y) == [79.7, 79.0, 83.2, 79.7]
    assert chart_words.trend(81.1) in notes(figure)


def test_there_is_no_fan_without_a_projection():
    assert set(traces(drawn(RATES))) == {"path", "result"}


def test_a_year_without_a_result_is_named_on_the_axis():
    axis = drawn(RATES, gaps=GAPS).layout.xaxis

    told = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert told[2020] == "2020<br>canceled"
    assert told[2023] == "2023<br>not<br>due<br>yet"
    assert told[2021] == "2021"


def test_many_years_are_narrowed_and_states_that_would_touch_stand_one_below_the_other():
    states = {2023: "overdue", 2026: "overdue", 2027: "not_due_yet"}

    classes = years_below(range(2017, 2028), states, "class")
    school_years = years_below(
        range(2020, 2023), {2020: "cancelled", 2021: "cancelled"}, "school_year"
    )

    assert classes[:2] == ["2017", "’18"]
    assert classes[-2:] == ["’26<br>overdue", "’27<br><br>not<br>due<br>yet"]
    assert years_below(range(2020, 2028), {}, "school_year")[0] == "2019<br>-20"
    assert school_years == ["2019-20<br>canceled", "2020-21<br><br>canceled", "2021-22"]
    # Five lines of 15.5 pixels and 18 more.
    assert room_below(classes) == 95.5


def test_the_words_of_the_target_give_way_to_georgias_marks():
    """At 90 in 2023 Georgia's mark stands where the words of the target would."""
    state = pd.DataFrame({"period": ["2022", "2023"], "value": [84.1, 91.5]})

    def places(**more):
        words = drawn(RATES, **more).layout.annotations
        (it,) = [note for note in words if note.text == chart_words.target(90.0)]
        return it.xanchor, it.xshift, it.yshift

    assert places() == ("right", 0, 12)
    assert places(state=state) == ("right", -10, 0)


def test_on_a_phone_georgias_name_touches_none_of_its_marks_where_eleven_years_are_drawn():
    values = [69.6, 71.7, 72.7, 76.6, 76.0, 79.7]
    rows = history(
        *(
            (str(2017 + at), it, None, None, 69.6 + 1.84 * at, "measured")
            for at, it in enumerate(values)
        )
    ).assign(baseline_period="2017", baseline_value=69.6, final_target=88.0, deadline_period="2027")
    georgia = [80.6, 81.6, 82.0, 83.8, 83.7, 84.1]
    state = pd.DataFrame({"period": [str(2017 + at) for at in range(6)], "value": georgia})

    words = drawn(rows, state=state).layout.annotations

    # Its line rises over the name's place above, and on the left there is no room.
    (name,) = [it for it in words if it.text == chart_words.state()]
    assert (name.x, name.xanchor, name.yshift) == (2017, "left", -28)


def test_a_result_that_does_not_compare_stands_apart_as_a_hollow_dot():
    rows = pd.concat([RATES, history(("2020", 60.0, None, None, None, "not_comparable"))])

    apart = traces(drawn(rows))["not_comparable"]

    assert (list(apart.x), apart.marker.symbol) == ([2020], "circle-open")


def test_the_states_results_are_drawn_on_request_only():
    state = pd.DataFrame({"period": ["2010", "2022"], "value": [67.0, 84.1]})

    georgia = traces(drawn(RATES, state=state))["state"]
    # The sign and the tint of "Off track" are a verdict's alone.
    assert (georgia.marker.symbol, georgia.marker.color) == ("square-open", PATH)

    assert list(georgia.x) == [2022]
    assert "state" not in traces(drawn(RATES))


def test_the_states_line_leads_over_no_year_without_a_result_that_compares():
    state = pd.DataFrame(
        {"period": ["2019", "2020", "2021", "2022", "2024"], "value": [82, 83.8, 83.7, 84.1, 85.4]}
    )
    gaps = pd.DataFrame({"period": ["2020", "2022"], "data_state": ["not_comparable", "overdue"]})

    line = traces(drawn(RATES, gaps=gaps, state=state))["state_line"]

    assert list(line.x) == [2019, 2020, 2021, 2022, 2023, 2024]
    drawn_at = [None if math.isnan(it) else it for it in line.y]
    assert drawn_at == [82.0, None, 83.7, 84.1, None, 85.4]


def test_the_value_axis_never_spans_less_than_fifteen_points():
    low, high = drawn(history(("2022", 20.0, 19.5, 20.5, None, "measured"))).layout.yaxis.range

    assert high - low >= 15


def test_a_figure_without_any_result_is_drawn_all_the_same():
    figure = drawn(history(), gaps=GAPS)

    assert list(traces(figure)["result"].x) == []


def test_rows_without_a_needed_column_are_refused_by_name():
    with pytest.raises(ValueError, match="rows lack expected"):
        drawn(RATES.drop(columns="expected"))


def test_a_picture_says_in_words_what_it_shows():
    alt = '79.7% in 2022, "below" the path & rising'

    svg = pictures.path_picture(RATES, alt=alt)

    assert 'role="img"' in svg
    assert html.unescape(re.findall(r'aria-label="([^"]*)"', svg)[0]) == alt
    assert svg.count("<circle") == 3
    assert f">{figures.value(79.7)}<" in svg
    assert f">{picture_words.target(90.0, Unit.PERCENT)}<" in svg
    assert "stroke-dasharray" in svg


def test_a_picture_of_a_result_that_does_not_compare_has_a_hollow_dot_and_no_path():
    rows = history(("2021", 19.6, 18.6, 20.7, None, "not_comparable"))
    rows = rows.assign(baseline_value=None, baseline_period=None, final_target=None)

    svg = pictures.path_picture(rows, alt="a")

    assert 'fill="none"' in svg
    assert "stroke-dasharray" not in svg


def test_a_picture_without_results_says_so():
    assert picture_words.no_result() in pictures.path_picture(history(), alt="a")


def test_what_happened_is_numbered_over_the_end_of_its_quarter():
    # Quarter 3 of 2021-22 ends a quarter before the result of that school year.
    events = pd.DataFrame(
        {
            "quarter": ["2021-22-Q3", "2021-22-Q3", "2022-23-Q1"],
            "school_year": [2022, 2022, 2023],
        }
    )

    figure = drawn(RATES, events=events)

    assert [shape.x0 for shape in figure.layout.shapes] == [2021.75, 2022.25]
    assert {"1, 2", "3"} <= set(notes(figure))
    assert not drawn(RATES).layout.shapes
