"""Who is at work in tests: on the machine, alone on it, or signed in with roles."""

from dataclasses import replace
from datetime import UTC, datetime

from monitoring import access, clock, db
from monitoring.access import Actor, machine

ANN = machine("Ann Bell")
BEN = machine("Ben Cole")
ISSUER = "https://login.example.org"


def claims(name, **more):
    """Return what an issuer says of somebody who signs in now."""
    mail = f"{name.split()[0].lower()}@example.org"
    issued = int(clock.now().timestamp())
    return {
        "iss": ISSUER,
        "sub": name.lower().replace(" ", "-"),
        "name": name,
        "email": mail,
        "email_verified": True,
        "iat": issued,
        "nonce": f"{name} {issued}",
    } | more


def signed_in(name, *roles, store=None, **more) -> Actor:
    """Sign somebody in, with roles that the machine's administrator granted them.

    Args:
        name: theirs.
        roles: each a role, or (role, kind of scope, scope).
        store: the database, the open one where none is named.
        more: other claims of the issuer.
    """
    store = store or db.open_store()
    said = claims(name, **more)
    for role in roles:
        wanted = role if isinstance(role, tuple) else (role,)
        access.grant(store, access.GrantInput(said["email"], *wanted), by=ANN)
    return access.actor_of(store, access.sign_in_of(said))


def stranger() -> Actor:
    """Return somebody who says they signed in, and never did."""
    return replace(ANN, issuer=ISSUER, subject="stranger", session_id="made up")


def at(text: str) -> datetime:
    """Return a moment of a test, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
