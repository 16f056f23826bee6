"""Who is at work, and what they may do: one value for a run of a page, or for a command."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.access.permissions import PERMISSIONS, READ_WHOLE, SCOPED
from monitoring.errors import InputError
from monitoring.vocabulary.access import AccessFault, Action, Role, ScopeKind

# Who works without a sign-in is known by these in the place of an issuer.
LOCAL = "local"
MACHINE = "machine"
EVERYWHERE: Mapping[ScopeKind, str] = {}


class NotAllowedError(InputError):
    """Somebody may not do this; nothing was written."""


@dataclass(frozen=True)
class Granted:
    """A role as it was granted: what it is, and over what it reaches ("" for everything)."""

    role: Role
    scope_kind: ScopeKind = ScopeKind.ALL
    scope: str = ""

    def reaches(self, action: Action, place: Mapping[ScopeKind, str]) -> bool:
        """Tell whether the role allows an action at a place, such as {step: "G1.1"}."""
        if action not in PERMISSIONS[self.role]:
            return False
        if self.scope_kind == ScopeKind.ALL or action in READ_WHOLE:
            return True
        in_scope = SCOPED.get(action, frozenset())
        return self.scope_kind in in_scope and place.get(self.scope_kind) == self.scope


@dataclass(frozen=True)
class Actor:
    """Who is at work.

    Args:
        name: as it is written beside what they do.
        issuer: of the sign-in; ``LOCAL`` for the one person of a server without sign-in,
            ``MACHINE`` for commands.
        subject: by which the issuer knows them, "" where there is no sign-in.
        roles: that were in force when the run began; a write looks them up again.
        session_id: of the sign-in, "" where there is none.
    """

    name: str
    issuer: str
    subject: str = ""
    roles: tuple[Granted, ...] = ()
    session_id: str = ""

    @property
    def is_signed_in(self) -> bool:
        """Tell whether a sign-in says who it is, and not the machine or the person."""
        return self.issuer not in (LOCAL, MACHINE)

    @property
    def person(self) -> str:
        """The same for all that one person does, "" where names are only typed."""
        return f"{self.issuer} {self.subject}" if self.is_signed_in else ""

    @property
    def is_administrator(self) -> bool:
        """Tell whether it is an administrator."""
        return any(it.role == Role.ADMINISTRATOR for it in self.roles)

    def may(self, action: Action, place: Mapping[ScopeKind, str] = EVERYWHERE) -> bool:
        """Tell whether an action at a place is granted; what is not granted is denied."""
        return any(it.reaches(action, place) for it in self.roles)

    def may_somewhere(self, action: Action) -> bool:
        """Tell whether an action is granted at any place at all."""
        return self.may(action) or any(
            action in PERMISSIONS[it.role] and it.scope_kind in SCOPED.get(action, ())
            for it in self.roles
        )

    def require(self, action: Action, place: Mapping[ScopeKind, str] = EVERYWHERE) -> None:
        """Refuse an action that is not granted.

        Raises:
            NotAllowedError: it is not.
        """
        if not self.may(action, place):
            raise NotAllowedError(
                AccessFault.NOT_ALLOWED, name=self.name, action=action, roles=roles_of(self)
            )


def roles_of(actor: Actor) -> tuple[Role, ...]:
    """Return the roles of somebody, each once, the least first."""
    return tuple(role for role in Role if any(it.role == role for it in actor.roles))


def machine(name: str) -> Actor:
    """Return who calls a command: the administrator of the machine, under its user name."""
    return Actor(name, MACHINE, roles=(Granted(Role.ADMINISTRATOR),))


def local(name: str) -> Actor:
    """Return the one person of a server that listens to its own machine only."""
    return Actor(name, LOCAL, roles=(Granted(Role.ADMINISTRATOR),))
