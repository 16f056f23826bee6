"""Two published reviews of the same results must not tell together what each of them hides."""

from datetime import datetime

import pytest

from monitoring import db, releases
from monitoring.disclosure import HIDDEN, audit, audit_together, hide_small, protect_release
from monitoring.disclosure.release.cells import Groups
from monitoring.disclosure.release.together import View, told_together
from monitoring.pipeline import load_file
from monitoring.releases import make
from monitoring.releases.auditing import audit_files, public_beside
from monitoring.releases.results import GivesAwayError
from monitoring.result_files.model import Answers
from monitoring.vocabulary.faults import Leak
from tests.support import corrected_pairs
from tests.support.attacker import ALL
from tests.support.people import ANN
from tests.support.random_districts import SUBGROUPS
from tests.support.release_rows import release, school

QUARTER = "2022-23-Q2"
NOW = datetime(2023, 1, 20, 9, 30)
GROUPS = Groups.of(SUBGROUPS)
ASIAN = ("D-1", "All", "Asian")
# All Students, Black, Hispanic, White and Asian: absent, and students. Asian is the small group.
FIRST = {ALL: (40, 100), "Black": (25, 70), "Hispanic": (5, 13), "White": (6, 12), "Asian": (4, 5)}
CORRECTED = FIRST | {ALL: (42, 104), "White": (8, 16)}


def rows_of(counts):
    """Results of one school from (numerator, denominator) by group, small groups marked."""
    rows = release(*school(1, *((name, n) for name, (_, n) in counts.items())))
    rows["numerator"] = [float(absent) for absent, _ in counts.values()]
    rows["value"] = rows["published_value"] = 100 * rows["numerator"] / rows["denominator"]
    return hide_small(rows.assign(rule_version="2"))


def shown(protected):
    is_shown = protected.results["data_state"] != HIDDEN
    return protected.results.loc[is_shown, "subgroup"].tolist()


def views(*releases):
    return [View.of(rows, GROUPS) for rows in releases]


@pytest.fixture(scope="module")
def first():
    return protect_release(rows_of(FIRST), SUBGROUPS)


def test_each_of_the_two_holds_by_itself(first):
    corrected = protect_release(rows_of(CORRECTED), SUBGROUPS)

    assert shown(first) == [ALL, "Black", "Hispanic"]
    assert shown(corrected) == [ALL, "Black", "White"]
    assert audit(first.results, SUBGROUPS).holds
    assert audit(corrected.results, SUBGROUPS).holds


def test_together_they_gave_five_students_four_of_them_absent(first):
    corrected = protect_release(rows_of(CORRECTED), SUBGROUPS)

    told = told_together(views(first.results, corrected.results), "a test")
    leaks = audit_together([first.results, corrected.results], SUBGROUPS)

    assert sorted((each.unknown.key, each.unknown.figure, each.value) for each in told) == [
        (ASIAN, "numerator", 4),
        (ASIAN, "students", 5),
    ]
    assert sorted(leak.code for leak in leaks) == [Leak.EXACT_NUMERATOR, Leak.EXACT_STUDENTS]


def test_a_correction_that_gives_a_cell_away_is_told_with_the_cell(first):
    corrected = protect_release(rows_of(CORRECTED), SUBGROUPS, [first.results], is_correction=True)

    assert corrected.given_away == ((("tested", "2024", "Science"), ASIAN),)


def test_a_later_release_hides_what_would_give_the_cell_away(first):
    later = protect_release(rows_of(CORRECTED), SUBGROUPS, [first.results])

    assert later.given_away == ()
    assert shown(later) == [ALL, "Black"]


def test_a_release_of_unchanged_results_hides_nothing_more(first):
    again = protect_release(rows_of(FIRST), SUBGROUPS, [first.results, first.results])

    assert again.given_away == ()
    assert shown(again) == shown(first)
    assert audit_together([first.results, again.results], SUBGROUPS) == ()


