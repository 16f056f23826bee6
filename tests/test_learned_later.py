"""What is learned of a year after its result is known changes no quarter before that."""

import re
from contextlib import closing
from datetime import datetime

import pandas as pd
import pytest
from click.testing import CliRunner

from monitoring import db, releases
from monitoring.commands.main import main
from monitoring.db.files import QUERIES
from monitoring.pipeline import verdicts
from monitoring.releases import make
from tests.support.databases import copied, in_use
from tests.support.pages import opened, text_of
from tests.support.people import ANN
from tests.support.quarters import ended

# The class of 2022 was known on October 10, 2022, in the second quarter of 2022-23; the note came
# on March 1, 2023, in the third.
BEFORE, AFTER = "2022-23-Q2", "2022-23-Q3"
NOTE = (
    "insert into comparability values ('graduation_rate_4yr', '', '2022', 'not_comparable', {}, "
    "'schools closed', 's', '{}', '{}')"
)
# What is learned of one rate needs few schools, few groups and few other rates beside it.
FEW = """
delete from results
where
    subgroup not in ('All Students', 'Black', 'Economically Disadvantaged')
    or (
        indicator_id <> 'graduation_rate_4yr'
        and (subgroup <> 'All Students' or content_area not in ('', 'Mathematics'))
    )
    or organisation_id in (
        select organisation_id from (
            select organisation_id, row_number() over (order by organisation_id) as place
            from organisations where organisation_level = 'school'
        ) where place % 9 <> 0
    )
"""
PARAMS = {
    **{
        "before": "2022-23-Q1",
        "measure_id": "graduation-4yr",
        "indicator_id": "graduation_rate_4yr",
    },
    **{"content_area": "", "grade_span": "", "organisation_id": "GA-631", "period": "2022"},
    **{"subgroup": "All Students", "goal_id": "G2", "step_id": "G2.1"},
}


@pytest.fixture(scope="module")
def few_results(built_database, tmp_path_factory):
    with in_use(copied(built_database, tmp_path_factory.mktemp("few"))) as path:
        with db.open_store().write() as writer:
            writer.script(FEW)
            verdicts.assess_all(writer)
        db.close_store()
        yield path


@pytest.fixture
def few(few_results, tmp_path):
    """A copy of the few results that the test may write to."""
    with in_use(copied(few_results, tmp_path)) as path:
        yield path


@pytest.fixture(scope="module")
def noted_results(few_results, tmp_path_factory):
    with in_use(copied(few_results, tmp_path_factory.mktemp("noted"))) as path:
        note()
        db.close_store()
        yield path


@pytest.fixture
def noted(noted_results, tmp_path):
    """A copy of them with the note."""
    with in_use(copied(noted_results, tmp_path)) as path:
        yield path


@pytest.fixture(scope="module")
def unnoted(few_results, tmp_path_factory):
    """All that is read of the quarter before the note, without it."""
    with in_use(copied(few_results, tmp_path_factory.mktemp("unnoted"))):
        return all_read(BEFORE)


def asked(path):
    """Return the parameters of a query."""
    return re.findall(r"\$(\w+)", path.read_text(encoding="utf-8").split("-- Grain")[0])


READS = {
    path.stem: set(asked(path)) & {"as_of", *PARAMS}
    for folder in ("pages", "brief", "health", "commands")
    for path in sorted((QUERIES / folder).glob("*.sql"))
    if "quarter" in asked(path) and set(asked(path)) <= {"quarter", "as_of", *PARAMS}
}


def note(known_from="2023-03-01", whose="", *, is_new_series=False, is_judged=True):
    with db.open_store().write() as writer:
        writer.run(NOTE.format(is_new_series, whose, known_from))
        if is_judged:
            verdicts.assess_all(writer)


def read(query, quarter, store=None):
    known = PARAMS | ended(quarter)
    params = {name: known[name] for name in ("quarter", *READS[query])}
    rows = (store or db.open_store()).read(db.sql_text(query), params)
    # Which later years are looked at besides moves the last binary digits of a projection.
    floats = rows.select_dtypes("float").columns
    return rows.assign(**{name: rows[name].round(9) for name in floats})


def all_read(quarter):
    return {query: read(query, quarter) for query in READS}


def differing(one, other):
    return [query for query in READS if not one[query].equals(other[query])]


