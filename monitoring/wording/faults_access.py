"""Messages about who may do what: why something is not done, and why a role is not granted."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.access import AccessFault
from monitoring.wording.i18n import marked

TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    AccessFault: {
        AccessFault.NOT_ALLOWED: marked(
            "Your role does not allow this: {action}. An administrator can grant the role for it."
        ),
        AccessFault.SIGNED_OUT: marked(
            "You are signed out. Nothing was saved. Sign in again to go on."
        ),
        AccessFault.NO_ROLE: marked(
            "You are signed in, but nobody has granted you a role yet. Ask an administrator."
        ),
        AccessFault.NOT_AN_EMAIL: marked("“{text}” is not an e-mail address."),
        AccessFault.UNKNOWN_ROLE: marked("“{text}” is not a role. Choose one of {roles}."),
        AccessFault.UNKNOWN_SCOPE: marked(
            "“{scope}” is not an action step of the plan or a school of the district."
        ),
        AccessFault.SCOPE_NOT_TAKEN: marked(
            "The role “{role}” is for everything. A coordinator alone can be held to an action "
            "step or a school."
        ),
        AccessFault.NO_GRANT: marked("No role with the number {number} is in force."),
        AccessFault.LAST_ADMINISTRATOR: marked(
            "This is the last administrator. Grant the role to somebody else first."
        ),
        AccessFault.ALONE: marked(
            "Two people stand by what is published: one who did not write the review marks it, and "
            "one who did not mark it publishes it. An administrator alone must say why."
        ),
        AccessFault.NO_SIGN_IN: marked(
            "Without a sign-in the dashboard is for one person and listens on this machine only, "
            "not on {host}. docs/deploy/sign-in.md says how to set one up."
        ),
        AccessFault.NO_LIBRARY: marked(
            "A sign-in is set up, and the library for it is missing. Install it with: python -m "
            "pip install -r docs/deploy/requirements-sign-in.txt"
        ),
        AccessFault.CHAIN_BROKEN: marked(
            "The audit trail was changed: row {number} does not follow from the one before it."
        ),
    }
}
