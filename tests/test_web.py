"""The door of the server: who may ask, what is there, and what every answer says to the browser."""

import asyncio
import gzip
import re
import socket
from contextlib import closing
from functools import cache
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from monitoring import web
from monitoring.commands.main import main
from monitoring.errors import InputError
from monitoring.ui.frontdoor import dashboard
from monitoring.ui.pages import PageId
from monitoring.vocabulary.access import AccessFault
from monitoring.vocabulary.web import WebFault
from monitoring.wording import pages as page_words
from monitoring.wording import web as words
from monitoring.wording.faults import said

HOST = "plan.example.org"
OWN = f"https://{HOST}"
SITE = web.Site.of("localhost", [OWN])
# Of all that Streamlit's server offers, what a page needs; the rest of it is not there.
NEEDED = {
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/upload_file/x/x",
    "/media/x",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
}
FOR_EVERYONE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
}


async def telling_too_much(scope, receive, send):
    """Answer as a server might that stands behind the door."""
    headers = [
        (b"server", b"Behind/1.0"),
        (b"Link", b"</_stcore/agent>"),
        (b"access-control-allow-origin", b"*"),
        (b"content-security-policy", b"default-src *"),
        (b"set-cookie", b"_session=1; Path=/"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"behind"})


@cache
def door(site):
    return dashboard(site, telling_too_much)


def ask(path, method="GET", host=HOST, site=SITE, kind="http", query="", **headers):
    """Return status, headers and content of an answer."""
    told = []

    async def send(message):
        told.append(message)

    given = {"host": host} | {name.replace("_", "-"): it for name, it in headers.items()}
    scope = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), it.encode()) for name, it in given.items() if it],
    }
    asyncio.run(door(site)(scope, None, send))
    if kind == "websocket":
        return told
    start, body = told
    found = [(name.decode().lower(), it.decode()) for name, it in start["headers"]]
    assert len({name for name, _ in found}) == len(found), found
    return start["status"], dict(found), body["body"]


def streamlits_routes():
    """Return (address, method) of each that Streamlit's server knows of itself."""
    nothing = SimpleNamespace(
        media_file_mgr=SimpleNamespace(_storage=None),
        uploaded_file_mgr=None,
        component_registry=None,
        bidi_component_registry=None,
        stats_mgr=None,
    )
    return sorted(
        (re.sub(r"\{[^}]*\}", "x", route.path) or "/", method)
        for route in create_streamlit_routes(nothing)
        for method in getattr(route, "methods", None) or ["GET"]
    )


def test_every_route_says_what_a_browser_must_know_and_only_what_is_needed_is_there():
    routes = streamlits_routes()
    others = ["/nope", "/goals/nope", "/_stcore/script-health-check", "/app/static/x", "/static/"]
    pages = ["/", *(f"/{page_id}" for page_id in PageId if page_id != PageId.OVERVIEW)]

    answers = {
        (path, method): ask(path, method)
        for path, method in [*routes, *((path, "GET") for path in (*others, *pages))]
    }

    assert len(routes) > 40
    for (path, method), (status, headers, _) in answers.items():
        is_there = path in NEEDED or path in pages
        assert (status == 200) == is_there, (path, method)
        assert status in {200, 404}
        assert headers.items() >= FOR_EVERYONE.items(), path
        assert not {"server", "link", "access-control-allow-origin"} & headers.keys()
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert "*" not in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self' 'unsafe-inline'" not in policy


def test_the_first_page_is_found_under_its_name_too_with_every_choice():
    asked = [ask("/overview", query=it) for it in ("", "quarter=2022-23-Q2&release=1")]

    assert [(status, headers["location"]) for status, headers, _ in asked] == [
        (307, "/"),
        (307, "/?quarter=2022-23-Q2&release=1"),
    ]
    assert all(headers.items() >= FOR_EVERYONE.items() for _, headers, _ in asked)


def test_a_file_of_people_may_do_nothing_in_the_browser_and_is_kept_by_none():
    _, headers, _ = ask("/media/0a1b.html")

    assert headers["content-security-policy"].endswith("sandbox")
    assert "script-src" not in headers["content-security-policy"]
    assert headers["cache-control"] == "private, no-store"


def test_cookies_go_by_tls_alone_where_people_come_by_tls():
    _, secure, _ = ask("/_stcore/health")
    _, plain, _ = ask("/_stcore/health", host="localhost:8501")

    assert secure["set-cookie"] == "_session=1; Path=/; Secure"
    assert plain["set-cookie"] == "_session=1; Path=/"
    assert "strict-transport-security" not in plain


@pytest.mark.parametrize(
    "host",
    [
        *("", "evil.example", f"{HOST}.evil.example", f"evil.{HOST}", f"{HOST}@evil.example"),
        *(f"{HOST}:x", f"{HOST}; script-src *", f"{HOST}/", f"{HOST} ", "0.0.0.0", "10.0.0.7"),  # noqa: S104
    ],
)
def test_nobody_is_answered_under_another_name(host):
    status, headers, content = ask("/", host=host)
    told = ask("/_stcore/stream", host=host, kind="websocket")

    assert (status, content.decode().strip()) == (400, words.other_host())
    assert headers.items() >= {"x-frame-options": "DENY"}.items()
    assert [message["type"] for message in told] == ["websocket.close"]


