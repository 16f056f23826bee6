"""The public view: published reviews as they were signed, and nothing else of a district."""

import asyncio
import hashlib
import io
import os
import re
import shutil
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from monitoring import public, releases, web
from monitoring.public import view
from monitoring.public.memory import Memory, usual_file
from monitoring.public.shelf import Paper, content_of
from monitoring.vocabulary.web import PublicFault
from monitoring.wording.faults import said

HOST = "reviews.example.org"
SITE = web.Site.of("localhost", [f"https://{HOST}"])
AT = datetime(2023, 1, 20, 9, 30)
PAGE = "<!doctype html>\n<html><body>\n<main>{}</main></body></html>"


def shelf(folder, texts, key=None, at=AT):
    """Publish a page for each text, the second a correction of the first, and return the key."""
    key = key or public.own_key(folder.parent / "keys")
    folder.mkdir(exist_ok=True)
    reviews = []
    for number, text in enumerate(texts, 1):
        papers = []
        for kind in ("html", "csv"):
            file = f"{number:04}.{kind}"
            (folder / file).write_text(PAGE.format(text))
            papers.append(public.Paper(kind, file, view_hash(folder / file)))
        corrects, why = (1, "A <b>wrong</b> year.") if number == 2 else (None, "")
        reviews.append(public.Review(number, "2022-23-Q2", at, corrects, why, tuple(papers)))
    public.write(folder, reviews, key)
    return key.public_key().public_bytes_raw()


def view_hash(path):
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def get(app, path, query=b"", method="GET", host=HOST):
    told = []

    async def send(message):
        told.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query}
    asyncio.run(app(scope | {"headers": [(b"host", host.encode())]}, None, send))
    headers = {name.decode(): it.decode() for name, it in told[0]["headers"]}
    return told[0]["status"], headers, told[1]["body"]


def crawled(app):
    """Return address -> content of all that is reached from the first page."""
    found, left = {}, ["/"]
    while left:
        path = left.pop()
        status, headers, content = get(app, path)
        assert status == 200, path
        found[path] = content
        if headers["content-type"].startswith("text/html"):
            left += set(re.findall(r'href="(/[^"]*)"', content.decode())) - set(found)
    return found


def test_all_that_can_be_reached_holds_no_name_of_who_made_it(released_database, tmp_path):
    folder = shutil.copytree(releases.folder(released_database), tmp_path / "shown")
    key = bytes.fromhex((folder / public.PUBLIC_KEY).read_text())

    app = view.View(folder, key, SITE)
    found = crawled(app)

    assert sorted(found) == [
        "/",
        *(f"/review/1/{name}" for name in ("deck.pptx", "present.html", "results.csv")),
        *(f"/review/1/{name}" for name in ("summary.html", "summary.pdf")),
    ]
    listed = (folder / public.LIST).read_bytes()
    for content in (*found.values(), listed):
        texts = [content]
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as deck:
                texts = [deck.read(name) for name in deck.namelist()]
        for text in texts:
            for canary in ("Ann Bell", "Ann", str(released_database.parent), ".duckdb"):
                assert canary.encode() not in text
    # More students were kept on course: what people wrote for the public is there.
    assert b"More students were kept on course." in found["/review/1/summary.html"]
    for path in found:
        assert get(app, path, b"quarter=2024-25-Q4&release=2&goal=G1&step=x")[2] == found[path]


@pytest.mark.parametrize(
    "path",
    [
        *("/goals", "/review", "/review/2", "/review/1/", "/review/1/0001.html", "/0001.html"),
        *(
            "/public.json",
            "/releases.json",
            "/review/1/../../keys/publisher.key",
            "/_stcore/stream",
        ),
        *("/media/x", "/publisher.pub", "//", "/review/1/summary.html/x", "/review/%31"),
    ],
)
def test_nothing_else_is_there(path, tmp_path):
    key = shelf(tmp_path / "shown", ["One."])

    status, headers, _ = get(view.View(tmp_path / "shown", key, SITE), path)

    assert status == 404
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_a_review_keeps_its_address_and_the_newest_opens_first(tmp_path):
    folder = tmp_path / "shown"
    key = shelf(folder, ["One."])
    app = view.View(folder, key, SITE)
    first = get(app, "/")[2]

    shelf(folder, ["One.", "Two."], public.own_key(tmp_path / "keys"))

    assert b"<main>Two.</main>" in get(app, "/")[2]
    assert b"<main>One.</main>" in first
    one = get(app, "/review/1")[2].decode()
    assert "<main>One.</main>" in one
    assert re.search(r'<body><style>[^<]*</style><nav class="shelf"', one)
    assert 'href="/review/2"' in one
    assert "&lt;" not in one
    # What people wrote is text, whatever it looks like.
    assert "A &lt;b&gt;wrong&lt;/b&gt; year." in get(app, "/review/2")[2].decode()
    assert get(app, "/review/1/summary.html")[2] == (folder / "0001.html").read_bytes()
    assert get(app, "/review/1/summary.html", method="POST")[0] == 404
    assert get(app, "/", host="evil.example")[0] == 400


