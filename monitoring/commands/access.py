"""The commands about people: who may do what, and what was done."""

from typing import TYPE_CHECKING

import click

from monitoring.commands.declare import command, option
from monitoring.commands.options import who
from monitoring.commands.say import echo, echo_data
from monitoring.vocabulary.access import AccessFault, Role, ScopeKind
from monitoring.wording import command_help

if TYPE_CHECKING:
    from monitoring.db.query_rows import AllGrants


@command(command_help.GRANT)
@click.argument("email")
@click.argument("role")
@option("--step", default="", message=command_help.GRANT_STEP)
@option("--school", default="", message=command_help.GRANT_SCHOOL)
@option("--because", default="", message=command_help.GRANT_BECAUSE)
def grant(email: str, role: str, step: str, school: str, because: str) -> None:
    """Grant a role to whoever signs in with an e-mail."""
    from monitoring import access, db
    from monitoring.wording import access as words
    from monitoring.wording import commands as said

    if step and school:
        raise click.UsageError(said.exclude_each_other("--step", "--school"))
    if role not in set(Role):
        raise access.GrantRefusedError(AccessFault.UNKNOWN_ROLE, text=role, roles=tuple(Role))
    kind = ScopeKind.STEP if step else ScopeKind.SCHOOL if school else ScopeKind.ALL
    wanted = access.GrantInput(email, Role(role), kind, step or school)
    number = access.grant(db.open_store(), wanted, by=who(), why=because)
    echo(words.granted(number, role, wanted.scope, email))


@command(command_help.REVOKE)
@click.argument("number", type=int)
@option("--because", default="", message=command_help.GRANT_BECAUSE)
def revoke(number: int, because: str) -> None:
    """Take a role back."""
    from monitoring import access, db
    from monitoring.wording import access as words

    access.revoke(db.open_store(), number, by=who(), why=because)
    echo(words.revoked(number))


@command(command_help.GRANTS)
@option("--csv", "as_csv", is_flag=True, message=command_help.GRANTS_CSV)
def grants(*, as_csv: bool) -> None:
    """List the roles that are in force; as CSV also those that were taken back."""
    from monitoring import access, db, export
    from monitoring.db.query_rows import AllGrants
    from monitoring.rows import each
    from monitoring.wording import access as words

    rows = access.all_grants(db.open_store(), who())
    if as_csv:
        echo_data(export.csv_text(rows))
        return
    in_force = [row for row in each(rows, AllGrants) if row.revoked_at is None]
    for row in in_force:
        echo(_line(row))
    if not in_force:
        echo(words.no_grants())


def _line(row: "AllGrants") -> str:
    from monitoring.wording import access as words

    whose = (row.grant_id, row.name or row.email or row.subject, row.role, row.scope)
    return words.grant_line(whose, row.granted_at, row.granted_by)


@command(command_help.AUDIT_LOG, name="audit-log")
@option("--csv", "as_csv", is_flag=True, message=command_help.AUDIT_LOG_CSV)
@option("--verify", "is_check", is_flag=True, message=command_help.AUDIT_LOG_VERIFY)
def audit_log(*, as_csv: bool, is_check: bool) -> None:
    """List what was done, by whom; or say whether anybody changed the list."""
    from monitoring import access, db, export
    from monitoring.db.query_rows import AuditRows
    from monitoring.errors import InputError
    from monitoring.rows import each
    from monitoring.wording import audit

    store = db.open_store()
    if is_check:
        chain = access.verify(store)
        if chain.broken_at is not None:
            raise InputError(AccessFault.CHAIN_BROKEN, number=chain.broken_at)
        if chain.missing:
            raise click.ClickException(audit.rows_are_missing(chain.missing))
        echo(audit.chain_is_whole(chain.n_rows, chain.last_sha256))
        return
    rows = access.audit_rows(store, who())
    if as_csv:
        echo_data(export.csv_text(rows))
        return
    for row in each(rows, AuditRows):
        echo(audit.trail_line(row.sequence, row.done_at, row.name, row.event, row.about))
