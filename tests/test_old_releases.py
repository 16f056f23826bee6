"""Releases of older versions: listed, kept, audited, opened, or told of in one sentence."""

import shutil
from contextlib import closing

import duckdb
import pytest
from click.testing import CliRunner

from monitoring import db, releases
from monitoring.brief.make import brief
from monitoring.commands.main import main
from monitoring.errors import InputError
from monitoring.vocabulary.versions import ReleaseFault, VersionFault
from monitoring.wording.faults import said
from monitoring.wording.figures import plain
from tests.support.old_databases import PACKED, unpacked
from tests.support.pages import opened

QUARTER = "2022-23-Q2"
OF_THE_DISTRICT = """
select period, value, results.data_state, level, change
from assessments
inner join results on assessments.result_id = results.result_id
where measure_id = 'graduation-4yr' and organisation_id = 'GA-631' and subgroup = 'All Students'
    and period >= '2020'
order by period
"""
# Reviews of the first version were judged by the rule's first version and stay as published.
FIRST, LATER = PACKED[:1], PACKED[1:]


def named(path):
    return path.name[:4]


@pytest.fixture(scope="module", params=LATER, ids=named)
def old(request, tmp_path_factory):
    """An older database as it was shipped, with release 1; nobody may write to it."""
    return unpacked(request.param, tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module", params=FIRST, ids=named)
def first(request, tmp_path_factory):
    """The database of the first version, with release 1; nobody may write to it."""
    return unpacked(request.param, tmp_path_factory.mktemp("first"))


@pytest.fixture
def beside(old, own_few):
    """A database of today with the releases of the older one beside it."""
    shutil.copytree(releases.folder(old), releases.folder(own_few))
    return own_few


@pytest.fixture
def beside_first(first, own_few):
    """A database of today with the releases of the first version beside it."""
    shutil.copytree(releases.folder(first), releases.folder(own_few))
    return own_few


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_an_old_release_opens_with_its_figures_and_verdicts(old):
    with closing(releases.open_release(old, 1)) as store:
        told = brief(store, QUARTER)

        rows = store.read(OF_THE_DISTRICT)

    assert rows.round(1).astype(object).where(rows.notna(), None).to_numpy().tolist() == [
        ["2020", 76.6, "measured", "off_track", "clear_improvement"],
        ["2021", 76.0, "measured", "off_track", "no_clear_change"],
        ["2022", 79.7, "measured", "off_track", "clear_improvement"],
    ]
    assert [one.why for one in told.texts] == ["", "More students were kept on course."]
    assert [one.what for one in told.decisions] == ["Hold the visits."]


def test_every_verdict_of_an_old_release_is_the_one_it_was_released_with(old):
    path = releases.folder(old) / releases.find(old, 1).file
    verdicts = "select result_id, measure_id, level, change from assessments order by all"
    with duckdb.connect(str(path), read_only=True) as file:
        before = file.execute(verdicts).fetchall()

    with closing(releases.open_release(old, 1)) as store:
        after = store.read(verdicts)

    assert len(before) > 300
    assert list(after.astype(object).where(after.notna(), None).itertuples(index=False)) == before


def test_the_file_of_an_old_release_stays_as_it_was_when_it_is_opened(old):
    before = {path.name: path.read_bytes() for path in releases.folder(old).iterdir()}

    releases.open_release(old, 1).close()

    assert {path.name: path.read_bytes() for path in releases.folder(old).iterdir()} == before


def test_an_old_release_is_listed_audited_and_made_into_papers(beside, tmp_path):
    one = releases.find(beside, 1)
    file = releases.folder(beside) / one.file

    listed, audited = run("releases"), run("audit", file)

    assert f"  {one.digest[:12]}" in listed.output
    assert str(file) in listed.output
    assert audited.exit_code == 0
    for command, name in (
        ("page", "a.html"),
        ("page", "a.pdf"),
        ("page", "a.csv"),
        ("deck", "a.pptx"),
    ):
        done = run(command, "--release", 1, tmp_path / name)
        assert done.exit_code == 0, done.output
        assert (tmp_path / name).stat().st_size > 2_000
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "More students were kept on course." in html


@pytest.mark.usefixtures("beside")
def test_a_page_opens_on_an_old_release():
    app = opened("overview", quarter=QUARTER, release="1", goal="G2")

    assert not app.exception
    assert not app.error


def test_rows_of_an_old_release_that_were_changed_are_told(beside, tmp_path):
    path = tmp_path / "changed.duckdb"
    shutil.copyfile(releases.folder(beside) / releases.find(beside, 1).file, path)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update step_updates set happened = 'Nothing.'")

    done = run("audit", path)

    told = InputError(ReleaseFault.ROWS_CHANGED, file=str(path))
    assert (done.exit_code, done.output) == (1, f"Error: {said(told)}\n")


@pytest.mark.parametrize(("command", "name"), [("page", "a.html"), ("deck", "a.pptx")])
def test_a_release_of_the_first_rule_is_told_in_one_sentence(beside_first, tmp_path, command, name):
    file = releases.folder(beside_first) / releases.find(beside_first, 1).file

    done = run(command, "--release", 1, tmp_path / name)

    told = said(InputError(ReleaseFault.TOO_OLD, number=1, version=1, file=str(file)))
    assert (done.exit_code, done.output) == (1, f"Error: {told}\n")
    assert file.is_file()
    app = opened("overview", release="1")
    assert not app.exception
    assert plain(told) in app.error[0].value


def test_a_release_of_the_first_rule_is_listed_and_audited(beside_first):
    one = releases.find(beside_first, 1)
    file = releases.folder(beside_first) / one.file

    listed, audited = run("releases"), run("audit", file)

    assert f"  {one.digest[:12]}" in listed.output
    assert str(file) in listed.output
    assert audited.exit_code == 0


def test_a_release_of_a_newer_version_is_refused_with_a_sentence(beside):
    path = releases.folder(beside) / releases.find(beside, 1).file
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace table schema_version as select 99 as version")

    done = run("audit", path)

    told = InputError(VersionFault.NEWER, database=str(path), version=99, known=db.newest_version())
    assert (done.exit_code, done.output) == (1, f"Error: {said(told)}\n")


def test_the_papers_of_a_release_are_kept_and_handed_out_as_they_were_made(
    released_database, own_few, tmp_path
):
    shutil.copytree(releases.folder(released_database), releases.folder(own_few))
    one = releases.find(own_few, 1)
    assert [paper.file for paper in one.papers] == [
        f"0001_{QUARTER}.{ending}" for ending in ("pptx", "pdf", "html", "wall.html", "csv")
    ]

    for command, ending in (("deck", "pptx"), ("page", "pdf"), ("page", "html"), ("page", "csv")):
        kept = releases.folder(own_few) / f"0001_{QUARTER}.{ending}"
        assert run(command, "--release", 1, tmp_path / f"a.{ending}").exit_code == 0
        assert (tmp_path / f"a.{ending}").read_bytes() == kept.read_bytes()
    # They need nothing of the release's own file: no reader can change them.
    (releases.folder(own_few) / one.file).unlink()
    assert run("page", "--release", 1, tmp_path / "b.pdf").exit_code == 0


def test_a_paper_that_was_changed_is_not_handed_out(released_database, own_few, tmp_path):
    shutil.copytree(releases.folder(released_database), releases.folder(own_few))
    paper = releases.folder(own_few) / f"0001_{QUARTER}.html"
    paper.chmod(0o644)
    paper.write_text("changed", encoding="utf-8")

    done = run("page", "--release", 1, tmp_path / "a.html")

    told = InputError(ReleaseFault.FILE_CHANGED, number=1, file=str(paper))
    assert (done.exit_code, done.output) == (1, f"Error: {said(told)}\n")


def test_a_list_with_what_a_later_version_added_is_read(own_few):
    releases.folder(own_few).mkdir()
    (releases.folder(own_few) / "releases.json").write_text(
        '[{"number": 1, "quarter": "2022-23-Q2", "file": "a.duckdb", "sha256": "x", "digest": "y",'
        ' "released_at": "2023-01-20T09:30:00", "released_by": "Ann Bell", "corrects": null,'
        ' "correction": "", "mood": "glad"}]',
        encoding="utf-8",
    )

    (one,) = releases.listed(own_few)

    assert (one.number, one.papers) == (1, ())
    with pytest.raises(releases.ReleaseMissingError) as gone:
        releases.open_release(own_few, 1)
    assert gone.value.code == ReleaseFault.FILE_GONE