def changed_page(folder, _):
    (folder / "0001.html").write_text("Other.")


def changed_list(folder, _):
    path = folder / public.LIST
    path.write_bytes(path.read_bytes().replace(b"2022-23-Q2", b"2022-23-Q3"))


def gone_page(folder, _):
    (folder / "0001.csv").unlink()


def signed_by_another(folder, texts):
    shelf(folder, texts, public.own_key(folder.parent / "others"))


def gone_list(folder, _):
    (folder / public.LIST).unlink()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (changed_page, PublicFault.OTHER_FILES),
        (gone_page, PublicFault.OTHER_FILES),
        (changed_list, PublicFault.NOT_SIGNED),
        (signed_by_another, PublicFault.NOT_SIGNED),
        (gone_list, PublicFault.NO_LIST),
    ],
)
def test_what_the_publisher_did_not_sign_is_shown_to_nobody(change, fault, tmp_path, capsys):
    folder = tmp_path / "shown"
    key = shelf(folder, ["One."])
    app = view.View(folder, key, SITE)

    change(folder, ["Forged."])

    with pytest.raises(public.PublicListError) as refused:
        view.View(folder, key, SITE)
    assert refused.value.code == fault
    # Who is there already goes on with what was signed, and a file that was changed is not given.
    assert b"<main>One.</main>" in get(app, "/")[2]
    status, _, content = get(app, "/review/1/summary.html")
    assert status == (404 if change in (changed_page, signed_by_another) else 200)
    assert b"Other." not in content
    assert b"Forged." not in content


def test_an_older_list_that_is_put_back_hides_no_review_from_readers(tmp_path, capsys):
    folder = tmp_path / "shown"
    key = shelf(folder, ["One."])
    older = {name: (folder / name).read_bytes() for name in (public.LIST, public.SIGNATURE)}
    shelf(folder, ["One.", "Two."])
    app = view.View(folder, key, SITE)

    for name, content in older.items():
        (folder / name).write_bytes(content)

    assert b"<main>Two.</main>" in get(app, "/")[2]
    assert get(app, "/review/2/summary.html")[0] == 200
    assert "lacks the reviews 2" in capsys.readouterr().err


def put_back(folder, older):
    for name, content in older.items():
        (folder / name).write_bytes(content)


def listed(folder):
    return {name: (folder / name).read_bytes() for name in (public.LIST, public.SIGNATURE)}


def test_an_older_list_passes_no_restart_until_somebody_means_it(tmp_path, capsys):
    folder, file = tmp_path / "shown", tmp_path / "state/seen/list.json"
    key = shelf(folder, ["One."])
    older = listed(folder)
    app = view.View(folder, key, SITE, Memory(file, folder))
    shelf(folder, ["One.", "Two."])
    assert b"<main>Two.</main>" in get(app, "/")[2]
    before = sorted(folder.iterdir())

    put_back(folder, older)

    with pytest.raises(public.PublicListError) as refused:
        view.View(folder, key, SITE, Memory(file, folder))
    assert said(refused.value) == (
        "The list of published reviews is an older one: it lacks the reviews 2, which were shown "
        "before, or has them as they were before. Nothing is shown. Put the newest list back. To "
        f"show less on purpose, remove {file} and start again."
    )
    # Who is there already is told what to do as well.
    assert get(app, "/review/2")[0] == 200
    assert f"stop the public view, remove {file} and" in capsys.readouterr().err
    assert sorted(folder.iterdir()) == before
    assert [one.name for one in file.parent.iterdir()] == ["list.json"]
    # Who takes a review back on purpose forgets that it was shown.
    file.unlink()
    assert get(view.View(folder, key, SITE, Memory(file, folder)), "/review/2")[0] == 404