@pytest.mark.parametrize("host", [HOST, HOST.upper(), f"{HOST}.", "localhost:8501", "[::1]:8501"])
def test_the_names_of_the_server_are_known_however_they_are_written(host):
    assert ask("/", host=host)[0] == 200


@pytest.mark.parametrize(
    ("origin", "is_taken"),
    [
        *((None, True), (OWN, True), ("http://localhost:8501", False), ("null", False)),
        *((f"{OWN}:444", False), (f"{OWN}.evil.example", False), ("https://evil.example", False)),
        ("file://", False),
    ],
)
def test_pages_of_others_ask_nothing_by_no_way(origin, is_taken):
    status, _, _ = ask("/_stcore/upload_file/x/x", "PUT", origin=origin)
    told = ask("/_stcore/stream", kind="websocket", origin=origin)

    assert status == (200 if is_taken else 403)
    assert told[0]["type"] == ("http.response.start" if is_taken else "websocket.close")


def test_a_proxy_that_names_itself_to_the_server_does_not_keep_its_own_pages_out():
    behind = web.Site.of("::", [f"{OWN}:8443", "http://plan"])

    assert ask("/_stcore/health", host=HOST, origin=f"{OWN}:8443", site=behind)[0] == 200
    assert ask("/_stcore/health", host="plan", origin="http://plan", site=behind)[0] == 200


@pytest.mark.parametrize(
    "address", ["plan.example.org", "ftp://plan", "https://", "https://a b", "https://plan/app", ""]
)
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(web.AddressError) as refused:
        web.Site.of("localhost", [address])

    assert refused.value.code == WebFault.NOT_AN_ADDRESS


def test_nobody_is_let_in_through_a_port_that_is_held_before_the_server_listens():
    with closing(web.bound("127.0.0.1", 0)) as held:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(held.getsockname())
        web.listen(held)
        socket.create_connection(held.getsockname()).close()

        with pytest.raises(web.AddressError) as refused:
            web.bound(*held.getsockname())
        assert refused.value.code == WebFault.NO_PORT


def test_of_two_servers_that_start_on_one_port_the_second_is_refused():
    with closing(web.bound("127.0.0.1", 0)) as first:
        with closing(web.bound(*first.getsockname())) as second:
            web.listen(first)
            with pytest.raises(web.AddressError) as refused:
                web.listen(second)
        port = first.getsockname()[1]

    assert refused.value.facts["port"] == port
    assert refused.value.code == WebFault.NO_PORT


def test_files_and_pages_go_out_compressed_once_and_whole_to_who_cannot_unpack(tmp_path):
    script = b"let a = 1;\n" * 500
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "a.1234.js").write_bytes(script)
    files = web.Files(tmp_path, "/static/")
    site = {"site": SITE, "needed": "/static/.+", "pages": {}, "scripts": [], "of_people": "/m/"}

    def get(**headers):
        front = web.Front(telling_too_much, files=files, **site)
        told = []

        async def send(message):
            told.append(message)

        given = [(b"host", HOST.encode()), *((k.encode(), v.encode()) for k, v in headers.items())]
        scope = {"type": "http", "method": "GET", "path": "/static/js/a.1234.js", "headers": given}
        asyncio.run(front(scope, None, send))
        return dict(told[0]["headers"]), told[1]["body"]

    headers, content = get(**{"accept-encoding": "br, gzip"})
    (tmp_path / "js" / "a.1234.js").write_bytes(b"changed")
    again = get(**{"accept-encoding": "gzip"})[1]

    assert gzip.decompress(content) == script
    assert again == content
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"vary"] == b"Accept-Encoding"
    assert b"immutable" in headers[b"cache-control"]
    assert get(**{"accept-encoding": "gzip;q=0, br"})[1] == b"behind"
    assert get()[1] == b"behind"


def test_the_frame_of_a_page_speaks_of_this_product_alone():
    _, headers, content = ask("/goals")
    frame = content.decode()

    assert f"<title>{page_words.product()}</title>" in frame
    assert words.without_scripts() in frame
    assert not re.search(r"Streamlit<|openapi|agent|https?://|<!--", frame)
    assert headers["cache-control"] == "no-cache"
    assert ask("/goals", "HEAD")[2] == b""


@pytest.mark.parametrize(
    "given", [("--address", OWN), ("--address", "http://plan:8501"), ("--host", "10.0.0.7")]
)
def test_nobody_else_is_let_in_without_a_sign_in_also_behind_a_proxy(given):
    told = CliRunner().invoke(main, ["serve", "--port", "0", *given])

    assert told.exit_code == 1
    refusal = InputError(AccessFault.NO_SIGN_IN, host=urlsplit(given[1]).hostname or given[1])
    assert told.stderr == f"Error: {said(refusal)}\n"
