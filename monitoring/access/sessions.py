"""Sign-ins, and what they allow at this moment: looked up at every run and before every write."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pandas as pd

from monitoring import clock, db
from monitoring.access.actor import EVERYWHERE, Actor, Granted
from monitoring.access.trail import record
from monitoring.db.query_rows import GrantsInForce, Session
from monitoring.errors import InputError
from monitoring.rows import each
from monitoring.vocabulary.access import AccessFault, Action, Event, Role, ScopeKind

LONGEST = timedelta(hours=8)
# Of what an issuer says, that which tells one sign-in of a person from the next.
_OF_ONE_SIGN_IN = ("iss", "sub", "iat", "auth_time", "nonce", "sid", "jti")


class SignedOutError(InputError):
    """The sign-in is over: signed out, or eight hours old."""


@dataclass(frozen=True)
class SignIn:
    """What a sign-in says.

    Args:
        issuer: who vouches for it.
        subject: by which the issuer knows the person, for ever.
        name: as it is written beside what they do.
        email: "" where it may be somebody else's.
        session_id: of this sign-in alone.
        issued_at: when the issuer said so, in UTC; None where it does not say.
    """

    issuer: str
    subject: str
    name: str
    email: str
    session_id: str
    issued_at: datetime | None = None


def sign_in_of(claims: Mapping[str, object], *, trusts_email: bool = False) -> SignIn:
    """Read what an issuer says of a person.

    Args:
        claims: of the identity token, checked by who took it.
        trusts_email: the issuer is the district's own, so that nobody can write another's e-mail
            into their account, though it says nothing of having checked it.

    Raises:
        SignedOutError: it does not say who vouches for whom.
    """
    issuer, subject = (str(claims.get(it) or "") for it in ("iss", "sub"))
    if not issuer or not subject:
        raise SignedOutError(AccessFault.SIGNED_OUT)
    email = str(claims.get("email") or claims.get("preferred_username") or "").strip().lower()
    is_checked = trusts_email or claims.get("email_verified") in (True, "true")
    own = [str(claims.get(it, "")) for it in _OF_ONE_SIGN_IN]
    issued = claims.get("iat")
    return SignIn(
        issuer,
        subject,
        name=str(claims.get("name") or email or subject),
        email=email if is_checked else "",
        session_id=hashlib.sha256(json.dumps(own).encode()).hexdigest(),
        issued_at=datetime.fromtimestamp(issued, UTC).replace(tzinfo=None)
        if isinstance(issued, int | float) and not isinstance(issued, bool)
        else None,
    )


def actor_of(store: db.Store, sign_in: SignIn) -> Actor:
    """Return who signed in, with the roles they have now; the first time it is put on record.

    Raises:
        SignedOutError: the sign-in is over, in whichever tab or browser that was said.
    """
    actor = Actor(sign_in.name, sign_in.issuer, sign_in.subject, session_id=sign_in.session_id)
    if store.read(db.sql_text("session"), {"session_id": sign_in.session_id}).empty:
        _begin(store, sign_in, actor)
    return as_of_now(store, actor)


def _begin(store: db.Store, sign_in: SignIn, actor: Actor) -> None:
    now = _now()
    began_at = min(now, sign_in.issued_at or now)
    with store.write(shows=False) as writer:
        if not writer.read(db.sql_text("session"), {"session_id": sign_in.session_id}).empty:
            # Another tab was faster.
            return
        row = {
            "session_id": sign_in.session_id,
            "issuer": sign_in.issuer,
            "subject": sign_in.subject,
            "name": sign_in.name,
            "email": sign_in.email,
            "began_at": began_at,
            "ends_at": began_at + LONGEST,
        }
        writer.insert("sessions", pd.DataFrame([row]))
        if sign_in.email:
            claimed: dict[str, db.Param] = {
                "issuer": sign_in.issuer,
                "subject": sign_in.subject,
                "email": sign_in.email,
            }
            writer.run(db.sql_text("claim_grants"), claimed)
        record(writer, actor, Event.SIGN_IN, sign_in.email)


def as_of_now(reader: db.Store | db.Writer, actor: Actor) -> Actor:
    """Return somebody with the roles they have at this moment.

    Raises:
        SignedOutError: the sign-in is over.
    """
    if not actor.is_signed_in:
        return actor
    found = reader.read(db.sql_text("session"), {"session_id": actor.session_id})
    for row in each(found, Session):
        is_own = (row.issuer, row.subject) == (actor.issuer, actor.subject)
        is_open = row.ended_at is None and row.ends_at > _now()
        if is_own and is_open:
            whose: dict[str, db.Param] = {"issuer": actor.issuer, "subject": actor.subject}
            rows = reader.read(db.sql_text("grants_in_force"), whose)
            roles = tuple(
                Granted(Role(it.role), ScopeKind(it.scope_kind), it.scope)
                for it in each(rows, GrantsInForce)
            )
            return replace(actor, roles=roles)
    raise SignedOutError(AccessFault.SIGNED_OUT)


def require(
    reader: db.Store | db.Writer,
    actor: Actor,
    action: Action,
    place: Mapping[ScopeKind, str] = EVERYWHERE,
) -> None:
    """Refuse what is not granted at this moment; called before anything is written.

    Args:
        reader: the database, or the transaction in which is to be written.
        actor: who is at work.
        action: what they want to do.
        place: where, such as {ScopeKind.STEP: "G1.1"}.

    Raises:
        NotAllowedError: it is not granted.
        SignedOutError: the sign-in is over.
    """
    as_of_now(reader, actor).require(action, place)


def sign_out(store: db.Store, actor: Actor, *, everywhere: bool = False) -> None:
    """End a sign-in in every tab and browser that has its cookie, or all of the person's."""
    ended: dict[str, db.Param] = {
        "session_id": None if everywhere else actor.session_id,
        "issuer": actor.issuer,
        "subject": actor.subject,
        "now": _now(),
    }
    with store.write(shows=False) as writer:
        writer.run(db.sql_text("end_sessions"), ended)
        record(writer, actor, Event.SIGN_OUT, "")


def _now() -> datetime:
    return clock.now().replace(tzinfo=None)
