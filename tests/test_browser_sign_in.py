"""Sign-in through a real provider in a real browser: who may do what on which page."""

import json
import os
import subprocess
import sys
import threading
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from monitoring import access, db
from monitoring.pipeline import load_file
from monitoring.vocabulary.access import Role
from monitoring.wording import access as words
from monitoring.wording import (
    audit,
    data_page,
    plan_page,
    review_form,
    screen,
    target_form,
    templates,
    update_form,
)
from tests.support.browser.looking import drawn
from tests.support.browser.opening import HEADINGS, new_context
from tests.support.browser.serving import PROJECT, free_port, serving
from tests.support.databases import copied, in_use
from tests.support.people import ANN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUARTER = "2022-23-Q2"
COLUMNS = "indicator,period,organisation_level,organisation,subgroup,content_area,numerator"
RESULT = "benchmark_on_pace,2022-23-Q1,district,Clayton County,All Students,Mathematics,94"
OWN_FILE = f"{COLUMNS},denominator,source\n{RESULT},240,District\n"
DONE = ".stApp[data-test-script-state='notRunning']"
ROLES = [str(role) for role in Role]
WORDS = review_form.part("why")
# What a page offers to whom, by hand: (page, what is drawn) -> the roles.
OFFERED = {
    ("step", update_form.form_title("G1.1", QUARTER)): "coordinator administrator",
    ("data", data_page.choose()): "coordinator administrator",
    ("data", data_page.take_back_title()): "coordinator administrator",
    ("data", plan_page.title()): "administrator",
    ("data", words.people_title()): "administrator",
    ("data", target_form.form_title()): "administrator",
    ("data", templates.title()): "administrator",
    ("data", audit.trail_title()): "publisher administrator",
    ("data", screen.sample_data()): "administrator",
    ("review", review_form.take_decision()): "reviewer administrator",
    ("review", WORDS): "reviewer administrator",
    ("review", review_form.mark_reviewed()): "reviewer publisher administrator",
    ("review", review_form.publish_now()): "publisher administrator",
}


def claims(role):
    mail = f"{role}@example.org"
    return {"sub": role, "name": f"Robin {role}", "email": mail, "email_verified": True}


