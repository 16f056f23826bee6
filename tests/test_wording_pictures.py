"""What is said of pictures, and inside them."""

from dataclasses import replace

from monitoring.db.query_rows import MeasureLatestResults
from monitoring.pictures.outlook import outlook_picture
from monitoring.pictures.years import Year
from monitoring.vocabulary import DataState, Unit
from monitoring.wording import board, pictures, verdict_outlook
from tests.support import briefs
from tests.support.rows import row


def test_a_path_is_said_with_every_year_its_state_and_its_target():
    years = [
        Year("2022", 79.69, 79.7),
        Year("2023", None, 84.8, DataState.NOT_DUE_YET),
        Year("2024", None, 90.0, ""),
    ]

    assert pictures.path("Graduation rate", Unit.PERCENT, years) == (
        "Graduation rate. 2022: 79.7% and 2023: not due yet. The plan's path ends at 90.0% in 2024."
    )


def test_a_path_without_a_target_or_without_a_year_says_so():
    years = [Year("2022", 79.69, None)]

    assert pictures.path("Rate", Unit.PERCENT, years) == "Rate. 2022: 79.7%."
    assert pictures.path("Rate", Unit.PERCENT, []) == "Rate. No result is known."


def test_the_words_inside_a_picture():
    assert pictures.target(90.0, Unit.PERCENT) == "90.0% target"
    assert pictures.no_result() == "No result yet"


def test_no_letter_of_a_quarter_without_a_value_looks_like_a_hollow_dot():
    letters = [pictures.state_letter(it) for it in ("cancelled", "overdue", "hidden", "too_few")]

    assert letters == ["c", "due", "h", "f"]


def test_every_picture_of_a_trend_says_which_range_it_draws_in_the_numbers_of_the_rule():
    expected = {"last_value": 81.1, "last_low": 77.3, "last_high": 84.9, "band_wide": 0.9}
    measure = replace(briefs.GRADUATION, **expected)
    charted = row(
        MeasureLatestResults,
        **expected,
        deadline_period="2023",
        period_style="class",
        band_narrow=0.7,
    )

    assert pictures.trend_of(measure) == ("Trend 81%", "90% range 77 to 85")
    assert pictures.outlook(measure, "Rate. 2022: 79.7%.") == (
        "Rate. 2022: 79.7%. Trend 81% for the class of 2023, 90% range 77 to 85."
    )
    drawn = str(outlook_picture(measure))
    assert drawn.index(">Trend 81%<") < drawn.index(">90% range 77 to 85<")
    assert verdict_outlook.fan(charted) == (
        "The short line is the trend for the class of 2023; shaded is its 70% range."
    )
    assert board.trend_name(measure) == "Trend, and its 90% range"


def test_no_range_is_spoken_of_where_no_trend_is_drawn():
    assert verdict_outlook.fan(row(MeasureLatestResults, last_value=None)) == ""
