"""The plan of another district: nothing missing is written, nothing of this one is told."""

from pathlib import Path

import pytest

from monitoring import db
from monitoring.pipeline import build, load_file
from tests.support import other_district as other
from tests.support.databases import in_use
from tests.support.pages import PAGES
from tests.support.people import ANN

QUARTERS = ("2021-22-Q2", "2023-24-Q2", "2025-26-Q2")
RAW = Path(__file__).parents[1].parent / "shared/published/raw"
FILES = (
    "gadoe_ccrpi/2022_cohort_graduation_rate_state_district_school",
    "gosa/Graduation_Rate_2023-24",
)
published = pytest.mark.skipif(
    not RAW.is_dir(), reason=f"the published files are not here: {RAW} is missing"
)


@pytest.fixture(scope="module")
def without_results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pine")
    with in_use(folder / "monitoring.duckdb"):
        build.build(other.plan_of("Pine County", folder), lambda _: None, ANN)
        yield db.open_store()


@pytest.fixture(scope="module")
def with_results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cobb")
    with in_use(folder / "monitoring.duckdb"):
        build.build(other.plan_of("Cobb County", folder), lambda _: None, ANN)
        for name in FILES:
            load_file.load(RAW / f"{name}__9_metro_districts_and_state.csv", by=ANN)
        yield db.open_store()


def names_another(told):
    """Tell whether the other district is named; where Georgia's own rates stood is a citation."""
    sources = db.open_store().read("select distinct source from results order by length(source)")
    for source in reversed(sources["source"].tolist()):
        told = told.replace(source, "")
    return "Clayton" in told


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("page", PAGES)
def test_a_plan_without_results_writes_no_missing_value_on_a_page(without_results, page, quarter):
    told = other.told_by_page(page, quarter=quarter)

    assert other.missing_values(told) == []
    assert not names_another(told)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_plan_without_results_writes_no_missing_value_in_its_papers(without_results, quarter):
    for paper, told in other.told_by_papers(quarter).items():
        assert other.missing_values(told) == [], paper
        assert not names_another(told), paper


@pytest.mark.parametrize("words", other.COMMANDS, ids=" ".join)
def test_a_plan_without_results_writes_no_missing_value_in_a_command(without_results, words):
    for quarter in QUARTERS:
        told = other.told_by_command(words, quarter)
        assert other.missing_values(told) == []
        assert not names_another(told)


@published
@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("page", PAGES)
def test_a_district_with_results_of_its_own_is_told_of_no_other(with_results, page, quarter):
    told = other.told_by_page(page, quarter=quarter)

    assert other.missing_values(told) == []
    assert not names_another(told)


@published
@pytest.mark.parametrize("quarter", QUARTERS)
def test_its_papers_tell_of_no_other_district(with_results, quarter):
    for paper, told in other.told_by_papers(quarter).items():
        assert other.missing_values(told) == [], paper
        assert not names_another(told), paper


@published
@pytest.mark.parametrize("words", other.COMMANDS, ids=" ".join)
def test_its_commands_tell_of_no_other_district(with_results, words):
    for quarter in QUARTERS:
        told = other.told_by_command(words, quarter)
        assert other.missing_values(told) == []
        assert not names_another(told)


@published
def test_its_own_published_rates_are_what_it_is_told(with_results):
    told = other.told_by_page("overview", quarter="2025-26-Q2")

    # GOSA, class of 2024: 8,138 of 9,260 students.
    assert "Cobb County" in told
    assert "8,138 of 9,260 students" in told


def test_a_missing_value_that_is_written_is_found():
    for word in ("nan", "NaN", "None", "NaT", "<NA>"):
        assert len(other.missing_values(f"Result: {word}. 3 of 4")) == 1
    assert other.missing_values("None of its 2 measures; nonesuch, Nantucket, banana.") == []
