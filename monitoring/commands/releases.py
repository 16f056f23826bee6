"""The commands of the review and its releases: write, freeze, list, audit, and make the papers."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from monitoring import db
    from monitoring.brief import Brief

_FILE = click.Path(path_type=Path)
_quarter = click.option("--quarter", required=True, help="The review quarter, such as 2022-23-Q2.")
_by = click.option("--by", help="Who [default: the user of this machine].")
_number = click.option("--release", "number", type=int, required=True, help="Its number.")


def _who(by: str | None) -> str:
    from monitoring.pipeline.build import user

    return user() if by is None else by


@click.command()
@_quarter
@click.option("--goal", required=True, help="The goal, such as G2.")
@click.option("--why", help="Why we think so.")
@click.option("--next", "coming", help="What we will do.")
@_by
def review(quarter: str, goal: str, why: str | None, coming: str | None, by: str | None) -> None:
    """Write into a quarter's review why a goal stands as it does, and what comes next."""
    from monitoring import clock, db, saving

    if why is None and coming is None:
        raise click.UsageError("give --why, --next or both")
    store = db.open_store()
    for part, words in (("why", why), ("next", coming)):
        if words is not None:
            place = (quarter, goal, part)
            base = saving.text_of(store, *place).revision
            saving.save_text(store, place, words, by=_who(by), base=base, now=clock.moment())
    click.echo(f"{quarter}, {goal}: written.")
    _tell_contradictions(store, quarter, goal)


def _tell_contradictions(store: "db.Store", quarter: str, goal_id: str) -> None:
    from monitoring.brief.fact_check.contradictions import contradictions
    from monitoring.brief.make import brief
    from monitoring.wording.fact_check import pointed_out

    told = brief(store, quarter)
    (goal,) = [one for one in told.goals if one.goal_id == goal_id]
    (texts,) = [one for one in told.texts if one.goal_id == goal_id]
    for words in (texts.why, texts.next):
        for contradiction in contradictions(words, goal, told.gaps, told.early_signs):
            click.echo(f"  {pointed_out(contradiction)}")


@click.command()
@_quarter
@click.option("--about", required=True, help="The goal or action step, such as G1.4.")
@click.option("--what", required=True, help="What is decided, in a sentence.")
@click.option("--role", required=True, help="The position that answers for it.")
@click.option("--by-when", required=True, help="A day, such as 2023-01-31.")
@_by
def decide(quarter: str, about: str, what: str, role: str, by_when: str, by: str | None) -> None:
    """Write a decision into a quarter's review."""
    from monitoring import clock, db, saving

    decision = saving.Resolved(quarter, about, what, role, by_when)
    number = saving.save_decision(db.open_store(), decision, by=_who(by), now=clock.moment())
    click.echo(f"{quarter}: decision {number} is written.")


@click.command()
@_quarter
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.option("--corrects", type=int, help="The release that this one corrects.")
@click.option("--because", default="", help="What was wrong in it.")
@_by
def release(
    quarter: str, *, is_sure: bool, corrects: int | None, because: str, by: str | None
) -> None:
    """Freeze a quarter as a numbered, protected file that never changes."""
    from monitoring import clock, db, releases, saving
    from monitoring.releases import making

    store = db.open_store()
    who = _who(by)
    if not is_sure:
        state = saving.review_state(store, quarter)
        click.confirm(f"The review of {quarter} is {state}. Release it for good?", abort=True)
    asked = making.Asked(quarter, who, clock.moment(), corrects, because)
    made = making.release(store, asked, lambda told: click.echo(told, err=True))
    click.echo(f"Release {made.number}: {releases.folder(store.path) / made.file}")


@click.command(name="releases")
def list_releases() -> None:
    """List the releases there are."""
    from monitoring import db, releases

    known = releases.listed(db.database_path())
    if not known:
        click.echo("There is no release yet; make one with: release --quarter ...")
    for one in known:
        corrects = f", corrects {one.corrects}: {one.correction}" if one.corrects else ""
        day, _, time = one.released_at.partition("T")
        click.echo(
            f"{one.number}  {one.quarter}  {day} {time}  {one.released_by}  "
            f"{one.digest[:12]}{corrects}"
        )
        click.echo(f"   {releases.folder(db.database_path()) / one.file}")


@click.command()
@click.argument("file", type=_FILE)
def audit(file: Path) -> None:
    """Try to work out what a release hides, from its file alone; ends with 0 only if it holds."""
    from monitoring.errors import InputError
    from monitoring.releases.auditing import audit_file

    found = audit_file(file)
    if found.failures:
        raise InputError("\n".join(["The protection does not hold:", *found.failures]))
    click.echo(
        f"Release {found.number}, {found.quarter}: {found.n_hidden:,} hidden results; none of them "
        "can be worked out, and none is proved to be about fewer than 10 students."
    )


@click.command()
@_number
@click.argument("file", type=_FILE)
@click.option("--template", type=_FILE, help="Your own .pptx whose layouts are to be used.")
def deck(number: int, file: Path, template: Path | None) -> None:
    """Make the board's deck of a release, an editable .pptx."""
    from monitoring.papers.slides.deck import deck as make_deck

    _check_place(file, (".pptx",))
    made = make_deck(_brief(number), template.read_bytes() if template else None)
    file.write_bytes(made)
    click.echo(f"{file}: the deck of release {number}")


@click.command()
@_number
@click.argument("file", type=_FILE)
def page(number: int, file: Path) -> None:
    """Make the one-page summary of a release, as .html or as .pdf."""
    from monitoring.papers.page import page_html
    from monitoring.papers.page_file import page_pdf

    _check_place(file, (".html", ".pdf"))
    told = _brief(number)
    if file.suffix.lower() == ".pdf":
        file.write_bytes(page_pdf(told))
    else:
        file.write_text(page_html(told), encoding="utf-8", newline="\n")
    click.echo(f"{file}: the page of release {number}")


def _brief(number: int) -> "Brief":
    from monitoring import db, releases

    released = releases.find(db.database_path(), number)
    with closing(releases.open_release(db.database_path(), number)) as store:
        from monitoring.brief.make import brief

        return brief(store, released.quarter)


def _check_place(file: Path, endings: tuple[str, ...]) -> None:
    from monitoring.errors import InputError

    if file.suffix.lower() not in endings:
        raise InputError(f"{file} must end in {' or '.join(endings)}")
    if file.is_dir():
        raise InputError(f"{file} is a folder; name a file in it")
    if not file.parent.is_dir():
        raise InputError(f"there is no folder {file.parent}; make it, or name a file elsewhere")


ALL = (review, decide, release, list_releases, audit, deck, page)
