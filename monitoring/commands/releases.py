"""The commands of the review and its releases: write, publish, list, audit, make the papers."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitoring.commands import long_work, options, progress
from monitoring.commands.declare import command, command_alone, option
from monitoring.commands.say import echo
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring import db

_by = option("--by", message=command_help.BY)
_number = option("--release", "number", type=int, required=True, message=command_help.NUMBER)


@command(command_help.REVIEW)
@options.quarter(is_required=True)
@option("--goal", required=True, message=command_help.REVIEW_GOAL)
@option("--why", message=command_help.REVIEW_WHY)
@option("--next", "coming", message=command_help.REVIEW_NEXT)
@_by
def review(quarter: str, goal: str, why: str | None, coming: str | None, by: str | None) -> None:
    """Write into a quarter's review why a goal stands as it does, and what comes next."""
    from monitoring import clock, db, saving
    from monitoring.vocabulary import ReviewPart
    from monitoring.wording import commands as words

    if why is None and coming is None:
        raise click.UsageError(words.give_one_or_both("--why", "--next"))
    store = db.open_store()
    for part, text in ((ReviewPart.WHY, why), (ReviewPart.NEXT, coming)):
        if text is not None:
            place = (quarter, goal, part)
            base = saving.text_of(store, *place).revision
            saving.save_text(store, place, text, by=options.who(by), base=base, now=clock.moment())
    echo(words.text_written(quarter, goal))
    _print_contradictions(store, quarter, goal)


def _print_contradictions(store: "db.Store", quarter: str, goal_id: str) -> None:
    from monitoring.brief.fact_check.contradictions import contradictions
    from monitoring.brief.make import brief
    from monitoring.wording.fact_check import pointed_out

    made = brief(store, quarter)
    (goal,) = [it for it in made.goals if it.goal_id == goal_id]
    (texts,) = [it for it in made.texts if it.goal_id == goal_id]
    for text in (texts.why, texts.next):
        for contradiction in contradictions(text, goal, made.gaps, made.early_signs):
            echo(f"  {pointed_out(contradiction)}")


@command(command_help.DECIDE)
@options.quarter(is_required=True)
@option("--about", required=True, message=command_help.DECIDE_ABOUT)
@option("--what", required=True, message=command_help.DECIDE_WHAT)
@option("--role", required=True, message=command_help.DECIDE_ROLE)
@option("--by-when", required=True, message=command_help.DECIDE_BY_WHEN)
@_by
def decide(quarter: str, about: str, what: str, role: str, by_when: str, by: str | None) -> None:
    """Write a decision into a quarter's review."""
    from monitoring import clock, db, saving
    from monitoring.wording import commands as words

    decision = saving.DecisionInput(quarter, about, what, role, by_when)
    number = saving.save_decision(db.open_store(), decision, by=options.who(by), now=clock.moment())
    echo(words.decision_written(quarter, number))


@command(command_help.RELEASE)
@options.quarter(is_required=True)
@option("--yes", "is_sure", is_flag=True, message=command_help.RELEASE_YES)
@option("--corrects", type=int, message=command_help.RELEASE_CORRECTS)
@option("--because", default="", message=command_help.RELEASE_BECAUSE)
@option("--with-sample", is_flag=True, message=command_help.RELEASE_WITH_SAMPLE)
@option("--confirm", "confirmed", multiple=True, message=command_help.RELEASE_CONFIRM)
@_by
def release(
    quarter: str,
    *,
    is_sure: bool,
    corrects: int | None,
    because: str,
    with_sample: bool,
    confirmed: tuple[str, ...],
    by: str | None,
) -> None:
    """Freeze a quarter as a numbered, protected file that never changes."""
    from monitoring import clock, db, releases, saving
    from monitoring.errors import Notice
    from monitoring.releases import make
    from monitoring.vocabulary.doubts import Doubt
    from monitoring.vocabulary.jobs import JobKind, JobResult
    from monitoring.wording import commands as words
    from monitoring.wording.saving import ask_release, not_over

    store = db.open_store()
    who = options.who(by)
    ends_on = saving.end_of_quarter_under_way(store, quarter, clock.today())
    if ends_on is not None:
        echo(not_over(quarter, ends_on), err=True)
    if not is_sure:
        reviewer = saving.reviewer_of(store, quarter)
        click.confirm(ask_release(quarter, reviewer), abort=True)
    told = {*confirmed, *((Doubt.SAMPLE,) if with_sample else ())}
    if not is_sure:
        told |= _confirmed_now(store, quarter, because, told)
    now = clock.moment()
    asked = make.ReleaseRequest(
        quarter, who, now, corrects, because, confirmed=frozenset(map(str, told))
    )

    def publish(tell: Callable[[object], None]) -> tuple[Notice, releases.Release]:
        made = make.release(store, asked, tell)
        return Notice(JobResult.PUBLISHED, number=made.number, quarter=made.quarter), made

    with progress.steps() as steps:
        made = long_work.done(
            JobKind.PUBLICATION, quarter, who, publish, lambda told: _tell(steps, told)
        )
    echo(words.published(made.number, releases.folder(store.path) / made.file))


