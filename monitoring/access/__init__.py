"""Who may do what, and what was done: sign-ins, roles, and the audit trail."""

from monitoring.access.actor import (
    EVERYWHERE,
    LOCAL,
    MACHINE,
    Actor,
    Granted,
    NotAllowedError,
    local,
    machine,
    roles_of,
)
from monitoring.access.grants import GrantInput, GrantRefusedError, grant, revoke
from monitoring.access.looking import all_grants, audit_rows
from monitoring.access.permissions import PERMISSIONS, SCOPED
from monitoring.access.sessions import (
    LONGEST,
    SignedOutError,
    SignIn,
    actor_of,
    as_of_now,
    require,
    sign_in_of,
    sign_out,
)
from monitoring.access.trail import DONE_BEFORE, Chain, done_before, record, verify

__all__ = [
    "DONE_BEFORE",
    "EVERYWHERE",
    "LOCAL",
    "LONGEST",
    "MACHINE",
    "PERMISSIONS",
    "SCOPED",
    "Actor",
    "Chain",
    "GrantInput",
    "GrantRefusedError",
    "Granted",
    "NotAllowedError",
    "SignIn",
    "SignedOutError",
    "actor_of",
    "all_grants",
    "as_of_now",
    "audit_rows",
    "done_before",
    "grant",
    "local",
    "machine",
    "record",
    "require",
    "revoke",
    "roles_of",
    "sign_in_of",
    "sign_out",
    "verify",
]
