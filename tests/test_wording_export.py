"""What files say of themselves, word for word."""

from monitoring.vocabulary.files import FileFact
from monitoring.wording import export


def test_facts_have_labels_and_filters_their_own_words():
    assert export.fact(FileFact.QUARTER, "Quarter 2, 2022-23") == (
        "Review quarter: Quarter 2, 2022-23"
    )
    assert export.fact("Goal", "Goal 2") == "Goal: Goal 2"
    assert all(export.label(code) != code for code in FileFact)


def test_the_plan_is_named():
    assert export.plan_of("Clayton County", "", "2021-22") == (
        "Clayton County, improvement plan, 2021-22"
    )
    assert export.plan_of("Clayton County", "Elm", "2021-22") == (
        "Clayton County, Elm, improvement plan, 2021-22"
    )
    assert export.plan_of("Clayton County", "Elm", "") == "Clayton County, Elm, improvement plan"
    assert export.plan_of("Clayton County", "", "") == "Clayton County, improvement plan"


def test_of_many_sources_twelve_are_named_and_the_rest_counted():
    told = export.sources([f"Source {k:02}" for k in range(1, 16)])

    assert told.startswith("Source 01; Source 02; ")
    assert told.endswith("; Source 12; and 3 more")
    assert export.sources(["GOSA", "GaDOE"]) == "GOSA; GaDOE"


def test_the_sample_is_nobodys_results():
    assert export.sample(is_whole=True) == (
        "These figures rest on sample data made up by the product; they are nobody's results."
    )
    assert export.sample(is_whole=False) == (
        "Some of these figures rest on sample data made up by the product; "
        "those are nobody's results."
    )


def test_words_for_hidden_and_too_few_are_explained_with_their_numbers():
    assert export.hidden() == (
        "“hidden to protect students” stands for a figure of fewer than 10 students, "
        "or for one from which such a figure could be worked out."
    )
    assert export.too_few(20) == (
        "“too few for a status” stands beside a figure of fewer than 20 students: "
        "it is shown and not judged."
    )
