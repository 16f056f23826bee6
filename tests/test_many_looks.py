"""Many looks in the shipped results: the lists of schools, of groups, and when a zone is known."""

import pytest
from scipy.stats import false_discovery_control

from monitoring import db
from monitoring.brief.make import brief
from tests.support.databases import copied, in_use

ELA = {
    "indicator_id": "milestones_eog_proficient",
    "content_area": "English Language Arts",
    "grade_span": "All tested grades",
}
SCHOOLS = ELA | {"subgroup": "All Students"}


@pytest.fixture(scope="module")
def store(built_database, tmp_path_factory):
    """A copy that a test may write to."""
    with in_use(copied(built_database, tmp_path_factory.mktemp("many-looks"))):
        yield db.open_store()


@pytest.fixture(scope="module")
def lists(store):
    rows = store.read(
        "select * from school_lists inner join indicators using (indicator_id)"
        " where subgroup = 'All Students' and grade_span in ('', default_grade_span)"
    )
    return rows.set_index(["content_area", "period"])


def test_luck_alone_puts_23_of_52_schools_outside_and_ordinary_differences_leave_11(store, lists):
    row = lists.loc[("English Language Arts", "2022")]

    assert (row["n_placed"], row["n_outside_by_luck"], row["n_outside"]) == (52, 23, 11)
    # By an independent computation with numpy: 3.8602 points.
    assert round(row["tau"], 4) == 3.8602


def test_12_of_52_schools_changed_clearly_and_2_do_so_allowing_for_52_looks(store, lists):
    row = lists.loc[("English Language Arts", "2023")]
    assert (row["n_changes"], row["n_clear"], row["n_surviving"]) == (52, 12, 2)

    shown = store.read(
        db.sql_text("school_findings"), {"quarter": "2023-24-Q2", "period": "2023"} | SCHOOLS
    )
    assert set(shown["school_looks"].dropna()) == {52}
    assert shown["school_survives"].eq(True).sum() == 2
    assert shown["change"].isin(["clear_improvement", "clear_decline"]).sum() == 12


def test_changes_of_schools_spread_1_1_to_2_9_times_as_far_as_luck_alone(lists):
    spread = lists["spread"].round(1)

    assert spread["English Language Arts"].to_dict() == {
        **{"2022": pytest.approx(float("nan"), nan_ok=True)},
        **{"2023": 1.1, "2024": 1.1, "2025": 1.1},
    }
    assert spread[("Mathematics", "2023")] == 2.9
    assert spread[("Mathematics", "2025")] == 2.2
    assert spread["Science"].dropna().to_dict() == {"2023": 2.3, "2024": 1.7, "2025": 2.3}


def test_of_the_clear_improvers_of_2023_three_fell_back_in_2024(store):
    shown = store.read(
        db.sql_text("school_findings"), {"quarter": "2024-25-Q3", "period": "2024"} | SCHOOLS
    )
    improvers = shown[shown["earlier_change"] == "clear_improvement"]

    assert (len(improvers), int((improvers["change_points"] < 0).sum())) == (12, 3)


def test_a_pair_is_counted_on_the_side_the_plan_names(store):
    own = {"quarter": "2023-24-Q2", "organisation_id": "GA-631"} | ELA
    shown = store.read(db.sql_text("subgroup_findings"), own)
    of_year = shown[shown["period"] == "2023"].set_index("subgroup")

    sides = of_year.loc[of_year["is_other_side"]].index.tolist()
    assert {"Not English Learners", "Students without Disabilities", "Male"} <= set(sides)
    assert not of_year.loc["English Learners", "is_other_side"]
    counted = of_year["gap_looks"].dropna().unique()
    assert counted.tolist() == [(of_year["gap_p"].notna() & ~of_year["is_other_side"]).sum()]


def test_a_school_has_no_zone_before_the_districts_result_is_known(store):
    asked = {"quarter": "2022-23-Q1", "period": "2022"} | SCHOOLS
    known = store.read(db.sql_text("school_findings"), asked)
    assert known["funnel_zone"].notna().all()

    with store.write() as writer:
        writer.run("update findings set district_released_on = date '2022-10-01'")
        late = writer.read(db.sql_text("school_findings"), asked)
        later = writer.read(db.sql_text("school_findings"), asked | {"quarter": "2022-23-Q2"})
        writer.run("update findings set district_released_on = date '2022-08-31'")
    columns = ["district_value", "tau", "inner_low", "outer_high", "funnel_zone", "zone_by_luck"]
    assert late[columns].isna().all().all()
    assert len(late) == len(known)
    assert later["funnel_zone"].notna().all()


BEFORE, QUARTER = "2022-23-Q4", "2023-24-Q1"  # in which the results of 2023 became known


