"""What is said of people and roles: signing in, and who may do what."""

from collections.abc import Mapping
from datetime import datetime

from monitoring.vocabulary.access import Action, Role, ScopeKind
from monitoring.wording import numbers
from monitoring.wording.i18n import _, marked

_ROLES: Mapping[Role, str] = {
    Role.VIEWER: marked("Viewer"),
    Role.COORDINATOR: marked("Coordinator"),
    Role.REVIEWER: marked("Reviewer"),
    Role.PUBLISHER: marked("Publisher"),
    Role.ADMINISTRATOR: marked("Administrator"),
}
_ACTIONS: Mapping[Action, str] = {
    Action.READ: marked("read"),
    Action.UPDATE: marked("update an action step"),
    Action.LOAD: marked("load results"),
    Action.UNDO: marked("take a load back"),
    Action.TEXT: marked("write the review"),
    Action.DECIDE: marked("write down a decision"),
    Action.MARK: marked("mark a review as reviewed"),
    Action.PUBLISH: marked("publish a review"),
    Action.SAMPLE: marked("put the sample data in or take it out"),
    Action.PLAN: marked("change the plan"),
    Action.TARGET: marked("change a target"),
    Action.GRANT: marked("grant roles"),
    Action.AUDIT: marked("see the audit trail"),
    Action.TEMPLATE: marked("change the look of the deck"),
}
_SCOPES: Mapping[ScopeKind, str] = {
    ScopeKind.ALL: marked("everything"),
    ScopeKind.STEP: marked("an action step"),
    ScopeKind.SCHOOL: marked("a school"),
}


def role(code: str) -> str:
    """Name a role."""
    return _(_ROLES[Role(code)])


def action(code: str) -> str:
    """Name what somebody may do."""
    return _(_ACTIONS[Action(code)])


def scope_kind(code: str) -> str:
    """Name how far a role reaches."""
    return _(_SCOPES[ScopeKind(code)])


def role_held(code: str, scope: str) -> str:
    """Name a role with what it is held to, "" for everything."""
    return _("{role} of {scope}", role=role(code), scope=scope) if scope else role(code)


def sign_in_title() -> str:
    """Head the page of somebody who is not signed in."""
    return _("Sign in")


def sign_in_first() -> str:
    """Say why nothing is shown."""
    return _("Sign in with your district account to see the dashboard.")


def sign_in(provider: str) -> str:
    """Label the button that signs in.

    Args:
        provider: its name among several, "" where there is one.
    """
    return _("Sign in with {provider}", provider=provider) if provider else _("Sign in")


def signed_out() -> str:
    """Say that a sign-in is over."""
    return _("You are signed out, here and in every tab. A sign-in lasts 8 hours at most.")


def sign_out() -> str:
    """Label the button that signs out."""
    return _("Sign out")


def no_role(name: str, known_by: str) -> str:
    """Say that somebody has no role, and by what an administrator knows them."""
    return _(
        "You are signed in as {name}, and have no role here yet. Ask an administrator to grant one "
        "to {known_by}.",
        name=name,
        known_by=known_by,
    )


def this_machine_only() -> str:
    """Say why nothing is shown to somebody on another machine."""
    return _(
        "Without a sign-in this dashboard is for one person on the machine that runs it. "
        "docs/deploy/sign-in.md says how to set one up."
    )


def signed_in(name: str, roles: list[str]) -> str:
    """Say in the side bar who is signed in, as what."""
    return _("{name}: {roles}", name=name, roles=numbers.and_list(roles))


def not_yours(code: str) -> str:
    """Say in the place of a form that its reader may not use it."""
    return _("Your role does not allow this: {action}.", action=action(code))


def two_people() -> str:
    """Say what is missing before a publisher may publish."""
    return _(
        "Two people must stand by this review: one who did not write it marks it, and one who did "
        "not mark it publishes it."
    )


def one_person() -> str:
    """Say honestly that one person would do both."""
    return _(
        "One person would review and publish this alone. The reason is kept with the published "
        "review."
    )


def alone_because() -> str:
    """Label the field for the reason."""
    return _("Why it is published by one person")


def only_one_here() -> str:
    """Give the reason that holds wherever the dashboard has no sign-in."""
    return _("This dashboard has no sign-in and is used by one person.")


def people_title() -> str:
    """Head the section about roles."""
    return _("People and roles")


def email() -> str:
    """Label the field for a person's e-mail."""
    return _("E-mail address")


def which_role() -> str:
    """Label the choice of a role."""
    return _("Role")


def reaches() -> str:
    """Label the choice of what a coordinator answers for."""
    return _("Action step or school (coordinators only; empty for all)")


def grant() -> str:
    """Label the button that grants a role."""
    return _("Grant the role")


def revoke(code: str, scope: str, whom: str) -> str:
    """Label the button that takes a role back."""
    return _("Take back: {role}, {whom}", role=role_held(code, scope), whom=whom)


def granted(number: int, code: str, scope: str, whom: str) -> str:
    """Say that a role was granted, and by which number it can be taken back."""
    return _(
        "{whom} is granted: {role} (number {number}).",
        whom=whom,
        role=role_held(code, scope),
        number=number,
    )


def revoked(number: int) -> str:
    """Say that a role was taken back."""
    return _("Role number {number} is taken back.", number=number)


def grant_line(row: tuple[int, str, str, str], granted_at: datetime, by: str) -> str:
    """List a role that is in force.

    Args:
        row: its number, whose it is, the role, and what it is held to.
        granted_at: when, in UTC.
        by: who granted it.
    """
    number, whom, code, scope = row
    return _(
        "{number}  {whom}: {role}, granted on {day} by {author}",
        number=number,
        whom=whom,
        role=role_held(code, scope),
        day=numbers.day(granted_at.date()),
        author=by,
    )


def no_grants() -> str:
    """Say that nobody has a role yet, and how the first one is granted."""
    return _(
        "Nobody has a role yet. Grant the first one: python -m monitoring grant EMAIL administrator"
    )
