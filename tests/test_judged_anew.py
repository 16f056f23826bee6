"""A load judges only the tests that it touches, and leaves what judging everything would leave."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from monitoring import db
from monitoring.pipeline.batches import FileFacts, write_batch
from monitoring.pipeline.verdicts import assess_all, assess_touched
from monitoring.result_files import ParsedFile
from tests.support.databases import copied, in_use

N_BATCHES = 3
# A district that protects everything like its own figures, and does not count every student as
# poor: what the rule decides by other rows than those of a result then decides most. Schools are
# few, so that everything can be judged anew after each batch. Two targets were amended.
SMALL = """
insert into target_versions by name
select
    measure_id, 2 as version, indicator_id, content_area, grade_span,
    date '2022-11-05' as adopted_on, timestamp '2022-12-01 09:00:00' as saved_at,
    'Ann Bell' as saved_by, 'Because.' as reason, baseline_period,
    'reach_value' as target_kind, 40 as target_value, '2025' as deadline_period
from measures
where measure_id in ('eog-mathematics', 'graduation-4yr');
update disclosure set protection = 'strict';
update plan_facts set is_ticked = false;
delete from results where organisation_id not in (
    select organisation_id from (
        select organisation_id, row_number() over (order by organisation_id) as place
        from organisations where organisation_level = 'school'
    ) where place % 9 = 0
    union all select organisation_id from organisations where organisation_level <> 'school'
)
"""
ROWS = """
select
    results.* exclude (batch_id, value_code, superseded_by),
    organisations.organisation_level,
    organisations.organisation,
    organisations.organisation_id as organisation_code
