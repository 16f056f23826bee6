"""Roles: granted to an e-mail or to who signed in, and taken back; nothing is deleted."""

import re
from dataclasses import dataclass

import pandas as pd

from monitoring import clock, db
from monitoring.access.actor import Actor
from monitoring.access.sessions import require
from monitoring.access.trail import record
from monitoring.db.query_rows import AllGrants, SubjectOfEmail
from monitoring.errors import InputError
from monitoring.rows import each
from monitoring.vocabulary.access import AccessFault, Action, Event, Role, ScopeKind

_EMAIL = re.compile(r"[^\s@<>\"\x00-\x1f\x7f-\x9f]{1,64}@[^\s@<>\"\x00-\x1f\x7f-\x9f]{1,190}")
# Roles that can be held to a part, and to which.
_HELD = {Role.VIEWER: (), Role.COORDINATOR: (ScopeKind.STEP, ScopeKind.SCHOOL)}


class GrantRefusedError(InputError):
    """A role cannot be granted or taken back; nothing was written."""


@dataclass(frozen=True)
class GrantInput:
    """A role as it is to be granted.

    Args:
        email: of the person, who is known by it until the first sign-in.
        role: what they may do.
        scope_kind: over everything, one step or one school.
        scope: the step or the school, "" for everything.
    """

    email: str
    role: Role
    scope_kind: ScopeKind = ScopeKind.ALL
    scope: str = ""

    @property
    def facts(self) -> dict[str, object]:
        """What the audit trail keeps of it."""
        return {"role": self.role, "scope_kind": self.scope_kind, "scope": self.scope}


def grant(store: db.Store, wanted: GrantInput, *, by: Actor, why: str = "") -> int:
    """Grant a role, and return the number under which it can be taken back.

    The same role again is not granted twice.

    Raises:
        NotAllowedError, SignedOutError: who grants it may not.
        GrantRefusedError: it is no e-mail, or the role reaches over no such thing.
    """
    email = wanted.email.strip().lower()
    with store.write(shows=False) as writer:
        require(writer, by, Action.GRANT)
        _check(writer, wanted, email)
        known = _in_force(writer)
        for row in known:
            if (row.email, row.role, row.scope_kind, row.scope) == (
                *(email, wanted.role, wanted.scope_kind),
                wanted.scope,
            ):
                return int(row.grant_id)
        number = int(writer.read(db.sql_text("next_grant_id"))["next_id"].iloc[0])
        # Who signed in with it before has the role at their next run.
        found = writer.read(db.sql_text("subject_of_email"), {"email": email})
        own = next(each(found, SubjectOfEmail), None)
        made = {
            "grant_id": number,
            "issuer": own.issuer if own else "",
            "subject": own.subject if own else "",
            "email": email,
            "role": str(wanted.role),
            "scope_kind": str(wanted.scope_kind),
            "scope": wanted.scope,
            "granted_at": clock.now().replace(tzinfo=None),
            "granted_by": by.name,
        }
        writer.insert("grants", pd.DataFrame([made]))
        record(writer, by, Event.GRANT, email, after=wanted.facts, why=why)
    return number


def revoke(store: db.Store, grant_id: int, *, by: Actor, why: str = "") -> None:
    """Take a role back; it is felt at the next run of every page, and before every write.

    Raises:
        NotAllowedError, SignedOutError: who takes it back may not.
        GrantRefusedError: no such role is in force, or nobody could grant any after it.
    """
    with store.write(shows=False) as writer:
        require(writer, by, Action.GRANT)
        known = _in_force(writer)
        row = next((it for it in known if it.grant_id == grant_id), None)
        if row is None:
            raise GrantRefusedError(AccessFault.NO_GRANT, number=grant_id)
        others = [it for it in known if it.role == Role.ADMINISTRATOR and it.grant_id != grant_id]
        if row.role == Role.ADMINISTRATOR and not others and by.is_signed_in:
            raise GrantRefusedError(AccessFault.LAST_ADMINISTRATOR)
        taken: dict[str, db.Param] = {
            "grant_id": grant_id,
            "now": clock.now().replace(tzinfo=None),
            "by": by.name,
        }
        writer.run(db.sql_text("revoke_grant"), taken)
        facts = {"role": row.role, "scope_kind": row.scope_kind, "scope": row.scope}
        about = row.email or row.subject
        record(writer, by, Event.REVOCATION, about, before=facts, why=why)


def listed(reader: db.Store | db.Writer) -> pd.DataFrame:
    """Return every role that was ever granted, as ``queries/access/all_grants.sql`` does."""
    return reader.read(db.sql_text("all_grants"))


def _in_force(writer: db.Writer) -> list[AllGrants]:
    return [row for row in each(listed(writer), AllGrants) if row.revoked_at is None]


def _check(writer: db.Writer, wanted: GrantInput, email: str) -> None:
    if not _EMAIL.fullmatch(email):
        raise GrantRefusedError(AccessFault.NOT_AN_EMAIL, text=wanted.email)
    if wanted.scope_kind == ScopeKind.ALL:
        return
    if wanted.scope_kind not in _HELD.get(wanted.role, ()):
        raise GrantRefusedError(AccessFault.SCOPE_NOT_TAKEN, role=wanted.role)
    table, column = {
        ScopeKind.STEP: ("action_steps", "step_id"),
        ScopeKind.SCHOOL: ("organisations", "organisation_id"),
    }[wanted.scope_kind]
    if wanted.scope not in set(writer.rows(table)[column]):
        raise GrantRefusedError(AccessFault.UNKNOWN_SCOPE, scope=wanted.scope)
