"""What is confirmed before a review is published: few students in its words, and the sample."""

from contextlib import closing
from datetime import datetime

import pytest
from click.testing import CliRunner

from monitoring import db, releases, saving
from monitoring.access import machine
from monitoring.commands.main import main
from monitoring.disclosure.free_text import groups_named, small_counts
from monitoring.releases import make
from monitoring.releases.doubts import doubts
from monitoring.vocabulary.doubts import Doubt
from monitoring.vocabulary.versions import ReleaseFault
from tests.support.pine_plan import made

NOW = datetime(2023, 1, 3, 10)
ANN = machine("Ann Bell")
QUARTER = "2022-23-Q2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We lost 7 students this year.", ("7 students",)),
        ("Seven of our seniors left, and 3 girls.", ("Seven of our seniors", "3 girls")),
        ("9 out of 12 English learners moved", ("9 out of 12 English learners",)),
        ("six  homeless\nstudents; six homeless students", ("six homeless students",)),
        ("only one child", ("one child",)),
        ("Two 9th graders", ("Two 9th graders",)),
        ("270 students, 1,234 students, 12 students, 10 pupils", ()),
        ("5% of students are 3 points below", ()),
        ("Grade 9 students, Quarter 2 students, step 3 students", ()),
        ("We meet 3 times with students of 2 schools with 40 students", ()),
        ("", ()),
    ],
)
def test_counts_of_few_students_are_found_in_what_people_write(text, found):
    assert small_counts(text) == found


def test_groups_are_found_by_their_whole_names_only():
    groups = ("Homeless", "Asian", "American Indian or Alaska Native")

    text = "Our homeless students; Caucasian; american indian\nor Alaska Native"

    assert groups_named(text, groups) == ("Homeless", "American Indian or Alaska Native")


WRITTEN = """
insert into rules (rule_version, confidence, confidence_outer, min_n_for_status,
    min_points_for_projection, band_narrow, band_wide, projection_decimals, is_current, adopted_on,
    description)
values ('1', .95, .998, 15, 4, .8, .95, 1, true, '2022-01-01', 'w');
insert into organisations values ('GA-1', 'district', 'Pine County', true);
insert into subgroups values ('Homeless', 'other', null, 1), ('Migrant', 'other', null, 2),
    ('Foster', 'other', null, 3), ('Black', 'race/ethnicity', null, 4);
insert into results (result_id, batch_id, indicator_id, period, organisation_id, subgroup,
    denominator, value, data_state, released_on, source)
values (1, 1, 'bench', '2022-23-Q2', 'GA-1', 'Homeless', 29, 40, 'measured', '2022-12-20', 's'),
    (2, 1, 'bench', '2022-23-Q2', 'GA-1', 'Migrant', null, null, 'hidden', '2022-12-20', 's'),
    (3, 1, 'bench', '2022-23-Q2', 'GA-1', 'Foster', 30, 40, 'measured', '2022-12-20', 's');
insert into review_texts values ('2022-23-Q2', 'G1', 'why', 1, '2023-01-03', 'Ann',
    'Homeless, foster and Black students came more often.');
insert into review_decisions values (1, 1, '2022-23-Q2', 'G1', 'Call 2 families.', 'Coach',
    '2023-01-31', 'done', 'Called 4 families.', '2023-01-03', 'Ann');
update step_updates
set happened = 'Met 3 parents.', comes_next = 'Meet 5 parents.', judgment_words = 'Helps migrant'
where update_id = 2;
"""


def test_every_text_that_is_published_is_searched_for_few_students_and_small_groups(tmp_path):
    with closing(made(tmp_path / "pine.duckdb")) as store:
        with store.write() as writer:
            writer.script(WRITTEN)
        found = doubts(store, QUARTER)

    # Of fewer than 30 students, or hidden: two of the four groups that are named.
    assert [(it.kind, it.where, it.words) for it in found if it.kind != Doubt.SAMPLE] == [
        (Doubt.SMALL_GROUP, "G1", "Homeless"),
        (Doubt.SMALL_COUNT, "1", "2 families"),
        (Doubt.SMALL_COUNT, "1", "4 families"),
        (Doubt.SMALL_COUNT, "G1.1", "3 parents"),
        (Doubt.SMALL_COUNT, "G1.1", "5 parents"),
        (Doubt.SMALL_GROUP, "G1.1", "Migrant"),
    ]


def test_nothing_doubtful_is_published_that_nobody_confirmed(own_few):
    store = db.open_store()
    place = (QUARTER, "G1", "why")
    saving.save_text(store, place, "We lost 7 students.", by=ANN, base=0, now=NOW)
    decision = saving.DecisionInput(QUARTER, "G1.4", "Call 2 families.", "Coach", "2023-01-31")
    saving.save_decision(store, decision, by=ANN, now=NOW)
    of_another = ("2021-22-Q2", "G1", "why")
    saving.save_text(store, of_another, "9 students", by=ANN, base=0, now=NOW)

    found = doubts(store, QUARTER, "We forgot three girls.")
    told = CliRunner().invoke(
        main, ["release", "--quarter", QUARTER, "--yes", "--with-sample", "--confirm", "7 students"]
    )
    asked = make.ReleaseRequest(QUARTER, ANN, NOW, confirmed=frozenset({"7 students"}))
    with pytest.raises(make.UnconfirmedError) as refused:
        make.release(store, asked, lambda _: None)

    assert [(it.kind, it.where, it.words) for it in found] == [
        (Doubt.SAMPLE, "", ""),
        (Doubt.SMALL_COUNT, "G1", "7 students"),
        (Doubt.SMALL_COUNT, "1", "2 families"),
        (Doubt.SMALL_COUNT, "", "three girls"),
    ]
    assert refused.value.code == ReleaseFault.UNCONFIRMED
    assert refused.value.facts["words"] == ("sample", "2 families")
    assert told.exit_code == 1
    assert "2 families" in told.stderr
    assert "7 students" not in told.stderr
    assert releases.listed(own_few) == []
