"""How figures are written, letter for letter."""

from datetime import date

import pytest

from monitoring.wording import figures as wording


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (79.6891, "79.7%"),
        (0.0, "0.0%"),
        (None, "not known"),
        (float("nan"), "not known"),
    ],
)
def test_a_result_is_written_with_one_decimal_and_never_as_a_blank(number, words):
    assert wording.value(number) == words


def test_a_coded_figure_is_written_as_an_end():
    assert wording.value(20.0, "percent", "at_most") == "20% or less"
    assert wording.value(95.0, code="at_least") == "95% or more"
    assert wording.value(5.0) == "5.0%"


def test_a_result_of_another_unit_has_no_percent_sign():
    assert wording.value(1234.56, "count") == "1,234.6"


@pytest.mark.parametrize(
    ("number", "words"),
    [(3.71, "+3.7"), (-6.91, "−6.9"), (0.0, "0.0"), (-0.04, "0.0"), (None, "not known")],
)
def test_points_carry_their_sign_and_no_zero_has_one(number, words):
    assert wording.points(number) == words


def test_an_interval_has_two_decimals_or_says_that_there_is_none():
    assert wording.interval(78.4, 80.924) == "78.40 to 80.92"
    assert wording.interval(-2.52, 1.33) == "−2.52 to 1.33"
    assert wording.interval(None, None) == "no margin published"


def test_dates_and_counts():
    assert wording.day(date(2022, 10, 1)) == "October 1, 2022"
    assert wording.day(None) == "no date"
    assert wording.count(3924.0) == "3,924"
    assert wording.count(None) == "not published"


def test_a_printed_percent_tells_about_how_many_where_it_tells_them_to_within_one():
    assert wording.about_count(9.6, 728) == "about 70"
    assert wording.about_count(22.4, 22839) == ""


@pytest.mark.parametrize(
    "words",
    ["python -m monitoring build --plan FILE", "sign-in sheets", "minutes.pdf, 5.0% (K-12)"],
)
def test_words_without_a_mark_stay_letter_for_letter_so_that_they_can_be_copied(words):
    assert wording.plain(words) == words