def _confirmed_now(store: "db.Store", quarter: str, because: str, told: set[str]) -> set[str]:
    """Ask for each thing that is not confirmed yet, and return their codes."""
    from monitoring.releases.doubts import doubts
    from monitoring.wording.review_form import to_confirm

    left = {it.code: it for it in doubts(store, quarter, because) if it.code not in told}
    for it in left.values():
        click.confirm(to_confirm(it.kind, it.where, it.words), abort=True)
    return set(left)


def _tell(steps: progress.Steps, told: object) -> None:
    """Show what begins, or how much of it is done."""
    from monitoring.vocabulary.versions import Counted
    from monitoring.wording import stages

    if isinstance(told, Counted):
        steps.count(told.n_done, lambda n: stages.tables_so_far(n, told.n_all))
    else:
        steps.begin(stages.said(str(told)))


@command_alone(command_help.RELEASES, name="releases")
@option("--sign", "is_signing", is_flag=True, message=command_help.RELEASES_SIGN)
def list_releases(*, is_signing: bool) -> None:
    """List the releases there are."""
    from monitoring import db, public, releases
    from monitoring.wording import commands as words
    from monitoring.wording.public import signed

    if is_signing:
        mark = releases.sign(db.database_path())
        echo(signed(str(releases.folder(db.database_path()) / public.LIST), mark))
        return
    known = releases.listed(db.database_path())
    if not known:
        echo(words.nothing_published())
    for it in known:
        echo(words.release_line(it.number, it.quarter, it.released_at, it.released_by, it.digest))
        if it.corrects:
            echo(words.corrects(it.corrects, it.correction))
        for file in (it.file, *(paper.file for paper in it.papers)):
            echo(f"   {releases.folder(db.database_path()) / file}")


@command_alone(command_help.AUDIT)
@click.argument("files", type=options.FILE, nargs=-1, required=True)
def audit(files: tuple[Path, ...]) -> None:
    """Try to work out what releases hide, from their files alone; ends with 0 only if they hold."""
    from monitoring.errors import InputError
    from monitoring.releases.auditing import audit_files, public_beside
    from monitoring.vocabulary import MIN_SHOWN
    from monitoring.vocabulary.faults import ProtectionFault
    from monitoring.wording import commands as words
    from monitoring.wording.faults import said

    # A reader has all that is public, whichever of it somebody names.
    public = public_beside(files[0]) if len(files) == 1 else list(files)
    found = audit_files(public)
    if found.failures:
        for failure in found.failures:
            echo(said(failure), err=True)
        names = tuple(str(file) for file in public)
        raise InputError(ProtectionFault.LEAKS, file=names, n=len(found.failures))
    for it in found.each:
        echo(words.protection_holds(it.number, it.quarter, it.n_hidden, MIN_SHOWN))
    if len(found.each) > 1:
        echo(words.protection_holds_together(len(found.each)))


@command_alone(command_help.DECK)
@_number
@click.argument("file", type=options.FILE)
def deck(number: int, file: Path) -> None:
    """Make the board's deck of a release, an editable .pptx."""
    from monitoring.vocabulary.versions import Paper
    from monitoring.wording import commands as words

    options.check_place(file, (".pptx",))
    options.write(file, _paper(number, Paper.DECK))
    echo(words.deck_made(file, number))


@command_alone(command_help.PAGE)
@_number
@click.argument("file", type=options.FILE)
def page(number: int, file: Path) -> None:
    """Write the one-page summary of a release as .html or .pdf, or its results as .csv."""
    from monitoring.wording import commands as words

    options.check_place(file, (".html", ".pdf", ".csv"))
    options.write(file, _paper(number, file.suffix.lower().removeprefix(".")))
    echo(words.page_made(file, number))


@command(command_help.DECK_TEMPLATE, name="deck-template")
@click.argument("file", type=options.FILE, required=False)
@option("--remove", "is_removal", is_flag=True, message=command_help.DECK_TEMPLATE_REMOVE)
def deck_template(file: Path | None, *, is_removal: bool) -> None:
    """Say which look decks get, or change it."""
    from monitoring import clock, db
    from monitoring.releases.deck_template import deck_look, set_deck_look
    from monitoring.wording import commands as words
    from monitoring.wording import templates

    if file and is_removal:
        raise click.UsageError(words.exclude_each_other("FILE", "--remove"))
    store = db.open_store()
    if file or is_removal:
        name, content = (file.name, file.read_bytes()) if file else ("", None)
        set_deck_look(store, name, content, by=options.who(), now=clock.moment())
    look = deck_look(store)
    echo(templates.in_force(look.file_name, look.set_at, look.set_by))


def _paper(number: int, kind: str) -> bytes:
    """Return a paper as it was made with the release, or make it where none was kept."""
    from monitoring import db, releases
    from monitoring.releases.papers import paper
    from monitoring.vocabulary.versions import Paper

    one = releases.find(db.database_path(), number)
    return paper(db.database_path(), one, Paper(kind))