def verdict(quarter, store=None):
    """The district's verdict on the class of 2022, and of its measure's latest result."""
    rows = read("status", quarter, store)
    rows = rows[rows["is_own"] & (rows["organisation_level"] == "district")]
    rows = rows[(rows["subgroup"] == "All Students") & (rows["period"] == "2022")]
    own = rows.set_index("measure_id").loc["graduation-4yr"]
    latest = read("measure_latest_results", quarter, store).set_index("measure_id")
    return (own["level"], own["change"], latest.loc["graduation-4yr", "period"])


@pytest.mark.parametrize("is_new_series", [False, True])
def test_a_quarter_reads_as_without_the_note_before_it_is_known_and_as_with_it_after(
    few, unnoted, is_new_series
):
    note(is_new_series=is_new_series)
    learned_later = {quarter: all_read(quarter) for quarter in (BEFORE, AFTER)}
    with db.open_store().write() as writer:
        writer.run("update comparability set known_from = '2022-01-01' where source = 's'")
        verdicts.assess_all(writer)
    known_always = all_read(AFTER)

    assert few.is_file()
    assert differing(learned_later[BEFORE], unnoted) == []
    # The note tells itself from when it is known, and the matrix of steps tells earlier quarters.
    assert set(differing(learned_later[AFTER], known_always)) <= {"comparability", "step_cells"}
    assert not learned_later[AFTER]["status"].equals(unnoted["status"])


def test_the_verdict_is_another_from_the_quarter_of_the_note_on(noted):
    assert noted.is_file()
    assert verdict(BEFORE) == ("off_track", "clear_improvement", "2022")
    assert verdict(AFTER) == ("no_status", "not_comparable", "2021")


def test_a_general_note_holds_until_the_districts_own_is_known(few):
    note("2022-01-01", is_judged=False)
    note("2023-03-01", "GA-631", is_new_series=True)

    assert few.is_file()
    assert verdict(BEFORE) == ("no_status", "not_comparable", "2021")
    # The first of a new series is measured again, and compares with nothing before it.
    assert verdict(AFTER) == ("no_status", "not_comparable", "2021")


def test_a_note_that_says_the_same_again_makes_no_verdict_twice(few):
    note("2022-01-01")
    once = len(db.open_store().rows("findings"))
    note("2023-03-01", "GA-631")

    assert few.is_file()
    assert len(db.open_store().rows("findings")) == once


def test_a_page_and_the_printed_status_of_an_earlier_quarter_stay_as_they_were(few):
    ask = ["status", "--csv", "--quarter", BEFORE]
    page_before = text_of(opened("overview", quarter=BEFORE))
    printed_before = CliRunner().invoke(main, ask).output
    note()

    assert few.is_file()
    assert text_of(opened("overview", quarter=BEFORE)) == page_before
    assert CliRunner().invoke(main, ask).output == printed_before
    assert text_of(opened("overview", quarter=AFTER)) != page_before


def test_a_published_review_says_what_the_working_database_says_of_its_quarter(noted):
    request = make.ReleaseRequest(AFTER, ANN, datetime(2023, 4, 20, 9, 30))
    made = make.release(db.open_store(), request, lambda _: None, lambda *_: {})
    with closing(releases.open_release(noted, made.number)) as store:
        released = {asked: verdict(asked, store) for asked in (BEFORE, AFTER)}
        rows = read("status", AFTER, store)
    working = read("status", AFTER)
    official = [frame[frame["batch_kind"] == "official"] for frame in (working, rows)]
    said = [frame[["result_id", "level", "change", "data_state"]] for frame in official]

    assert released == {asked: verdict(asked) for asked in (BEFORE, AFTER)}
    assert pd.DataFrame.equals(*[it.reset_index(drop=True) for it in said])


def test_a_result_that_came_after_a_later_year_decides_nothing_before(few):
    with db.open_store().write() as writer:
        writer.run(
            "update results set released_on = '2023-03-01' "
            "where indicator_id = 'graduation_rate_4yr' and period = '2021'"
        )
        verdicts.assess_all(writer)
    found = {quarter: read("status", quarter) for quarter in (BEFORE, AFTER)}
    years = {}
    for quarter, rows in found.items():
        own = rows[(rows["measure_id"] == "graduation-4yr") & (rows["period"] == "2022")]
        own = own[(own["organisation_level"] == "district") & (own["subgroup"] == "All Students")]
        years[quarter] = own["change_from_period"].tolist()

    assert few.is_file()
    assert years == {BEFORE: ["2020"], AFTER: ["2021"]}
