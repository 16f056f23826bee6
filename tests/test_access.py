"""Who may do what: everything that is not granted is denied, before anything is written."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitoring import access, clock, db, saving
from monitoring.access import NotAllowedError, SignedOutError, local, machine, trail
from monitoring.db.query_rows import AuditRows
from monitoring.errors import InputError
from monitoring.pipeline import build, load_file, sample, targets, undo
from monitoring.pipeline.target_check import TargetInput
from monitoring.releases import listed, make
from monitoring.releases.deck_template import set_deck_look
from monitoring.result_files.model import Answers
from monitoring.rows import each
from monitoring.updates import Entry
from monitoring.vocabulary import Implementation
from monitoring.vocabulary.access import AccessFault, Action, Event, Role, ScopeKind
from monitoring.wording import audit
from tests.support.databases import copied, in_use
from tests.support.people import ANN, at, claims, signed_in, stranger

QUARTER = "2022-23-Q2"
NOW = at("2026-11-29T09:00:00")
STEP = ScopeKind.STEP, "G1.1"
# What somebody asks for is at fault in each of these, but for that the rules of who may come first.
ASKS = {
    Action.READ: lambda store, by: access.require(store, by, Action.READ),
    Action.UPDATE: lambda store, by: saving.save(store, update(), by=by, base_revision=0, now=NOW),
    Action.LOAD: lambda _, by: load_file.load(Path("nowhere.csv"), by=by),
    Action.UNDO: lambda _, by: undo.undo(999, by),
    Action.TEXT: lambda store, by: text(store, by, "x" * 3000),
    Action.DECIDE: lambda store, by: saving.save_decision(
        store, saving.DecisionInput(QUARTER, "", "", "", ""), by=by, now=NOW
    ),
    Action.MARK: lambda store, by: saving.mark_reviewed(store, "no quarter", by=by, now=NOW),
    Action.PUBLISH: lambda store, by: make.release(
        store, make.ReleaseRequest("no quarter", by, NOW), lambda _: None
    ),
    Action.SAMPLE: lambda store, by: sample.add_sample(store, by),
    Action.PLAN: lambda _, by: build.build(Path("no_plan.docx"), lambda _: None, by),
    Action.TARGET: lambda store, by: targets.change_target(
        store, TargetInput("no measure", "", ""), by=by
    ),
    Action.GRANT: lambda store, by: access.grant(
        store, access.GrantInput("no e-mail", Role.VIEWER), by=by
    ),
    Action.AUDIT: lambda store, by: access.audit_rows(store, by),
    Action.TEMPLATE: lambda store, by: set_deck_look(store, "x", b"no deck", by=by, now=NOW),
}
# By hand, and not from the table of the product: what each role may do.
MAY = {
    "viewer": "read",
    "coordinator": "read update load undo",
    "reviewer": "read text decide mark",
    "publisher": "read mark publish audit",
    "administrator": "read update load undo text decide mark publish sample plan target grant "
    "audit template",
}


def update(step="G1.1", happened=""):
    return Entry(step, QUARTER, Implementation.UNDER_WAY, happened=happened, comes_next=happened)


def text(store, by, words, part="why"):
    place = (QUARTER, "G2", part)
    base = saving.text_of(store, *place).revision
    return saving.save_text(store, place, words, by=by, base=base, now=NOW)


@pytest.fixture(scope="module")
def shared(few_database, tmp_path_factory):
    """A database of a few results that all roles are tried on."""
    with in_use(copied(few_database, tmp_path_factory.mktemp("access"))) as path:
        yield path


@pytest.fixture(scope="module")
def people(shared):
    return {role: signed_in(f"{role.title()} One", Role(role)) for role in MAY}


@pytest.fixture
def store(few_database, tmp_path):
    with in_use(copied(few_database, tmp_path)):
        yield db.open_store()


def is_refused(ask, store, by):
    try:
        ask(store, by)
    except NotAllowedError:
        return True
    except (InputError, OSError):
        return False
    return False


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(MAY))
def test_a_role_may_do_what_the_table_says_and_nothing_else(shared, people, role, action):
    store = db.open_store()
    writes = store.writes

    refused = is_refused(ASKS[action], store, people[role])

    assert refused == (action not in MAY[role].split())
    assert store.writes == writes


def test_the_table_names_every_role_and_action():
    told = {str(role): {str(it) for it in its} for role, its in access.PERMISSIONS.items()}

    assert told == {role: set(names.split()) for role, names in MAY.items()}
    assert set(ASKS) == set(Action)


@pytest.mark.parametrize("action", list(Action))
def test_who_has_no_role_may_do_nothing(shared, action):
    assert is_refused(ASKS[action], db.open_store(), signed_in("Nobody Known"))


@pytest.mark.parametrize("action", list(Action))
def test_who_never_signed_in_may_do_nothing_whatever_they_say_of_themselves(shared, action):
    with pytest.raises(SignedOutError):
        ASKS[action](db.open_store(), stranger())


def test_a_coordinator_of_a_step_updates_that_step_alone(store):
    cora = signed_in("Cora Day", (Role.COORDINATOR, *STEP))

    saving.save(store, update(happened="Two meetings."), by=cora, base_revision=1, now=NOW)
    with pytest.raises(NotAllowedError):
        saving.save(store, update("G1.2", "Two."), by=cora, base_revision=0, now=NOW)
    with pytest.raises(NotAllowedError):
        saving.keep_draft(store, update("G1.2"), by=cora, base_revision=0, now=NOW)
    with pytest.raises(NotAllowedError):
        undo.undo(1, cora)
    cora.require(Action.READ)


HEAD = "indicator,period,organisation_level,organisation,subgroup,content_area,numerator,"
LINE = "benchmark_on_pace,2022-23-Q1,{level},{name},All Students,Mathematics,{n},240,District\n"


def own_figures(folder, *rows, n=94):
    file = folder / "own.csv"
    lines = (LINE.format(level=level, name=name, n=n) for level, name in rows)
    file.write_text(f"{HEAD}denominator,source\n{''.join(lines)}", encoding="utf-8")
    return file


def test_a_coordinator_of_a_school_loads_and_takes_back_what_is_of_that_school_alone(
    store, tmp_path
):
    both = [("school", "Adams High School"), ("school", "Baker High School")]
    known_by_name = Answers(may_add_schools=True)
    load_file.load(own_figures(tmp_path, *both), known_by_name, by=ANN)
    known = store.rows("organisations")
    schools = known[known["organisation_level"] == "school"].sort_values("organisation_id")
    one, other = schools["organisation"].tolist()[:2]
    school = (Role.COORDINATOR, ScopeKind.SCHOOL, schools["organisation_id"].iloc[0])
    cora = signed_in("Cora Day", school)
    before = store.rows("batches")

    for rows in ([("school", other)], [("school", one), ("school", other)], [("district", "")]):
        name = "Clayton County" if rows == [("district", "")] else ""
        file = own_figures(tmp_path, *((level, it or name) for level, it in rows), n=95)
        with pytest.raises(NotAllowedError):
            load_file.load(file, by=cora)
    assert store.rows("batches").equals(before)

    _, loaded = load_file.load(own_figures(tmp_path, ("school", one), n=96), by=cora)
    assert undo.undo(loaded.batch_id, cora).n_back == 1
    with pytest.raises(NotAllowedError):
        undo.undo(1, cora)


def coded(folder, code, name="Adams High School", n=97):
    file = own_figures(folder, ("school", name), n=n)
    text = file.read_text().replace("level,organisation,", "level,organisation,organisation_code,")
    file.write_text(text.replace(f",{name},", f",{name},{code},"), encoding="utf-8")
    return file


def test_a_role_for_a_school_stays_when_a_file_brings_the_schools_code(store, tmp_path):
    rows = [("school", "Adams High School")]
    load_file.load(own_figures(tmp_path, *rows), Answers(may_add_schools=True), by=ANN)
    known = store.rows("organisations").set_index("organisation")["organisation_id"]
    school = Role.COORDINATOR, ScopeKind.SCHOOL, known["Adams High School"]
    cora = signed_in("Cora Day", school)

    load_file.load(coded(tmp_path, "GA-631-0998"), by=ANN)
    _, by_name = load_file.load(own_figures(tmp_path, *rows, n=98), by=cora)
    _, by_code = load_file.load(coded(tmp_path, "GA-631-0998", n=99), by=cora)

    # It is one school still, with one result in force.
    known = store.rows("organisations")
    assert known["organisation"].tolist().count("Adams High School") == 1
    assert (by_name.n_superseding, by_code.n_superseding) == (1, 1)


def test_a_role_for_a_school_reaches_it_also_where_its_code_became_a_school_of_its_own(
    store, tmp_path
):
    rows = [("school", "Adams High School"), ("school", "Baker High School")]
    school = Role.COORDINATOR, ScopeKind.SCHOOL, "GA-631-adams-high-school"
    load_file.load(own_figures(tmp_path, *rows), Answers(may_add_schools=True), by=ANN)
    cora = signed_in("Cora Day", school)
    other = signed_in("Dee Fox", (*school[:2], "GA-631-baker-high-school"))
    with store.write() as writer:
        known = writer.rows("organisations")
        own = known[known["organisation"] == "Adams High School"]
        writer.insert("organisations", own.assign(organisation_id="GA-631-0998"))

    _, loaded = load_file.load(coded(tmp_path, "GA-631-0998"), by=cora)

    assert loaded.n_new == 1
    with pytest.raises(NotAllowedError):
        load_file.load(coded(tmp_path, "GA-631-0998", n=99), by=other)


def test_two_schools_of_one_name_in_a_file_keep_their_codes(store, tmp_path):
    rows = [("school", "Adams High School")]
    load_file.load(own_figures(tmp_path, *rows), Answers(may_add_schools=True), by=ANN)
    file = coded(tmp_path, "GA-631-0998")
    line = file.read_text().splitlines()[1]
    file.write_text(f"{file.read_text()}{line.replace('0998', '0999').replace('97', '90')}\n")

    _, loaded = load_file.load(file, by=ANN)

    assert loaded.n_new == 2
    ids = set(store.rows("organisations")["organisation_id"])
    assert {"GA-631-0998", "GA-631-0999", "GA-631-adams-high-school"} <= ids


def test_what_a_schools_coordinator_says_of_a_name_is_not_remembered_for_the_district(
    store, tmp_path
):
    rows = [("school", "Adams High School")]
    load_file.load(own_figures(tmp_path, *rows), Answers(may_add_schools=True), by=ANN)
    known = store.rows("organisations").set_index("organisation")
    school = ScopeKind.SCHOOL, known.loc["Adams High School", "organisation_id"]
    cora = signed_in("Cora Day", (Role.COORDINATOR, *school))
    file = own_figures(tmp_path, *rows, n=95)
    file.write_text(file.read_text().replace("All Students", "Newcomers"), encoding="utf-8")
    answers = Answers(matches={"Newcomers": "English Learners"})

    parsed, _ = load_file.load(file, answers, by=cora)

    assert parsed.rows["subgroup"].tolist() == ["English Learners"]
    assert store.rows("batch_matches").empty
    assert not (access.audit_rows(store, ANN)["event"] == Event.MAPPING).any()
    file.write_text(file.read_text().replace(",95,", ",96,"), encoding="utf-8")
    load_file.load(file, answers, by=ANN)
    assert store.rows("batch_matches")["name"].tolist() == ["newcomers"]


def test_a_draft_belongs_to_who_signed_in_and_not_to_a_name(store):
    first = signed_in("Ann Bell", Role.COORDINATOR, sub="1")
    second = signed_in("Ann Bell", sub="2", email="other@example.org")
    access.grant(store, access.GrantInput("other@example.org", Role.COORDINATOR), by=ANN)
    saving.keep_draft(store, update(happened="Mine."), by=first, base_revision=0, now=NOW)

    assert saving.draft_of(store, "G1.1", QUARTER, first).entry.happened == "Mine."
    assert saving.draft_of(store, "G1.1", QUARTER, second) is None
    assert saving.draft_of(store, "G1.1", QUARTER, ANN) is None
    saving.drop_draft(store, update(), second)
    assert saving.draft_of(store, "G1.1", QUARTER, replace(first, name="Ann Carr")) is not None


def test_signing_out_is_felt_before_the_next_write_and_by_a_copied_cookie(store):
    access.grant(store, access.GrantInput("rosa@example.org", Role.REVIEWER), by=ANN)
    cookie = access.sign_in_of(claims("Rosa Vega"))
    rosa = access.actor_of(store, cookie)
    text(store, rosa, "First.")

    access.sign_out(store, rosa)

    with pytest.raises(SignedOutError):
        text(store, rosa, "Second.")
    with pytest.raises(SignedOutError):
        access.actor_of(store, cookie)
    assert saving.text_of(store, QUARTER, "G2", "why").words == "First."
    again = access.actor_of(store, access.sign_in_of(claims("Rosa Vega", nonce="another")))
    assert again.may(Action.TEXT)


def test_a_role_that_is_taken_back_is_felt_before_the_next_write(store):
    rosa = signed_in("Rosa Vega", Role.REVIEWER)
    (number,) = access.all_grants(store, ANN)["grant_id"]

    access.revoke(store, int(number), by=ANN, why="Moved away.")

    with pytest.raises(NotAllowedError):
        text(store, rosa, "After.")
    (row,) = access.all_grants(store, ANN).itertuples()
    assert (row.email, row.role, row.revoked_by) == ("rosa@example.org", "reviewer", "Ann Bell")


def test_a_sign_in_ends_after_eight_hours(store, monkeypatch):
    rosa = signed_in("Rosa Vega", Role.REVIEWER)
    began = clock.now()

    monkeypatch.setattr(clock, "now", lambda: began + timedelta(hours=7, minutes=59))
    text(store, rosa, "In time.")
    monkeypatch.setattr(clock, "now", lambda: began + timedelta(hours=8))

    with pytest.raises(SignedOutError):
        text(store, rosa, "Too late.")


def test_a_cookie_that_is_first_seen_a_day_after_it_was_issued_lets_nobody_in(store):
    issued = int((clock.now() - timedelta(days=1)).timestamp())

    with pytest.raises(SignedOutError):
        signed_in("Rosa Vega", Role.REVIEWER, iat=issued)


def test_an_email_that_the_issuer_has_not_checked_claims_no_role(store):
    access.grant(store, access.GrantInput("rosa@example.org", Role.ADMINISTRATOR), by=ANN)

    taken = signed_in("Not Rosa", email="rosa@example.org", email_verified=False)

    assert taken.roles == ()
    own = access.sign_in_of(claims("Rosa Vega", email_verified=None), trusts_email=True)
    assert access.actor_of(store, own).is_administrator


def test_an_email_of_which_an_issuer_says_nothing_is_not_checked(store):
    access.grant(store, access.GrantInput("rosa@example.org", Role.VIEWER), by=ANN)
    said = {key: it for key, it in claims("Rosa Vega").items() if key != "email_verified"}

    assert access.actor_of(store, access.sign_in_of(said)).roles == ()


def test_a_sign_in_is_of_its_own_person_alone(store):
    ada = signed_in("Ada Hill", Role.ADMINISTRATOR)
    rosa = signed_in("Rosa Vega", Role.VIEWER)

    for other in (replace(rosa, subject=ada.subject), replace(ada, session_id=rosa.session_id)):
        with pytest.raises(SignedOutError):
            access.as_of_now(store, other)


def test_a_sign_in_that_is_issued_in_the_future_ends_eight_hours_from_now(store, monkeypatch):
    now = clock.now()
    issued = int((now + timedelta(days=365)).timestamp())
    rosa = signed_in("Rosa Vega", Role.REVIEWER, iat=issued)

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=8, minutes=1))

    with pytest.raises(SignedOutError):
        text(store, rosa, "Too late.")


def test_a_school_is_no_step_and_a_step_is_no_school():
    of_school = access.Granted(Role.COORDINATOR, ScopeKind.SCHOOL, "G1.1")

    assert not of_school.reaches(Action.UPDATE, {ScopeKind.SCHOOL: "G1.1"})
    assert not of_school.reaches(Action.UPDATE, {ScopeKind.STEP: "G1.1"})
    assert not of_school.reaches(Action.LOAD, {ScopeKind.STEP: "G1.1"})
    assert of_school.reaches(Action.LOAD, {ScopeKind.SCHOOL: "G1.1"})


def test_a_role_goes_to_who_signed_in_last_with_an_email_that_changed_hands(store):
    before = signed_in("Rosa Vega", iat=int((clock.now() - timedelta(hours=2)).timestamp()))
    after = signed_in("Rosa Younger", email="rosa@example.org", sub="younger")

    access.grant(store, access.GrantInput("rosa@example.org", Role.REVIEWER), by=ANN)

    assert access.as_of_now(store, before).roles == ()
    assert access.as_of_now(store, after).may(Action.TEXT)


def test_a_role_that_was_claimed_stays_with_its_person_when_the_email_goes_to_another(store):
    rosa = signed_in("Rosa Vega", Role.ADMINISTRATOR)
    other = signed_in("Rosa Younger", email="rosa@example.org", sub="younger")

    assert access.as_of_now(store, rosa).is_administrator
    assert other.roles == ()


def test_the_last_administrator_cannot_give_up_the_role(store):
    ada = signed_in("Ada Hill", Role.ADMINISTRATOR)
    # Whoever may only read could grant nothing after it.
    signed_in("Rosa Vega", Role.VIEWER)

    with pytest.raises(access.GrantRefusedError) as refused:
        access.revoke(store, 1, by=ada)

    assert refused.value.code == AccessFault.LAST_ADMINISTRATOR
    # The machine's administrator stays, and grants anew.
    access.revoke(store, 1, by=ANN)
    assert access.as_of_now(store, ada).roles == ()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (("rosa", Role.VIEWER), AccessFault.NOT_AN_EMAIL),
        (("r@x.org", Role.COORDINATOR, ScopeKind.STEP, "G9.9"), AccessFault.UNKNOWN_SCOPE),
        (("r@x.org", Role.REVIEWER, ScopeKind.STEP, "G1.1"), AccessFault.SCOPE_NOT_TAKEN),
    ],
)
def test_a_role_that_makes_no_sense_is_not_granted(shared, wanted, code):
    with pytest.raises(access.GrantRefusedError) as refused:
        access.grant(db.open_store(), access.GrantInput(*wanted), by=ANN)

    assert refused.value.code == code


# Marks -----------------------------------------------------------------------------------


def test_a_mark_vouches_for_words_and_not_for_times_whatever_the_clock_says(store):
    text(store, ANN, "As it was read.")
    saving.mark_reviewed(store, QUARTER, by=ANN, now=NOW)
    assert saving.reviewer_of(store, QUARTER) == "Ann Bell"

    # The clock is set back by a year: the words are saved "before" the mark.
    place = (QUARTER, "G2", "why")
    earlier = NOW - timedelta(days=365)
    saving.save_text(store, place, "Changed since.", by=ANN, base=1, now=earlier)

    assert saving.reviewer_of(store, QUARTER) == ""


def test_a_mark_vouches_for_the_updates_and_loads_behind_the_words(store):
    saving.mark_reviewed(store, QUARTER, by=ANN, now=NOW)
    saving.save(store, update(happened="Later."), by=ANN, base_revision=1, now=NOW)
    assert saving.reviewer_of(store, QUARTER) == ""

    saving.mark_reviewed(store, QUARTER, by=ANN, now=NOW)
    assert saving.reviewer_of(store, QUARTER) == "Ann Bell"
    sample.remove_sample(store, ANN)
    assert saving.reviewer_of(store, QUARTER) == ""


def stands(store, publisher):
    return saving.vouching(store, QUARTER).is_enough_for(publisher.person)


def test_who_wrote_the_review_is_not_the_only_one_who_marks_it_and_two_people_publish(store):
    rosa = signed_in("Rosa Vega", Role.REVIEWER)
    omar = signed_in("Omar Reed", Role.REVIEWER)
    pia = signed_in("Pia Long", Role.PUBLISHER)
    text(store, rosa, "Why it is so.")
    assert not stands(store, pia)

    saving.mark_reviewed(store, QUARTER, by=rosa, now=NOW)
    assert not stands(store, pia)  # its writer alone marked it

    saving.mark_reviewed(store, QUARTER, by=pia, now=NOW)
    assert stands(store, pia)  # she did not write it, and is not the only one who marked it

    text(store, rosa, "Another reason.")
    saving.mark_reviewed(store, QUARTER, by=pia, now=NOW)
    assert not stands(store, pia)  # who marked it publishes it alone
    saving.mark_reviewed(store, QUARTER, by=omar, now=NOW)
    assert stands(store, pia)


def test_two_typed_names_are_one_person(store):
    text(store, local("Ann Bell"), "Why.")
    saving.mark_reviewed(store, QUARTER, by=local("Ben Cole"), now=NOW)

    assert not stands(store, local("Cy Dorn"))


@pytest.mark.parametrize(
    ("by", "because"),
    [("publisher", ""), ("publisher", "The board meets."), ("administrator", " ")],
)
def test_only_an_administrator_publishes_alone_and_says_why(shared, people, by, because):
    asked = make.ReleaseRequest(QUARTER, people[by], NOW, alone_because=because)

    with pytest.raises(NotAllowedError) as refused:
        make.release(db.open_store(), asked, lambda _: None)

    assert refused.value.code == AccessFault.ALONE
    assert not Path(f"{shared}.releases").exists()


def test_what_is_written_while_a_review_is_made_is_vouched_for_by_nobody(store):
    rosa, omar = (signed_in(name, Role.REVIEWER) for name in ("Rosa Vega", "Omar Reed"))
    pia = signed_in("Pia Long", Role.PUBLISHER)
    text(store, rosa, "Why it is so.")
    saving.mark_reviewed(store, QUARTER, by=omar, now=NOW)
    assert stands(store, pia)

    def meanwhile(*_):
        text(store, rosa, "Another reason.")
        return {}

    with pytest.raises(NotAllowedError) as refused:
        make.release(store, make.ReleaseRequest(QUARTER, pia, NOW), lambda _: None, meanwhile)

    assert refused.value.code == AccessFault.ALONE
    assert listed(store.path) == []


# The audit trail -------------------------------------------------------------------------


def test_every_change_is_a_row_with_what_was_before_and_after(store):
    rosa = signed_in("Rosa Vega", Role.REVIEWER)
    text(store, rosa, "First.")
    text(store, rosa, "Second.")

    rows = access.audit_rows(store, ANN)

    assert rows["event"].tolist() == ["build", "grant", "sign_in", "text", "text"]
    last = rows.iloc[-1]
    assert (last["name"], last["issuer"], last["subject"]) == (
        "Rosa Vega",
        "https://login.example.org",
        "rosa-vega",
    )
    assert (last["about"], last["before"], last["after"]) == (
        "2022-23-Q2 G2 why",
        '{"revision": 1, "text": "First."}',
        '{"revision": 2, "text": "Second."}',
    )
    assert access.verify(store).broken_at is None


def test_what_is_not_saved_leaves_no_row(store):
    before = access.verify(store)

    with suppress(InputError):
        text(store, ANN, "x" * 3000)

    assert access.verify(store) == before


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("update audit_trail set name = 'Somebody else' where sequence = 2", 2),
        ("update audit_trail set after = '' where sequence = 3", 3),
        ("delete from audit_trail where sequence = 2", 3),
        ("update audit_trail set done_at = done_at - interval 1 day where sequence = 1", 1),
        ("delete from audit_trail where sequence = 1", 2),
        ("insert into audit_trail select * replace (5 as sequence) from audit_trail limit 1", 5),
        (
            "insert into audit_trail by name"
            " select * replace (5 as sequence, sha256 as previous_sha256)"
            " from audit_trail where sequence = 4",
            5,
        ),
    ],
)
def test_a_row_that_was_changed_or_taken_out_breaks_the_chain(store, tampering, broken_at):
    for words in ("One.", "Two.", "Three."):
        text(store, ANN, words)
    whole = access.verify(store)
    assert (whole.n_rows, whole.broken_at) == (4, None)

    with store.write() as writer:
        writer.run(tampering)

    assert access.verify(store).broken_at == broken_at


@pytest.mark.parametrize(
    ("cut", "missing"),
    [
        (1, {"build": 1, "grant": 2, "revocation": 1, "sign_in": 1, "text": 2}),
        (3, {"grant": 1, "revocation": 1, "sign_in": 1, "text": 2}),
        (7, {"revocation": 1}),
    ],
)
def test_a_trail_that_was_emptied_or_cut_off_is_not_whole_where_the_tables_show_more(
    store, cut, missing
):
    signed_in("Rosa Vega", Role.REVIEWER)
    for words in ("One.", "Two."):
        text(store, ANN, words)
    number = access.grant(store, access.GrantInput("al@example.org", Role.VIEWER), by=ANN)
    access.revoke(store, number, by=ANN)
    assert access.verify(store).is_whole
    with store.write() as writer:
        order = writer.read("select event from audit_trail order by sequence")["event"].tolist()
        writer.run("delete from audit_trail where sequence >= $cut", {"cut": cut})

    found = access.verify(store)

    assert order == ["build", "grant", "sign_in", "text", "text", "grant", "revocation"]
    assert (found.broken_at, found.missing, found.is_whole) == (None, missing, False)
    said = audit.rows_are_missing({"build": 1, "load": 2})
    assert said == (
        "The audit trail is not whole: the database shows more than its rows tell. Rows that are "
        "missing: Database built: 1; File loaded: 2. A backup from before has them; copy this file "
        "before anything else."
    )


def test_commands_and_the_one_person_of_a_machine_are_administrators():
    for by in (machine("ann"), local("Ann Bell")):
        assert all(by.may(action) for action in Action)
        assert by.person == ""


def test_every_event_has_a_name():
    from monitoring.wording import access as words

    assert all(map(audit.event, Event))
    assert all(map(words.action, Action))
    assert all(map(words.role, Role))


def test_a_row_that_was_written_anew_with_its_own_hash_breaks_the_chain_at_the_next(store):
    for words in ("One.", "Two.", "Three."):
        text(store, ANN, words)
    row = next(it for it in each(access.audit_rows(store, ANN), AuditRows) if it.sequence == 2)
    forged = row._replace(name="Somebody else")

    with store.write() as writer:
        writer.run(
            "update audit_trail set name = $name, sha256 = $sha256 where sequence = 2",
            {"name": forged.name, "sha256": trail._hash(forged._asdict())},
        )

    assert access.verify(store).broken_at == 3