from results
inner join organisations using (organisation_id)
where superseded_by is null
order by result_id
"""


@pytest.fixture(scope="module")
def judged(built_database, tmp_path_factory):
    """Such a database, judged: to copy."""
    path = copied(built_database, tmp_path_factory.mktemp("judged"))
    with in_use(path), db.open_store().write() as writer:
        writer.script(SMALL)
        assess_all(writer)
    return path


@pytest.fixture
def small(judged, tmp_path):
    with in_use(copied(judged, tmp_path)):
        yield db.open_store()


def changed(rows, chance):
    """Take some rows and change their figures, their dates, their states or their years."""
    n = len(rows)
    rows = rows.assign(line=range(2, n + 2), source="a file")
    students = rows["denominator"].fillna(60) + chance.integers(-9, 10, n)
    students = students.where(chance.random(n) < 0.8, chance.integers(8, 40, n)).round()
    passed = (students * chance.uniform(0.2, 1, n)).round()
    is_bare = chance.random(n) < 0.1
    is_same = chance.random(n) < 0.15
    is_hidden = ((students < 10) | (chance.random(n) < 0.1)) & ~is_same
    value = (100 * passed / students).mask(is_bare, (100 * passed / students).round(1))
    figures = {
        "numerator": passed.mask(is_bare),
        "denominator": students.mask(is_bare & (chance.random(n) < 0.5)),
        "value": value,
        "published_value": value.round(2),
    }
    for name, new in figures.items():
        rows[name] = new.mask(is_hidden).where(~is_same, rows[name])
    state = pd.Series("measured", index=rows.index).mask(is_hidden, "hidden")
    rows["data_state"] = state.where(~is_same, rows["data_state"])
    # Days stay: a year that is known before an earlier one has everything judged twice.
    rows["released_on"] = pd.to_datetime(rows["released_on"]).dt.date.astype("object")
    moved = rows["period"].isin(["2024", "2025"]) & (chance.random(n) < 0.3)
    rows["period"] = rows["period"].mask(moved, "2026")
    rows["released_on"] = rows["released_on"].mask(moved, date(2026, 7, 1))
    key = ["indicator_id", "period", "organisation_id", "content_area", "grade_span", "subgroup"]
    return rows.drop_duplicates(key).drop(columns=["organisation_id", "result_id"])


def batch(rows, number, kind):
    parsed = ParsedFile(("tidy",), rows.reset_index(drop=True), len(rows), 0, 0, None, None, ())
    return parsed, FileFacts(f"{number}.csv", f"{number}", kind, "Ann Bell", datetime(2026, 6, 1))


def derived(writer):
    """Return every table that is made by judging, in an order of its own rows."""
    tables = {}
    for name in db.DERIVED_TABLES:
        rows = writer.rows(name)
        tables[name] = rows.sort_values(list(rows.columns)).reset_index(drop=True)
    return tables


def same_as_all(writer, touched):
    assess_touched(writer, touched)
    found = derived(writer)
    assess_all(writer)
    for name, expected in derived(writer).items():
        pd.testing.assert_frame_equal(found[name], expected, check_exact=True, obj=name)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1])
def test_what_a_load_judges_is_what_judging_everything_gives(small, seed):
    chance = np.random.default_rng(seed)

    for number in range(N_BATCHES):
        with small.write() as writer:
            rows = writer.read(ROWS)
            tests = rows[["indicator_id", "content_area"]].drop_duplicates()
            picked = tests.sample(int(chance.integers(1, 4)), random_state=chance)
            rows = rows.merge(picked, on=list(picked.columns))
            rows = rows.sample(int(min(len(rows), chance.integers(1, 60))), random_state=chance)
            kind = "official" if chance.random() < 0.5 else "district"
            loaded = write_batch(writer, *batch(changed(rows, chance), number, kind))
            same_as_all(writer, loaded.touched)


def test_a_load_of_a_measures_own_result_tells_anew_what_is_latest_known(small):
    with small.write() as writer:
        before = writer.rows("latest_known_results")
        rows = writer.read(ROWS)
        is_own = (rows["organisation_level"] == "district") & (rows["subgroup"] == "All Students")
        own = rows[is_own & (rows["indicator_id"] == "graduation_rate_4yr")].tail(1)
        own = own.assign(numerator=own["denominator"] * 0.5, value=50.0, published_value=50.0)
        own["released_on"] = pd.to_datetime(own["released_on"]).dt.date.astype("object")
        own = own.assign(line=2, source="a file").drop(columns=["organisation_id", "result_id"])
        loaded = write_batch(writer, *batch(own, 1, "official"))
        same_as_all(writer, loaded.touched)

        assert not writer.rows("latest_known_results").equals(before)


NOTE = """
insert into comparability values (
    'graduation_rate_4yr', '', '2022', 'not_comparable', false, 'closed', 's', '', '2023-03-01'
);
delete from results
where indicator_id <> 'graduation_rate_4yr' and content_area <> 'Mathematics'
"""


def test_where_a_note_was_learned_later_a_load_leaves_what_judging_everything_would_leave(small):
    chance = np.random.default_rng(1)

    with small.write() as writer:
        writer.script(NOTE)
        assess_all(writer)
        rows = writer.read(ROWS)
        rows = rows[rows["content_area"] == "Mathematics"].head(5)
        loaded = write_batch(writer, *batch(changed(rows, chance), 1, "official"))
        same_as_all(writer, loaded.touched)
        last_days = set(writer.rows("findings")["known_until"].dt.year)

    assert last_days == {2022, 2199}


SIGNS = """
delete from results
where indicator_id not in ('benchmark_on_pace', 'chronic_absenteeism', 'suspension')
"""
DAYS = ("2022-12-15", "2023-01-20", "2023-04-20", "2023-07-20")


@pytest.mark.parametrize("seed", [3])
def test_figures_that_come_out_of_order_are_judged_as_judging_everything_would(small, seed):
    """A figure of December that is corrected in April parts what was known when."""
    chance = np.random.default_rng(seed)

    def out_of_order(number):
        rows = writer.read(ROWS)
        rows = rows[rows["indicator_id"] == chance.choice(rows["indicator_id"].unique())]
        rows = rows.sample(int(min(len(rows), chance.integers(1, 30))), random_state=chance)
        rows = changed(rows, chance)
        rows["released_on"] = [date.fromisoformat(it) for it in chance.choice(DAYS, len(rows))]
        return write_batch(writer, *batch(rows, number, "district"))

    with small.write() as writer:
        writer.script(SIGNS)
        assess_all(writer)
        for number in range(3):
            same_as_all(writer, out_of_order(number).touched)
        last_days = set(writer.rows("looks")["known_until"].dt.year)

    assert len(last_days) > 1


ECONOMIC = """
delete from results
where subgroup = 'Economically Disadvantaged' and (
    organisation_id <> 'GA-631' or period <> '2025' or grade_span <> 'All tested grades'
    or content_area not in ('Science', 'Mathematics')
)
"""
OBSTACLE = """
select gap_obstacle from findings
where subgroup = 'Economically Disadvantaged' and content_area = 'Science'
"""


def test_a_count_of_one_test_tells_of_another_without_counts(small):
    def load(area, **figures):
        rows = writer.read(ROWS)
        rows = rows[rows["subgroup"].isin(["All Students", "Economically Disadvantaged"])]
        is_own = (rows["organisation_id"] == "GA-631") & (rows["period"] == "2025")
        rows = rows[is_own & (rows["content_area"] == area)].assign(line=2, source="", **figures)
        rows["released_on"] = pd.to_datetime(rows["released_on"]).dt.date
        rows = rows[rows["grade_span"] == "All tested grades"]
        rows = rows.drop(columns=["organisation_id", "result_id"])
        loaded = write_batch(writer, *batch(rows, f"{area} {len(figures)}", "official"))
        assess_touched(writer, loaded.touched)
        return writer.read(OBSTACLE)["gap_obstacle"].tolist()

    with small.write() as writer:
        writer.script(ECONOMIC)
        assess_all(writer)
        rate = {"value": 50.1, "published_value": 50.1}

        half = {"All Students": 1000.0, "Economically Disadvantaged": 500.0}
        unknown = {"numerator": np.nan}
        load("Mathematics", denominator=lambda rows: rows["subgroup"].map(half), **unknown, **rate)
        before = load("Science", denominator=np.nan, **unknown, **rate)
        after = load("Mathematics", denominator=1000.0, numerator=501.0, value=50.1)

    assert before == ["no_counts"]
    assert after == ["nearly_all_economic"]


def test_a_file_that_says_nothing_new_touches_nothing(small):
    with small.write() as writer:
        rows = writer.read(ROWS)
        rows = rows[rows["subgroup"] == "White"].assign(line=2, source="", released_on=None)
        parsed, facts = batch(rows.drop(columns=["organisation_id", "result_id"]), 1, "official")

        loaded = write_batch(writer, parsed, facts)

    assert (loaded.n_new, loaded.n_superseding) == (0, 0)
    assert loaded.touched == frozenset()