def test_a_correction_of_what_nothing_hidden_hangs_on_may_be_published(first):
    counts = FIRST | {ALL: (41, 100), "Black": (26, 70)}

    corrected = protect_release(rows_of(counts), SUBGROUPS, [first.results], is_correction=True)

    assert corrected.given_away == ()
    assert shown(corrected) == [ALL, "Black", "Hispanic"]


def test_what_earlier_releases_told_together_does_not_stop_a_later_one(first):
    second = protect_release(rows_of(CORRECTED), SUBGROUPS)

    third = protect_release(rows_of(CORRECTED), SUBGROUPS, [first.results, second.results])

    assert third.given_away == ()


def test_a_group_that_came_later_is_found_by_what_the_earlier_release_prints():
    # The later review hides Hispanic beside Asian; the earlier one had printed it.
    before = rows_of({ALL: (9, 60), "Black": (6, 40), "Hispanic": (3, 20)})
    counts = {ALL: (10, 66), "Black": (6, 40), "Hispanic": (3, 20), "Asian": (1, 6)}
    later = protect_release(rows_of(counts), SUBGROUPS)

    told = told_together(views(before, later.results), "a test")

    assert shown(later) == [ALL, "Black"]
    assert sorted((each.unknown.key, each.unknown.figure, each.value) for each in told) == [
        (ASIAN, "numerator", 1),
        (ASIAN, "students", 6),
    ]


@pytest.mark.slow
def test_nothing_is_recovered_from_corrected_pairs():
    # Of two hundred, tried by hand, 17 are refused, 14 of which would have told something.
    found = corrected_pairs.tried((1, 2, 3, 9, 25, 32), n_programs=4)

    assert found.refused == {"9", "25", "32"}
    assert found.leaking == {"9", "32"}  # each alone, they would have told it
    assert (found.refused_later, found.leaking_later) == (0, set())


TIDY = (
    "indicator,period,organisation_level,organisation,organisation_code,subgroup,grade_span,"
    "numerator,denominator,released_on\n"
)


def load(folder, name, counts):
    """Load the counts as results of a made-up school, known since September 20, 2021."""
    file = folder / f"{name}.csv"
    who = "chronic_absenteeism,2021-22-Q1,school,Made-up School,GA-631-9901"
    lines = [f"{who},{g},K-12,{absent},{n},2021-09-20\n" for g, (absent, n) in counts.items()]
    file.write_text(TIDY + "".join(lines))
    load_file.load(file, Answers(may_add_schools=True), by=ANN)


def publish(asked):
    return make.release(db.open_store(), asked, lambda _: None, lambda *_: {})


@pytest.mark.slow
def test_a_correction_is_refused_with_the_cell_and_without_its_figures(own_few, tmp_path):
    load(tmp_path, "first", FIRST)
    publish(make.ReleaseRequest(QUARTER, ANN, NOW))
    load(tmp_path, "corrected", CORRECTED)

    with pytest.raises(GivesAwayError) as refused:
        publish(make.ReleaseRequest(QUARTER, ANN, NOW, 1, "White students were counted again."))

    (cell,) = refused.value.facts["cells"]
    assert refused.value.code == "correction_gives_away"
    assert cell.facts == {
        "whose": "Made-up School, Asian, K-12",
        "what": "Chronic absenteeism",
        "test_period": "2021-22-Q1",
    }
    assert [one.number for one in releases.listed(own_few)] == [1]

    # The next quarter's review may show the correction: it hides what would give the cell away.
    made = publish(make.ReleaseRequest("2022-23-Q3", ANN, NOW))
    files = public_beside(releases.folder(own_few) / made.file)
    found = audit_files(files)
    assert [one.number for one in found.each] == [1, 2]
    assert found.failures == []


def test_a_file_that_is_on_no_list_is_audited_alone(tmp_path):
    file = tmp_path / "0001_2022-23-Q2.duckdb"

    assert public_beside(file) == [file]