@pytest.fixture(scope="module")
def provider():
    """A provider of identities on this machine, with a person for each role."""
    port = free_port()
    people = [one for role in (*ROLES, "nobody") for one in ("--user-claims", _json(role))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--host", "localhost", *people],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        for line in process.stderr:
            if "running on" in line:
                break
        # What it goes on to say is read, so that it never waits for who does not.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield f"http://localhost:{port}"
        process.terminate()


def _json(role):
    return json.dumps(claims(role))


@pytest.fixture(scope="module")
def database(few_database, tmp_path_factory):
    """A database in which everybody has the role of their name, and one file is loaded."""
    folder = tmp_path_factory.mktemp("roles")
    with in_use(copied(few_database, folder)) as path:
        for role in ROLES:
            wanted = access.GrantInput(f"{role}@example.org", Role(role))
            access.grant(db.open_store(), wanted, by=ANN)
        own = folder / "own.csv"
        own.write_text(OWN_FILE, encoding="utf-8")
        load_file.load(own, by=ANN)
    return path


@pytest.fixture(scope="module")
def server(database, provider, tmp_path_factory):
    folder, port = tmp_path_factory.mktemp("signed_in"), free_port()
    secrets = folder / ".streamlit/secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "of this test alone, and long enough"
client_id = "monitoring"
client_secret = "of this test alone"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    with serving(database, folder, port=port, HOME=str(folder)) as running:
        running.database = folder / "monitoring.duckdb"
        yield running


@pytest.fixture
def visit(chromium, server):
    """Come with a browser of one's own, signed in as somebody or not."""
    opened = []

    def coming(role="", cookies=()):
        context, _ = new_context(chromium, 1280)
        opened.append(context)
        context.add_cookies(list(cookies))
        page = context.new_page()
        page.goto(server.url)
        if role:
            page.get_by_role("button", name=words.sign_in("")).press("Enter")
            page.get_by_role("button", name=role, exact=True).click()
            page.wait_for_url(f"{server.url}/**")
        return page

    yield coming
    for context in opened:
        context.close()


def at(page, server, where):
    page.goto(f"{server.url}/{where}?quarter={QUARTER}&step=G1.1&goal=G1")
    return drawn(page, HEADINGS[f"/{where}"])


def offer(page, what):
    if what == WORDS:
        # Who may not write them reads them under the same words.
        return page.get_by_role("textbox", name=what)
    return page.get_by_text(what).or_(page.get_by_label(what))


def no_role(role):
    """Return the first sentence of it: the e-mail in the second becomes a link."""
    return words.no_role(f"Robin {role}", "").partition(". ")[0]


@pytest.mark.parametrize("where", ["", "data", "review", "step", "wall", "data?release=1"])
def test_who_is_not_signed_in_sees_the_way_in_and_nothing_else(visit, server, where):
    page = visit()
    page.goto(f"{server.url}/{where}")

    expect(page.get_by_text(words.sign_in_first())).to_be_visible()
    assert "Clayton" not in page.content()
    assert page.locator("input, textarea").count() == 0


@pytest.mark.parametrize("role", ROLES)
def test_pages_offer_to_each_role_what_the_table_says_and_nothing_else(visit, server, role):
    page = visit(role)
    expect(page.get_by_text(words.signed_in(f"Robin {role}", [words.role(role)]))).to_be_visible()

    for where in ("step", "data", "review"):
        at(page, server, where)
        own = {what: roles.split() for (place, what), roles in OFFERED.items() if place == where}
        # Those that are to come are waited for, so that those that are not had their time.
        for what in (it for it, roles in own.items() if role in roles):
            expect(offer(page, what).first).to_be_attached()
        expect(page.locator(DONE)).to_be_attached()
        found = {what for what in own if offer(page, what).count()}
        assert found == {what for what, roles in own.items() if role in roles}


def test_who_has_no_role_is_told_so_and_sees_nothing(visit):
    page = visit("nobody")

    expect(page.get_by_text(no_role("nobody"))).to_be_visible()
    assert "Clayton" not in page.content()


def test_signing_out_is_felt_in_every_tab_and_by_a_copied_cookie(visit, server):
    page = visit("viewer")
    expect(page.get_by_role("button", name=words.sign_out())).to_be_visible()
    stolen = page.context.cookies()
    (cookie,) = (one for one in stolen if one["name"] == "_streamlit_user")
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    other = page.context.new_page()
    at(other, server, "review")

    page.get_by_role("button", name=words.sign_out()).press("Enter")
    # The provider's own page, since it was asked to forget the sign-in as well.
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name=words.sign_in(""))).to_be_visible()
    other.get_by_role("link", name=HEADINGS["/data"]).first.click()
    expect(other.get_by_text(words.signed_out())).to_be_visible()

    thief = visit(cookies=stolen)
    expect(thief.get_by_text(words.signed_out())).to_be_visible()
    assert "Clayton" not in thief.content()


def test_a_role_that_is_taken_back_by_a_command_is_felt_at_the_next_run(visit, server):
    page = visit("reviewer")
    at(page, server, "review")
    number = ROLES.index("reviewer") + 1

    environment = {**os.environ, "MONITORING_DATABASE": str(server.database)}
    command = [sys.executable, "-m", "monitoring", "revoke", str(number)]
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout == f"{words.revoked(number)}\n"
    page.get_by_role("link", name=HEADINGS["/data"]).first.click()

    expect(page.get_by_text(no_role("reviewer"))).to_be_visible()


def test_a_header_that_names_somebody_is_not_believed(chromium, server):
    context = chromium.new_context(extra_http_headers={"X-Forwarded-User": "administrator"})
    page = context.new_page()
    page.goto(server.url)

    expect(page.get_by_text(words.sign_in_first())).to_be_visible()
    context.close()
    assert urlopen(f"{server.url}/_stcore/health").status == 200  # noqa: S310 - this machine's