def test_a_review_comes_back_in_no_form_that_was_published_before_the_one_shown(tmp_path):
    folder, file = tmp_path / "shown", tmp_path / "list.json"
    key = shelf(folder, ["Wrong."])
    older = listed(folder)
    shelf(folder, ["Right."], at=AT.replace(hour=11))
    view.View(folder, key, SITE, Memory(file, folder))

    put_back(folder, older)
    (folder / "0001.html").write_text(PAGE.format("Wrong."))
    (folder / "0001.csv").write_text(PAGE.format("Wrong."))

    with pytest.raises(public.PublicListError) as refused:
        view.View(folder, key, SITE, Memory(file, folder))
    assert refused.value.code == PublicFault.OLDER_AT_START
    assert refused.value.facts["numbers"] == ("1",)


def no_folder(folder):
    (folder.parent / "file").write_text("")
    return folder.parent / "file/list.json"


def a_folder(folder):
    (folder.parent / "place/list.json").mkdir(parents=True)
    return folder.parent / "place/list.json"


def inside(folder):
    return folder / "list.json"


def by_a_link(folder):
    (folder.parent / "link").symlink_to(folder)
    return folder.parent / "link/list.json"


def nowhere(folder):
    return None


@pytest.mark.parametrize("place", [no_folder, a_folder, inside, by_a_link, nowhere])
def test_a_view_that_can_remember_nothing_says_so_once_and_shows_its_reviews(
    place, tmp_path, capsys
):
    folder = tmp_path / "shown"
    key = shelf(folder, ["One."])
    file = place(folder)
    before = sorted(folder.iterdir())

    app = view.View(folder, key, SITE, Memory(file, folder))
    shelf(folder, ["One.", "Two."])

    assert b"<main>Two.</main>" in get(app, "/")[2]
    told = capsys.readouterr().err
    assert told.count("\n") == told.count("is not remembered over a restart") == 1
    assert {one.name for one in folder.iterdir()} - {one.name for one in before} == {
        "0002.csv",
        "0002.html",
    }


def test_a_memory_that_is_damaged_is_told_and_made_anew(tmp_path, capsys):
    folder, file = tmp_path / "shown", tmp_path / "list.json"
    key = shelf(folder, ["One."])

    for damaged in ("", "{", "[]", '{"shown": []}', '{"shown": {"x": "y"}}', "\x00" * 9):
        file.write_text(damaged)
        view.View(folder, key, SITE, Memory(file, folder))
        assert "is damaged: it is not known" in capsys.readouterr().err
        assert Memory(file, folder).shown == {1: AT}


@pytest.mark.skipif(sys.platform == "win32", reason="it is elsewhere there")
def test_the_usual_place_is_the_folder_for_states_of_who_runs_it(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    one, other = usual_file(tmp_path / "one"), usual_file(tmp_path / "other")

    assert one.parent == other.parent == tmp_path / "states/monitoring"
    assert one != other
    monkeypatch.setenv("XDG_STATE_HOME", "not/whole")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert usual_file(tmp_path / "one") == tmp_path / ".local/state/monitoring" / one.name


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
@pytest.mark.parametrize("name", [public.LIST, public.SIGNATURE, "0001.html", "0001.csv"])
@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_has_no_end_in_the_place_of_a_file_keeps_nobody_waiting(tmp_path, name, put):
    folder = tmp_path / "shown"
    key = shelf(folder, ["One."])
    app = view.View(folder, key, SITE)

    (folder / name).unlink()
    put(folder / name)

    assert b"<main>One.</main>" in get(app, "/")[2]
    gone = {"0001.html": "/review/1/summary.html", "0001.csv": "/review/1/results.csv"}.get(name)
    assert gone is None or get(app, gone)[0] == 404
    with pytest.raises(public.PublicListError):
        view.View(folder, key, SITE)


def test_no_list_leads_out_of_its_folder(tmp_path):
    inside = tmp_path / "public"
    inside.mkdir()
    (tmp_path / "secret.csv").write_bytes(b"x")
    digest = hashlib.sha256(b"x").hexdigest()

    for name in ("../secret.csv", str(tmp_path / "secret.csv"), ".secret.csv"):
        assert content_of(inside, Paper("csv", name, digest)) is None


def test_the_key_of_the_publisher_is_made_once_and_read_by_its_owner_alone(tmp_path):
    key = public.own_key(tmp_path / "keys")

    again = public.own_key(tmp_path / "keys")

    assert key.private_bytes_raw() == again.private_bytes_raw()
    (file,) = (tmp_path / "keys").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert Path(tmp_path / "keys").stat().st_mode & 0o777 == 0o700
