"""What is said of pictures, and inside them."""

from monitoring.pictures.years import Year
from monitoring.vocabulary import DataState, Unit
from monitoring.wording import pictures


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