def test_the_clear_changes_of_a_quarter_hold_among_all_that_became_known_in_it(store):
    asked = {"before": BEFORE, "quarter": QUARTER}
    looked = store.read(db.sql_text("changed_looks"), asked)

    assert set(looked["n_looks"]) == {len(looked)}
    holds = false_discovery_control(looked["p"]) <= 0.05
    assert looked["is_surviving"].tolist() == holds.tolist()
    assert 0 < (looked["is_clear"] & looked["is_surviving"]).sum() < looked["is_clear"].sum()


def test_the_gaps_of_a_goal_hold_among_all_gaps_of_its_measures(store):
    looked = store.read(db.sql_text("gap_looks"), {"quarter": QUARTER})

    assert set(looked["n_looks"]) == {len(looked)}
    assert (
        looked["is_surviving"].tolist() == (false_discovery_control(looked["p"]) <= 0.05).tolist()
    )


def tried(store, statement, query, **asked):
    """Return what a query reads after a change that is taken back."""
    with store.write() as writer:
        writer.script("create temp table kept as from findings")
        writer.run(statement)
        rows = writer.read(db.sql_text(query), asked)
        writer.script("delete from findings; insert into findings from kept; drop table kept")
    return rows


@pytest.mark.parametrize(
    ("query", "asked", "made_up"),
    [
        (
            "changed_looks",
            {"before": BEFORE, "quarter": QUARTER},
            "update findings set batch_kind = 'sample'"
            " where change_p <= 0.02 or change_p between 0.03 and 0.05",
        ),
        (
            "gap_looks",
            {"quarter": QUARTER},
            "update findings set gap_p = case subgroup"
            " when 'Black' then 0.025 when 'Hispanic' then 0.045 else 0.9 end,"
            " batch_kind = if(subgroup = 'Hispanic', 'sample', batch_kind)"
            " where gap_p is not null",
        ),
    ],
)
def test_what_is_made_up_is_looked_at_apart_from_what_was_measured(store, query, asked, made_up):
    whole = store.read(db.sql_text(query), asked)
    chances = dict(store.read("select result_id, change_p from findings").to_numpy().tolist())

    looked = tried(store, made_up, query, **asked)

    if "measure_id" in looked:
        is_made_up = looked["is_sample"]
    else:
        chance = looked["result_id"].map(chances)
        is_made_up = (chance <= 0.02) | chance.between(0.03, 0.05)
    assert 0 < is_made_up.sum() < len(looked)
    for part in (looked[is_made_up], looked[~is_made_up]):
        assert set(part["n_looks"]) == {len(part)}
        holds = false_discovery_control(part["p"]) <= 0.05
        assert part["is_surviving"].tolist() == holds.tolist()
    assert looked["is_surviving"].tolist() != whole["is_surviving"].tolist()


def test_what_was_known_on_the_last_day_of_the_quarter_before_is_not_looked_at_again(store):
    asked = {"before": BEFORE, "quarter": QUARTER}
    on_last_day = "update findings set released_on = date '2023-06-30'"

    assert tried(store, on_last_day, "changed_looks", **asked).empty


def test_of_early_signs_only_the_change_of_all_students_is_looked_at(store):
    asked = {"before": "2022-23-Q1", "quarter": "2022-23-Q2"}
    by_chance = "update findings set change_p = 0.5, gap_change_p = 0.5"
    signs = store.read(
        "select result_id, subgroup from findings inner join followed_scopes"
        " using (indicator_id, content_area, grade_span) where scope_kind <> 'measure'"
    )
    groups = dict(signs.to_numpy().tolist())

    looked = tried(store, by_chance, "changed_looks", **asked)

    of_signs = looked[looked["result_id"].isin(groups)]
    assert len(of_signs) > 0
    assert set(of_signs["compared"]) == {"change"}
    assert set(of_signs["result_id"].map(groups)) == {"All Students"}


def test_a_review_tells_a_pair_once_and_no_group_that_moved_as_all_students_did(store):
    told = brief(store, QUARTER)
    lines = [it for it in told.changes if it.listed == "clear" and it.kind == "clear_result"]
    groups = [it.facts.subgroup for it in lines]

    assert "" in groups
    assert not {"Not English Learners", "Students without Disabilities", "Male"} & set(groups)
    # Mathematics clearly rose as a whole: Black students rose with it and are not told again.
    assert ("Mathematics, grades 3-8", "Black") not in {
        (it.facts.name, it.facts.subgroup) for it in lines
    }
    assert told.n_looks > 100
    assert told.n_echoes > 10
    assert any(it.is_alone for it in told.changes)
    assert not any(it.subgroup in ("Male", "Not English Learners") for it in told.gaps)
